import type { RuleId } from '../../core/finding.js';
import type { Language } from '../speech.js';

export interface RuleText {
  readonly name: string;
  readonly short: string;
  readonly help: string;
}

const ENGLISH: Record<RuleId, RuleText> = {
  'repeated-paragraph': {
    name: 'Repeated paragraph',
    short: 'A passage stands in the article more than once.',
    help: 'Text taken from an e-paper or a PDF often holds whole blocks twice, cut into other paragraphs. Remove the surplus copy; where each copy has words of its own, merge them. Refrains, pull quotes and digests may repeat on purpose: those are left for you to judge.',
  },
  'truncated-sentence': {
    name: 'Truncated sentence',
    short: 'A sentence breaks off before its end.',
    help: 'The sentence stops in the middle and goes on in the next paragraph, or further below. Merge the two pieces. Where the rest is nowhere to be found, compare with the original page.',
  },
  'hard-wrapped-text': {
    name: 'Hard-wrapped text',
    short: 'Lines are broken at a fixed width.',
    help: 'Every line ends where the column ended on the page. Join the lines into paragraphs; verse, lists and tables keep theirs.',
  },
  'image-marker': {
    name: 'Stray image marker',
    short: 'The marker of a picture that is gone stands alone.',
    help: 'Markers such as ①②③ pointed to pictures that did not come along. Remove them. Numbers inside sentences and lists are not touched.',
  },
  'inconsistent-name': {
    name: 'Inconsistent name',
    short: 'What is plainly one name is written in two ways.',
    help: 'Check which form is right, in the original page or with the author, and use it throughout.',
  },
  'conflicting-figure': {
    name: 'Conflicting figure',
    short: 'The article gives two different numbers for one thing.',
    help: 'Check which number is right, in the original page or with the author.',
  },
};

const CHINESE: Record<RuleId, RuleText> = {
  'repeated-paragraph': {
    name: '重复段落',
    short: '同一段文字在文章中出现了不止一次。',
    help: '从电子报或 PDF 取出的文字，常有整块内容出现两遍，分段还不相同。删除多余的一份；两份各有独有的字句时，合并它们。副歌、引文摘要、导读可能是有意重复，留给您判断。',
  },
  'truncated-sentence': {
    name: '断句',
    short: '句子没有说完就断开了。',
    help: '句子在中间停住，在下一段或更后面接上。请合并两截；若找不到下文，请与原版面核对。',
  },
  'hard-wrapped-text': {
    name: '硬换行',
    short: '文字按固定宽度折成了行。',
    help: '每一行都在版面栏宽处断开。请把各行接成段落；诗歌、列表和表格保持原样。',
  },
  'image-marker': {
    name: '孤立的图片标记',
    short: '图片已不在，它的标记还单独留着。',
    help: '①②③ 一类标记指向没有随文带来的图片，请删除。句中和列表里的编号不会被改动。',
  },
  'inconsistent-name': {
    name: '人名不一致',
    short: '明显是同一个人名，却有两种写法。',
    help: '请与原版面或作者核对哪个写法正确，并统一全文。',
  },
  'conflicting-figure': {
    name: '数字矛盾',
    short: '对同一事物，文章给出了两个不同的数字。',
    help: '请与原版面或作者核对哪个数字正确。',
  },
};

export const ruleTexts = (language: Language): Record<RuleId, RuleText> =>
  language === 'zh' ? CHINESE : ENGLISH;
