import { describe, expect, it, test } from 'vitest';
import { check } from '../../../src/core/check.js';
import { clean } from '../../../src/core/clean.js';
import type { Finding } from '../../../src/core/finding.js';
import { applyEdits } from '../../../src/core/fixes.js';
import { say } from '../../../src/core/messages.js';
import { READING } from '../reading.js';

const repeats = (text: string): Finding[] =>
  check(text, { facts: false }).findings.filter((f) => f.rule === 'repeated-paragraph');
const shown = (text: string): string[] => repeats(text).map((f) => text.slice(f.start, f.end));
const isSafe = (finding: Finding): boolean => finding.fixes.some((fix) => fix.safe);
const lines = (...paragraphs: string[]): string => `${paragraphs.join('\n\n')}\n`;

const FERRY =
  '清早六点，柳湾渡口的薄雾还没散尽，船工老乔已经把两条渡船擦得干干净净，等着第一批赶集的乡亲上船。';
const BRIDGE =
  '县交通局去年秋天动工修建的人行桥下月就要合龙，桥面宽三米，装有护栏和路灯，两岸往来不必再看天色。';
const SCHOOL =
  '对岸小学的孩子们最高兴。“以后下雨天也能准时到校了。”四年级学生把这句话写进作文，老师念给全班听。';
const MARKET =
  '集市上的豆腐摊主算了一笔账，过河的时间省下二十分钟，一天能多卖两板豆腐，一年就是好几千元的收入。';
const END = '桥通车那天，老乔打算把渡船停在桥头，教孙子认一认那些用了半辈子的缆绳和竹篙。';
const ARTICLE = [FERRY, BRIDGE, SCHOOL, MARKET, END];

