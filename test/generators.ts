import fc, { type Arbitrary } from 'fast-check';

/** Words of a small grammar: enough to make articles that read like news and seldom repeat by chance. */
const WHO = [
  '记者',
  '村支书',
  '老船工',
  '王大力',
  '校长陈秋月',
  '镇上的木匠',
  '工程师',
  '李小满',
  '护林员',
  '两位老师',
];
const WHEN = [
  '昨天上午',
  '去年冬天',
  '3月5日',
  '一个多月来',
  '天亮以前',
  '节后第一天',
  '2019年8月',
  '傍晚时分',
];
const WHERE = [
  '在县城东边',
  '在水库大坝上',
  '到山里的小学',
  '沿着旧铁路',
  '在图书馆门前',
  '从码头出发',
  '在田埂边',
];
const DOES = [
  '修好了',
  '清点了',
  '送来了',
  '讲起了',
  '拍下了',
  '翻开了',
  '看护着',
  '重新种上了',
  '量出了',
  '记下了',
];
const WHAT = [
  '三百多棵苹果树',
  '漏水的屋顶',
  '一本发黄的账簿',
  '1.5万元善款',
  '失散多年的老照片',
  '全村的电表',
  '五公里长的水渠',
  '新到的课桌',
  '当年的航海日志',
  '“小桥”项目的图纸',
  '𠮷野家捐的铜钟',
];
const TAIL = [
  '',
  '，没有要一分钱',
  '，大家都很高兴',
  '，占总数的百分之三十',
  '，一直忙到深夜',
  '，这还是头一回',
];
const SPOKEN = ['他说', '她告诉我们', '老人笑着说', '负责人介绍'];
const ENGLISH = [
  'The ferry left the pier before sunrise.',
  'Nobody in the village had seen such a flood in forty years, she said.',
  'Workers repaired the roof, the gates and 12 of the windows.',
  'It will take another three months to finish the bridge.',
];
const TITLES = ['小城旧事', '水渠通了', '灯火可亲', '山里来了新老师', '一座桥的四十年'];

