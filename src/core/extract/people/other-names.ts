import type { Lexicon } from './lexicon.js';
import { type NameSpan, sureSpan } from './span.js';
import { Taken } from './taken.js';
import type { CodeTable } from './units.js';

/** Words that give another name of someone. */
const WORDS =
  '原名|本名|又名|别名|原姓名|笔名|艺名|乳名|小名|化名|曾用名|法名|网名|字|号|自号|英文名|日文名|韩文名|原文名|外号|绰号|昵称';

/** All that stands between a name and another name of the same person: 甲（原名乙）, 甲，笔名“乙”. */
export const OTHER_NAME = new RegExp(`^[，,、（(\\s]*(?:${WORDS})(?:叫|是|为|：|:)?[“"「]?$`, 'u');

const ANNOUNCED = new RegExp(
  `^[，,、（(]?(?:${WORDS})(?:叫|是|为|：|:)?[“"「]?(?<name>[\\u4e00-\\u9fff]{2,4})(?=[，,。、；;）)”"」]|$)`,
  'u',
);

/** What such words begin with, and the signs that may stand before them, by code. */
const FIRSTS = new Set(WORDS.split('|').map((word) => word.charCodeAt(0)));
const SIGNS = new Set(Array.from('，,、（(', (sign) => sign.charCodeAt(0)));

/** Adds the other names that the text itself gives someone, whatever they look like: 郑怀远，字子安，号秋水. */
export function otherNames(text: string, spans: readonly NameSpan[], lexicon: Lexicon): readonly NameSpan[] {
  const found: NameSpan[] = [];
  let sure: Taken | undefined;
  for (const span of spans) {
    let from = span.sure ? span.end : text.length;
    while (mayOpen(text, from, lexicon.table)) {
      const match = ANNOUNCED.exec(lexicon.fold(text.slice(from, from + 16)));
      if (!match) break;
      const end = from + match[0].length;
      const name = sureSpan(end - match.groups!.name!.length, end);
      sure ??= new Taken(
        text.length,
        spans.filter((s) => s.sure),
      );
      if (!sure.overlaps(name)) found.push(name);
      from = end;
    }
  }
  if (found.length === 0) return spans;
  const taken = new Taken(text.length, found);
  return [...spans.filter((s) => !taken.overlaps(s)), ...found].sort((a, b) => a.start - b.start);
}

/** Such words may begin at `at`: most names are followed by something else. */
function mayOpen(text: string, at: number, { codes }: CodeTable): boolean {
  const code = codes[text.charCodeAt(at)]!;
  return FIRSTS.has(SIGNS.has(code) ? codes[text.charCodeAt(at + 1)]! : code);
}
