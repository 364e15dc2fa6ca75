/** What of WebAssembly is used here, and what reads base64; not all hosts need have them. */
declare const atob: (text: string) => string;
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
   * @param module as scripts/kernels.mjs writes it: in base64
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

const bytesOf = (module: string): Uint8Array => Uint8Array.from(atob(module), (byte) => byte.charCodeAt(0));
