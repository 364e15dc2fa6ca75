import type { Steps } from '../slices.js';
import { CLASS, CLOSER, HAN, MARK, SPACE } from '../text.js';
import type { Traits } from './traits.js';

/** What a paragraph may be on the page. */
export const ROLES = [
  'title',
  'byline',
  'heading',
  'body',
  'caption',
  'credit',
  'marker',
  'list',
  'table',
  'verse',
  'folio',
] as const;
export type Role = (typeof ROLES)[number];

/** A paragraph before its neighbours have been asked. `line` is a short line without an end of its own. */
export type Shape = Exclude<Role, 'title' | 'heading' | 'verse'> | 'line' | 'salutation';

/** Longer than this, a paragraph is body text however it looks. In code units. */
const SHORT = 60;

const SIGN =
  '[\\u2460-\\u249b\\u24ea-\\u24ff\\u2776-\\u2793\\u3251-\\u325f\\u32b1-\\u32bf\\ue000-\\uefff\\uf100-\\uf8ff]';
/** ①, 图①, （①）, （图①）, ①②, 图①—图③. */
const MARKER = new RegExp(
  `^[（(〔[]?[图圖]?[（(〔[]?${SIGN}{1,3}(?:[、—\\-至和][图圖]?${SIGN}){0,2}[）)〕\\]]{0,2}$`,
);
/** What is left of a sign that was lost on the way. */
const LOST_SIGN = /^[？?]$/;
/** Longer lines are no marker. */
const LONGEST_MARKER = 9;
const NAMES = '[\\u3400-\\u9fff·]{1,4}(?:[ \\u3000\\u00a0]{1,2}[\\u3400-\\u9fff·]{1,8}){0,6}';
const BYLINE = new RegExp(
  `^(?:[□◎◇■●▲◆口][ \\u3000]?(?:本报|记者|记 者|通讯员|特约|文|图|${NAMES}$|${NAMES} (?:本报|记者|通讯员)|[\\u3400-\\u9fff]{2,4}本报记者[\\u3400-\\u9fff]{2,4}$)` +
    '|(?:本报|本社|本刊|新华社|人民网|央视|中新社|光明网|[\\u3400-\\u9fff]{2,8}(?:报|網|网|社|日報|晚報|时报|時報))?(?:驻[\\u3400-\\u9fff]{1,10})?(?:特约|特派|见习|實習|实习|首席|全媒体|融媒体)?(?:记者|記者|通讯员|评论员|特约撰稿人|撰稿人|本报评论部)(?!采访|採訪|从|在|了解|获悉|看到|发现|来到|走进|表示|介绍|[：:][^ \\u3000、]{9})(?:[：:／/ \\u3000\\u00a0]|[\\u3400-\\u9fff]{2,4}(?:$|[ \\u3000\\u00a0、]))' +
    '|(?:作者|撰文|文字|采写|采访|通讯员|记者/?(?![：:][^ \\u3000、]{9})|文)[ \\u3000]?[：:／/|｜]' +
    '|(?:据|據)?(?:本报|新华社|中新社|中新网|人民网|光明网)[\\u3400-\\u9fff]{2,12}[0-9]{1,2}月[0-9]{1,2}日[ \\u3000]?(?:电|電|讯|訊)$' +
    '|——(?:编[ \\u3000]*者|習近平|习近平)$' +
    '|[Bb][Yy] [A-Z])',
);
const AGENCY = /^[（(〔【](?:记者|記者|本报记者|作者|新华社|据|本报|来源|原载|摘自|原题)/;
const CREDIT =
  /(?:(?:摄|攝)(?:[（(][^（）()]{1,12}[）)])?|摄影(?:报道)?|攝影|供图|供圖|图片来源[：:].{1,20}|(?:新华社|人民视觉|视觉中国|影像中国|資料照|资料图片|资料照片|新华社发|人民图片)[）)]?)$/;
const CREDIT_LINE =
  /^(?:版式设计|版面设计|制图|製圖|绘图|本版制图|本版图片|本版编辑|本期编辑|责编|责任编辑|本版责编|本版统筹|美编|美术编辑|校对|审核|編輯|编辑|摄影|攝影|图片|统筹|题图|压题|数据来源|资料来源|图[/／]|攝影[/／])[：:／/ \u3000]/;
