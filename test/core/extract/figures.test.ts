import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check.js';
import type { Figure } from '../../../src/core/extract/facts.js';
import { findFigures } from '../../../src/core/extract/figures/index.js';
import { describeShared, shared } from '../../shared.js';

/** A sentence with its figure in 【】, what the figure says, and, where given, what it counts. */
type Row = readonly [
  sentence: string,
  value: Figure['value'],
  unit: string,
  approx?: '~' | undefined,
  label?: string,
];

const TABLES: Record<Figure['kind'], readonly Row[]> = {
  count: [
    ['镇上来了【12名】护林员。', 12, '名', undefined, '护林员'],
    ['合作社共有【158户】。', 158, '户'],
    ['仓库里还剩【300只】竹篮。', 300, '只', undefined, '竹篮'],
    ['【100余户】人家搬进了新村。', 100, '户', '~', '人家'],
    ['广场上聚了【3万多人】。', 30000, '人', '~'],
    ['全年接待游客【2400多万人次】。', 24000000, '人次', '~'],
    ['上山的路有【二十四道】弯。', 24, '道', undefined, '弯'],
    ['【上千根】竹竿一夜之间立了起来。', 1000, '根', '~', '竹竿'],
    ['码头停着【两艘】货船。', 2, '艘', undefined, '货船'],
    ['【廿四名】船工一齐用力。', 24, '名', undefined, '船工'],
    ['全县拆除旧房【五百九十七座】。', 597, '座'],
    ['【１２３名】学生参加了合唱。', 123, '名', undefined, '学生'],
    ['工地上有【20至30名】木匠。', [20, 30], '名', undefined, '木匠'],
    ['计划种树【700万至1000万棵】。', [7000000, 1000000 * 10], '棵'],
    ['【1.2億個】零件堆滿倉庫。', 120000000, '個'],
    ['現場出動【三十輛】消防車。', 30, '輛', undefined, '消防車'],
    ['他家【十几只】羊走丢了。', 10, '只', '~', '羊'],
    ['客队拿下【24分】。', 24, '分'],
    ['主队取得【三连胜】。', 3, '连胜'],
    ['【不到40名】选手到达终点。', 40, '名', '~', '选手'],
    ['每年只召开【一次】。', 1, '次'],
    ['书记总结了【三大】变化。', 3, '', undefined, '变化'],
    ['店里有 【300 本】 旧书。', 300, '本'],
    ['【4,250册】图书上架。', 4250, '册', undefined, '图书'],
    ['About half of the 【300】 visitors stayed overnight.', 300, '', undefined, 'visitors'],
  ],
  percent: [
    ['开工率【73.8%】。', 73.8, '%', undefined, '开工率'],
    ['入学率达到【90%以上】。', 90, '%', '~', '入学率'],
    ['成活率为【百分之九十五】。', 95, '%', undefined, '成活率'],
    ['比重上升【3个百分点】。', 3, '个百分点'],
    ['降水偏多【10%—20%】。', [10, 20], '%'],
    ['到场的【近６０％】是老人。', 60, '%', '~'],
    ['Sales rose 【12 percent】 in May.', 12, '%'],
  ],
  money: [
    ['筹集【2亿元】稳岗资金。', 200000000, '元', undefined, '稳岗资金'],
    ['门票收入【约50万元】。', 500000, '元', '~', '门票收入'],
    ['花了【三块五】。', 3.5, '块'],
    ['贷款【超过84亿美元】。', 8400000000, '美元', '~'],
    ['每斤卖【8元5角】。', 8.5, '元'],
    ['补贴【1.5—2万元】。', [15000, 20000], '元'],
    ['标价【12,050日元】。', 12050, '日元'],
    ['工程耗資【一萬兩千元】。', 12000, '元'],
    ['月收入达【万元以上】。', 10000, '元', '~', '月收入'],
    ['总投资【1.2万亿元】。', 1200000000000, '元', undefined, '总投资'],
    ['The bridge cost 【nearly $3 million】.', 3000000, '$', '~'],
  ],
  date: [
    ['【3月24日】，渡口开航。', '--03-24', ''],
    ['【2020年2月14日】，大雪。', '2020-02-14', ''],
    ['【2019年】修好了路。', '2019', ''],
    ['【5月中旬】完工。', '--05', ''],
    ['【21日】下午到达。', '---21', ''],
    ['【2月14日15时】开会。', '--02-14T15', ''],
    ['【21日凌晨3点多】起火。', '---21T03', '', '~'],
    ['【上世纪80年代】建的老屋。', null, ''],
    ['【二〇一九年十月】开馆。', '2019-10', ''],
    ['【1998年4月19日23时55分】，灯灭了。', '1998-04-19T23:55', ''],
    ['【1月至8月】少雨。', null, ''],
    ['【2016—2018年】连续三季丰收。', null, ''],
    ['【10月底】前通车。', '--10', ''],
    ['【正月初七】开市。', null, ''],
    ['【公元634年】建寺。', '0634', ''],
    ['【光绪二十三年】立碑。', null, ''],
    ['落款是【1999.9.21】。', '1999-09-21', ''],
    ['【2019年上半年】销量翻番。', '2019', ''],
    ['The ferry returned on 【March 24, 2020】.', '2020-03-24', ''],
    ['It opened in 【March 2020】.', '2020-03', ''],
  ],
  time: [
    ['【18时40分】，大巴抵达。', 'T18:40', ''],
    ['【下午3点】开饭。', 'T15', ''],
    ['【晚上8点半】散场。', 'T20:30', ''],
    ['【18时许】到站。', 'T18', '', '~'],
    ['【9:00—16:30】开馆。', null, ''],
    ['当晚【8点多】，电话响了。', 'T20', '', '~'],
    ['船在【6:15】开。', 'T06:15', ''],
    ['【清晨五點半】出海。', 'T05:30', ''],
    ['The last boat leaves at 【6:30 p.m.】 daily.', 'T18:30', ''],
  ],
  duration: [
    ['他们守了【39天】。', 39, '天'],
    ['【1个多月】的时间过去了。', 1, '个月', '~'],
    ['车开了【十多分钟】。', 10, '分钟', '~'],
    ['【两个半小时】后停电。', 2.5, '小时'],
    ['修桥花了【一年多】。', 1, '年', '~'],
    ['工期【3—5天】。', [3, 5], '天'],
    ['公司成立【20周年】。', 20, '周年'],
    ['用时【1小时30分】。', 1.5, '小时'],
    ['【三十多天】没有下雨。', 30, '天', '~'],
    ['建校【兩年半】了。', 2.5, '年'],
    ['They waited for 【14 days】.', 14, 'days'],
  ],
  length: [
    ['新渠【76公里】。', 76, '公里'],
    ['塔高【2.3米】。', 2.3, '米', undefined, '塔高'],
    ['距村【至少200公尺】。', 200, '公尺', '~'],
    ['直径【0.82毫米】的铜丝。', 0.82, '毫米', undefined, '直径'],
    ['走了【四十里】山路。', 40, '里', undefined, '山路'],
    ['隧道全长【5千米】。', 5, '千米'],
  ],
  area: [
    ['承包了【5亩】坡地。', 5, '亩', undefined, '坡地'],
    ['占地【约3平方公尺】。', 3, '平方公尺', '~'],
    ['新增绿地【12.5万平方米】。', 125000, '平方米'],
  ],
  weight: [
    ['他瘦了【16斤】。', 16, '斤', undefined, '瘦了'],
    ['每天运走【超过1万吨】砂石。', 10000, '吨', '~', '砂石'],
    ['年产【百吨】。', 100, '吨', undefined, '年产'],
  ],
  volume: [
    ['水箱能装【300升】水。', 300, '升', undefined, '水'],
    ['日供水【20万立方米】。', 200000, '立方米', undefined, '日供水'],
  ],
  temperature: [
    ['气温降到【零下35摄氏度】。', -35, '摄氏度'],
    ['他发烧到【38.5℃】。', 38.5, '℃'],
    ['体温【36.5度】，正常。', 36.5, '度'],
  ],
  speed: [
    ['风速【12米/秒】。', 12, '米/秒'],
    ['列车时速【350公里】。', 350, '公里'],
  ],
  age: [
    ['老艄公今年【72岁】。', 72, '岁'],
    ['【十七八岁】的小伙子。', [17, 18], '岁', '~'],
    ['A 【43-year-old】 ferryman waited.', 43, 'years old'],
  ],
  ratio: [
    ['产量是去年的【2.5倍】。', 2.5, '倍'],
    ['田里【三分之一】的稻子倒了。', 0.3333333333, ''],
    ['占全镇的【1/4】。', 0.25, ''],
    ['主队【3比1】获胜。', null, ''],
    ['以【3∶1】拿下决赛。', null, ''],
    ['他【7投5中】。', null, ''],
  ],
  other: [
    ['装机【446万千瓦】。', 4460000, '千瓦'],
    ['发生【5.2级】地震。', 5.2, '级', undefined, '地震'],
    ['规模【7.3】的地震。', 7.3, '', undefined, '规模'],
    ['年发电【17.4亿千瓦时】。', 1740000000, '千瓦时'],
  ],
};

