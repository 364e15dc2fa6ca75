import { PerText } from '../../article/memo.js';
import type { Article, Paragraph } from '../../article.js';
import type { Repeats } from '../../repeats/index.js';
import { inStrides, type Steps } from '../../slices.js';
import type { Picture } from '../facts.js';
import { bare, fromBrackets, fromCaption, hasLead, keepStop, type Part } from './caption.js';
import { type Credit, creditOf } from './credit.js';

const NO_PICTURE =
  /^(?:版式|版面|制图|製圖|本版(?:编辑|责编|统筹)|本期|责编|责任|美编|美术|校对|审核|編輯|编辑|统筹|稿件|数据|资料来源|資料來源)/u;

/** Longer than this, no line is taken for a caption that its role does not tell, in code units. */
const MOST_CAPTION = 120;
/** A longer line is no credit alone. */
const MOST_CREDIT = 40;
const NAMES_PICTURE = /^[（(]?[图圖左右上下题題压壓大小]|^[△▲▼]/u;
const SAYS_CREDIT = /[图圖][／/：:]|供[图圖]|[摄攝]影?[：:）)]|[）)]$|photo/iu;

/** What a whole paragraph says of who took a picture, null for nothing. */
const CREDITS = new PerText((text, _traits, { memo }) => creditOf(text, memo.words) ?? null);

/** Paragraphs read between two steps. */
const STRIDE = 256;

