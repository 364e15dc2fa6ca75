import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check.js';
import { clean } from '../../../src/core/clean.js';
import { say } from '../../../src/core/messages.js';
import { describeShared, shared } from '../../shared.js';
import { READING } from '../reading.js';

/** A cut is written ¦; everything else is the article. */
const LEAD = '春汛过后，青石镇的三座水闸陆续开启，镇里的巡堤队员又忙了起来，每天沿着河堤走上一个来回。';
const MIDDLE = '镇长说，今年的雨水来得早，大家的准备也做得早，沙袋和木桩都堆放在最容易取用的地方。';
const LAST = '傍晚时分，最后一段堤坝检查完毕，队员们收起手电，三三两两走回村里吃饭。';

const cutsOf = (text: string, resources = READING) =>
  check(text, { facts: false }, resources).findings.filter((f) => f.rule === 'truncated-sentence');

describe('sentences that break off', () => {
  const cases: Record<string, string> = {
    'in a word': `${LEAD}\n\n为了让老人们住得安心，镇里专门成立了汛期应急领导小¦组，由副镇长负责，每天早晚两次到户查看，随时准备转移。\n\n${LAST}`,
    'at a comma': `${LEAD}\n\n镇卫生院把药品和担架提前送到各个村委会，¦还安排两名医生轮流值班，村民有个头疼脑热不用出门。\n\n${LAST}`,
    'inside a quotation': `${LEAD}\n\n“水涨起来的时候心里很慌，后来看到巡堤队的灯光，¦我们一家人才踏实下来。”住在河边的李阿婆说。\n\n${LAST}`,
    'before a full stop of its own': `${MIDDLE}\n\n去年冬天，镇里用半年时间把七公里长的旧堤全部加高加固，又在弯道处修了护坡¦，如今走在上面十分平整。\n\n${LAST}`,
    'in the lead under short headlines': `青石镇备汛记\n\n三座水闸开启\n\n记者手记\n\n眼看着汛期一天天近了，¦巡堤队的老队长张水根把队员们召集到一起，逐段安排值守，又把手电和雨衣挨个检查了一遍。\n\n${MIDDLE}\n\n${LAST}`,
    'in a headline, inside its brackets': `守住一河春水（在希望的田野¦上·青石镇治水记之一）\n\n${LEAD}\n\n${MIDDLE}\n\n${LAST}`,
    'in Traditional characters': `${LEAD}\n\n為了讓長者住得安心，鎮裡特別成立了汛期應變中¦心，由副鎮長負責，每天早晚兩次到戶查看，隨時準備撤離。\n\n${LAST}`,
    'in English':
      'The river rose twice in one week.\n\nVolunteers walked the embankment every evening and wrote down the level of the water in a small¦ notebook that hung from a nail beside the door of the pump house.\n\nBy Friday the danger had passed.',
  };
  for (const [name, marked] of Object.entries(cases))
    it(`${name}: found, and joined again`, () => {
      const [head, rest] = marked.split('¦') as [string, string];
      const damaged = `${head}\n\n${rest.trimStart()}`;
      const [cut, ...others] = cutsOf(damaged);
      expect(others).toEqual([]);
      expect(cut?.end).toBe(head.length);
      expect(cut?.fixes[0]?.action).toBe('merge-next');
      const [edit] = cut!.fixes[0]!.edits;
      expect(damaged.slice(0, edit!.start) + edit!.text + damaged.slice(edit!.end)).toBe(head + rest);
    });

  it('whose rest stands further down: it moves up to its head, and nothing is lost', () => {
    const head = '为了让老人们住得安心，镇里专门成立了汛期应急领导小';
    const rest = '组，由副镇长负责，每天早晚两次到户查看，随时准备转移。';
    const damaged = [LEAD, head, MIDDLE, rest, LAST].join('\n\n');
    const [cut] = cutsOf(damaged);
    expect(cut?.related[0]?.start).toBe(damaged.indexOf(rest));
    expect(cut?.fixes[0]?.action).toBe('merge-displaced');
    expect(clean(damaged, {}, READING)).toBe([LEAD, head + rest, MIDDLE, LAST].join('\n\n'));
  });

  it('whose rest stands further up, as in columns that are read in another order: it moves down to its head', () => {
    const head = '为了让老人们住得安心，镇里专门成立了汛期应急领导小';
    const rest = '组，由副镇长负责，每天早晚两次到户查看，随时准备转移。';
    const damaged = [LEAD, rest, MIDDLE, head, LAST].join('\n\n');
    const [cut, ...others] = cutsOf(damaged);
    expect(others).toEqual([]);
    expect(cut?.end).toBe(damaged.indexOf(head) + head.length);
    expect(cut?.related[0]?.start).toBe(damaged.indexOf(rest));
    expect(cut?.fixes[0]?.title.id).toBe('truncated.fix.above');
    expect(clean(damaged, {}, READING)).toBe([LEAD, MIDDLE, head + rest, LAST].join('\n\n'));
  });

  it('two of them, whose rests stand above both: each gets its own', () => {
    const [one, oneRest] = [
      '雨季之前，镇里请来水利站的老技术人',
      '员，把三座水闸的闸门和绞盘逐个检修了一遍，又换上了新钢缆。',
    ];
    const [two, twoRest] = ['入夜以后，值班室的灯一直亮着，电话铃一响，队', '员们就披上雨衣往堤上赶。'];
    expect(clean([LEAD, twoRest, oneRest, MIDDLE, one, LAST, two].join('\n\n'), {}, READING)).toBe(
      [LEAD, MIDDLE, one + oneRest, LAST, two + twoRest].join('\n\n'),
    );
  });

  it('two in a row, each in the middle of a clause as no entry of a digest ends: both are flagged', () => {
    const heads = [
      '入夜以后，值班室的灯一直亮着。二十多年来，队员们沿着这条河堤走过的路，加起来已经有',
      '雨季之前，镇里请来水利站的技术员检修水闸。他们把闸门、绞盘、启闭机和',
    ];
    const damaged = [LEAD, MIDDLE, LAST, ...heads].join('\n\n');
    expect(cutsOf(damaged).map(({ end }) => end)).toEqual(
      heads.map((head) => damaged.indexOf(head) + head.length),
    );
  });

  it('whose rest stands above, but behind a line that goes on with it: that one keeps it', () => {
    const head = '为了让老人们住得安心，镇里专门成立了汛期应急领导小';
    const other = '去年入秋，邻镇也成立了一个汛期应急领导小';
    const rest = '组，由副镇长负责，每天早晚两次到户查看，随时准备转移。';
    expect(clean([LEAD, other, rest, MIDDLE, head].join('\n\n'), {}, READING)).toBe(
      [LEAD, other + rest, MIDDLE, head].join('\n\n'),
    );
  });

  it('in a short line like a headline with a comma: joined without asking, unless its halves are of one length', () => {
    const rest = '修好三条，水流到了最远的田头。';
    const uneven = '入夏以来，镇里的老水渠已';
    expect(clean([LEAD, uneven, rest, LAST].join('\n\n'), {}, READING)).toBe(
      [LEAD, uneven + rest, LAST].join('\n\n'),
    );
    const even = [LEAD, '修好一条水渠，富了一方百姓', MIDDLE, LAST].join('\n\n');
    expect(clean(even, {}, READING)).toBe(even);
  });

  it('whose rest ends with a semicolon, as items do: joined without asking', () => {
    const head = '入夏以前，镇里组织人手把十七处险工险段逐个查清，由水利员带着村干部逐一登';
    const items = [
      `${head}记，一处一卡，谁看守、谁报信、先转移谁、往哪里转移，都写得清清楚楚；`,
      '入夏后把沙袋和木桩提前运到堤上；',
    ];
    expect(clean([LEAD, head, items[0]!.slice(head.length), items[1], LAST].join('\n\n'), {}, READING)).toBe(
      [LEAD, ...items, LAST].join('\n\n'),
    );
  });

  it('that leads over to items which say one thing each: for review', () => {
    const items = ['把堤守好，让人睡得安心；', '把闸管好，让水流得听话；', '把渠修好，让田喝得饱足。'];
    const text = [LEAD, `${MIDDLE}老闸工在这条河边守了整整三十年，`, ...items, LAST].join('\n');
    expect(clean(text, {}, READING)).toBe(text);
  });

  it('over a rest that leaves another one without a head: for review', () => {
    const text = [
      LEAD,
      '开闸那天，老闸工又来了。他走到闸房前，摸了摸那根磨得锃亮的摇把，说',
      '是涨水还是落水，误差不超过半尺。',
      '：“老伙计，咱俩都老了。”',
      MIDDLE,
    ].join('\n');
    expect(cutsOf(text).flatMap(({ fixes }) => fixes.map(({ safe }) => safe))).toEqual([false]);
  });

  it('in a line of few characters whose last one makes a word with the next: never joined unasked', () => {
    const grain = '场上的粮食堆成了小山，拖拉机一趟接一趟，拉到河对岸的粮站去。';
    const text = [LEAD, '新集市', grain, MIDDLE, '走进新农', grain.replace('粮食', '稻谷'), LAST].join(
      '\n\n',
    );
    expect(clean(text, {}, READING)).toBe(text);
  });

  it('whose rest is lost: flagged, without a fix that pretends', () => {
    const head = '为了让老人们住得安心，镇里在去年冬天就修好了新的排水渠，又专门成立了汛期应急领导小';
    const [cut] = cutsOf([MIDDLE, LEAD, head, LAST].join('\n\n'));
    expect(cut?.end).toBe([MIDDLE, LEAD, head].join('\n\n').length);
    expect(cut?.fixes).toEqual([]);
  });

  it('around a picture number: the number goes, the sentence is whole', () => {
    const head = '镇卫生院把药品和担架提前送到各个村委会，还安排两名医';
    const rest = '生轮流值班，村民有个头疼脑热不用出门就能看病。';
    expect(clean([LEAD, head, '②', rest, LAST].join('\n\n'), {}, READING)).toBe(
      [LEAD, head + rest, LAST].join('\n\n'),
    );
  });

  it('in three pieces: the last is not moved up past the second, which it goes on with', () => {
    const pieces = ['有位摄影爱好者守了整整一个冬天，终于拍到了一对丹顶鹤落', '在芦苇丛', '里的画面。'];
    const left = clean([LEAD, ...pieces, LAST].join('\n'), {}, READING);
    expect(left.replaceAll('\n', '')).toBe([LEAD, ...pieces, LAST].join(''));
  });

  it('in three pieces, the second with clauses of its own: joined one by one, never the first with the third', () => {
    const water =
      '从山里引来的泉水，外村要等¦三天才轮得上。对这件事，老闸工一点也不含糊，谁家¦先浇、谁家后浇，都写在墙上。';
    expect(clean([LEAD, ...water.split('¦'), MIDDLE, LAST].join('\n\n'), {}, READING)).toBe(
      [LEAD, water.replaceAll('¦', ''), MIDDLE, LAST].join('\n\n'),
    );
    const speech =
      '“我们这里水浇地少，打算先修渠道，让上游的水流得更¦远；再种蔬菜、搞加工，让一二三产¦融合起来。”老村长说。';
    const left = clean([LEAD, ...speech.split('¦'), MIDDLE, LAST].join('\n\n'), {}, READING);
    expect(left.replaceAll('\n', '')).toBe([LEAD, speech.replaceAll('¦', ''), MIDDLE, LAST].join(''));
  });

  it('whose own rest may be the copy right behind it: nothing from further down comes between', () => {
    const copied = '2018年，全镇加固旧堤七公里，新修排水闸三座，砌起护坡两千多米，受益村民超过六千人。';
    const head = '把排水渠挖通，把河堤加固好，是青石镇抓好防汛工作、建设美丽河道的先手';
    const damaged = [copied, LEAD, MIDDLE, head, `棋。${copied}`, `下好这步并不容易，${LAST}`].join('\n');
    expect(clean(damaged, {}, READING)).toContain('先手\n棋。');
  });

  describe('whose rest stands behind a copy that is for review: joined all the same', () => {
    const head = '入汛以来雨水不断，河水一天比一天高。为了让老人们住得安心，镇里专门成立了汛期应急领导小';
    const rest = '组，由副镇长负责，每天早晚两次到户查看，随时准备转移。';
    it('where the copy shows how it goes on', () => {
      const copy = (head + rest).replace('一天比一天高', '一天高过一天');
      const damaged = [LEAD, head, copy, MIDDLE, rest, LAST].join('\n\n');
      expect(clean(damaged, {}, READING)).toBe([LEAD, head + rest, copy, MIDDLE, LAST].join('\n\n'));
      // Without the model only the next paragraph is a rest: the copy shows that it is not this one's.
      expect(clean(damaged)).toBe(damaged);
    });
    it('where the copy begins as another paragraph does', () => {
      const copy = LEAD.replace('每天', '天天');
      expect(clean([LEAD, MIDDLE, head, copy, rest, LAST].join('\n\n'), {}, READING)).toBe(
        [LEAD, MIDDLE, head + rest, copy, LAST].join('\n\n'),
      );
    });
  });

  it('are found without the model where rules can prove them', () => {
    const head = '镇卫生院把药品和担架提前送到各个村委会，';
    const rest = '还安排两名医生轮流值班，村民有个头疼脑热不用出门。';
    expect(cutsOf([LEAD, head, rest, LAST].join('\n\n'), {}).map((f) => f.fixes[0]?.action)).toEqual([
      'merge-next',
    ]);
  });
});

