import { expect, it } from 'vitest';
import { parseArticle } from '../../../src/core/article.js';
import { Heads } from '../../../src/core/cuts/candidates.js';
import { HEAD_FEATURES } from '../../../src/core/cuts/evidence.js';
import { isSurelyWhole, isWhole } from '../../../src/core/cuts/hopeless.js';
import { matchCuts } from '../../../src/core/cuts/match.js';
import { readingModel } from '../../../src/core/reading/index.js';
import { findRepeats } from '../../../src/core/repeats/index.js';
import { atOnce } from '../../../src/core/slices.js';
import { READING } from '../reading.js';

const model = readingModel(READING.reading)!;

const HEAD = '县水务局去年冬天在柳溪镇修了一条新水渠，工程队在山里住了两个月，把泉水引到';
const BETWEEN = [
  '镇上的老人们说，这件事他们盼了三十年，如今总算盼来了。',
  '水渠全长六公里，沿途修了十一座小桥，方便村民下地干活。',
  '工程队的队长说，最难的一段在半山腰，石头硬，机器上不去。',
  '通水那天，家家户户都到渠边来看，孩子们跟着水头一路跑。',
  '镇里还请了老师傅，教年轻人怎样看护水闸，怎样清理淤泥。',
  '入夏以后，水渠又添了新的用处，几个村子养起了鱼和鸭子。',
  '目前，全镇的水田已经扩大到三千亩，比去年多出了一半。',
];
/** Goes on with the sentence, but nobody would think so: it begins like a paragraph. */
const REST = '记者日前来到柳溪镇时看到的那片梯田，今年的秧苗已经插完，长势喜人。';

/** Which places behind the head of a text are told to be hopeless, and where its cut is found to go on. */
function told(lines: readonly string[]) {
  const article = parseArticle(lines.join('\n'));
  const repeats = findRepeats(article);
  const left = article.paragraphs.filter((p) => !repeats.isSurplus(p));
  const heads = new Heads(article, left, model);
  const hopeless: string[] = [];
  heads.read(
    heads.left.findIndex(({ text }) => text === HEAD),
    () => undefined,
    (tail, _distance, features) => {
      if (!features) hopeless.push(tail.text);
    },
  );
  const cut = atOnce(matchCuts(article, repeats, model)).cuts.find(({ head }) => head.text === HEAD);
  return { hopeless, tail: cut?.tail?.text };
}

const indented = (lines: readonly string[]) => ['水渠通水', ...lines.map((line) => `　　${line}`)];

it('does not weigh indented paragraphs that hardly go on with a sentence from further up', () => {
  const rest = '山下的水池里，再分到各家各户的田头。';
  const { hopeless, tail } = told([...indented([HEAD, ...BETWEEN]), rest]);
  expect(BETWEEN).toEqual(expect.arrayContaining(hopeless));
  expect(hopeless.length).toBeGreaterThan(BETWEEN.length / 2);
  expect(tail).toBe(rest);
});

it('believes an intact copy all the same', () => {
  const cut = indented([HEAD, ...BETWEEN, REST]);
  expect(told(cut).hopeless).toContain(REST);
  expect(told(cut).tail).not.toBe(REST);
  const proven = told([...cut, ...indented([`${HEAD}${REST}全村都看见了。`]).slice(1)]);
  expect(proven.hopeless).toContain(REST);
  expect(proven.tail).toBe(REST);
});

it('does not ask the network of what is a heading beyond doubt', () => {
  const headings = ['坚持绿色发展', '兴水利 惠民生', '提升服务水平'];
  const lines = headings.flatMap((heading, i) => [...BETWEEN.slice(2 * i, 2 * i + 2), heading]);
  const article = parseArticle(['水渠通水', ...lines, BETWEEN[6]!, HEAD].join('\n'));
  const breaksOff = (heads: Heads) =>
    heads.left.filter((_, i) => heads.mayBreakOff(i)).map(({ text }) => text);
  expect(breaksOff(new Heads(article, article.paragraphs, model))).toEqual([HEAD]);
  const thorough = new Heads(article, article.paragraphs, model, { thorough: true });
  expect(breaksOff(thorough)).toEqual([headings[1], HEAD]);
});

it('weighs what is cheap to read of a head together with what the network says', () => {
  const features = new Float32Array(HEAD_FEATURES);
  features[0] = 1;
  // By its words a heading, if not beyond doubt.
  features[23] = 1;
  expect(isWhole(features)).toBe(false);
  expect(isSurelyWhole(features, 0)).toBe(false);
  expect(isSurelyWhole(features, -3)).toBe(true);
  features[23] = 0;
  expect(isSurelyWhole(features, -3)).toBe(false);
});
