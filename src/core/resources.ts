/** The bytes of the models that ship beside the bundle. The host reads the files; the core never touches a disk. */
export interface Resources {
  /** models/people.bin: finds personal names. Without it, only names that their context gives away are found. */
  readonly people?: Uint8Array;
  /** models/reading.bin: how Chinese reads on. Without it, only cuts that rules can prove are found. */
  readonly reading?: Uint8Array;
}
