import type { Article, Paragraph } from '../article.js';
import type { Repeats } from '../repeats/index.js';
import type { Picture } from './facts.js';

/** A picture while its parts are still being gathered. */
interface Part {
  marker: string | null;
  caption: string | null;
  credit: string | null;
  start: number;
  end: number;
  /** The paragraph it was last seen in. */
  at: number;
}

const SIGNS = '①-⑳❶-❿㉑-㊿⓫-⓴';
/** Opens a caption and names its picture: 图①：, ①, 上图：, 图为. */
const LEAD = new RegExp(
  `^(?:(?<marker>[图圖]?[（(]?(?:[${SIGNS}]|(?<=[图圖])[0-9０-９一二三四五六七八九十]{1,2})[）)]?)(?:[—\\-至、和][图圖]?[${SIGNS}0-9]{1,2})?[：:、.\\s为為]*|(?<place>[图圖][为為]|[△▲▼◀▶↑↓←→]|(?:左上|右上|左下|右下|[上下左右大小题題压])[图圖](?:[（(][^（）()]{1,10}[）)])?[：:为為\\s]*))`,
  'u',
);
/** Where the next picture begins within one caption: 图①：…。图②：…。 */
const NEXT = new RegExp(`(?<=[。；！？\\s）)])[图圖]?[${SIGNS}][：:为為]`, 'u');
const NAME = '[\\u3400-\\u9fff·]{1,4}(?:[ \\u3000\\u00a0]{1,2}[\\u3400-\\u9fff·]{1,4})?';
const SOURCE =
  '新华社|新華社|人民视觉|视觉中国|影像中国|人民图片|中新社|资料图片|资料照片|資料照片|資料照|资料图|本报资料图';
/** The credit at the end of a caption: 本报记者 X 摄, （X摄）, 新华社发, 记者X／攝影. */
const TAIL = new RegExp(
  `[（(，,。\\s]*(?:(?:(?:本报|新华社|中新社|人民网|[\\u3400-\\u9fff]{0,4}(?:报|網|网))?(?:特约)?(?:记者|記者|通讯员|摄影师)?[：:／/\\s]{0,2}(?<name>${NAME}(?:[、，/]${NAME}){0,4})[\\s\\u3000]*[／/]?(?:摄影报道|摄影|攝影|摄|攝|供图|供圖|提供))(?:[（(](?:${SOURCE})?发?[）)])?|(?<![\\u3400-\\u9fff])(?:摄影|攝影|图片来源|图|圖|图源|供图)[：:／/]\\s*(?<by>[^。，（）()：:]{2,20})|(?<source>(?:${SOURCE})(?:发|發|供图|[／/]${NAME})?))[。）)\\s]*$`,
  'u',
);
/** A credit for several pictures: 以上图片均为X摄. */
const FOR_ALL = /(?:以上|本版|图片|照片|均)[^，。]{0,6}(?:均|皆|都|由)/u;
const NO_PICTURE =
  /^(?:版式|版面|制图|製圖|本版(?:编辑|责编|统筹)|本期|责编|责任|美编|美术|校对|审核|編輯|编辑|统筹|稿件|数据|资料来源|資料來源)/u;

/** At most this much of the end of a caption is searched for its credit, in code units. */
const TAIL_LENGTH = 48;

/** Who took the picture, as the text gives it, and where those words begin. */
function creditOf(text: string): { readonly from: number; readonly credit: string } | undefined {
  const offset = Math.max(0, text.length - TAIL_LENGTH);
  const found = TAIL.exec(text.slice(offset));
  if (!found) return undefined;
  const credit = found.groups?.name ?? found.groups?.by ?? found.groups?.source;
  if (!credit) return undefined;
  return {
    from: offset + found.index,
    credit: credit.replace(/[\s\u3000\u00a0]+|^(?:[均皆都为為由系])+/gu, ''),
  };
}