/** Sentences without a figure: idioms, names, enumerators, set phrases, 一 as "a". */
const NONE: readonly string[] = [
  '这是一个好消息，一名老人笑了。',
  '一带一路沿线的商队又出发了。',
  '一方面修路，一方面种树。',
  '他十分高兴，万一下雨也不怕。',
  '村里五花八门的小店千家万户都爱去。',
  '三农工作和双百项目一起抓。',
  '三一重工和八达岭都在名单里。',
  '5G基站和3D打印进了村。',
  '四川三江镇与九江市签约。',
  '第三届丰收节在第一小学开幕。',
  '一是修渠，二是栽树，三是养蜂。',
  '周三和星期五不营业。',
  '高三学生在统一的教室里自习。',
  '两国关系和两岸交流都在升温。',
  'COVID-19和G20都是缩写，B737是飞机。',
  '从零开始，一步一个脚印，一年四季不停。',
  '四面八方的人七嘴八舌，九牛一毛。',
  '二维码、二手车和三轮车都来了。',
  '三国演义和水浒一样好看。',
  '他一一答复，一直没有停。',
  '几乎没有人来，数学课照常。',
  '千方百计、千军万马、万无一失。',
  '百姓说，百货店的百合开了。',
  '他统一安排，逐一登记，说一不二。',
  '红军四渡赤水，五星红旗飘扬。',
  '陆军和陆续到来的伍先生。',
  '邢万里在万克图村住过。',
  '这是七夕，那是重阳。',
];

