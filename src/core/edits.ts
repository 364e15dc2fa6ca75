import type { Edit } from './range.js';

/** A stretch of the first text that is still there, or text that was put in. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

const lengthOf = (piece: Piece): number => ('text' in piece ? piece.text.length : piece.end - piece.start);

const cut = (piece: Piece, from: number, to: number): Piece =>
  'text' in piece
    ? { text: piece.text.slice(from, to) }
    : { start: piece.start + from, end: piece.start + to };

/** A text under several rounds of edits, each against the result of the one before, read off as one. */
export class EditHistory {
  private pieces: Piece[];

  constructor(private readonly original: string) {
    this.pieces = [{ start: 0, end: original.length }];
  }

  /** Takes in edits of the text as it now is, in order and free of overlaps. */
  add(edits: readonly Edit[]): void {
    const out: Piece[] = [];
    let next = 0;
    let at = 0;
    const put = (piece: Piece) => {
      if (lengthOf(piece) > 0) out.push(piece);
    };
    for (const piece of this.pieces) {
      let from = 0;
      const length = lengthOf(piece);
      while (next < edits.length && edits[next]!.start < at + length) {
        const edit = edits[next]!;
        const start = Math.max(from, edit.start - at);
        put(cut(piece, from, start));
        if (edit.start >= at) put({ text: edit.text });
        from = Math.max(start, Math.min(length, edit.end - at));
        if (edit.end > at + length) break;
        next++;
      }
      put(cut(piece, from, length));
      at += length;
      if (next < edits.length && edits[next]!.start < at && edits[next]!.end <= at) next++;
    }
    for (; next < edits.length; next++) if (edits[next]!.start >= at) put({ text: edits[next]!.text });
    this.pieces = out;
  }

  /** One list of edits of the first text, in order, as small as they can be. */
  edits(): Edit[] {
    const { original } = this;
    const out: Edit[] = [];
    let at = 0;
    let text = '';
    const close = (start: number) => {
      if (start > at || text !== '') {
        const edit = trim(original, { start: at, end: start, text });
        if (edit.end > edit.start || edit.text !== '') out.push(edit);
      }
      text = '';
    };
    for (const piece of this.pieces) {
      if ('text' in piece) text += piece.text;
      else {
        close(piece.start);
        at = piece.end;
      }
    }
    close(original.length);
    return out;
  }
}

/** Leaves out what an edit takes away and puts back, never half a surrogate pair. */
function trim(original: string, { start, end, text }: Edit): Edit {
  let head = 0;
  const most = Math.min(end - start, text.length);
  while (head < most && original.charCodeAt(start + head) === text.charCodeAt(head)) head++;
  if (head > 0 && isHigh(text.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (
    tail < most - head &&
    original.charCodeAt(end - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  )
    tail++;
  if (tail > 0 && isLow(text.charCodeAt(text.length - tail))) tail--;
  return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
