/** What spreadsheets take for the start of a formula, in half and full width. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * One CSV cell (RFC 4180). Always quoted, so that no other separator splits it; what a spreadsheet would run as a
 * formula gets an apostrophe in front. Plain numbers stay numbers.
 */
export function csvCell(value: string): string {
  const guarded = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return `"${guarded.replaceAll('\0', '\ufffd').replaceAll('"', '""')}"`;
}

/** One CSV record with its line end. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text as one line of Markdown that shows what it says: no markup, no HTML, no link, in a table cell or out of one. */
export function markdownText(text: string): string {
  return text
    .replace(CONTROLS, ' ')
    .replace(BIDI, '')
    .replace(/[\\`*_{}[\]()<>#|~!&$@^=+-]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .trim();
}
