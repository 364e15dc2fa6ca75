import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check.js';
import { applyEdits } from '../../../src/core/fixes.js';
import { readResources } from '../../resources.js';

const resources = readResources();

/** Three paragraphs as their author wrote them. */
const STORY = [
  '柳渡村的老戏台修了整整一个冬天。木匠郭守田带着两个徒弟，把朽坏的檐柱一根根换下来，又照着旧样子补刻了三十多块雀替。开春以后，台口重新挂起红绸，附近十几个村子的人都赶来看头一场戏。',
  '“台子还是那个台子，看戏的人换了三代。”七十岁的票友宋桂枝坐在第一排，手里攥着一张发黄的老戏单。她说，小时候家家户户没有电灯，戏一开锣，台前就点起八盏汽灯，照得半条河都是亮的。',
  '如今的戏台装上了音响和灯光，村里的剧团也有了自己的排练厅。县文化馆每个月派老师来教两次课，报名学戏的孩子从最初的五个增加到四十多个，年龄最小的才上一年级。',
];

/** Sets a paragraph in a column: `width` characters a line, two less on the first, no stop at the start of a line. */
function column(paragraph: string, width: number, indent: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const char of paragraph) {
    const room = lines.length === 0 ? width - indent : width;
    if (line.length >= room && !'，。”、'.includes(char)) {
      lines.push(line);
      line = '';
    }
    line += char;
  }
  return [...lines, line];
}

const found = (text: string) =>
  check(text, { facts: false }, resources).findings.filter((f) => f.rule === 'hard-wrapped-text');

function reflowed(text: string): string {
  const findings = found(text);
  expect(findings).toHaveLength(1);
  return applyEdits(text, findings[0]!.fixes[0]!.edits);
}