describe('what stands twice is found and may go unasked', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['right behind itself', lines(FERRY, BRIDGE, BRIDGE, SCHOOL, END), BRIDGE],
    ['at the end', lines(...ARTICLE, FERRY), FERRY],
    ['in other punctuation width', lines(...ARTICLE, BRIDGE.replace(/，/g, ',')), BRIDGE.replace(/，/g, ',')],
    [
      'with blanks between the characters',
      lines(...ARTICLE, `${BRIDGE.slice(0, 9)}\u3000${BRIDGE.slice(9)}`),
      `${BRIDGE.slice(0, 9)}\u3000${BRIDGE.slice(9)}`,
    ],
    [
      'a block as one finding',
      lines(...ARTICLE, BRIDGE, SCHOOL, MARKET),
      lines(BRIDGE, SCHOOL, MARKET).trim(),
    ],
    ['two paragraphs as one', lines(...ARTICLE, BRIDGE + SCHOOL), BRIDGE + SCHOOL],
    [
      'the end of a paragraph',
      lines(FERRY, SCHOOL, '四年级学生把这句话写进作文，老师念给全班听。', END),
      '四年级学生把这句话写进作文，老师念给全班听。',
    ],
    ['in another order', lines(...ARTICLE, SCHOOL, FERRY), lines(SCHOOL, FERRY).trim()],
    [
      'a block with its heading',
      lines(FERRY, '两岸的心事', BRIDGE, SCHOOL, '两岸的心事', BRIDGE, SCHOOL, END),
      lines('两岸的心事', BRIDGE, SCHOOL).trim(),
    ],
    [
      'with a marker stuck to one of the two',
      lines(FERRY, BRIDGE, `${SCHOOL}①`, MARKET, END, SCHOOL),
      SCHOOL,
    ],
  ];
  test.each(cases)('%s', (_name, text, copy) => {
    const found = repeats(text);
    expect(found.map((f) => text.slice(f.start, f.end)).join('\n\n')).toBe(copy);
    expect(found.every(isSafe)).toBe(true);
    // Every paragraph is left once, in its place.
    const left = clean(text);
    for (const paragraph of copy.split('\n\n')) expect(left).not.toContain(`${paragraph}\n\n${paragraph}`);
    expect(repeats(left)).toEqual([]);
  });

  it('takes a paragraph that stands in pieces for one finding', () => {
    const [first, second] = ['对岸小学的孩子们最高兴。', SCHOOL.slice('对岸小学的孩子们最高兴。'.length)];
    const text = lines(FERRY, SCHOOL, first!, second!, END);
    expect(shown(text)).toEqual([lines(first!, second!).trim()]);
    expect(clean(text)).toBe(lines(FERRY, SCHOOL, END));
  });

  it('takes a note in brackets right behind itself for a copy, not one under another report', () => {
    const note = '（本报柳湾记者林小满、通讯员周大河、实习生何一苇采写，图片由渡口管理站提供）';
    expect(clean(lines(...ARTICLE, note, note))).toBe(lines(...ARTICLE, note));
    const two = lines(FERRY, BRIDGE, note, SCHOOL, END, note);
    expect(clean(two)).toBe(two);
  });

  it('gives each of three copies its own finding', () => {
    const text = lines(...ARTICLE, BRIDGE, SCHOOL, BRIDGE, SCHOOL, BRIDGE, SCHOOL);
    expect(shown(text)).toEqual(new Array(3).fill(lines(BRIDGE, SCHOOL).trim()));
    expect(clean(text)).toBe(lines(...ARTICLE));
  });

  it('takes along a heading parted from its text by the rest of another paragraph', () => {
    const [left, right] = [END.slice(0, 20), END.slice(20)];
    const text = lines(
      FERRY,
      BRIDGE,
      '孩子们的桥和作文',
      SCHOOL,
      left,
      BRIDGE,
      right,
      '孩子们的桥和作文',
      SCHOOL,
    );
    expect(shown(text).join('\n\n')).toBe(lines(BRIDGE, '孩子们的桥和作文', SCHOOL).trim());
  });

  it('takes along a heading behind whose first standing another rest has come in', () => {
    const rest = END.slice(20);
    const text = lines(BRIDGE, '孩子们的桥和作文', rest, SCHOOL, FERRY, BRIDGE, '孩子们的桥和作文', SCHOOL);
    expect(shown(text)).toEqual([lines(BRIDGE, '孩子们的桥和作文', SCHOOL).trim()]);
  });

  it('finds a block in two pieces right behind what it repeats, short paragraphs in it or not', () => {
    const cut = MARKET.indexOf('能多');
    const [left, right] = [MARKET.slice(0, cut), MARKET.slice(cut)];
    const short = '他们就是岸上的人。';
    const text = lines(
      '河上有桥',
      '核心阅读',
      SCHOOL,
      BRIDGE,
      left,
      short,
      SCHOOL,
      BRIDGE,
      MARKET,
      right,
      short,
      END,
    );
    expect(shown(text).join('\n\n')).toBe(lines(SCHOOL, BRIDGE, MARKET).trim());
  });

  it('that end with a heading which would read on by chance: right behind, and twice at the end', () => {
    const grain = '场上的粮食堆成了小山，拖拉机一趟接一趟，拉到河对岸的粮站去，忙到天黑才收工。';
    const block = [BRIDGE, '新集市'];
    const once = [FERRY, ...block, grain, END];
    expect(clean(lines(FERRY, ...block, ...block, grain, END), {}, READING)).toBe(lines(...once));
    expect(clean(lines(...once, grain, '新集市', grain, '新集市'), {}, READING)).not.toContain(
      `${END}\n\n${grain}`,
    );
  });

  it('finds titles with the text under them at the end', () => {
    const head = ['河上有桥：渡口两岸百姓几代人的心愿', '——柳湾县改善边远山村交通工作纪实', SCHOOL];
    const text = lines(...head, FERRY, BRIDGE, MARKET, END, ...head);
    expect(shown(text)).toEqual([lines(...head).trim()]);
  });

  it('points out a heading right behind itself', () => {
    const heading = '桥头的集市从此天天热闹起来了';
    const text = lines('河上有桥', FERRY, heading, heading, MARKET, END);
    expect(shown(text)).toEqual([heading]);
    expect(repeats(text).some(isSafe)).toBe(false);
  });

  it('takes the byline along', () => {
    const byline = '□ 本报记者 乔岸';
    const text = lines(byline, ...ARTICLE, byline, BRIDGE, SCHOOL);
    expect(clean(text)).toBe(lines(byline, ...ARTICLE));
  });

  it.each(['\n', '\r\n', '\n\n', '\r\n\r\n', '\n\n\n'])(
    'leaves no gap and glues nothing with %j between paragraphs',
    (gap) => {
      const text = [FERRY, BRIDGE, BRIDGE, SCHOOL].join(gap) + gap;
      expect(clean(text)).toBe([FERRY, BRIDGE, SCHOOL].join(gap) + gap);
    },
  );

  it('keeps the indents of its neighbours', () => {
    const text = lines(`　　${FERRY}`, `　　${BRIDGE}`, BRIDGE, `　　${SCHOOL}`);
    expect(clean(text)).toBe(lines(`　　${FERRY}`, `　　${BRIDGE}`, `　　${SCHOOL}`));
  });

  it('reads Traditional Chinese and English alike', () => {
    const taiwan =
      '渡船老闆說，橋蓋好以後他想把船留在岸邊當茶座，讓來往的客人坐下來看看河水，聽聽從前的故事。';
    const england =
      'The ferryman said he would keep his boat at the landing as a tea house, so that people who came over the new bridge could still sit on the river.';
    for (const paragraph of [taiwan, england]) {
      const text = lines(FERRY, paragraph, paragraph, END);
      expect(shown(text)).toEqual([paragraph]);
      expect(clean(text)).toBe(lines(FERRY, paragraph, END));
    }
  });
});

