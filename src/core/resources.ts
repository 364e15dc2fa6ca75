/** The bytes of the models and word lists that ship beside the bundle. The host reads the files; the core never touches a disk. */
export interface Resources {
  /** models/words.txt: the words that facts are read with. Without it, no people and no figures are found. */
  readonly words?: Uint8Array;
  /** models/people.bin: finds personal names. Without it, no people are found. */
  readonly people?: Uint8Array;
  /** models/reading.bin: how Chinese reads on. Without it, only cuts that rules can prove are found. */
  readonly reading?: Uint8Array;
}
