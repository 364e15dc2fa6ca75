import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { type Decoded, encode } from '../encoding.js';

/**
 * What cleaning changes in a file, as a unified diff that `patch` and `git apply` take: in the bytes of the file's own
 * encoding (UTF-16, which they cannot read, in UTF-8), byte order mark included.
 */
export function unifiedDiff(name: string, { text, encoding }: Decoded, cleaned: string): Buffer {
  const mark = encoding === 'UTF-8 BOM' ? '\ufeff' : '';
  const patch = createTwoFilesPatch('OLD', 'NEW', mark + text, mark + cleaned, '', '', {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  const body = patch.slice(patch.indexOf('@@'));
  const head = `--- ${quoted(`a/${relative(name)}`)}\n+++ ${quoted(`b/${relative(name)}`)}\n`;
  return Buffer.concat([Buffer.from(head), encode(body, encoding === 'GB18030' ? 'GB18030' : 'UTF-8')]);
}

const relative = (name: string): string =>
  (name === '-' ? 'stdin' : name)
    .replace(/\\/g, process.platform === 'win32' ? '/' : '\\')
    .replace(/^\/+/, '');

/** A name as Git writes it: in quotes, C style, where it holds quotes, backslashes, blanks or controls. */
function quoted(name: string): string {
  if (!/[\s"\\\p{Cc}]/u.test(name)) return name;
  if (!/["\\\p{Cc}]/u.test(name)) return `${name}\t`;
  const bytes = [...name].map((c) => {
    if (c === '"' || c === '\\') return `\\${c}`;
    if (c === '\n') return '\\n';
    if (c === '\t') return '\\t';
    return /\p{Cc}/u.test(c) ? `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}` : c;
  });
  return `"${bytes.join('')}"`;
}