describe('which copy stays', () => {
  const cut = BRIDGE.indexOf('有护栏');
  const [left, right] = [BRIDGE.slice(0, cut + 1), BRIDGE.slice(cut + 1)];

  it('joins the pieces of the first in their place, as the intact copy shows', () => {
    const text = lines(FERRY, left, right, SCHOOL, MARKET, BRIDGE);
    expect(clean(text)).toBe(lines(FERRY, BRIDGE, SCHOOL, MARKET));
  });

  it('brings a displaced piece back', () => {
    const text = lines(FERRY, left, SCHOOL, right, MARKET, BRIDGE);
    expect(clean(text)).toBe(lines(FERRY, BRIDGE, SCHOOL, MARKET));
  });

  it('removes the one that breaks off where the other is told to its end', () => {
    const broken = `${MARKET.slice(0, MARKET.indexOf('一年') + 1)}`;
    const text = lines(FERRY, broken, MARKET, END);
    const [finding] = repeats(text);
    expect(text.slice(finding!.start, finding!.end)).toBe(broken);
    expect(clean(text)).toBe(lines(FERRY, MARKET, END));
  });

  it('removes a short beginning that soon after is told to its end', () => {
    const text = lines(FERRY, BRIDGE, SCHOOL.slice(0, 20), SCHOOL, END);
    expect(shown(text)).toEqual([SCHOOL.slice(0, 20)]);
    expect(clean(text)).toBe(lines(FERRY, BRIDGE, SCHOOL, END));
  });

  it('takes the pieces of a paragraph for a copy even where the first is cut elsewhere', () => {
    const pieces = ['大桥合龙了。', '两岸放起了鞭炮？', '孩子们跑上桥头。', '老乔把船停在桥下。'];
    const whole = pieces.join('');
    const text = lines(FERRY, whole.slice(0, 10), whole.slice(10), BRIDGE, SCHOOL, MARKET, ...pieces, END);
    expect(shown(text)).toEqual([lines(...pieces).trim()]);
  });

  it('never mends what goes away itself: the edits of a fix lie apart', () => {
    const park = '河边的湿地公园去年落成，白鹭、苍鹭和许多叫不上名字的水鸟都在这里安了家。';
    const orchard = '果园里的采摘季还没有到，前来预订的客商已经住满了村里的六家客栈。';
    const tunnel = '自从隧道打通以后，山货当天就能送到省城的市场，村民们的收入比前几年翻了一番。';
    const pieces = [park.slice(0, 12), park.slice(12) + orchard + tunnel];
    const glued = `小城旧事${park}${orchard}${tunnel}`;
    const text = [...pieces, glued, '小城旧事', park, orchard + tunnel, SCHOOL, MARKET].join('\n');
    for (const { fixes } of check(text, { facts: false }, READING).findings)
      for (const { edits } of fixes) expect(applyEdits(text, edits).length).toBeLessThan(text.length + 9);
  });

  it('never lets two findings remove each other', () => {
    const text = lines(SCHOOL, BRIDGE, SCHOOL, BRIDGE, SCHOOL);
    const left = clean(text);
    for (const paragraph of [SCHOOL, BRIDGE]) expect(left.split(paragraph)).toHaveLength(2);
  });

  it('never takes the earlier one for what breaks off where it has a paragraph of its own', () => {
    const head = '昨天上午，船工老乔在对';
    const [goods, desks] = [`${head}岸的码头卸下了三百多袋化肥。`, `${head}岸的码头接来了一批新到的课桌。`];
    const text = ['河上要有桥了', goods, desks, head, goods, head, head, goods.slice(head.length)].join('\n');
    expect(clean(`${text}The ferry left before sunrise.`, {}, READING)).toContain(desks);
  });

  it.each([
    [
      'pieces that repeat a whole, and a whole that repeats the pieces',
      [FERRY, BRIDGE, SCHOOL + FERRY, BRIDGE, SCHOOL, END],
    ],
    [
      'the halves of a sentence and the sentence',
      [END, MARKET.slice(17), FERRY, BRIDGE, MARKET, FERRY + BRIDGE, MARKET.slice(0, 17)],
    ],
  ])('never takes both: %s', (_name, paragraphs) => {
    const kept = clean(lines(...paragraphs), {}, READING);
    for (const sentence of [FERRY, BRIDGE, SCHOOL, MARKET, END].filter((one) =>
      paragraphs.join('').includes(one),
    ))
      expect(kept.replaceAll('\n', '')).toContain(sentence);
  });
});

