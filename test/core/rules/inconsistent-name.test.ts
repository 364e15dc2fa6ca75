import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/core/check.js';
import { applyEdits } from '../../../src/core/fixes.js';
import { readResources } from '../../resources.js';
import { describeShared, shared } from '../../shared.js';

const { words, people } = readResources();
const found = (text: string) =>
  check(text, {}, { words, people }).findings.filter((f) => f.rule === 'inconsistent-name');

/** An article about `{}`, in which one place spells the name as the second says. */
const STORIES = [
  [
    '县水务局防汛科科长{}在堤上守了三夜。',
    '“水退了，人就放心了。”{}说。',
    '天亮时，{}才回到值班室。',
    '县水务局防汛科科长{}介绍，全县堤防没有出险。',
  ],
  [
    '石桥村村支书{}站在新桥头，看着来往的车辆。',
    '十年前，{}带着村民修了第一条水泥路。',
    '{}说，下一步要把路通到后山。',
    '记者离开时，{}又去了工地。',
  ],
  ['□{} 本报记者 何敏', '雨后的湖面泛着微光，白鹭一早就来了。', '□{} 本报记者 何敏', '傍晚，游人渐渐散去。'],
  [
    '市第二小学教师{}每天给孩子们读一首诗。',
    '孩子们都喜欢{}。',
    '读诗的时候，{}总是站在窗边。',
    '“诗是种子。”市第二小学教师{}说。',
  ],
] as const;

const story = (k: number, name: string, other: string, at: number): string =>
  STORIES[k % STORIES.length]!.map((line, i) => line.replace('{}', i === at ? other : name)).join('\n');

/** The name, what one place makes of it, the story, and the line that goes wrong. */
const PLANTED: readonly (readonly [string, string, number, number])[] = [
  ['郑怀远', '郑怀元', 0, 1],
  ['郑怀远', '郑怀运', 0, 3],
  ['罗春生', '罗春声', 1, 1],
  ['罗春生', '罗春升', 1, 3],
  ['孙立军', '孙立君', 1, 2],
  ['周建民', '周健民', 1, 1],
  ['梁志刚', '梁志钢', 0, 2],
  ['高文斌', '高文彬', 0, 3],
  ['韩晓梅', '韩小梅', 3, 1],
  ['韩晓梅', '韩晓海', 3, 3],
  ['曹玉兰', '曹玉芝', 3, 3],
  ['许丽华', '许莉华', 3, 2],
  ['冯国强', '冯国墙', 2, 2],
  ['冯国强', '冯国张', 2, 2],
  ['杜俊峰', '杜俊锋', 2, 2],
  ['杜俊峰', '杜峻峰', 1, 2],
  ['谢永明', '谢永朋', 0, 3],
  ['谢永明', '谢水明', 0, 3],
  ['唐海燕', '唐海雁', 3, 1],
  ['魏成林', '魏城林', 1, 3],
  ['蒋新宇', '蒋欣宇', 0, 1],
  ['徐天亮', '徐天量', 1, 1],
  ['彭少华', '彭绍华', 3, 2],
  ['袁德厚', '袁德原', 0, 3],
  // Nothing that reads as a name.
  ['罗春生', '罗舂生', 1, 2],
  ['梁志刚', '梁志罡', 0, 1],
  // Of two characters.
  ['何敏', '何旻', 3, 2],
  ['周平', '周萍', 1, 3],
  // Transliterated.
  ['索尔海姆', '索尔海母', 0, 2],
  ['阿卜杜拉', '阿布杜拉', 1, 3],
];

/** Texts that name someone twice, each time in another spelling. */
const TWICE: readonly (readonly [string, string, string])[] = [
  ['县水务局局长郑怀远来到堤上。\n“水退了，人就放心了。”郑怀元说。', '郑怀远', '郑怀元'],
  ['村民罗春生养了六头牛，天不亮就要起来添草，冬天也不例外。邻居们都说罗春声勤快。', '罗春生', '罗春声'],
  ['国家主席韩晓梅会见了来访的客人。\n两国代表团随后会谈。韩小梅主席设宴欢迎。', '韩晓梅', '韩小梅'],
  ['（記者陳怡君報導）鎮公所昨日公布名單。\n陳怡均指出，名單還會調整。', '陳怡君', '陳怡均'],
];

describe('the same person spelled two ways', () => {
  const texts: readonly (readonly [string, string, string])[] = [
    ...PLANTED.map(([name, other, k, at]) => [story(k, name, other, at), name, other] as const),
    ...TWICE,
  ];

  test('nine planted ones in ten are found, with both of their places and nothing else', () => {
    const missed = texts.filter(([text, ...spellings]) => {
      const findings = found(text);
      const pairs = findings.map((f) =>
        [f, ...f.related]
          .map((r) => text.slice(r.start, r.end))
          .sort()
          .join(),
      );
      return findings.length !== 1 || pairs[0] !== spellings.sort().join();
    });
    expect(missed.length, missed.map((m) => m.slice(1).join('/')).join(' ')).toBeLessThanOrEqual(
      texts.length * 0.1,
    );
  });

  test('a fix makes one like the other, and none is safe', () => {
    const text = story(0, '郑怀远', '郑怀元', 1);
    const [finding] = found(text);
    expect(finding!.severity).toBe('information');
    expect(text.slice(finding!.start, finding!.end)).toBe('郑怀元');
    expect(finding!.related.map((r) => text.slice(r.start, r.end))).toEqual(['郑怀远']);
    expect(finding!.fixes.every((f) => !f.safe && f.action === 'replace-text')).toBe(true);
    const [toUsual, toRare] = finding!.fixes.map((f) => applyEdits(text, f.edits));
    expect(toUsual).toBe(story(0, '郑怀远', '郑怀远', 1));
    expect(toRare).toBe(story(0, '郑怀元', '郑怀元', 1));
  });
});

describe('two people are two', () => {
  test.each([
    [
      'brothers in one sentence',
      '王伟、王玮兄弟俩在村口开了一家小店。\n王伟管账，弟弟王玮管货。\n王伟说，生意还好。',
    ],
    [
      'each with a title of their own',
      '县农业局局长李志明介绍了情况。\n李志明说，今年雨水足。\n李志明表示，要抓好秋收。\n村民李志民种了三亩藕。',
    ],
    [
      'names on a list that is longer',
      '参加演出的有张丽、王芳、李娜、刘洋、陈静、杨帆、赵磊、孙浩、张莉等。',
    ],
    ['a list of colleagues', '参加演出的有张丽、张莉、张立等人。\n张丽唱了一首民歌。'],
    [
      'namesakes in the same trade',
      '市一中教师陈红讲了一堂公开课。\n县二中教师陈宏也来听课。\n陈红说，备课花了一周。\n陈宏做了笔记。',
    ],
    ['names that share one character', '村民罗春生养了六头牛。\n罗春生起得早。\n罗春生的邻居刘春生种果树。'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

const corpus = 'corpus/clean-newspaper';
describeShared('clean newspaper articles', corpus, () => {
  test('hardly one in five hundred', () => {
    if (!existsSync(shared(corpus))) return;
    const flagged = readdirSync(shared(corpus))
      .filter((n) => n.endsWith('.txt'))
      .flatMap((n) => {
        const text = readFileSync(`${shared(corpus)}/${n}`, 'utf8');
        return found(text).map((f) => `${n}: ${text.slice(f.start, f.end)}/${f.message.args.other}`);
      });
    expect(flagged.length, flagged.join('\n')).toBeLessThanOrEqual(1);
  }, 120_000);
});
