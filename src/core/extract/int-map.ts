const slotOf = (key: number, mask: number): number => {
  const h = Math.imul(key, 0x9e3779b1);
  return (h ^ (h >>> 15)) & mask;
};

/** Non-zero 32-bit keys to 32-bit values; a missing key reads as 0. */
export class IntMap {
  readonly mask: number;
  /** Key and value side by side. */
  readonly slots: Int32Array;

  constructor(expected: number) {
    let size = 1024;
    while (size < expected * 2) size *= 2;
    this.mask = size - 1;
    this.slots = new Int32Array(size * 2);
  }

  get(key: number): number {
    const { slots, mask } = this;
    for (let s = slotOf(key, mask); ; s = (s + 1) & mask) {
      const k = slots[2 * s]!;
      if (k === key) return slots[2 * s + 1]!;
      if (k === 0) return 0;
    }
  }

  set(key: number, value: number): void {
    this.put(this.find(key), key, value);
  }

  /** Sets a key that has no value yet. */
  setNew(key: number, value: number): void {
    const s = this.find(key);
    if (this.slots[2 * s] !== key) this.put(s, key, value);
  }

  private put(slot: number, key: number, value: number): void {
    this.slots[2 * slot] = key;
    this.slots[2 * slot + 1] = value;
  }

  /** The slot of a key, or the free one where it would stand. */
  private find(key: number): number {
    const { slots, mask } = this;
    let s = slotOf(key, mask);
    while (slots[2 * s] !== 0 && slots[2 * s] !== key) s = (s + 1) & mask;
    return s;
  }
}