describe('what says something of its own is for review', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['a figure', BRIDGE.replace('三米', '五米'), '五', '三'],
    ['a word', SCHOOL.replace('学生', '老师'), '老师', '学生'],
    ['a character too many', FERRY.replace('第一批', '第一批的'), '的', '批赶'],
    ['a character too few', FERRY.replace('薄雾', '雾'), '“的雾”', '“的薄雾”'],
  ];
  test.each(cases)('%s', (_name, other, here, there) => {
    const text = lines(...ARTICLE, other);
    const [finding] = repeats(text);
    expect(text.slice(finding!.start, finding!.end)).toBe(other);
    expect(isSafe(finding!)).toBe(false);
    expect(clean(text)).toBe(text);
    const words = finding!.related.map((r) => say(r.message)).join();
    expect(words).toContain(here);
    expect(words).toContain(there);
  });

  it('keeps a short sentence right under itself for review: a writer may say it twice', () => {
    const text = lines(FERRY, '这一天渡船来回了二十趟。', '这一天渡船来回了二十趟。', BRIDGE, END);
    expect(repeats(text).map(isSafe)).toEqual([false]);
  });

  it('keeps another sign for review too', () => {
    const text = lines(...ARTICLE, END.replace(/。$/, '！'));
    expect(repeats(text).map(isSafe)).toEqual([false]);
  });

  it('keeps one that may hold half of a sentence beside it', () => {
    const rest = '室里坐满了人，有备考的学生，也有退休以后来看报纸的老先生，管理员忙得没有时间喝水。';
    const after = lines(rest, FERRY, '图书馆的阅览', rest, FERRY, MARKET);
    expect(clean(after, {}, READING)).toContain('图书馆的阅览\n\n室里坐满了人');
    const head = `${BRIDGE}图书馆的阅览`;
    const before = lines(BRIDGE, head, MARKET, END, BRIDGE, head, rest);
    expect(clean(before, {}, READING).replace(/\s/g, '')).toContain(head + rest);
  });

  it('offers to keep this one instead', () => {
    const other = BRIDGE.replace('三米', '五米');
    const text = lines(...ARTICLE, other);
    const fix = repeats(text)[0]!.fixes.find((f) => f.action === 'keep-this-copy');
    expect(applyEdits(text, fix!.edits)).toBe(lines(FERRY, SCHOOL, MARKET, END, other));
  });

  it('offers to keep this one instead of pieces that stand apart', () => {
    const text = lines(FERRY, BRIDGE, MARKET, SCHOOL, END, BRIDGE + SCHOOL);
    const [finding] = repeats(text);
    expect(finding!.related.length).toBeGreaterThan(1);
    const fix = finding!.fixes.find((f) => f.action === 'keep-this-copy');
    expect(applyEdits(text, fix!.edits)).toBe(lines(FERRY, MARKET, END, BRIDGE + SCHOOL));
  });

  it('offers to keep this one of many instead, and then none of the others stays', () => {
    const text = lines(FERRY, BRIDGE, BRIDGE, SCHOOL, BRIDGE, MARKET, BRIDGE, END);
    const found = repeats(text);
    const left = found.map(({ fixes }) => {
      const fix = fixes.find((f) => f.action === 'keep-this-copy')!;
      expect(say(fix.title)).toBe('Keep this one, remove the others');
      return applyEdits(text, fix.edits);
    });
    expect(left).toEqual([
      lines(FERRY, BRIDGE, SCHOOL, MARKET, END),
      lines(FERRY, SCHOOL, BRIDGE, MARKET, END),
      lines(FERRY, SCHOOL, MARKET, BRIDGE, END),
    ]);
  });
});