describe('hard-wrapped-text', () => {
  for (const [width, indent] of [
    [8, 2],
    [10, 2],
    ...[13, 17, 22, 38].flatMap((w) => [
      [w, 0],
      [w, 2],
    ]),
  ] as [number, number][])
    it(`flows a column of ${width} characters, indent ${indent}`, () => {
      const lines = STORY.flatMap((p) => column(p, width, indent));
      expect(reflowed(`${lines.join('\n')}\n`)).toBe(`${STORY.join('\n')}\n`);
    });

  it('is one finding over the run, quiet about sentences that the line ends cut', () => {
    const text = STORY.flatMap((p) => column(p, 17, 2)).join('\n');
    const findings = check(text, { facts: false }, resources).findings;
    expect(findings.map((f) => f.rule)).toEqual(['hard-wrapped-text']);
    expect(text.slice(findings[0]!.start, findings[0]!.end)).toBe(text);
    expect(findings[0]!.fixes[0]!.safe).toBe(true);
  });

  it('keeps CRLF line ends between paragraphs', () => {
    const lines = STORY.flatMap((p) => column(p, 17, 2));
    expect(reflowed(`${lines.join('\r\n')}\r\n`)).toBe(`${STORY.join('\r\n')}\r\n`);
  });

  it('goes on behind a picture, whose lines then stand behind the paragraph', () => {
    const [one, two, three] = STORY.map((p) => column(p, 17, 2)) as [string[], string[], string[]];
    const picture = ['', '图①：老戏台前的观众。 贺小川摄', ''];
    const text = [...one, ...two.slice(0, 3), ...picture, ...two.slice(3), ...three].join('\n');
    const paragraphs = reflowed(text).split(/\n+/);
    expect(paragraphs).toEqual([STORY[0], STORY[1], '图①：老戏台前的观众。 贺小川摄', STORY[2]]);
  });

  it('keeps a headline as wide as the column apart from the byline and the text', () => {
    const head = ['老戏台修了整整一冬天终于完工', '七十岁票友重坐第一排看戏'];
    const lines = [...head, '□方稷 本报记者 贺小川', ...STORY.flatMap((p) => column(p, 14, 2))];
    expect(reflowed(lines.join('\n'))).toBe([...head, '□方稷 本报记者 贺小川', ...STORY].join('\n'));
  });

  it('puts a name together that the line end parts', () => {
    const lines = ['老戏台开锣', '□方稷 本报记者 贺', '小川', ...STORY.flatMap((p) => column(p, 9, 2))];
    expect(reflowed(lines.join('\n'))).toBe(['老戏台开锣', '□方稷 本报记者 贺小川', ...STORY].join('\n'));
  });

  it('keeps columns apart that do not follow each other', () => {
    const [one, two, three] = STORY.map((p) => column(p, 16, 2)) as [string[], string[], string[]];
    const columns = [
      [...one, ...two.slice(0, 3)],
      [...three.slice(1), ...one],
      [...two.slice(3), ...three.slice(0, 1)],
    ];
    const paragraphs = reflowed(columns.map((lines) => lines.join('\n')).join('\n\n')).split(/\n+/);
    expect(paragraphs).toContain(two.slice(0, 3).join(''));
  });

  it('puts blanks between Latin words and resolves hyphens', () => {
    const lines = [
      'The night ferry had been running for longer than anyone on the',
      'island could remember, and when the company announced in the spr-',
      'ing that the last crossing would be made in October, nobody quite',
      'believed it. The captain, who had steered the same boat for thirty',
      'years, kept the timetable pinned above the wheel and said only that',
      'the tide did not read newspapers, so there was no hurry to tell it',
      'the news.',
    ];
    expect(reflowed(lines.join('\n'))).toBe(lines.join(' ').replace('spr- ing', 'spring'));
  });

  it('flows narrow columns of English, with the hyphens that programs set', () => {
    const lines = [
      'The night ferry had been run‐',
      'ning for longer than anyone on',
      'the island could remember, and',
      'when the company announced in',
      'spring that the last crossing',
      'would be made in October, no‐',
      'body quite believed it. One did',
      'not expect the captain, a self-',
      'made man, to give in.',
    ];
    expect(reflowed(lines.join('\n'))).toBe(
      lines.join(' ').replaceAll('‐ ', '').replace('self- made', 'self-made'),
    );
  });

  it('goes on in another width beside a picture and behind it', () => {
    const [one, two, three] = STORY as [string, string, string];
    const beside = column(two, 8, 2);
    const text = [...column(one, 17, 2), ...beside.slice(0, 6), ...column(beside.slice(6).join(''), 17, 0)];
    expect(reflowed([...text, ...column(three, 17, 2)].join('\n'))).toBe(STORY.join('\n'));
  });

  it('knows that some programs keep a quotation mark together with both its neighbours', () => {
    const lines = [
      '渡口的人都管他叫老艄公，可他',
      '自己只肯认一个名字，就是当年',
      '船社的登记簿上写着的那个',
      '“水手张”。张家三代人都在这条',
      '河上撑船，到他这一辈，桥修好',
      '了，船也就慢慢地停了下来。他',
      '却还是每天清早到码头上去坐一',
      '会儿，看看水，看看对岸的人。',
    ];
    expect(reflowed(lines.join('\n'))).toBe(lines.join(''));
  });

  it('keeps a headline of two lines that a dash joins, next to columns as narrow as verse', () => {
    const head = ['老戏台修了整整一冬天——', '七十岁票友重坐第一排', '□方稷 本报记者 贺小川'];
    const columns = [STORY[0]!, STORY[1]!].map((p) => column(p, 14, 2).join('\n'));
    const text = `${columns[0]}\n\n${head.join('\n')}\n${columns[1]}`;
    expect(reflowed(text)).toBe(`${STORY[0]}\n\n${head.join('\n')}\n${STORY[1]}`);
  });

  it('keeps couplets in a narrow column', () => {
    const poem = ['一夜东风过柳堤，', '满城灯火照清溪。', '渡头老树新抽叶，', '陌上行人旧踏泥。'];
    const [one, two] = STORY.map((p) => column(p, 12, 2).join('\n'));
    expect(reflowed([one, ...poem, two].join('\n'))).toBe([STORY[0], ...poem, STORY[1]].join('\n'));
  });

  it('puts a headline together whose brackets the line end parts', () => {
    const head = ['老戏台修了整整一冬天终于完工（渡口', '纪事）'];
    const lines = [...head, ...STORY.flatMap((p) => column(p, 12, 2))];
    expect(reflowed(lines.join('\n'))).toBe([head.join(''), ...STORY].join('\n'));
  });

  it('takes the place and the names in a note for no byline', () => {
    const note = ['（本报柳渡五日电', '记者方稷、贺小川、宋', '桂枝）'];
    const lines = [...STORY.flatMap((p) => column(p, 10, 2)), ...note];
    expect(reflowed(lines.join('\n'))).toBe([...STORY, note.join('')].join('\n'));
  });

  it('keeps a subtitle behind dashes apart from the headline', () => {
    const head = ['老戏台修了整整一冬天', '——柳渡村老艺人的心愿'];
    const lines = [...head, ...STORY.flatMap((p) => column(p, 12, 2))];
    const text = [...STORY.flatMap((p) => column(p, 12, 2)), ...lines].join('\n');
    expect(reflowed(text)).toBe([...STORY, ...head, ...STORY].join('\n'));
  });

  it('flows questions that a reporter asks', () => {
    const question = '记者：戏台修好以后，村里的剧团一年大约能演多少场戏？看戏的都是些什么人？';
    const talk = [STORY[0]!, question, STORY[2]!];
    expect(reflowed(talk.flatMap((p) => column(p, 16, 2)).join('\n'))).toBe(talk.join('\n'));
  });

  it('flows a few lines between a table and the rest', () => {
    const table = ['年份 场次 观众', '2017 12场 3100人', '2018 15场 3400人', '2019 21场 5200人'];
    const [one, two, three] = STORY.map((p) => column(p, 16, 2)) as [string[], string[], string[]];
    const short = '县文化馆去年派人记下了这里的演出，一年里唱了二十一场，来看戏的人比前两年都多。';
    const text = [...column(short, 16, 2), ...table, ...one, ...two, ...three].join('\n');
    expect(reflowed(text)).toBe([short, ...table, ...STORY].join('\n'));
  });

  it('goes on in the next column behind a full stop where the first line has no indent', () => {
    const one = STORY[0]!.slice(0, STORY[0]!.indexOf('。') + 1);
    const width = 9;
    const first = column(one, width, 2);
    const rest = column(STORY[0]!.slice(one.length), width, 0);
    const more = STORY.slice(1).flatMap((p) => column(p, width, 2));
    const text = [...more, ...first, '', ...rest, ...more].join('\n');
    expect(reflowed(text).split(/\n+/)).toContain(STORY[0]);
  });

  const FINE: Record<string, string> = {
    'whole paragraphs': STORY.join('\n\n'),
    'verse without stops': [
      '风从北山的缺口吹下来',
      '把整条街的灯笼都吹亮',
      '卖糖人的老汉收了担子',
      '河面上浮着半个旧月亮',
      '有人在桥头等一封书信',
      '有人在船上等一阵东风',
      '我把这一夜折成了纸船',
      '让它顺着水声慢慢地走',
    ].join('\n'),
    'short verse without stops': [
      '一夜东风过柳堤',
      '满城灯火照清溪',
      '渡头老树新抽叶',
      '陌上行人旧踏泥',
      '半卷竹帘听雨落',
      '数声牧笛隔烟低',
      '今年春色来何早',
      '已有流莺到屋西',
    ].join('\n'),
    'a list of names': [
      '青石镇中心小学',
      '柳渡村卫生服务站',
      '北岸街道文化馆',
      '河湾镇农技推广站',
      '渡口老街居委会',
      '南坡村敬老院',
      '石桥镇中学',
      '柳堤水文监测站',
      '东洼村图书室',
    ].join('\n'),
    'a list of titles of one length': [
      '《渡口人家》·2019年',
      '《青石板路》·2017年',
      '《北岸灯火》·2012年',
      '《雨水谣曲》·2010年',
      '《柳堤春讯》·2004年',
      '《旧渡新桥》·2001年',
      '《船工号子》·1998年',
      '《河湾记事》·1996年',
    ].join('\n'),
    'short answers': ['问：您多大开始学戏？', '答：九岁。', '问：跟谁学的？', '答：跟我的姑母。'].join('\n'),
  };
  for (const [name, text] of Object.entries(FINE))
    it(`leaves alone: ${name}`, () => {
      expect(found(text)).toEqual([]);
    });
});
