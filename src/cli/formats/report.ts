import type { Finding } from '../../core/finding.js';
import type { Encoding } from '../encoding.js';

/** What `check` found in one file. */
export interface Checked {
  readonly shown: string;
  /** Absolute; `-` for standard input. */
  readonly path: string;
  readonly text: string;
  readonly encoding: Encoding;
  readonly findings: readonly Finding[];
}

/** A file that could not be checked, and why. */
export interface Failed {
  readonly shown: string;
  readonly path: string;
  readonly reason: string;
}

/** A report in one format, given out piece by piece: what is kept in memory does not grow with the texts. */
export interface Report {
  begin(): string;
  file(checked: Checked): string;
  /** `failed` are all files that could not be checked. */
  end(failed: readonly Failed[]): string;
}