describe('two copies that each have words of their own', () => {
  const one =
    '渡口的老船工每天清早擦船，顺手喂一喂岸边的野鸭，等第一批乡亲来赶集。太阳出来以后，河面上的雾就散了。';
  const two = '渡口的老船工每天清早擦船，等第一批乡亲来赶集，再点一袋旱烟。太阳出来以后，河面上的雾就散了。';
  const both =
    '渡口的老船工每天清早擦船，顺手喂一喂岸边的野鸭，等第一批乡亲来赶集，再点一袋旱烟。太阳出来以后，河面上的雾就散了。';

  it('can be merged: every clause of both stays', () => {
    const text = lines(BRIDGE, one, two, SCHOOL);
    const [finding] = repeats(text);
    expect(text.slice(finding!.start, finding!.end)).toBe(two);
    expect(isSafe(finding!)).toBe(false);
    const [fix] = finding!.fixes;
    expect(fix!.action).toBe('merge-copies');
    expect(applyEdits(text, fix!.edits)).toBe(lines(BRIDGE, both, SCHOOL));
    expect(clean(text)).toBe(text);
  });

  it('cannot where one says another word for the other', () => {
    const text = lines(BRIDGE, one, two.replace('老船工', '老艄公'), SCHOOL);
    for (const finding of repeats(text))
      expect(finding.fixes.map((f) => f.action)).not.toContain('merge-copies');
  });

  it('need no merging where only one has more', () => {
    const text = lines(BRIDGE, one, one.replace('，顺手喂一喂岸边的野鸭', ''), SCHOOL);
    const [finding] = repeats(text);
    expect(finding!.fixes.map((f) => f.action)).toEqual(['remove-copy', 'keep-this-copy']);
  });
});

describe('inside one paragraph', () => {
  const clause =
    '组织志愿者沿河清理漂浮物，检查渡口的救生衣和灭火器，并给每一位过河的老人登记姓名和家里的联系电话，遇到大风天提前广播';
  it('points out what stands twice and removes nothing unasked', () => {
    const text = lines(FERRY, `汛期到来之前，镇里${clause}。入冬以后，镇里${clause}，直到开春。`, END);
    const [finding, ...rest] = repeats(text);
    expect(rest).toEqual([]);
    expect(finding!.severity).toBe('information');
    expect(text.slice(finding!.start, finding!.end)).toContain(clause);
    expect(clean(text)).toBe(text);
  });
  it.each([
    ['with other text between', BRIDGE + SCHOOL + BRIDGE, BRIDGE + SCHOOL],
    ['right behind itself', BRIDGE + BRIDGE, BRIDGE],
  ])('offers to remove a paragraph that has come into its own line: %s', (_name, glued, left) => {
    const text = lines(FERRY, glued, END);
    const [finding, ...rest] = repeats(text);
    expect(rest).toEqual([]);
    expect(isSafe(finding!)).toBe(false);
    expect(applyEdits(text, finding!.fixes[0]!.edits)).toBe(lines(FERRY, left, END));
  });
  it('points out what is said twice on end', () => {
    const text = lines(
      FERRY,
      '老乔把缆绳和竹篙又检查了一遍。老乔把缆绳和竹篙又检查了一遍。风越来越大，西岸的渡船全都停了。入夏以来，西岸的渡船全都停了。入夏以来，大家都盼着桥早些修好。',
      END,
    );
    const found = repeats(text);
    expect(shown(text)).toEqual(['老乔把缆绳和竹篙又检查了一遍。', '西岸的渡船全都停了。入夏以来']);
    expect(found.map(({ severity }) => severity)).toEqual(['information', 'information']);
    expect(clean(text)).toBe(text);
  });
  it('offers to remove a whole sentence', () => {
    const sentence = `镇里${clause}。`;
    const text = lines(FERRY, `${sentence}大家都说好。${sentence}`, END);
    const [finding] = repeats(text);
    expect(isSafe(finding!)).toBe(false);
    expect(applyEdits(text, finding!.fixes[0]!.edits)).toBe(lines(FERRY, `${sentence}大家都说好。`, END));
  });
});

