export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The share of planted copies of which at least nine tenths lie in stretches that a tool reported. */
export function foundShare(planted: readonly Stretch[], reported: readonly Stretch[]): number {
  const length = Math.max(0, ...planted.map((p) => p.end), ...reported.slice(-1).map((r) => r.end));
  const covered = new Uint8Array(length + 1);
  for (const { start, end } of reported) covered.fill(1, start, end);
  let hits = 0;
  for (const { start, end } of planted) {
    let inside = 0;
    for (let i = start; i < end; i++) inside += covered[i]!;
    if (inside >= 0.9 * (end - start)) hits++;
  }
  return planted.length ? hits / planted.length : 1;
}