/** The pictures of an article, in steps: captions, credits and markers that belong together, each missing part null. */
export function* imageSteps(article: Article, repeats: Repeats): Steps<Picture[]> {
  const parts: Part[] = [];
  /** Pictures that a credit line below them speaks of. */
  let open: Part[] = [];
  const read = (paragraph: Paragraph): void => {
    const { role, text, index } = paragraph;
    const seen = /[（(][见見]/u.test(text) && !repeats.isSurplus(paragraph) ? fromBrackets(paragraph) : [];
    if (seen.length > 0) {
      parts.push(...seen);
      open = [];
      return;
    }
    if (!mayBePicture(paragraph) || NO_PICTURE.test(text) || repeats.isSurplus(paragraph)) {
      if (!NO_PICTURE.test(text)) open = [];
      return;
    }
    const last = parts.at(-1);
    const near = last?.at === index - 1 ? last : undefined;
    const credit = role === 'marker' ? null : CREDITS.of(paragraph);
    if (role === 'marker') {
      const { start, end } = paragraph;
      open.push({ marker: text, caption: null, credit: null, start, end, at: index });
      parts.push(open.at(-1)!);
    } else if (near && credit && goesOn(near, paragraph, credit)) return;
    else if (credit && isCreditLine(paragraph, credit, near))
      credited(article, paragraph, credit, parts, open, near);
    else if (isCaption(article, paragraph, credit)) {
      const told = fromCaption(paragraph);
      if (near && takesCaption(near, told[0]!)) {
        const { caption, credit: by, end, at } = told.shift()!;
        Object.assign(near, { caption, credit: by, end, at });
      }
      parts.push(...told);
      open.push(...told);
    } else open = [];
  };
  yield* inStrides(article.paragraphs, STRIDE, (paragraph) => {
    read(paragraph);
    return 1;
  });
  return joined(parts)
    .sort((a, b) => a.start - b.start)
    .map(({ marker, caption, credit, start, end }) => ({ marker, caption, credit, start, end }));
}

/** Tables and verse hold no captions; running text is too long for one. */
const mayBePicture = ({ role, text }: Paragraph): boolean =>
  role === 'marker' ||
  role === 'caption' ||
  role === 'credit' ||
  (role !== 'table' && role !== 'verse' && text.length <= MOST_CAPTION);

/** 本报记者 X摄 says who took the picture above and nothing else; 本报记者 X 摄影报道 may open an article. */
function isCreditLine({ role, text }: Paragraph, { from, forAll }: Credit, near: Part | undefined): boolean {
  if (text.length > MOST_CREDIT || /[^\s（(]/u.test(text.slice(0, from))) return false;
  if (role === 'byline') return /[摄攝供]/u.test(text) && (near !== undefined || !/报道|報導/u.test(text));
  if (role === 'credit' || role === 'caption' || near !== undefined || forAll) return true;
  return /^[（(]?(?:[图圖]|照)片?/u.test(text);
}

/** Something in the line itself, or in the next one, says that it is the caption of a picture. */
function isCaption(article: Article, { role, text, index }: Paragraph, credit: Credit | null): boolean {
  if (role === 'caption' || role === 'credit')
    return credit !== null || hasLead(text) || creditBelow(article, index);
  if (role === 'title' || role === 'byline') return false;
  if (hasLead(text) && NAMES_PICTURE.test(text)) return role !== 'list' || credit !== null;
  return credit !== null && credit.from > 0 && SAYS_CREDIT.test(text.slice(credit.from));
}

function creditBelow(article: Article, index: number): boolean {
  const next = article.paragraphs[index + 1];
  return next !== undefined && !NO_PICTURE.test(next.text) && CREDITS.of(next) !== null;
}

/** A marker on a line of its own takes the caption below it, unless that bears a sign of its own. */
const takesCaption = (near: Part, { marker }: Part): boolean =>
  near.caption === null && near.credit === null && (marker === null || !/[①-⓿❶-➓㉑-㊿\d]/u.test(marker));

/** A caption that was broken at a width goes on, and ends with its credit. */
function goesOn(near: Part, { text, end, index }: Paragraph, { from, credit }: Credit): boolean {
  if (near.caption === null || near.credit !== null || from === 0 || hasLead(text)) return false;
  if (/[。！？”）)…]$/u.test(near.caption)) return false;
  near.caption += text.slice(0, keepStop(text, from)).trim();
  Object.assign(near, { credit, end, at: index });
  return true;
}

/** A line that only says who took the picture above; with nothing above, the line before it is the caption. */
function credited(
  article: Article,
  { text, start, end, index }: Paragraph,
  { credit, forAll }: Credit,
  parts: Part[],
  open: readonly Part[],
  near: Part | undefined,
): void {
  const signs: readonly string[] = text.match(/[①-⑳]/gu) ?? [];
  const spoken = signs.length > 0 ? named(parts, signs) : forAll ? open : [];
  for (const part of spoken) part.credit ??= credit;
  if (near && (near.credit === null || spoken.includes(near))) {
    near.credit ??= credit;
    Object.assign(near, { end, at: index });
    return;
  }
  if (spoken.length > 0) return;
  if (signs.length > 1) {
    for (const sign of signs)
      parts.push({ marker: `图${sign}`, caption: null, credit, start, end, at: index });
    return;
  }
  const caption = forAll || LABEL.test(text) ? undefined : captionAbove(article, index, parts.at(-1));
  parts.push({
    marker: null,
    caption: caption?.text ?? null,
    credit,
    start: caption?.start ?? start,
    end,
    at: index,
  });
}

/** The pictures that bear one of some signs. */
const named = (parts: readonly Part[], signs: readonly string[]): Part[] =>
  parts.filter(({ marker }) => marker !== null && signs.includes(bare(marker)));

/** 摄影：X and 图片来源：X may speak of any picture. */
const LABEL = /^[（(]?(?:[摄攝]影|[图圖]|供[图圖]|来源|photo)[^\s]{0,4}[：:／/]/iu;

/** A short line of its own above a credit says what the picture shows. */
function captionAbove(article: Article, index: number, last: Part | undefined): Paragraph | undefined {
  const above = article.paragraphs[index - 1];
  if (!above || above.index === last?.at || above.text.length > MOST_CREDIT) return undefined;
  return above.role === 'body' || above.role === 'heading' || above.role === 'verse' ? above : undefined;
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
