import { LEVELS } from './joint.js';
import { type Layer, type Products, placeOf, type Table } from './products.js';

/** A matrix as it stands in a file: what a number of each column is worth, and a signed byte for each number, row by row. */
export interface StoredMatrix {
  readonly steps: Float32Array;
  readonly numbers: Int8Array;
  readonly width: number;
}

/**
 * Takes the parts of a network one after the other from bytes: sizes; each matrix as one scale for each column and one signed
 * byte for each number, row by row; vectors. All little endian. Throws RangeError where bytes are missing.
 */
export class NetworkBytes {
  private readonly view: DataView;

  constructor(
    private readonly bytes: Uint8Array,
    /** Where the next part stands. */
    public at: number,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  size(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2, true);
  }

  vector(length: number): Float32Array {
    // A copy: views of numbers need aligned bytes.
    return new Float32Array(new Uint8Array(this.taken(4 * length)).buffer, 0, length);
  }

  matrix([rows, width]: readonly [number, number]): StoredMatrix {
    const steps = this.vector(width);
    const own = this.taken(rows * width);
    return { steps, numbers: new Int8Array(own.buffer, own.byteOffset, own.length), width };
  }

  private taken(length: number): Uint8Array {
    this.at += length;
    if (this.at > this.bytes.length) throw new RangeError('the network does not fit the counts');
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/** What symbols or pairs are: a row of numbers for each. */
export interface Numbers extends Table {
  /** What a number is worth when it has been multiplied by the factor of its column. */
  readonly step: number;
}

/** Numbers times their factors are stored in sixteen bits. */
const MOST_FACTOR = Math.floor(0x7fff / LEVELS);

/** Puts matrices where they are multiplied, one behind the other. */
export class Placing {
  private numbers = 0;
  private factors = 0;
  private weights = 0;
  private scales = 0;

  constructor(private readonly products: Products) {}

  /** One that says what symbols or pairs are. */
  numbersOf({ steps, numbers, width }: StoredMatrix): Numbers {
    const step = Math.max(...steps) / MOST_FACTOR;
    return this.table(
      numbers,
      Array.from(steps, (own) => Math.round(own / step)),
      width,
      step,
    );
  }

  /** One that says what inputs that are worth `step` each say to the hidden units. */
  layerOf({ steps, numbers, width }: StoredMatrix, step: number): Layer {
    const { products, weights, scales } = this;
    const inputs = numbers.length / width;
    layOut(numbers, width, products.weights, weights);
    for (let column = 0; column < width; column++) products.scales[scales + column] = step * steps[column]!;
    this.weights += numbers.length;
    this.scales += width;
    return { weights, scales, columns: width, inputs };
  }

  private table(own: Int8Array, factors: readonly number[], width: number, step: number): Numbers {
    const { products } = this;
    const table = { numbers: this.numbers, factors: this.factors, width, step };
    products.numbers.set(own, this.numbers);
    products.factors.set(factors, this.factors);
    this.numbers += own.length;
    this.factors += width;
    return table;
  }
}

/** Puts the numbers of a matrix where products look for them; a function of its own: see Tree. */
function layOut(numbers: Int8Array, width: number, into: Int8Array, from: number): void {
  const inputs = numbers.length / width;
  for (let row = 0, at = 0; row < inputs; row++)
    for (let column = 0; column < width; column++) into[from + placeOf(row, column, inputs)] = numbers[at++]!;
}