describe('no cuts', () => {
  const cases: Record<string, string> = {
    'a heading whose last character makes a word with the text': `守堤人\n${LEAD}\n百姓安居圆了治水梦\n见到老闸工时，他正蹲在河边洗一双沾满泥的胶鞋。\n${LAST}`,
    'headings between paragraphs': `守堤人\n${LEAD}\n早准备，早安心\n${MIDDLE}\n最后一段堤\n${LAST}`,
    salutations: `在启动仪式上的讲话\n尊敬的各位来宾，\n女士们，先生们，朋友们：\n${LEAD}\n${MIDDLE}`,
    verse: '河边\n王小河\n水从山里来，\n云在水上开。\n一夜东风起，\n满船明月回。',
    'a list': `${LEAD}\n●水位每小时记录一次\n●夜间巡堤两人一组\n●发现渗水立即报告\n${LAST}`,
    'a colon before a quotation': `${LEAD}\n老闸工这样回答记者：\n“水闸就像自家的大门，开和关都要心里有数。”\n${LAST}`,
    'byline, caption and credit': `守堤人\n□林小满 本报记者 周大河\n${LEAD}\n巡堤队员在检查水闸\n周大河摄\n${LAST}`,
    'a key whose items begin with signs': `${LEAD}\n🟢 闸门开启，水流平稳，暂时不用派人值守\n🟡 水位偏高，需要每小时到现场查看一次\n🔴 超过警戒线，全村老人和孩子先行转移\n${LAST}`,
    'what a play says without full stops': `${LEAD}\n老　张　〔磨着闸刀〕水闸——开闸了——\n吴大娘　〔拿着一把钥匙上〕老张，你还来啊？\n老　张　来。\n吴大娘　下个月就换电动的了。\n老　张　换了再说换了的。〔接过钥匙，对着光看〕这钥匙还是老镇长的\n吴大娘　我爹的东西\n老　张　好铁口\n〔小李推着自行车上。\n小　李　师傅，回家！\n老　张　我关完这一座\n〔静场。雷声。\n吴大娘　小李，你师傅守了一辈子，你让他守完\n小　李　大娘，我不是不让他守，我是心疼他。\n〔雷声越来越近。\n${LAST}`,
    'what is told of two teams by turns': `${LEAD}\n得分：第十分钟，三号张水根（六号李小河助攻）；第四十分钟，九号王大江\n换人：第五十八分钟，十三号周小船换下七号尤力（上游队）\n裁判：钱大河\n观众：三百人\n上游队（4-4-2）：1 张水根／2 李小河、4 王大江、5 赵小满、15 吴大船／6 孙小满、7 尤力、8 郑小船、10 钱小河／9 冯大江、18 陈大河\n下游队（4-3-3）：22 桂林／3 褚小满、5 卫大江、14 蒋小河、21 沈大船／6 韩小船、8 杨大河、16 朱小江／7 秦小满、9 许大河、11 何小船（70 吕大江）\n${LAST}`,
    'a label with its figure at the end of a line':
      'The meeting was called to order at seven in the evening by the chair.\nMotion by Mr. Osgood, seconded by Ms. Mayhew, to approve the minutes of the last meeting. Vote: 5-0-0\nThe clerk reported that forty licences were overdue.',
    'a digest whose entries end without full stops': `青石镇这样守住一河春水\n逐段查清险工险段，谁看守、谁报信、谁转移都写进卡片，贴在每家每户的门后\n把沙袋和木桩提前运到堤上，雨水再急，也能在半小时里堵住任何一处渗漏\n${LEAD}\n${MIDDLE}\n${LAST}`,
    'a table': `${LEAD}\n水闸\t水位\t流量\n一号\t3.2\t120\n二号\t3.4\t130\n${LAST}`,
  };
  for (const [name, text] of Object.entries(cases))
    it(name, () => {
      expect(cutsOf(text)).toEqual([]);
      expect(clean(text, {}, READING)).toBe(text);
    });
});