const CAPTION =
  /^(?:(?:图|圖)(?:[①-⑳❶-❿㉑-㊿⓫-⓴\ue000-\uf8ff]|[0-9０-９一二三四五六七八九十]{1,2})(?:[—\-至、和](?:图)?[①-⑳❶-❿0-9])?[：:为為是]|(?:图|圖)(?:为|為)|[△▲▼◀▶↑↓←→]|(?:上|下|左|右|题|題|大|小|左上|右上|左下|右下)(?:图|圖)(?:[：:为為是]|[（(])|[①-⑳❶-❿](?:图|圖)?[：:])/;
const FOLIO =
  /^(?:第[ \u3000]?[0-9０-９一二三四五六七八九十A-Z]{1,4}[ \u3000]?版(?:[：:].{0,12}|[ \u3000].{0,30})?|[A-Z]?[0-9]{1,3}版?[ \u3000·：:|｜].{0,10}(?:版|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日.{0,12})|[0-9]{4}年[ \u3000]?[0-9]{1,2}月[ \u3000]?[0-9]{1,2}日[ \u3000]*(?:星期|周|週)[一二三四五六日天][ \u3000]*.{0,14}|(?:\d{1,2}版[ \u3000]?){1,2}|[-—–·\s]{1,3}[0-9]{1,4}[-—–·\s]{1,3}|第[ \u3000]?\d{1,4}[ \u3000]?页(?:[ \u3000/]*共[ \u3000]?\d{1,4}[ \u3000]?页)?|Page \d{1,4}(?: of \d{1,4})?|\d{1,4} ?\/ ?\d{1,4})$/;
const JUMP =
  /^[（(【〔]?(?:紧?[上下])(?:接|转|轉)(?:第)?[ \u3000]?[0-9一二三四五六七八九十A-Z]{1,4}[ \u3000]?[版页頁].{0,12}[）)】〕]?$/;
const BULLET =
  /^(?:[•·●○■□◆◇★☆▪▫◎※►▶➢➤✓✔]|[-*+–—][ \u3000]|[0-9０-９]{1,3}[.．、)）](?![0-9])|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．]|[A-Za-z][.)、] |第[一二三四五六七八九十百零〇0-9]{1,5}[章节条款编篇部回集幕][ \u3000：:、]?)/;
const SALUTATION =
  /^(?:尊敬的|敬爱的|亲爱的|親愛的|各位|女士们|先生们|同志们|朋友们|同学们|老师们|乡亲们|战友们|孩子们|亲爱|致[\u3400-\u9fff]{2,12}[：:]$|.{0,12}(?:先生|女士|同志|阁下|朋友|同学|老师)们?[：:，,！!]$)/;
