import { Position, Range } from 'vscode';

/** Turns offsets into lines and columns as VS Code counts them, for a text that is not open. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (const end of text.matchAll(/\r\n|\r|\n/gu)) this.starts.push(end.index + end[0].length);
  }

  range({ start, end }: { start: number; end: number }): Range {
    return new Range(this.position(start), this.position(end));
  }

  private position(offset: number): Position {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return new Position(low, offset - this.starts[low]!);
  }
}