describeShared('the page that started it all', 'seed/article.txt', () => {
  const text = readFileSync(shared('seed/article.txt'), 'utf8');
  const expected = JSON.parse(readFileSync(shared('seed/expected.json'), 'utf8'));
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const { findings } = check(text, { facts: false }, READING);
  const repeated = findings.filter((f) => f.rule === 'repeated-paragraph');
  it('has every cut flagged, and no other line', () => {
    const found = findings.filter((f) => f.rule === 'truncated-sentence').map((f) => lineOf(f.end));
    const cuts = expected['truncated-sentence'] as { line: number; optional?: true; inSurplusCopy?: true }[];
    for (const { line, optional } of cuts) {
      if (optional || found.includes(line)) continue;
      expect(
        repeated.some((f) => lineOf(f.start) <= line && line <= lineOf(f.end)),
        `line ${line}`,
      ).toBe(true);
    }
    expect(found.filter((line) => !cuts.some((cut) => cut.line === line))).toEqual([]);
  });
  it('has its three markers flagged, and nothing else', () => {
    expect(findings.filter((f) => f.rule === 'image-marker').map((f) => lineOf(f.start))).toEqual([
      56, 60, 126,
    ]);
  });
});

describe('behind a line that may be a heading', () => {
  const lines = (...more: string[]) =>
    [
      '山里来了巡诊车',
      '入冬以来，镇里的卫生院组织医生到各个村子巡诊，行动不便的老人在家里就能量血压、做检查。',
      ...more,
      '村口的大槐树下摆着几张条桌',
      '是乡亲们等着看病的地方。',
      '今年镇里又添了两辆巡诊车，每个月到村里一次，药也一并送到家，老人们都说方便。',
    ].join('\n');
  const isSafe = (text: string) => cutsOf(text).map(({ fixes }) => fixes[0]?.safe);
  const CUT = `医生老梁背着药箱走了十几里山路，鞋上全是泥。他说，村里的老人最怕冬
天，咳嗽起来整夜睡不着，家里人也跟着揪心。`;

  it('a likely join is for review where nothing else is wrong with the article', () => {
    expect(isSafe(lines())).toEqual([false]);
  });

  it('and safe where a marker or another cut stands in it', () => {
    expect(isSafe(lines('①'))).toEqual([true]);
    expect(isSafe(lines(CUT))).toEqual([true, true]);
  });
});