/** Plain prose of a town that does not exist: each sentence stands once in an article, as in life. */
const PROSE = [
  '青川镇地处两省交界，过去进一趟县城要翻三座山、过两条河，来回得走上整整两天。',
  '自从隧道打通以后，山货当天就能送到省城的市场，村民们的收入比前几年翻了一番。',
  '清早五点，养蜂人郑有田已经把蜂箱搬到向阳的坡地上，等着太阳慢慢爬上山头。',
  '“今年雨水匀，油菜花开得比往年早了半个月，蜜也格外清亮。”他一边说一边掀开箱盖。',
  '镇卫生院新添了一台彩色超声机，老人做检查再也不用坐两个小时的班车去县里排队。',
  '负责设备安装的工程师说，机器虽小，却能把图像实时传给市医院的专家会诊。',
  '去年夏天那场洪水冲垮了学校的围墙，也冲走了操场边孩子们亲手栽下的小树苗。',
  '开学前，附近工地的工人们自发赶来，用了不到一个星期就把围墙重新砌了起来。',
  '校长贺文秀把全校师生的感谢信贴在工地门口，信纸上密密麻麻地写满了名字。',
  '图书馆的阅览室里坐满了人，有备考的学生，也有退休以后来看报纸的老先生。',
  '管理员介绍，周末每天要接待四百多位读者，座位常常在开门后半小时内就坐满。',
  '为了让更多人有书可读，馆里把闭馆时间推迟到晚上九点半，还在街边设了还书箱。',
  '老街的铁匠铺已经传到第四代，炉火从清晨一直烧到傍晚，叮当声隔着河都听得见。',
  '如今来打农具的人少了，铺子改做菜刀和园艺剪，网上的订单反倒排到了下个月。',
  '徒弟小邵大学毕业后回到镇上，他给每一把刀编了号，买主扫一扫就能看见锻打的过程。',
  '河边的湿地公园去年落成，白鹭、苍鹭和许多叫不上名字的水鸟都在这里安了家。',
  '护林员每天沿着栈道巡查一圈，记下鸟的种类和数量，厚厚的本子已经写满了六册。',
  '有位摄影爱好者守了整整一个冬天，终于拍到了一对丹顶鹤落在芦苇丛里的画面。',
  '县里的公交车全部换成了电动车，司机们说踩下去又轻又稳，车厢里听不见发动机的声音。',
  '运营公司算过一笔账，每辆车一年可以省下六万多元的油钱，还少排二十多吨废气。',
  '傍晚的广场上，合唱团正在排练新曲子，指挥是位七十多岁的退休音乐教师。',
  '她要求很严，一个音唱不准就让大家停下来重来，可是谁也没有因此抱怨过半句。',
  '下个月合唱团要去邻市参加比赛，服装是居民们凑钱做的，连扣子都是手工缝上去的。',
  '果园里的采摘季还没有到，前来预订的客商已经住满了村里的六家客栈。',
  '合作社社长拿出账本给我们看，去年光是冷库一项就为果农减少损失三十余万元。',
  '技术员提醒大家，入夏以后要格外留心红蜘蛛，发现叶片发白就得马上处理。',
  '消防队在旧仓库里举行演练，浓烟从二楼窗口涌出，队员们背着器材迅速攀上云梯。',
  '从接到警报到救出全部被困人员，整个过程只用了四分二十秒，比上一次快了将近一分钟。',
  '古桥的维修工程进入最后阶段，石匠们按照老照片上的样子，把缺损的栏板一块块补齐。',
  '文物部门的专家认为，这样的修法保住了桥的年岁，也保住了镇上人共同的记忆。',
  '下雪的那天夜里，供电所的抢修队踩着没膝的积雪上山，把倒下的电杆重新立了起来。',
  '天亮时分村里的灯重新亮了，几户人家端着热腾腾的姜汤站在路口，等着他们下山。',
];

const pick = (words: readonly string[]): Arbitrary<string> => fc.constantFrom(...words);

const clause: Arbitrary<string> = fc
  .tuple(pick(WHEN), pick(WHO), pick(WHERE), pick(DOES), pick(WHAT), pick(TAIL), fc.nat({ max: 9999 }))
  .map(([when, who, where, does, what, tail, n]) => `${when}，${who}${where}${does}第${n}号${what}${tail}`);

const sentence: Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(clause, pick(['。', '。', '！', '？', '；'])).map((all) => all.join('')) },
  { weight: 2, arbitrary: fc.tuple(pick(SPOKEN), clause).map(([who, what]) => `${who}：“${what}。”`) },
  { weight: 1, arbitrary: pick(ENGLISH) },
);

const paragraph: Arbitrary<string> = fc
  .array(sentence, { minLength: 1, maxLength: 5 })
  .map((all) => all.join(''));

const oddLine: Arbitrary<string> = fc.oneof(
  pick([
    '①',
    '图②',
    '③',
    '□本报记者 王大力',
    '摄影 李小满',
    '（上接第1版）',
    '12',
    '* * *',
    '- 一项',
    '| a | b |',
    '　　',
    '目录',
  ]),
  pick(TITLES),
);

/** Prose in paragraphs of one to four sentences, none twice. */
const prose: Arbitrary<string[]> = fc
  .tuple(
    fc.shuffledSubarray(PROSE, { minLength: 4, maxLength: 24 }),
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 24, maxLength: 24 }),
  )
  .map(([sentences, sizes]) => {
    const out: string[] = [];
    for (let at = 0, i = 0; at < sentences.length; at += sizes[i++]!)
      out.push(sentences.slice(at, at + sizes[i]!).join(''));
    return out;
  });

