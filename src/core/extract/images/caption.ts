import type { Paragraph } from '../../article.js';
import { creditOf, withoutEnd } from './credit.js';

/** A picture while its parts are still being gathered. */
export interface Part {
  marker: string | null;
  caption: string | null;
  credit: string | null;
  start: number;
  end: number;
  /** The paragraph it was last seen in. */
  at: number;
}

const SIGN = '[①-⑳❶-❿㉑-㊿⓫-⓴]';
const SIGNS = new RegExp(SIGN, 'gu');
const PLACE = '(?:左上|右上|左下|右下|[上下左右中大小题題主]|压题|壓題)[图圖]';
/** What names the picture at the start of a caption: 图①：, ①, （图①）, 图①—图③：, 上图：, 图1, 图为, ▲. */
const LEAD = new RegExp(
  `^(?:[（(]?(?<marks>[图圖]?[（(]?${SIGN}[）)]?(?:[—\\-–至、和与與]{0,2}[图圖]?${SIGN})*)[）)]?[：:、.\\s为為是]*` +
    '|(?<number>[图圖](?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2}))[：:\\s为為]+' +
    `|(?<place>${PLACE})(?:[（(][^（）()]{1,10}[）)])?[：:为為是\\s]` +
    '|[图圖][为為]|[△▲▼◀▶↑↓←→][ \\u3000]?)',
  'u',
);
/** Where the next picture begins within one caption: 图①：…。图②：…。, …骆小满摄  右图：…. */
const NEXT = new RegExp(
  `(?<=[。；！？\\s）)摄攝])(?:[图圖](?:${SIGN}|[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})[：:为為]|${SIGN}(?![—\\-至、])|${PLACE}[：:为為])|(?<=，)[图圖]${SIGN}[：:为為]`,
  'u',
);

/** The sign of a marker alone: ① of 图① and （①）. */
export const bare = (marker: string): string => marker.replace(/[图圖（()）：:\s]/gu, '');

/** Whether a line says by its beginning that it is the caption of a picture. */
export const hasLead = (text: string): boolean => LEAD.test(text);

/** Every picture that a lead names: 图①—图③ are three. */
function markersOf(lead: RegExpExecArray | null): (string | null)[] {
  const { marks, number, place } = lead?.groups ?? {};
  if (marks === undefined) return [number ?? place ?? null];
  const signs = [...marks.matchAll(SIGNS)].map(([sign]) => sign);
  if (signs.length === 1) return [marks.replace(/^[（(]|[）)]$/gu, '')];
  const prefix = /^[图圖]/u.exec(marks)?.[0] ?? '';
  const [first, last] = [signs[0]!.codePointAt(0)!, signs.at(-1)!.codePointAt(0)!];
  const through = signs.length === 2 && /[—\-–至]/u.test(marks) && last > first && last - first < 9;
  const all = through
    ? Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i))
    : signs;
  return all.map((sign) => prefix + sign);
}

/** Splits a caption paragraph into its pictures. A credit at its end that is the only one speaks of all of them. */
export function fromCaption({ text: whole, start: first, index, memo }: Paragraph): Part[] {
  const parts: Part[] = [];
  let text = whole;
  let start = first;
  for (;;) {
    const lead = LEAD.exec(text);
    const from = lead?.[0].length ?? 0;
    const next = NEXT.exec(text.slice(Math.max(1, from)));
    const cut = next ? Math.max(1, from) + next.index : text.length;
    const own = withoutEnd(text.slice(0, cut), '， \u3000\u00a0');
    const credit = creditOf(own, memo.words);
    const caption = own.slice(from, Math.max(from, keepStop(own, credit?.from))).trim();
    for (const marker of markersOf(lead))
      parts.push({
        marker,
        caption: caption === '' ? null : caption,
        credit: credit?.credit ?? null,
        start,
        end: start + own.length,
        at: index,
      });
    if (cut >= text.length) break;
    start += cut;
    text = text.slice(cut);
  }
  const credits = new Set(parts.map((part) => part.credit).filter((credit) => credit !== null));
  const [only] = credits;
  if (credits.size === 1 && parts.at(-1)!.credit !== null) for (const part of parts) part.credit ??= only!;
  return parts;
}

/** 夏立（见上图，张腾扬摄）: running text that speaks of its picture. */
const SEEN = new RegExp(
  `[（(][见見](?<marker>[图圖]${SIGN}|${PLACE}|[图圖])[，。,：:s](?<credit>[^（）()]{2,24})[）)]`,
  'gu',
);

/** The pictures that running text speaks of in brackets. */
export function fromBrackets({ text, start, index, memo }: Paragraph): Part[] {
  const parts: Part[] = [];
  for (const found of text.matchAll(SEEN)) {
    const credit = creditOf(found.groups!.credit!, memo.words)?.credit;
    if (!credit) continue;
    const from = start + found.index;
    parts.push({
      marker: found.groups!.marker!,
      caption: null,
      credit,
      start: from,
      end: from + found[0].length,
      at: index,
    });
  }
  return parts;
}

/** A caption keeps its own full stop when its credit follows. */
export function keepStop(text: string, from: number | undefined): number {
  if (from === undefined) return text.length;
  return text[from] === '。' ? from + 1 : from;
}
