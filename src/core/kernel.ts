/** What of WebAssembly is used here; not all hosts need have it. */
declare const WebAssembly: {
  readonly Memory: new (pages: { initial: number }) => KernelMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
};

interface KernelMemory {
  /** Another one when the memory has grown. */
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

const PAGE = 65_536;

/** Pages of memory for so many bytes. */
const pagesFor = (bytes: number): number => Math.ceil(bytes / PAGE);

/** A few functions that work on many numbers at a time in a memory of their own: WebAssembly with SIMD. */
export class Kernel<Functions> {
  readonly functions: Functions;
  private readonly memory: KernelMemory;

  /**
   * Throws where the engine does not take it.
   *
   * @param module as scripts/kernels.mjs writes it: two hexadecimal digits a byte
   * @param bytes of memory
   */
  constructor(module: string, bytes: number) {
    this.memory = new WebAssembly.Memory({ initial: pagesFor(bytes) });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytesOf(module)), {
      core: { memory: this.memory },
    });
    this.functions = exports as Functions;
  }

  get buffer(): ArrayBuffer {
    return this.memory.buffer;
  }

  /** Makes room for so many bytes; what was in it stays, views of the buffer before do not. */
  grow(bytes: number): void {
    const pages = pagesFor(bytes) - pagesFor(this.buffer.byteLength);
    if (pages > 0) this.memory.grow(pages);
  }
}

/** Two hexadecimal digits a byte. A regular expression would cost a millisecond when it is first used. */
function bytesOf(digits: string): Uint8Array {
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = 16 * digitAt(digits, 2 * i) + digitAt(digits, 2 * i + 1);
  return bytes;
}

function digitAt(digits: string, at: number): number {
  const code = digits.charCodeAt(at);
  return code <= NINE ? code - ZERO : code - SMALL_A + 10;
}
const [ZERO, NINE, SMALL_A] = [0x30, 0x39, 0x61];
