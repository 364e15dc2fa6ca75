import { Position, Range } from 'vscode';
import { Lines } from '../../core/lines.js';

/** Turns offsets into lines and columns as VS Code counts them, for a text that is not open. */
export class LineIndex {
  private readonly lines: Lines;

  constructor(text: string) {
    this.lines = new Lines(text);
  }

  range({ start, end }: { start: number; end: number }): Range {
    return new Range(this.position(start), this.position(end));
  }

  private position(offset: number): Position {
    const { line, column } = this.lines.at(offset);
    return new Position(line - 1, column - 1);
  }
}
