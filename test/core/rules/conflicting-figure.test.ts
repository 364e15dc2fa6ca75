import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check.js';
import { applyEdits } from '../../../src/core/fixes.js';
import { readResources } from '../../resources.js';
import { describeShared, shared } from '../../shared.js';

const { words } = readResources();

const conflicts = (text: string) =>
  check(text, {}, { words }).findings.filter((f) => f.rule === 'conflicting-figure');

/** What stands between lead and body, or between two copies. */
const BETWEEN = [
  '',
  '清晨的河堤上雾还没有散，渡口的老艄公已经把缆绳解开，等着第一拨过河赶集的人。',
  '“水位退了，路也通了。”他指着对岸新修的码头说，往年这个时候，大家只能绕道走山路。',
  '',
].join('\n\n');

/** Two passages that say the same with two figures: the earlier, the later, the two figures. */
const PLANTED: readonly (readonly [string, string, string, string])[] = [
  [
    '昨日下午，支援临江的12名护理队员平安返回梧川，受到亲友的热烈欢迎。',
    '昨日下午，支援临江的13名护理队员平安返回梧川，受到亲友的热烈欢迎。',
    '12名',
    '13名',
  ],
  [
    '梧川县今年新建乡村阅览室38间，覆盖全部乡镇。',
    '梧川县今年新建乡村阅览室83间，覆盖全部乡镇。',
    '38间',
    '83间',
  ],
  [
    '记者从县水利局获悉，青石渠改造工程总投资2.6亿元。',
    '青石渠改造工程总投资2.8亿元，分三段同时施工。',
    '2.6亿元',
    '2.8亿元',
  ],
  ['渡口大桥全长1280米，双向四车道。', '渡口大桥全长1820米，双向四车道。', '1280米', '1820米'],
  [
    '全县春播粮食作物面积预计达到41万亩，比往年略有增加。',
    '全县春播粮食作物面积预计达到14万亩，比往年略有增加。',
    '41万亩',
    '14万亩',
  ],
  [
    '梧川大集开市当天接待游客3.5万人次，是历年最多的一次。',
    '梧川大集开市当天接待游客5.3万人次，是历年最多的一次。',
    '3.5万人次',
    '5.3万人次',
  ],
  [
    '消防队员在火场坚守了六个小时，直到最后一处明火熄灭。',
    '消防队员在火场坚守了八个小时，直到最后一处明火熄灭。',
    '六个小时',
    '八个小时',
  ],
  [
    '县医院新配备的救护车一共有9辆，全部投入使用。',
    '县医院新配备的救护车一共有6辆，全部投入使用。',
    '9辆',
    '6辆',
  ],
  ['她今年67岁，在渡口摆了大半辈子的茶摊。', '她今年76岁，在渡口摆了大半辈子的茶摊。', '67岁', '76岁'],
  [
    '老艄公的木船能坐二十人，载重不大，却十分稳当。',
    '老艄公的木船能坐三十人，载重不大，却十分稳当。',
    '二十人',
    '三十人',
  ],
  [
    '合作社去年卖出蜂蜜18吨，带动周边农户增收。',
    '合作社去年卖出蜂蜜81吨，带动周边农户增收。',
    '18吨',
    '81吨',
  ],
  [
    '夏粮收购首日，全县共收购小麦5200吨，入库顺利。',
    '夏粮收购首日，全县共收购小麦2500吨，入库顺利。',
    '5200吨',
    '2500吨',
  ],
  [
    '青石渠一期工程将于6月18日通水，惠及下游三个乡镇。',
    '青石渠一期工程将于6月28日通水，惠及下游三个乡镇。',
    '6月18日',
    '6月28日',
  ],
  [
    '志愿者们在河滩上种下了450棵水杉，把荒滩变成了林带。',
    '志愿者们在河滩上种下了540棵水杉，把荒滩变成了林带。',
    '450棵',
    '540棵',
  ],
  [
    '梧川中学今年的毕业典礼共有316名学生登台领取证书。',
    '梧川中学今年的毕业典礼共有361名学生登台领取证书。',
    '316名',
    '361名',
  ],
  [
    '该县农村自来水普及率达到96.4%，水质全部合格。',
    '该县农村自来水普及率达到94.6%，水质全部合格。',
    '96.4%',
    '94.6%',
  ],
  [
    '这条山路共有23道弯，最窄的地方只容一辆车通过。',
    '这条山路共有32道弯，最窄的地方只容一辆车通过。',
    '23道',
    '32道',
  ],
  [
    '最冷的一夜，山顶气象站测得零下31摄氏度的低温。',
    '最冷的一夜，山顶气象站测得零下13摄氏度的低温。',
    '零下31摄氏度',
    '零下13摄氏度',
  ],
  [
    '渡口茶馆每天要烧掉七担水，老主顾天不亮就来排队。',
    '渡口茶馆每天要烧掉九担水，老主顾天不亮就来排队。',
    '七担',
    '九担',
  ],
  [
    '全縣已有48家書店加入夜讀計畫，營業到晚上。',
    '全縣已有84家書店加入夜讀計畫，營業到晚上。',
    '48家',
    '84家',
  ],
  [
    '救援隊出動4艘橡皮艇，把受困的居民接到高處。',
    '救援隊出動7艘橡皮艇，把受困的居民接到高處。',
    '4艘',
    '7艘',
  ],
  [
    '扩建后的粮库容量为12万立方米，可供全县吃上一年。',
    '扩建后的粮库容量为21万立方米，可供全县吃上一年。',
    '12万立方米',
    '21万立方米',
  ],
  [
    '从县城到渡口的班车票价为8元，老人和学生半价。',
    '从县城到渡口的班车票价为6元，老人和学生半价。',
    '8元',
    '6元',
  ],
  [
    '最终，梧川队以3比1战胜临江队，捧起了丰收杯。',
    '最终，梧川队以3比2战胜临江队，捧起了丰收杯。',
    '3比1',
    '3比2',
  ],
  // A headline, and a clause of the body.
  [
    '38家书店开进梧川老码头',
    '昨日上午，随着剪彩的鞭炮声响起，36家书店开进梧川老码头，第一批读者已经坐满了窗边的位子。',
    '38家',
    '36家',
  ],
  [
    '青石渠贯通 5.2万亩梯田用上自流水',
    '“盼了十来年，总算盼到了。”站在渠边的管水员说，从今往后，5.6万亩梯田用上自流水，再不用肩挑手提。',
    '5.2万亩',
    '5.6万亩',
  ],
  [
    '渡口大橋通車，每天分流車輛9000輛',
    '縣交通局估算，大橋通車以後，每天分流車輛6000輛，老街不再堵車。',
    '9000輛',
    '6000輛',
  ],
  // Two clauses in sentences of their own.
  [
    '县林业局介绍，全县古树名木登记在册的有1204棵，最老的一棵在东坪村。',
    '护林员说，巡山不易，全县古树名木登记在册的有1024棵，一棵都不能少。',
    '1204棵',
    '1024棵',
  ],
];