/** Splits a caption paragraph into its pictures. */
function fromCaption(paragraph: Paragraph): Part[] {
  const parts: Part[] = [];
  let { text, start } = paragraph;
  for (;;) {
    const lead = LEAD.exec(text);
    const from = lead?.[0].length ?? 0;
    const next = NEXT.exec(text.slice(Math.max(1, from)));
    const cut = next ? Math.max(1, from) + next.index : text.length;
    const own = text.slice(0, cut).trimEnd();
    const credit = creditOf(own);
    const caption = own.slice(from, Math.max(from, keepStop(own, credit?.from))).trim();
    parts.push({
      marker: lead?.groups?.marker ?? null,
      caption: caption === '' ? null : caption,
      credit: credit?.credit ?? null,
      start,
      end: start + own.length,
      at: paragraph.index,
    });
    if (cut >= text.length) return parts;
    start += cut;
    text = text.slice(cut);
  }
}

/** A caption keeps its own full stop when its credit follows. */
function keepStop(text: string, from: number | undefined): number {
  if (from === undefined) return text.length;
  return text[from] === '。' ? from + 1 : from;
}

const bare = (marker: string): string => marker.replace(/[图圖（()）：:\s]/gu, '');

/** The pictures of an article: captions, credits and markers that belong together, each missing part null. */
export function imagesOf(article: Article, repeats: Repeats): Picture[] {
  const parts: Part[] = [];
  /** Pictures that a credit line below them speaks of. */
  let open: Part[] = [];
  for (const paragraph of article.paragraphs) {
    const { role, text, index } = paragraph;
    const last = parts[parts.length - 1];
    const near = last !== undefined && last.at === index - 1;
    // 本报记者 X摄 below a picture is its credit, not the byline of the next article.
    const signed =
      near && (role === 'byline' ? /[摄攝]/u.test(text) : text.length <= 24 && creditOf(text)?.from === 0);
    if (role !== 'marker' && role !== 'caption' && role !== 'credit' && !signed) {
      open = [];
      continue;
    }
    if (NO_PICTURE.test(text) || repeats.isSurplus(paragraph)) continue;
    if (role === 'marker') {
      const marker = text;
      parts.push({
        marker,
        caption: null,
        credit: null,
        start: paragraph.start,
        end: paragraph.end,
        at: index,
      });
      open.push(parts[parts.length - 1]!);
    } else if (role === 'caption') {
      const read = fromCaption(paragraph);
      if (!isPicture(read[0]!, text) && !creditBelow(article, index)) continue;
      // A marker on a line of its own, and its caption below it.
      if (near && last.caption === null && last.credit === null && read[0]!.marker === null) {
        const first = read.shift()!;
        Object.assign(last, { caption: first.caption, credit: first.credit, end: first.end, at: index });
      }
      parts.push(...read);
      open.push(...read);
    } else credited(paragraph, parts, open, near ? last : undefined);
  }
  return joined(parts).map(({ marker, caption, credit, start, end }) => ({
    marker,
    caption,
    credit,
    start,
    end,
  }));
}

/** Something in the line itself says that it belongs to a picture. */
const isPicture = (part: Part, text: string): boolean => part.credit !== null || LEAD.test(text);

function creditBelow(article: Article, index: number): boolean {
  const next = article.paragraphs[index + 1];
  return next !== undefined && !NO_PICTURE.test(next.text) && creditOf(next.text) !== undefined;
}

/** A line that only says who took the picture above, or, with nothing above, a picture of its own. */
function credited(paragraph: Paragraph, parts: Part[], open: readonly Part[], last: Part | undefined): void {
  const read = creditOf(paragraph.text);
  if (!read) return;
  const all = FOR_ALL.test(paragraph.text);
  if (all) for (const part of open) part.credit ??= read.credit;
  if (last && (last.credit === null || all)) {
    last.credit ??= read.credit;
    last.end = paragraph.end;
    last.at = paragraph.index;
    return;
  }
  if (all && open.length > 0) return;
  parts.push({
    marker: null,
    caption: null,
    credit: read.credit,
    start: paragraph.start,
    end: paragraph.end,
    at: paragraph.index,
  });
}

/** A marker that stands alone and a caption elsewhere that bears the same one are one picture. */
function joined(parts: readonly Part[]): Part[] {
  const captions = new Map<string, Part[]>();
  for (const part of parts)
    if (part.marker !== null && part.caption !== null) {
      const key = bare(part.marker);
      const same = captions.get(key);
      if (same) same.push(part);
      else captions.set(key, [part]);
    }
  return parts.filter((part) => {
    if (part.marker === null || part.caption !== null) return true;
    return captions.get(bare(part.marker))?.shift() === undefined;
  });
}
