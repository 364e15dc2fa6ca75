/** A stretch of the file's text: UTF-16 code units from its start (a byte order mark not counted), end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text of a range; an empty `text` removes it, an empty range inserts. */
export interface Edit extends Range {
  readonly text: string;
}

/** Widens a range that would begin or end inside a character of two code units. */
export function wholeCharacters<T extends Range>(text: string, range: T): T {
  const start = splits(text, range.start) ? range.start - 1 : range.start;
  const end = splits(text, range.end) ? range.end + 1 : range.end;
  return start === range.start && end === range.end ? range : { ...range, start, end };
}

const splits = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
