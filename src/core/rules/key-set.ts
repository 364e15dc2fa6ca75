/** Numbers that were added, and those that were added more than once. Open addressing: most come once, and are many. */
export class KeySet {
  readonly twice = new Set<number>();
  private table = new Float64Array(1024).fill(Number.NaN);
  private size = 0;

  add(key: number): void {
    if (this.size * 2 >= this.table.length) this.grow();
    const at = this.placeOf(key);
    if (this.table[at] === key) {
      this.twice.add(key);
      return;
    }
    this.table[at] = key;
    this.size++;
  }

  private placeOf(key: number): number {
    const { table } = this;
    const mask = table.length - 1;
    let at = (Math.imul(key | 0, 0x9e3779b1) >>> 7) & mask;
    while (!Number.isNaN(table[at]) && table[at] !== key) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { table } = this;
    this.table = new Float64Array(table.length * 4).fill(Number.NaN);
    for (const key of table) if (!Number.isNaN(key)) this.table[this.placeOf(key)] = key;
  }
}