/** Figures that differ and are no mistake. */
const FINE: readonly (readonly [string, string])[] = [
  [
    '东坪村种植蜜橘300亩，户均增收2000元，日子有了奔头。',
    '西坪村种植蜜橘500亩，户均增收3000元，日子有了奔头。',
  ],
  ['3月5日，全县共采摘春茶120公斤，价格与往年持平。', '3月6日，全县共采摘春茶180公斤，价格与往年持平。'],
  ['去年，全县共采摘春茶12吨，价格平稳。', '今年，全县共采摘春茶18吨，价格平稳。'],
  ['支援临江的100余名护理队员平安返回。', '支援临江的103名护理队员平安返回。'],
  ['青石渠改造工程总投资2亿元，分三段施工。', '青石渠改造工程总投资20000万元，分三段施工。'],
  ['第一小组共有队员12人，负责上游河段的巡查。', '第二小组共有队员14人，负责下游河段的巡查。'],
  ['梧川夜校开班，招收学员40人', '临江夜校开班，招收学员60人'],
  ['茶山开采 首日收鲜叶300公斤', '到昨天为止，茶农一共收鲜叶5000公斤，比往年多。'],
  [
    '合作社名下的蜜橘林净收入为5400万元，去年同期为净亏损500万元，上一季度为2800万元。',
    '合作社名下的非蜜橘林净收入为5500万元，去年同期为净亏损700万元，上一季度为3200万元。',
  ],
  ['好的。他数了数，3个。', '好的。他数了数，4个。'],
];

describe('conflicting-figure', () => {
  it('finds at least nine in ten planted conflicts', () => {
    const missed = PLANTED.filter(([a, b, one, two]) => {
      const text = `${a}${BETWEEN}${b}`;
      const found = conflicts(text);
      return !found.some(
        (f) =>
          text.slice(f.start, f.end) === two &&
          f.related.some((r) => text.slice(r.start, r.end) === one) &&
          f.fixes.every((fix) => !fix.safe),
      );
    }).map(([a]) => a);
    expect(PLANTED.length).toBeGreaterThanOrEqual(20);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(PLANTED.length * 0.1);
  });

  it.each(PLANTED)('makes one like the other: %s', (a, b, one, two) => {
    const text = `${a}${BETWEEN}${b}`;
    for (const finding of conflicts(text)) {
      expect(text.slice(finding.start, finding.end)).toBe(two);
      for (const fix of finding.fixes) expect(conflicts(applyEdits(text, fix.edits))).toEqual([]);
      const [here, there] = finding.fixes.map((fix) => applyEdits(text, fix.edits));
      expect(here).not.toContain(two);
      expect(there).not.toContain(one);
    }
  });

  it.each(FINE)('leaves alone: %s', (a, b) => {
    expect(conflicts(`${a}${BETWEEN}${b}`)).toEqual([]);
  });

  it('leaves a pattern with three values alone', () => {
    const line = (n: number) => `凡在河道内违规采砂的船只，一经查实即处以罚款${n}元。`;
    expect(conflicts([line(500), line(800), line(1200)].join('\n\n'))).toEqual([]);
  });

  it('reads nothing where facts are left out', () => {
    const [a, b] = PLANTED[0]!;
    expect(
      check(`${a}${BETWEEN}${b}`, { facts: false }).findings.filter((f) => f.rule === 'conflicting-figure'),
    ).toEqual([]);
  });
});

describeShared('conflicting-figure on clean newspapers', 'corpus/clean-newspaper', () => {
  it('says nothing', () => {
    const folder = shared('corpus/clean-newspaper');
    const said = readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .filter((name) => conflicts(readFileSync(`${folder}/${name}`, 'utf8')).length > 0);
    expect(said).toEqual([]);
  }, 60_000);
});
