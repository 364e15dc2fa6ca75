import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check.js';
import type { Figure } from '../../../src/core/extract/facts.js';
import { findFigures as find } from '../../../src/core/extract/figures/index.js';
import { readResources, WORDS } from '../../resources.js';
import { describeShared, shared } from '../../shared.js';

const findFigures = (text: string) => find(text, WORDS);
const resources = readResources();

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
    ['渔会换了【三轮】船长。', 3, '轮', undefined, '船长'],
    ['一家【三代人】都守过灯塔。', 3, '代人'],
    ['灯塔建成引来【上百万】游客。', 1000000, '', '~', '游客'],
    ['海峡两岸有【近三百万】渔民。', 3000000, '', '~', '渔民'],
    ['【上千】市民在江边散步。', 1000, '', '~', '市民'],
    ['老渔村常住人口【过万】。', 10000, '', '~'],
    ['每天来看潮的有【两三万】。', [20000, 30000], '', '~'],
    ['渔港、盐场、苗圃【三方】联手护湿地。', 3, '方'],
    ['挪威、冰岛、丹麦【三国】渔船同日返航。', 3, '国'],
    ['县里做好【七方面】工作。', 7, '方面', undefined, '工作'],
    ['他提出【三点】建议。', 3, '点', undefined, '建议'],
    ['旧城改造分【五大】项目。', 5, '', undefined, '项目'],
    ['渔村【六萬五千】居民遷到岸上。', 65000, ''],
    ['網站刪去【6萬6000則】留言。', 66000, '則', undefined, '留言'],
    ['新秀抢下【11板】，送出四次助攻。', 11, '板'],
    ['两座灯塔相距不远，海事局派出【超500】巡护员。', 500, '', '~', '巡护员'],
    ['【两馆】同日开放。', 2, '馆'],
    ['展柜里有【1，200枚】贝壳。', 1200, '枚', undefined, '贝壳'],
  ],
  percent: [
    ['开工率【73.8%】。', 73.8, '%', undefined, '开工率'],
    ['入学率达到【90%以上】。', 90, '%', '~', '入学率'],
    ['成活率为【百分之九十五】。', 95, '%', undefined, '成活率'],
    ['比重上升【3个百分点】。', 3, '个百分点'],
    ['降水偏多【10%—20%】。', [10, 20], '%'],
    ['到场的【近６０％】是老人。', 60, '%', '~'],
    ['Sales rose 【12 percent】 in May.', 12, '%'],
    ['渔获分别提高【1.2】和1.6个百分点。', 1.2, '个百分点'],
    ['水位同比变化【-2.3%】。', -2.3, '%'],
    ['可省下【三至五成】用水。', [30, 50], '%'],
    ['老船工领的是【18趴】利息。', 18, '趴'],
    ['Rents rose by 【10-15 percent】.', [10, 15], '%'],
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
    ['一条鱼卖【五毛五】。', 5.5, '毛'],
    ['这张网值【千把块】。', 1000, '块', '~'],
    ['咖啡豆一磅賣【350塊美金】。', 350, '塊美金'],
    ['停车费【150元/月】。', 150, '元/月', undefined, '停车费'],
    ['汇价跌到【30.42-30.375元】。', [30.375, 30.42], '元'],
    ['船价分别为【10】、20万元。', 100000, '元'],
    ['The dock cost 【$1.2-1.5 million】.', [1200000, 1500000], '$'],
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
    ['去年【四季度】鱼价回落。', null, ''],
    ['截至【一季度末】，渔船都已检修。', null, ''],
    ['【2020年1至8月】，港口吞吐量回升。', null, ''],
    ['【3月8—10日】停航。', null, ''],
    ['【2018年度】账目已公开。', '2018', ''],
    ['這項補助從【106年】起發放，灣區漁會說。', '2017', ''],
    ['【5日】夜间到6日有雾。', '---05', ''],
    ['It was built in the 【1990s】.', null, ''],
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
    ['他常忙到【凌晨两三点】。', null, '', '~'],
    ['【晚上12点半】，灯还亮着。', 'T00:30', ''],
    ['【正午12时】开闸。', 'T12', ''],
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
    ['再走【十分钟】就到渡口。', 10, '分钟'],
    ['渡口开通【四周年】。', 4, '周年'],
    ['她以【7秒74】撞线。', 7.74, '秒'],
    ['船队出海【三天】三夜。', 3, '天'],
    ['船队出海三天【三夜】。', 3, '夜'],
    ['他們被判刑【6月】，說過會上訴。', 6, '月'],
    ['试种【一周】后出苗。', 1, '周'],
  ],
  length: [
    ['新渠【76公里】。', 76, '公里'],
    ['塔高【2.3米】。', 2.3, '米', undefined, '塔高'],
    ['距村【至少200公尺】。', 200, '公尺', '~'],
    ['直径【0.82毫米】的铜丝。', 0.82, '毫米', undefined, '直径'],
    ['走了【四十里】山路。', 40, '里', undefined, '山路'],
    ['隧道全长【5千米】。', 5, '千米'],
    ['离码头【三公里】有座灯塔。', 3, '公里'],
    ['他身高【1米85】。', 1.85, '米', undefined, '身高'],
    ['布长【1丈2尺】。', 1.2, '丈'],
    ['漁船離岸【三浬】，風浪變大。', 3, '浬'],
    ['The island lies 【around 185 miles】 north.', 185, 'miles', '~'],
    ['The mast is 【30 meters】 tall.', 30, 'meters'],
  ],
  area: [
    ['承包了【5亩】坡地。', 5, '亩', undefined, '坡地'],
    ['占地【约3平方公尺】。', 3, '平方公尺', '~'],
    ['新增绿地【12.5万平方米】。', 125000, '平方米'],
    ['棚屋占地【四平方米】。', 4, '平方米'],
    ['分到【一亩七分】水田。', 1.7, '亩', undefined, '水田'],
    ['The marsh covers 【120 square miles】.', 120, 'square miles'],
  ],
  weight: [
    ['他瘦了【16斤】。', 16, '斤', undefined, '瘦了'],
    ['每天运走【超过1万吨】砂石。', 10000, '吨', '~', '砂石'],
    ['年产【百吨】。', 100, '吨', undefined, '年产'],
    ['一条鲈鱼【三斤五两】。', 3.5, '斤'],
  ],
  volume: [
    ['水箱能装【300升】水。', 300, '升', undefined, '水'],
    ['日供水【20万立方米】。', 200000, '立方米', undefined, '日供水'],
  ],
  temperature: [
    ['气温降到【零下35摄氏度】。', -35, '摄氏度'],
    ['他发烧到【38.5℃】。', 38.5, '℃'],
    ['体温【36.5度】，正常。', 36.5, '度'],
    ['夜里最低【-3℃】。', -3, '℃'],
    ['山顶【零下3℃至零上5℃】。', [-3, 5], '℃'],
    ['气温落在【25到28度】。', [25, 28], '度'],
  ],
  speed: [
    ['风速【12米/秒】。', 12, '米/秒'],
    ['列车时速【350公里】。', 350, '公里'],
    ['台风中心每小时【15公里】西移。', 15, '公里'],
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
    ['客队打出一波【16-5】，反超比分。', null, ''],
    ['末节以【93-73】结束。', null, ''],
    ['全队【11投仅3中】。', null, ''],
    ['新帅带队【7胜0败】。', null, ''],
    ['The ferrymen won 【3-2】 on Sunday.', null, ''],
  ],
  other: [
    ['装机【446万千瓦】。', 4460000, '千瓦'],
    ['发生【5.2级】地震。', 5.2, '级', undefined, '地震'],
    ['规模【7.3】的地震。', 7.3, '', undefined, '规模'],
    ['年发电【17.4亿千瓦时】。', 1740000000, '千瓦时'],
    ['求人倍率达【1.27】。', 1.27, ''],
    ['海上风力【四五级】。', [4, 5], '级', '~', '海上风力'],
  ],
};