const made: Arbitrary<string[]> = fc.array(
  fc.oneof({ weight: 5, arbitrary: paragraph }, { weight: 1, arbitrary: oddLine }),
  { minLength: 1, maxLength: 12 },
);

/** The paragraphs of an article, undamaged: prose that reads on, made sentences, odd lines between. */
const paragraphs: Arbitrary<string[]> = fc
  .tuple(
    pick(TITLES),
    fc.oneof({ weight: 3, arbitrary: prose }, { weight: 1, arbitrary: made }),
    fc.array(fc.tuple(fc.nat({ max: 20 }), fc.oneof(oddLine, paragraph)), { maxLength: 2 }),
  )
  .map(([title, body, odd]) => {
    const out = [title, ...body];
    for (const [at, line] of odd) out.splice(1 + (at % out.length), 0, line);
    return out;
  });

/** One blow to an article; the numbers say where and how, as shares of what is there. */
interface Blow {
  readonly kind: 'block' | 'copy' | 'cut' | 'displace' | 'marker' | 'wrap' | 'width' | 'join' | 'drop';
  readonly at: number;
  readonly length: number;
  readonly to: number;
}

/** Even, and not drawn to the ends as numbers are by default: a cut at the very end of a line cuts nothing. */
const share = fc.noBias(fc.nat({ max: 9999 })).map((n) => n / 10_000);
const blow: Arbitrary<Blow> = fc.record({
  kind: fc.constantFrom(
    'block',
    'block',
    'copy',
    'cut',
    'cut',
    'cut',
    'cut',
    'displace',
    'marker',
    'wrap',
    'width',
    'join',
    'drop',
  ),
  at: share,
  length: share,
  to: share,
});

const HALF: Record<string, string> = { '，': ',', '。': '.', '“': '"', '”': '"', '！': '!' };

function strike(lines: readonly string[], { kind, at, length, to }: Blow): string[] {
  const out = [...lines];
  const i = Math.floor(at * out.length);
  const count = 1 + Math.floor(length * Math.min(4, out.length - i));
  const k = Math.floor(to * (out.length + 1));
  const line = out[i]!;
  const middle = Math.floor(length * line.length);
  switch (kind) {
    case 'block': {
      // Most of the article again, perhaps in other paragraphs, where e-papers put it: at the end, or anywhere.
      const block = out.slice(1 + Math.floor(at * 2), Math.max(i, out.length - Math.floor(length * 3)));
      const copy =
        to < 0.3 ? [block.join('')] : to < 0.5 ? block.flatMap((text) => text.split(/(?<=。)/)) : block;
      out.splice(length < 0.5 ? out.length : k, 0, ...copy);
      break;
    }
    case 'copy':
      out.splice(k, 0, ...out.slice(i, i + count));
      break;
    case 'join':
      out.splice(i, count, out.slice(i, i + count).join(''));
      break;
    case 'cut':
      out.splice(i, 1, line.slice(0, middle), line.slice(middle));
      break;
    case 'displace':
      out.splice(i, 1, line.slice(0, middle));
      out.splice(k, 0, line.slice(middle));
      break;
    case 'marker':
      out.splice(k, 0, String.fromCodePoint(0x2460 + Math.floor(length * 20)));
      break;
    case 'wrap': {
      const width = 12 + Math.floor(length * 20);
      out.splice(i, 1, ...(line.match(new RegExp(`[^]{1,${width}}`, 'gu')) ?? ['']));
      break;
    }
    case 'width':
      out[i] = line.replace(/[，。“”！]/g, (c) => HALF[c]!);
      break;
    case 'drop':
      out[i] = line.slice(0, middle);
  }
  return out;
}

const ends = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(['\n'], ['\r\n']) },
  { weight: 1, arbitrary: fc.constantFrom(['\n', '\r\n'], ['\r'], ['\n', '\r', '\r\n']) },
);

