import type { Words } from '../words.js';

/** Who took a picture, as the text gives it. */
export interface Credit {
  /** Where the words that say so begin. */
  readonly from: number;
  /** The name or names, set apart by 、, or the agency. */
  readonly credit: string;
  /** It speaks of several pictures: 以上图片均为骆小满摄. */
  readonly forAll: boolean;
}

/** At most this much of the end of a caption is searched for its credit, in code units. */
const TAIL_LENGTH = 60;

const AGENCIES =
  '新华社|中新社|人民视觉|视觉中国|影像中国|人民图片|东方IC|资料图片|资料照片?|资料图|本报资料图';
/** A bracket behind the credit that names the agency: 许旭摄（影像中国）. */
const BRACKET = new RegExp(`[（(](?:${AGENCIES})?发?[）)]?$`, 'u');
const TAKEN = /(?:摄影报道|摄影|拍摄|摄|供图|提供)$/u;
const AGENCY = new RegExp(
  `(?:^|[。！？；，,：:\\s（(]|均为|图[／/])((?:${AGENCIES})(?:发|供图|[／/][\\u3400-\\u9fff]{2,4})?)$`,
  'u',
);
const LABELLED =
  /(?:^|[。！？；，,\s（(])(?:摄影|摄|图片来源|图片|图源|供图|图)[ \u3000]?[：:／/][ \u3000]?([^。，（）()：:；]{2,24})$/u;
const WESTERN =
  /(?:^|[\s(])(?:photos?|photographs?|images?|pictures?|credit)(?: credit)?(?: by|:|\/) ?([a-z][^,;()]{1,40})$/iu;

/** Words that name who bears a name, at the start of what stands before the verb: 新华社记者|骆小满, 均由|骆小满. */
const BEARER = /^(?:.*(?:记者|通讯员|摄影师)|新华社|中新社|本报|.*[由为系])/u;
/** What may stand between a caption and the names, looked for again and again from its end. */
const BEFORE_NAMES =
  /(?:(?:本报|本刊|新华社|中新社|[\u3400-\u9fff]{1,6}[报网社台])?(?:特约|特派|见习|实习|全媒体|融媒体)?(?:记者|通讯员|摄影师)|(?:新华社|中新社)发?|(?:均|皆|都|全部)?[由为系]|均|(?:以上|本版|本组|文中|上述)?(?:图片|照片|图[①-⑳]+)|(?:图|摄影|供图)[：:／/]|[（(，,：:／/\s])$/u;
const FOR_ALL = /[均皆都]|全部|以上|本版|本组|上述|[①-⑳]{2}/u;

const HAN = /[\u3400-\u9fff·]/u;
const BLANKS = ' \u3000\u00a0\t';
const JOINTS = `、／/${BLANKS}`;
/** Labels that are no names. */
const LABELS = /^(?:图|文|图片|摄影|文图|供图)$/u;

/** The text without the characters at its end that are among `chars`. */
export function withoutEnd(text: string, chars: string): string {
  let end = text.length;
  while (end > 0 && chars.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** Who took the picture that a caption, or a line below it, speaks of; undefined where nobody is named. */
export function creditOf(text: string, words: Words | null): Credit | undefined {
  const offset = Math.max(0, text.length - TAIL_LENGTH);
  // The words are looked for in Simplified; the names are told in the article's own characters.
  const end = text.slice(offset);
  const tail = withoutEnd(words ? words.characters.simplified(end) : end, `。${BLANKS}`);
  const bare = withoutEnd(tail, '）)');
  const own = (from: number, to: number): string => text.slice(offset + from, offset + to);
  const behind = BRACKET.exec(bare);
  const head = behind ? bare.slice(0, behind.index).trimEnd() : bare;
  const found = taken(head, own) ?? labelled(head, own) ?? byAgency(bare, own);
  return found && { ...found, from: offset + found.from };
}

type Own = (from: number, to: number) => string;

/** 骆小满摄, 本报记者 骆小满 阮青禾摄影报道, 梧川县水利局供图. */
function taken(head: string, own: Own): Credit | undefined {
  const verb = TAKEN.exec(head);
  if (!verb) return undefined;
  const before = withoutEnd(head.slice(0, verb.index), `／/${BLANKS}`);
  const given = verb[0] === '供图' || verb[0] === '提供';
  const at = startOfNames(before) ?? (given ? startOfOffice(before) : undefined);
  if (at === undefined) return undefined;
  const opened = opening(before, at);
  // 孩子们在拍摄 is no credit, （骆小满拍摄） is one.
  if (verb[0] === '拍摄' && opened.from === at) return undefined;
  return { ...opened, credit: listed(own(at, before.length)) };
}

/** 摄影：骆小满, 图源：梧川日报, Photo by Luo Xiaoman. */
function labelled(head: string, own: Own): Credit | undefined {
  const han = LABELLED.exec(head);
  const found = han ?? WESTERN.exec(head);
  if (!found) return undefined;
  const at = head.length - found[1]!.length;
  const who = own(at, head.length);
  const from = found.index + (/^[。！？；，,\s]/u.test(found[0]) ? 1 : 0);
  return { from, credit: han ? listed(who) : who.trim(), forAll: false };
}

/** 新华社发, （均为资料图片）. */
function byAgency(tail: string, own: Own): Credit | undefined {
  const agency = AGENCY.exec(tail);
  if (!agency) return undefined;
  const at = tail.length - agency[1]!.length;
  return { ...opening(tail, at), credit: own(at, tail.length) };
}

/** Where the names at the end of the text begin: 骆小满, 骆小满、阮青禾, 周 伟 余 涛. */
function startOfNames(text: string): number | undefined {
  let at: number | undefined;
  for (let end = text.length; end > 0; ) {
    let start = end;
    while (start > 0 && HAN.test(text[start - 1]!)) start--;
    const bearer = BEARER.exec(text.slice(start, end))?.[0].length ?? 0;
    start += bearer;
    const name = text.slice(start, end);
    // Behind a blank, a longer word is the end of the caption.
    const most = at === undefined || text[end] === '、' ? 4 : 3;
    if (name === '' || LABELS.test(name) || (name.length > most && !name.includes('·'))) break;
    at = start;
    if (bearer > 0) break;
    end = start;
    while (end > 0 && JOINTS.includes(text[end - 1]!)) end--;
    if (end === start) break;
  }
  return at;
}

/** Where the office that gave the picture begins: 梧川县水利局. */
function startOfOffice(text: string): number | undefined {
  const office = /(?:^|[。！？；，,（(：:\s由])([\u3400-\u9fffA-Za-z0-9·]{2,20})$/u.exec(text);
  if (!office) return undefined;
  const by = /^.*由/u.exec(office[1]!)?.[0].length ?? 0;
  return text.length - office[1]!.length + by;
}

/** Takes the words before the names that belong to the credit: 本报记者, 以上图片均为, an opening bracket. */
function opening(text: string, at: number): { readonly from: number; readonly forAll: boolean } {
  let from = at;
  for (let i = 0; i < 8; i++) {
    const word = BEFORE_NAMES.exec(text.slice(0, from));
    if (!word || word[0] === '') break;
    from -= word[0].length;
  }
  return { from, forAll: FOR_ALL.test(text.slice(from, at)) };
}

/** Names without the blanks set into those of two characters, and with 、 between them: 周 伟 余 涛 is 周伟、余涛. */
function listed(text: string): string {
  const names: string[] = [];
  let first = '';
  for (const word of text.split(/[、／/\s\u00a0]+/u)) {
    if (word.length === 1 && first === '') first = word;
    else {
      names.push(first + word);
      first = '';
    }
  }
  return [...names, first].filter(Boolean).join('、');
}
