/** A set of whole numbers above 0, of which there are at most half as many as it has places. Open addressing. */
export class NumberSet {
  private readonly places: Int32Array;
  private readonly shift: number;

  /** @param bits so many bits number its places */
  constructor(bits: number) {
    this.places = new Int32Array(1 << bits);
    this.shift = 32 - bits;
  }

  clear(): void {
    this.places.fill(0);
  }

  has(number: number): boolean {
    return this.places[this.placeOf(number)] === number;
  }

  /** False where it is there already. */
  add(number: number): boolean {
    const place = this.placeOf(number);
    if (this.places[place] === number) return false;
    this.places[place] = number;
    return true;
  }

  /** Where a number stands, or would. */
  private placeOf(number: number): number {
    const { places } = this;
    const last = places.length - 1;
    let place = Math.imul(number, 0x9e3779b1) >>> this.shift;
    while (places[place] !== 0 && places[place] !== number) place = (place + 1) & last;
    return place;
  }
}