/** Sentences without a figure: idioms, names, enumerators, set phrases, 一 as "a". */
const NONE: readonly string[] = [
  '这是一个好消息，一名老人笑了。',
  '一带一路沿线的商队又出发了。',
  '一方面修路，一方面种树。',
  '他十分高兴，万一下雨也不怕。',
  '村里五花八门的小店千家万户都爱去。',
  '三农工作、双百项目和百大项目一起抓。',
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
  '孩子们背着书包走进千家万户和千万家。',
  '日子是一点一滴过出来的，一点一点地攒。',
  '一波三折之后，规矩还是一成不变。',
  '三锅镇、六脚乡、十八洞村和七里河都在这条路上。',
  '中铁二十局和中建三局修桥。',
  '成千上万的人读过这封信。',
  '首季利润实现两位数增长，前一季度也是。',
  '女单四分之一决赛和1/8决赛都在这里打。',
  '2019级学生住进3号楼，市场规模达千亿级。',
  '四處閒晃的狗靠近一點看了看。',
  '分列第2、3节和第一、第二位。',
  '党的十五大以后，渔村通了电。',
  '阵型排成4-2-3-1，那是2018-19赛季的事。',
  '轻舟已过万重山。',
  '七股海鮮節和五股區的燈會都在三局下之後開場，說好了。',
  '花蓮3局下追平，灣區球迷沸騰。',
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

  it('does not take the end of 纽约 for 约', () => {
    expect(findFigures('据本报纽约2月1日电')[0]).toMatchObject({ text: '2月1日', approx: false });
  });

  it('tells Traditional figures in their own characters', () => {
    expect(findFigures('灣裡的漁會發放三個半月的補貼，約２千萬元。')).toMatchObject([
      { text: '三個半月', unit: '個月', value: 3.5 },
      { text: '約２千萬元', unit: '元', value: 20000000, approx: true },
    ]);
  });

  it('reads 95年 as the Republic counts in Traditional text only', () => {
    expect(findFigures('這條路，95年開始修，灣區說。')[0]).toMatchObject({ value: '2006' });
    expect(findFigures('这条路，95年开始修。')[0]).toMatchObject({ value: '1995' });
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

  it.each([
    // What an amount is worth.
    ['渔会收到捐款1000比索（约合114元）。', '114元', '收到捐款'],
    ['每吨补贴50卢布（1卢布约合0.1元）。', '0.1元', '1卢布'],
    // A bracket does not part a figure from its noun.
    ['渔会发放50卢布（1卢布约合0.1元）的补助。', '50卢布', '补助'],
    ['码头添了12台（含两台旧的）吊机。', '12台', '吊机'],
    // What is left of the number says nothing: the one before does.
    ['缺水的人口有4000万人，现在减少到1900万人。', '1900万人', '人口'],
    ['在联赛还有两轮的情况下，船队提前夺冠。', '两轮', '联赛'],
    ['船坞接下3个一体化项目。', '3个', '一体化项目'],
    ['他在码头上被罚20元。', '20元', '罚'],
    ['农产品加工基地供应3.2万吨。', '3.2万吨', '农产品加工基地供应'],
    ['秋后全县PM2.5浓度为31微克/立方米。', '31微克/立方米', '全县PM2.5浓度'],
    ['窗口把证照、社保、便民服务等12类事项放在一处。', '12类', '事项'],
    ['他们把便民服务等共计12项。', '12项', '便民服务'],
    ['四万亩秧田喝上了头道水。', '四万亩', '秧田'],
    ['志愿者送来300桶医用酒精。', '300桶', '医用酒精'],
    ['两地专家做了24场远程会诊。', '24场', '远程会诊'],
    ['全市银行中长期贷款增加4亿元。', '4亿元', '银行中长期贷款增加'],
    ['当天傍晚就到了三十公里外的沈家渡镇。', '三十公里', '沈家渡镇'],
  ])('labels in %s: %s', (sentence, figure, label) => {
    expect(findFigures(sentence).find(({ text }) => text === figure)?.label).toBe(label);
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
    const { facts } = check(
      `${paragraph}\n\n渡口的老艄公说，这回睡得着觉了。\n\n${paragraph}`,
      {},
      resources,
    );
    expect(facts.figures.filter((f) => f.text === '1280米')).toHaveLength(1);
  });

  it('tells both figures where a copy gives another', () => {
    const paragraph =
      '河堤加高工程昨日完工，新堤全长1280米，能挡住五十年一遇的洪水，下游三个乡镇的群众可以放心过汛期了。';
    const other = paragraph.replace('1280米', '1820米');
    const { facts } = check(`${paragraph}\n\n渡口的老艄公说，这回睡得着觉了。\n\n${other}`, {}, resources);
    expect(facts.figures.map((f) => f.text).filter((text) => text.endsWith('米'))).toEqual([
      '1280米',
      '1820米',
    ]);
    expect(facts.figures.filter((f) => f.text === '三个')).toHaveLength(1);
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
  const found = check(readFileSync(shared('seed/article.txt'), 'utf8'), {}, resources).facts.figures.map(
    (f) => f.text,
  );
  it.each(expected.figures)('%s', (figure) => {
    expect(found).toContain(figure);
  });
});