const cases = Object.entries(TABLES).flatMap(([kind, rows]) => rows.map((row) => [kind, row] as const));

describe('figures', () => {
  it.each(cases)('%s: %j', (kind, [marked, value, unit, approx, label]) => {
    const sentence = marked.replace(/[【】]/g, '');
    const start = marked.indexOf('【');
    const end = marked.indexOf('】') - 1;
    const found = findFigures(sentence).find((f) => f.start <= start && start < f.end);
    expect(found).toMatchObject({
      text: sentence.slice(start, end),
      start,
      end,
      kind,
      value,
      unit,
      approx: approx === '~',
    });
    if (label !== undefined) expect(found!.label).toBe(label);
  });

  it.each(NONE)('none in: %s', (sentence) => {
    expect(findFigures(sentence).map((f) => f.text)).toEqual([]);
  });

  it('keeps two amounts joined by 或 apart', () => {
    expect(findFigures('罚款200元或500元。').map((f) => f.text)).toEqual(['200元', '500元']);
  });

  it('gives a series the label of its first figure', () => {
    expect(findFigures('贫困发生率由36.04%下降到0.69%。').map((f) => f.label)).toEqual([
      '贫困发生率',
      '贫困发生率',
    ]);
  });

  it('never overlaps, stays in order and quotes the text exactly', () => {
    const text = Object.values(TABLES)
      .flat()
      .map(([sentence]) => sentence.replace(/[【】]/g, ''))
      .join('');
    let last = 0;
    for (const figure of findFigures(text)) {
      expect(figure.start).toBeGreaterThanOrEqual(last);
      expect(text.slice(figure.start, figure.end)).toBe(figure.text);
      last = figure.end;
    }
    expect(last).toBeGreaterThan(0);
  });

  it('tells a figure of a surplus copy once', () => {
    const paragraph =
      '河堤加高工程昨日完工，新堤全长1280米，能挡住五十年一遇的洪水，下游三个乡镇的群众可以放心过汛期了。';
    const { facts } = check(`${paragraph}\n\n渡口的老艄公说，这回睡得着觉了。\n\n${paragraph}`);
    expect(facts.figures.filter((f) => f.text === '1280米')).toHaveLength(1);
  });

  it.each([
    ['digits', '1'.repeat(20_000)],
    ['numerals', '一二三四五六七八九十百千万亿'.repeat(2_000)],
    ['commas', '1,234,567,890,'.repeat(2_000)],
    ['ranges', '3—'.repeat(10_000)],
    ['years', '2019年'.repeat(5_000)],
    ['ratios', '3比'.repeat(10_000)],
    ['times', '1小时2分'.repeat(4_000)],
    ['unclosed quotes', '3个“'.repeat(8_000)],
    ['blanks', '3 月 '.repeat(8_000)],
    ['ones', '一'.repeat(20_000)],
    ['ten thousands', '万'.repeat(20_000)],
    ['amounts', '1万'.repeat(10_000)],
  ])('stays linear on %s', (_name, text) => {
    // Time of this process alone: other work on the machine does not count.
    const took = (s: string) => {
      const from = process.cpuUsage();
      findFigures(s);
      const { user, system } = process.cpuUsage(from);
      return (user + system) / 1000;
    };
    took(text);
    const once = Math.min(took(text), took(text), took(text));
    const four = Math.min(took(text.repeat(4)), took(text.repeat(4)), took(text.repeat(4)));
    expect(four).toBeLessThan(12 * once + 20);
  });
});

describeShared('figures of the page that started it all', 'seed/article.txt', () => {
  const expected = JSON.parse(readFileSync(shared('seed/expected.json'), 'utf8')) as { figures: string[] };
  const found = check(readFileSync(shared('seed/article.txt'), 'utf8')).facts.figures.map((f) => f.text);
  it.each(expected.figures)('%s', (figure) => {
    expect(found).toContain(figure);
  });
});
