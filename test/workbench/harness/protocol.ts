/** What the fixture extension tells the tests. Offsets are UTF-16 code units, end exclusive; lines count from 1. */
export interface Problem {
  readonly code: string;
  readonly source: string;
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly faded: boolean;
  readonly related: readonly { readonly message: string; readonly path: string; readonly line: number }[];
}

/** A finding in a file that may not be open. */
export interface Listed {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly severity: Problem['severity'];
  readonly line: number;
}

export interface Action {
  readonly title: string;
  readonly kind: string;
  readonly preferred: boolean;
  /** How many edits it carries itself; an action may carry a command instead. */
  readonly edits: number;
  readonly command: string;
}

export interface Editor {
  readonly path: string;
  readonly text: string;
  readonly version: number;
  readonly language: string;
  readonly dirty: boolean;
  readonly selection: { readonly start: number; readonly end: number };
  readonly selected: string;
}

/** The tests' own disk. Paths are relative to the workspace folder. */
export interface Disk {
  write(path: string, text: string): void;
  writeBytes(path: string, bytes: readonly number[]): void;
  read(path: string): string;
  /** The file is gone afterwards, whether or not it was there. */
  remove(path: string): void;
  setReadonly(path: string, readonly: boolean): void;
}

/** What happened to one test inside the extension host. */
export interface Mark {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly error?: string;
}
/** A mark as a line of the log, and back: a host may write words of its own around it. */
export const writeMark = (mark: Mark): string => `@@suite ${JSON.stringify(mark)} @@`;
export function readMark(line: string): Mark | undefined {
  const json = /@@suite (.*) @@/.exec(line)?.[1];
  return json === undefined ? undefined : (JSON.parse(json) as Mark);
}
