/**
 * Keys that come with values, and those of them that come with several. Open addressing: most come once, and are many.
 */
export class KeySet {
  /** All values of the keys that have several, up to one more than may be. */
  private readonly several = new Map<number, { readonly values: Set<number>; readonly most: number }>();
  private table = new Float64Array(1024).fill(Number.NaN);
  private values = new Int32Array(1024);
  private size = 0;

  /** `most`: with more values than this a key is not asked for. */
  add(key: number, value: number, most: number): void {
    if (this.size * 2 >= this.table.length) this.grow();
    const at = this.placeOf(key);
    if (this.table[at] !== key) {
      this.table[at] = key;
      this.values[at] = value;
      this.size++;
      return;
    }
    const first = this.values[at]!;
    if (first === value) return;
    const known = this.several.get(key);
    if (!known) this.several.set(key, { values: new Set([first, value]), most });
    else if (known.values.size <= most) known.values.add(value);
  }

  /** The keys that came with different values, but no more of them than they may. */
  differing(): Set<number> {
    const keys = new Set<number>();
    for (const [key, { values, most }] of this.several) if (values.size <= most) keys.add(key);
    return keys;
  }

  private placeOf(key: number): number {
    const { table } = this;
    const mask = table.length - 1;
    let at = (Math.imul(key | 0, 0x9e3779b1) >>> 7) & mask;
    while (!Number.isNaN(table[at]) && table[at] !== key) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { table, values } = this;
    this.table = new Float64Array(table.length * 2).fill(Number.NaN);
    this.values = new Int32Array(table.length * 2);
    for (let i = 0; i < table.length; i++) {
      if (Number.isNaN(table[i])) continue;
      const at = this.placeOf(table[i]!);
      this.table[at] = table[i]!;
      this.values[at] = values[i]!;
    }
  }
}