describe('lines without a full stop', () => {
  const alone = '镇里请来的水利专家看完水闸以后说，这座闸门的底槛已经磨';
  const items = [
    '1950年8月至1953年7月，在青石镇水利站工作，历任技术员、副站长、站长',
    '1953年8月至1957年7月，在青石师范学校学习',
    '1957年8月至1966年5月，在青石中学任教，历任教师、教研组长',
    '1978年3月至1985年6月，在县水利局工作，历任副科长、科长、总工程师',
    '1985年7月至1993年12月，任青石镇副镇长',
    '1994年1月离职休养',
  ];
  const turns = [
    '记者：您是哪一年开始守闸的？',
    '老张：那年我刚满十九，师傅姓孔，孔师傅',
    '记者：现在还每天来？',
    '老张：现在是电动的，用不着我了，可是我还是每天都要上去',
    '记者：为什么？',
    '老张：习惯了，一天不上去看一眼，夜里就睡不着',
    '记者：谢谢您。',
  ];

  it.each([
    ['entries of a life', items],
    ['turns of a conversation', turns],
  ])('%s that end so as their like do are no cuts', (_, lines) =>
    expect(cutsOf([LEAD, ...lines, LAST].join('\n')).filter(({ fixes }) => fixes.length === 0)).toEqual([]),
  );

  it('one among lines with full stops is flagged', () =>
    expect(cutsOf([LEAD, alone, MIDDLE, LAST].join('\n'))).toHaveLength(1));
});