/** What stands in files and nobody thinks of. */
const oddUnit: Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: pick([
      '，',
      '。',
      '“',
      '”',
      '‘',
      '’',
      '（',
      '）',
      '①',
      '②',
      '…',
      '——',
      '、',
      ' ',
      '\u3000',
      '\u00a0',
      '\t',
    ]),
  },
  { weight: 4, arbitrary: pick(['\n', '\r\n', '\r', '\n\n', '\u2028', '\u0085', '\f', '\v']) },
  {
    weight: 3,
    arbitrary: pick(['一', '的', '说', '3', '５', '%', '年', '元', 'a', 'B', '-', '#', '*', '|', '>']),
  },
  {
    weight: 2,
    arbitrary: pick([
      '\0',
      '\ufeff',
      '\u200b',
      '\u202e',
      '\u2066',
      '\u0301',
      '\u20e3',
      '\u{e0100}',
      '\ufffd',
      '\ufffe',
    ]),
  },
  { weight: 2, arbitrary: pick(['𠮷', '😀', '👨‍👩‍👧', '🇨🇳', '\ud83d', '\ude00', '\ud842', '\udfb7']) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }) },
);

/** Any text at all, mostly of what rules look at. */
export const anyText: Arbitrary<string> = fc
  .array(oddUnit, { maxLength: 120 })
  .map((units) => units.join(''));

/** What the blows made of an article, and what it was. */
export interface Damaged {
  /** The paragraphs before any blow. */
  readonly whole: readonly string[];
  readonly text: string;
}

/** An article as extraction leaves it: damaged, with any line ends, indents, blank lines, a mark in front. */
const damagedBy = (most: number): Arbitrary<Damaged> =>
  fc
    .record({
      lines: paragraphs,
      blows: fc.array(blow, { minLength: 1, maxLength: most, size: 'max' }),
      ends,
      blanks: fc.constantFrom(1, 2, 3),
      indent: fc.constantFrom('', '', '　　', '  '),
      mark: fc.constantFrom('', '', '', '\ufeff'),
      isEnded: fc.boolean(),
    })
    .map(({ lines, blows, ends: lineEnds, blanks, indent, mark, isEnded }) => {
      const struck = blows.reduce<string[]>(strike, lines);
      let n = 0;
      const end = () => lineEnds[n++ % lineEnds.length]!;
      const gap = () => Array.from({ length: blanks }, end).join('');
      const text = `${mark}${struck
        .map((line) => indent + line)
        .join('\0GAP')
        .replace(/\0GAP/g, gap)}${isEnded ? end() : ''}`;
      return { whole: lines, text };
    });

/** Few blows, as most pages have them. */
export const damaged = damagedBy(3);

export const damagedArticle: Arbitrary<string> = damagedBy(10).map(({ text }) => text);

/** An article with odd characters strewn in. */
export const strewnArticle: Arbitrary<string> = fc
  .tuple(damagedArticle, fc.array(fc.tuple(share, oddUnit), { maxLength: 8 }))
  .map(([text, odd]) =>
    odd.reduce((now, [at, unit]) => {
      const place = Math.floor(at * now.length);
      return now.slice(0, place) + unit + now.slice(place);
    }, text),
  );

/** One change of a text as typing, pasting and deleting make it; places are shares of its length. */
export interface Typing {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

export const typing: Arbitrary<Typing> = fc.record({
  at: share,
  remove: fc.oneof(
    { weight: 4, arbitrary: fc.nat({ max: 3 }) },
    { weight: 1, arbitrary: fc.nat({ max: 400 }) },
  ),
  insert: fc.oneof(
    { weight: 3, arbitrary: oddUnit },
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: paragraph },
    { weight: 1, arbitrary: paragraph.map((text) => `\n\n${text}\n\n`) },
  ),
});

export function type(text: string, { at, remove, insert }: Typing): string {
  const place = Math.floor(at * (text.length + 1));
  return text.slice(0, place) + insert + text.slice(place + remove);
}
