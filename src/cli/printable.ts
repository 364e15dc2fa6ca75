/**
 * Characters that a terminal would act on rather than show: controls, bidirectional overrides, line separators, lone
 * surrogates. A file's name or text may hold any of them.
 */
const ACTING = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** The text with acting characters written out as `\u{…}`, so that it stays one line and what it seems to be. */
export function printable(text: string): string {
  return text.replace(ACTING, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`);
}