it('a foreign word that breaks off in Chinese text is joined only by the editor', () => {
  const head = `${MIDDLE}水闸的新闸门来自一家名叫Blue Riv`;
  const text = [LEAD, head, 'er Tech的公司，设计使用寿命为三十年，由厂家派人驻镇维护。', LAST].join('\n');
  const cuts = cutsOf(text);
  expect(cuts).toHaveLength(1);
  expect(cuts[0]!.fixes.every(({ safe }) => !safe)).toBe(true);
});

describe('what is quoted of a cut', () => {
  const quotesOf = (head: string, rest: string) => {
    const text = [LEAD, head, rest, LAST].join('\n\n');
    const [cut] = cutsOf(text);
    return [text.slice(cut!.start, cut!.end), say(cut!.fixes[0]!.title), say(cut!.related[0]!.message)];
  };

  it('is whole words where words have blanks between them', () =>
    expect(
      quotesOf(
        'Volunteers walked the embankment every evening and hung the notebook beside the',
        'entrance of the pump house, where all could read it.',
      ),
    ).toEqual([
      'beside the',
      'Merge with the next paragraph: “…beside the” + “entrance…”',
      'It goes on here: “entrance…”',
    ]));

  it('is a few characters in Chinese, and no dots follow what is the whole rest', () =>
    expect(quotesOf('为了让老人们住得安心，镇里专门成立了汛期应急领导小', '组。')).toEqual([
      '了汛期应急领导小',
      'Merge with the next paragraph: “…期应急领导小” + “组。”',
      'It goes on here: “组。”',
    ]));
});