describe('repetition that is meant stays unflagged', () => {
  const quote = '“以后下雨天也能准时到校了。”';
  const cases: readonly (readonly [string, string])[] = [
    ['a pull quote', lines('河上要有桥了', quote, FERRY, BRIDGE, SCHOOL, MARKET, END)],
    [
      'a digest',
      lines('河上要有桥了', '■县交通局去年秋天动工修建的人行桥下月就要合龙', FERRY, BRIDGE, SCHOOL, END),
    ],
    [
      'a lead under 核心阅读',
      lines(
        '河上要有桥了',
        '核心阅读',
        '过河的时间省下二十分钟，一天能多卖两板豆腐，一年就是好几千元的收入。',
        FERRY,
        BRIDGE,
        `集市上的豆腐摊主算了一笔账。过河的时间省下二十分钟，一天能多卖两板豆腐，一年就是好几千元的收入。他说值。`,
        END,
      ),
    ],
    [
      'a refrain',
      lines(
        '摇船谣',
        '摇啊摇，摇到外婆桥，\n外婆桥下水迢迢。\n水迢迢，浪也高，',
        '一篙撑过柳树梢，\n摇啊摇，摇到外婆桥，\n外婆桥下水迢迢。\n水迢迢，浪也高，',
      ),
    ],
    [
      'a long salutation',
      lines(
        '在渡口大桥通车仪式上的致辞',
        '尊敬的各位来宾、各位代表，女士们、先生们、朋友们：',
        FERRY,
        BRIDGE,
        '尊敬的各位来宾、各位代表，女士们、先生们、朋友们：',
        SCHOOL,
        END,
      ),
    ],
    [
      'a chant',
      lines('守堤人', FERRY, '“人在堤在，人在桥在！”', BRIDGE, '“人在堤在，人在桥在！”', SCHOOL, END),
    ],
    [
      'long lines of a song',
      lines(
        '渡口之歌',
        '哎嗨哟，柳湾渡口的船儿摇呀摇到那外婆桥，',
        '一篙撑过柳树梢，再撑一篙月亮高，',
        '哎嗨哟，柳湾渡口的船儿摇呀摇到那外婆桥，',
        '两篙撑过芦花荡，再撑一篙星儿照。',
      ),
    ],
    [
      'questions that are asked again',
      lines(
        '问：桥什么时候通车？',
        '答：下个月就要合龙。',
        '问：收不收费？',
        '答：不收。',
        '问：桥什么时候通车？',
        '答：年底。',
      ),
    ],
    ['datelines', lines('（本报柳湾3月5日电）', FERRY, BRIDGE, '（本报柳湾3月5日电）', SCHOOL, END)],
    ['a salutation', lines('各位乡亲、各位来宾：', FERRY, BRIDGE, '各位乡亲、各位来宾：', SCHOOL, END)],
    [
      'contents',
      lines('第一章 渡口旧事', '第二章 两岸往来', '第一章 渡口旧事', FERRY, '第二章 两岸往来', BRIDGE),
    ],
    [
      'a pattern with three values',
      lines(
        '普通舱往返每位票价人民币十二元，儿童与老人半价优惠。',
        '普通舱往返每位票价人民币二十元，儿童与老人半价优惠。',
        '普通舱往返每位票价人民币四十元，儿童与老人半价优惠。',
        END,
      ),
    ],
    [
      'a law that is named twice',
      lines(
        `《柳湾县渡口渡船安全管理办法》自下月起施行。${FERRY}`,
        `县里要求严格执行《柳湾县渡口渡船安全管理办法》。${BRIDGE}`,
      ),
    ],
    [
      'a caption that quotes the text',
      lines(FERRY, BRIDGE, '图为四年级学生把这句话写进作文，老师念给全班听。', SCHOOL, END),
    ],
    [
      'a caption that is a sentence of the text',
      lines(FERRY, BRIDGE, SCHOOL, END, '图①：四年级学生把这句话写进作文，老师念给全班听。乔岸摄'),
    ],
    [
      'a sentence in the words of a heading',
      lines(
        '河上有桥',
        FERRY,
        '人行桥下月合龙两岸往来不看天色',
        '人行桥下月合龙，两岸往来不看天色。',
        BRIDGE,
        END,
      ),
    ],
    [
      'two articles of a rule in like words',
      lines(
        '第四条　设置渡口应当向所在地的县级人民政府提出申请。县级人民政府应当自收到申请之日起三十日内作出决定。',
        '第五条　撤销渡口应当向所在地的县级人民政府提出申请。县级人民政府应当自收到申请之日起二十日内作出决定。',
        FERRY,
        END,
      ),
    ],
    [
      'forms that a notice lists, and their own headings',
      lines(
        FERRY,
        '附件：1.柳湾渡口六十岁以上老人免费乘船申请表',
        '2.柳湾渡口六十岁以上老人免费乘船汇总表',
        '3.柳湾渡口六十岁以上老人免费乘船公示（样表）',
        '柳湾渡口六十岁以上老人',
        '免费乘船申请表',
        '柳湾渡口六十岁以上老人',
        '免费乘船汇总表',
      ),
    ],
    [
      'two sentences that take up a phrase on end',
      lines(FERRY, '要有桥，就要有人管渡口两岸的事情，有人管渡口两岸的事情，桥才守得住。', END),
    ],
    [
      'a line that comes back in a verse in English',
      lines(
        'On Tuesday the children sang a song that they had written for the new bridge by themselves:',
        [
          'The boat goes over in the rain,',
          'It does not matter where you have been,',
          'The boat goes over in the rain,',
          'And so we cross, and cross again.',
        ].join('\n'),
        'Then everybody walked home along the river in the dark, and the lamps were lit on the other side.',
      ),
    ],
    ['headings that say the same', lines('两岸的心事', FERRY, BRIDGE, '两岸的心事', SCHOOL, END)],
  ];
  test.each(cases)('%s', (_name, text) => {
    expect(shown(text)).toEqual([]);
    expect(clean(text)).toBe(text);
  });

  it('flags an item that stands twice under two numbers', () => {
    const item =
      '设置渡口应当向所在地的县级人民政府提出申请。县级人民政府应当自收到申请之日起三十日内作出决定。';
    const found = repeats(lines(FERRY, `第四条　${item}`, `第五条　${item}`, END));
    expect(found.map(isSafe)).toEqual([false]);
  });

  it('leaves a pull quote that is a whole paragraph for review', () => {
    const text = lines('河上要有桥了', SCHOOL, FERRY, BRIDGE, MARKET, SCHOOL, END, FERRY.slice(0, 12) + END);
    expect(repeats(text).some(isSafe)).toBe(false);
  });
});

