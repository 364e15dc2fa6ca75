export function shortNames(): string[];
export function pattern(names: readonly string[]): RegExp;
export function kernelNames(): string[];