/** 9:00-10:30 at the start of a line: an entry of a programme. */
const ENTRY = /^\d{1,2}[:：]\d{2} ?[-—–~～至] ?\d{1,2}[:：]\d{2}/;
/** The licence under a web page. */
const LICENCE = /ICP[备備证證]/;
/** A page's name as a browser shows it: 天气_新闻_频道 - 某网. */
const PAGE_NAME = /^[^_。]{1,40}_[^_。]{1,40}_[^_。]{1,40}_/;
/** A line that is an address and nothing else. */
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/;
const MARKDOWN = /^(?:#{1,6} |>|\||```|~~~|!\[|<[!/a-zA-Z]|\[[^\]]{1,40}\]:|={3,}$|-{3,}$|\*{3,}$)/;

/** What one paragraph looks like by itself. `short` patterns are only tried on short text: the cost stays linear. */
export function shapeOf(text: string, traits: Traits): Shape {
  const first = CLASS[text.charCodeAt(0)]!;
  if (text.length <= LONGEST_MARKER && (MARKER.test(text) || LOST_SIGN.test(text))) return 'marker';
  // All of these begin with an ASCII character, or have one in them.
  if (text.charCodeAt(0) < 0x80 && (MARKDOWN.test(text) || ADDRESS.test(text))) return 'table';
  if (text.includes('_') && PAGE_NAME.test(text)) return 'table';
  const short = text.length <= SHORT;
  if (short) {
    if (FOLIO.test(text) || JUMP.test(text) || LICENCE.test(text)) return 'folio';
    if (ENTRY.test(text) && traits.stops === 0) return 'table';
    if (text.length <= 45 && traits.end !== 'closed' && BYLINE.test(text)) return 'byline';
    if (text.length <= 40 && AGENCY.test(text) && (traits.end === 'bracket' || traits.end === 'closed'))
      return 'byline';
    if (CREDIT_LINE.test(text)) return 'credit';
  }
  if ((first === HAN || first === MARK || text.length <= 120) && CAPTION.test(text)) return 'caption';
  if (text.length <= 160 && CREDIT.test(text)) return text.length <= 16 ? 'credit' : 'caption';
  if (
    short &&
    SALUTATION.test(text) &&
    (traits.end === 'comma' || traits.end === 'colon' || traits.stops === 1)
  )
    return 'salutation';
  if (short && isTable(text, traits)) return 'table';
  if (BULLET.test(text)) return 'list';
  if (first === MARK) return 'list';
  if (short && traits.end !== 'closed' && traits.end !== 'comma') return 'line';
  return 'body';
}

/** Cells apart by tabs or wide blanks, or figures with nothing to read between them. */
function isTable(text: string, traits: Traits): boolean {
  if (text.includes('\t')) return true;
  if (traits.han === 0 && traits.letters === 0) return traits.digits > 0 && traits.end !== 'closed';
  let wide = 0;
  for (let i = 1; i < text.length; i++)
    if (CLASS[text.charCodeAt(i)] === SPACE && CLASS[text.charCodeAt(i - 1)] === SPACE) {
      wide++;
      while (CLASS[text.charCodeAt(i)] === SPACE) i++;
    }
  return wide >= 2 && traits.stops === 0;
}

/** What a role depends on: a paragraph's own text and shape. */
interface Shaped {
  readonly text: string;
  readonly traits: Traits;
  readonly shape: Shape;
}

/** Lines of verse are at most this long; those in Latin letters, each with a capital. */
const VERSE = 26;
const LATIN_VERSE = 60;
const isVerseLong = ({ text, traits }: Shaped): boolean =>
  text.length <= VERSE || (text.length <= LATIN_VERSE && traits.han === 0 && LATIN_LINE.test(text));
const LATIN_LINE = /^["'“‘]?[A-Z]/;

/**
 * Gives paragraphs their roles, in steps, from their shapes and the shapes of their neighbours. `lines` are a whole
 * file's, or some of them between two that `standsAlone` is true of, both included, of a file without code.
 */
export function* roleSteps(lines: readonly Shaped[], isStart = true): Steps<Role[]> {
  const roles = lines.map(({ shape, text }): Role => {
    if (shape === 'line') return text.length <= SHORT ? 'heading' : 'body';
    return shape === 'salutation' ? 'body' : shape;
  });
  yield;
  markCode(lines, roles);
  yield;
  markVerse(lines, roles);
  yield;
  markTitles(lines, roles, isStart);
  yield;
  markCaptions(lines, roles);
  yield;
  return roles;
}

/** Running text too long for anything else: it has its role by itself, and nobody's role depends on what lies beyond. */
export const standsAlone = ({ shape, text }: Shaped): boolean => shape === 'body' && text.length > SHORT;

/** Fenced code in Markdown: nothing in it is text. */
function markCode(lines: readonly Shaped[], roles: Role[]): void {
  let open = -1;
  for (let i = 0; i < lines.length; i++) {
    if (!isFence(lines[i]!)) continue;
    if (open < 0) open = i;
    else {
      roles.fill('table', open, i + 1);
      open = -1;
    }
  }
}

/** Whether a line opens or closes code. */
export function isFence({ text }: Shaped): boolean {
  const code = text.charCodeAt(0);
  return (code === 0x60 || code === 0x7e) && FENCE.test(text);
}
const FENCE = /^(?:`{3,}|~{3,})/;

/** Runs of short lines that mostly have no full stop are verse or a flattened table. */
function markVerse(lines: readonly Shaped[], roles: Role[]): void {
  const fits = (i: number) => {
    const line = lines[i];
    return line !== undefined && isVerseLong(line) && (line.shape === 'line' || line.shape === 'body');
  };
  for (let i = 0; i < lines.length; ) {
    let to = i;
    while (fits(to)) to++;
    // A comma right over running text: the line is its first half.
    if (to > i && lines[to - 1]!.traits.end === 'comma' && lines[to]?.shape === 'body') to--;
    if (to - i >= 4) {
      let unended = 0;
      let commas = 0;
      let isLong = false;
      for (let k = i; k < to; k++) {
        const { end } = lines[k]!.traits;
        isLong ||= lines[k]!.text.length > VERSE;
        if (end !== 'closed') unended++;
        if (end === 'comma') commas++;
      }
      if (unended * 2 >= to - i && (isLong ? commas >= 2 : commas > 0 || to - i >= 6))
        roles.fill('verse', i, to);
      else if (commas >= 2) {
        markCouplets(lines, roles, i, to);
        markStanzas(lines, roles, i, to);
      }
    }
    i = Math.max(to, i + 1);
  }
}

/** Couplets between other short lines: of one length, commas and full stops by turns. */
function markCouplets(lines: readonly Shaped[], roles: Role[], from: number, to: number): void {
  for (let i = from; i + 4 <= to; ) {
    let end = i;
    while (end + 1 < to && isCouplet(lines[end], lines[end + 1], lines[i]!)) end += 2;
    if (end - i >= 4) roles.fill('verse', i, end);
    i = Math.max(end, i + 1);
  }
}

/** Two lines of verse as long as another one. */
export const isCouplet = (one: Shaped | undefined, two: Shaped | undefined, other: Shaped): boolean =>
  one?.traits.end === 'comma' &&
  two?.traits.end === 'closed' &&
  one.text.length === other.text.length &&
  two.text.length === other.text.length &&
  other.text.length <= VERSE;

/** A stanza has at least so many lines. */
const STANZA = 3;

/** Lines of one length in a row, each with one sign, at its end, are sung or recited wherever they stand. */
function markStanzas(lines: readonly Shaped[], roles: Role[], from: number, end: number): void {
  for (let i = from; i < end; ) {
    const { length } = lines[i]!.text;
    let to = i;
    let commas = 0;
    while (to < end && isVerseLine(lines[to]!) && lines[to]!.text.length === length)
      if (lines[to++]!.traits.end === 'comma') commas++;
    // The first may have the name of who sings before it: 老人　（唱）…，
    const before = i > from && startsStanza(lines[i - 1]!, length) ? 1 : 0;
    if (to - i + before >= STANZA && commas + before >= 2) roles.fill('verse', i - before, to);
    i = Math.max(to, i + 1);
  }
}

const isVerseLine = ({ traits: { end, commas, stops } }: Shaped): boolean =>
  (end === 'comma' || end === 'closed') && commas + stops === 1;

const startsStanza = ({ text, traits }: Shaped, length: number): boolean =>
  traits.end === 'comma' &&
  traits.commas === 1 &&
  (CLASS[text.charCodeAt(text.length - length - 1)] === CLOSER ||
    CLASS[text.charCodeAt(text.length - length - 1)] === SPACE);

/** The lines over the first text of the file, and the lines over a byline, are titles. */
function markTitles(lines: readonly Shaped[], roles: Role[], isStart: boolean): void {
  let i = 0;
  while (isStart && (roles[i] === 'folio' || roles[i] === 'marker')) i++;
  for (let n = 0; isStart && n < 4 && (roles[i] === 'heading' || isHeadline(lines[i])); n++, i++)
    roles[i] = 'title';
  for (let b = i; b < lines.length; b++) {
    if (roles[b] !== 'byline') continue;
    for (let k = b - 1, n = 0; k > 0 && n < 3; k--) {
      if (roles[k] === 'marker') continue;
      if (roles[k] !== 'heading') break;
      roles[k] = 'title';
      n++;
    }
  }
}

/** A headline may be a question or an exclamation. */
const isHeadline = (line: Shaped | undefined): boolean =>
  line !== undefined && line.shape === 'body' && line.text.length <= 30 && !/[。，,]/.test(line.text);

/** A short sentence right over a photographer's name is the picture's caption. */
function markCaptions(lines: readonly Shaped[], roles: Role[]): void {
  for (let i = 1; i < lines.length; i++)
    if (roles[i] === 'credit' && PHOTOGRAPHER.test(lines[i]!.text) && lines[i - 1]!.text.length <= 40)
      if (roles[i - 1] === 'body' || roles[i - 1] === 'heading') roles[i - 1] = 'caption';
}
const PHOTOGRAPHER = /(?:[摄攝]|供图|供圖)[）)]?$/;