it('does not list all copies in each of very many', () => {
  const whole = '春天的田野里，乡亲们忙着播种小麦和油菜，孩子们在渠边的草地上放风筝。';
  const lines = (copies: number) =>
    Array.from(
      { length: copies },
      (_, i) => `${whole}\n渡口第${i * 7919}次鸣笛，船上装的是第${i * 31}号仓的粮食。`,
    ).join('\n');
  const edits = (copies: number) =>
    check(lines(copies)).findings.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits)).length;
  expect(edits(10)).toBeGreaterThan(3 * 9);
  expect(edits(1000)).toBeLessThan(10 * 1000);
});

test('of a copy the first words are quoted, whole ones, with dots where it goes on', () => {
  const quoted = (copy: string) => {
    const text = [copy, 'The ferry had not run that week, and nobody missed it.', copy, ''].join('\n\n');
    return say(check(text, {}, READING).findings.find(({ rule }) => rule === 'repeated-paragraph')!.message);
  };
  expect(
    quoted('The keeper of the lighthouse had painted the door blue in the spring of that year.'),
  ).toContain('“The keeper of the lighthouse…”');
  expect(quoted('渡口的老船工每天清早擦船，等第一批乡亲来赶集，十年里没有误过一次。')).toContain(
    '“渡口的老船工每天清早擦船，等第一批乡亲来…”',
  );
});
