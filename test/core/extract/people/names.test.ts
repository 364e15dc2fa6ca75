import { describe, expect, test } from 'vitest';
import { names } from './read.js';

/** A sentence and everyone in it. */
type Cases = readonly (readonly [string, readonly string[]])[];

const KINDS: Record<string, Cases> = {
  'Chinese, of three characters': [
    ['县水务局局长郑怀远说，今年汛期来得早。', ['郑怀远']],
    ['“水位一涨，我们就上堤。”村民罗春生说。', ['罗春生']],
    ['会上，副市长高志明、秘书长许文涛分别发言。', ['高志明', '许文涛']],
    ['在护林员韩晓梅的记忆里，那一年的雪下得最大。', ['韩晓梅']],
    ['梁志刚把钥匙交给杜俊峰，转身上了船。', ['梁志刚', '杜俊峰']],
  ],
  'Chinese, of two characters': [
    ['市第二小学教师何敏每天给孩子们读一首诗。', ['何敏']],
    ['队员高峰说，风太大了。', ['高峰']],
    ['村民罗平和护士何敏到场。', ['罗平', '何敏']],
    ['张雪 李涛 王敏', ['张雪', '李涛', '王敏']],
  ],
  'compound family names': [
    ['守塔人欧阳立群在岛上住了二十年。', ['欧阳立群']],
    ['市图书馆馆员司马玉兰整理出三百封旧信。', ['司马玉兰']],
    ['裁判长上官文清举起了红旗。', ['上官文清']],
    ['教练诸葛平表示满意。', ['诸葛平']],
  ],
  'set apart to fill the line': [
    ['本报记者 孙 涛', ['孙涛']],
    ['本报记者 孙 涛 何 敏', ['孙涛', '何敏']],
    ['本报记者\u00a0孙\u00a0涛 通讯员\u3000何\u3000敏', ['孙涛', '何敏']],
  ],
  'transliterated, in full': [
    ['挪威画家埃里克·索尔海姆在展厅里走了很久。', ['埃里克·索尔海姆']],
    ['加纳籍教练夸梅·门萨表示，球队会继续努力。', ['夸梅·门萨']],
    ['前锋夸梅-门萨得到二十一分。', ['夸梅-门萨']],
    ['画家埃里克·J·索尔海姆的新作展出。', ['埃里克·J·索尔海姆']],
    ['作家J·K·索尔海姆来到书店。', ['J·K·索尔海姆']],
    ['穆罕默德·本·哈立德率团到访。', ['穆罕默德·本·哈立德']],
    ['意大利人马可·贝里尼在码头开了一家咖啡馆。', ['马可·贝里尼']],
    ['国王约翰·卡尔二世宣布退位。', ['约翰·卡尔二世']],
  ],
  'transliterated, by one part': [
    ['法国总统马克龙当天会见了德国总理默克尔。', ['马克龙', '默克尔']],
    ['普京和默克尔通了电话。', ['普京', '默克尔']],
    ['英国国王查尔斯三世出席了仪式。', ['查尔斯三世']],
    ['孟买的达斯古普塔博士作了报告。', ['达斯古普塔']],
    ['毛里塔尼亚总统贝拉克一行抵达机场。', ['贝拉克']],
  ],
  'of peoples of China': [
    ['牧民巴特尔赶着羊群回家。', ['巴特尔']],
    ['乡卫生院医生古丽娜尔·买买提挨家送药。', ['古丽娜尔·买买提']],
    ['次仁卓玛是县第一小学的老师。', ['次仁卓玛']],
  ],
  Japanese: [
    ['日本选手佐藤健太以一分之差获得第二名。', ['佐藤健太']],
    ['日本首相安倍晋三发表讲话。', ['安倍晋三']],
    ['日本学者村上正树的译本出版了。', ['村上正树']],
    ['日本前首相福田康夫出席并致辞。', ['福田康夫']],
    ['长谷川健太在东京说，他会再来。', ['长谷川健太']],
    ['村山直市首相在东京会见了记者。', ['村山直市']],
  ],
  Korean: [
    ['韩国棋手朴英浩执黑先行。', ['朴英浩']],
    ['韩国总统尹锡悦发表讲话。', ['尹锡悦']],
  ],
  Traditional: [
    ['記者陳怡君在現場採訪。', ['陳怡君']],
    ['鎮長劉國樑表示，今年的稻米收成比去年好。', ['劉國樑']],
    ['法國總統馬克宏抵達會場。', ['馬克宏']],
    ['日本運動員佐藤健太完成比賽。', ['佐藤健太']],
  ],
  'Latin letters among Chinese': [
    ['设计师John Mercer与何敏合作。', ['John Mercer', '何敏']],
    ['主持人Angela说，节目下周播出。', ['Angela']],
    ['設計師José García來到臺北。', ['José García']],
    ['Tom O’Neal透露，新书已经完稿。', ['Tom O’Neal']],
    ['公司CEO Jane Miller表示，新厂年底投产。', ['Jane Miller']],
  ],
  'Latin letters among Latin': [
    ['Mayor Luis Ortega said the bridge would open soon.', ['Luis Ortega']],
    ['The book was written by Jane Miller and J.R. Smith.', ['Jane Miller']],
    ['Chancellor Olaf Brandt met Prime Minister Maria de la Cruz.', ['Olaf Brandt', 'Maria de la Cruz']],
    ['Dr. Okafor thanked the nurses.', ['Okafor']],
    ['_By Imogen Hartwell_', ['Imogen Hartwell']],
    ['Councillor Maeve Ashdown opened the doors.', ['Maeve Ashdown']],
    ['“We waited,” said Orla Vance.', ['Orla Vance']],
    ['Corin Tallis, 63, mends nets.', ['Corin Tallis']],
    ['The boy, Callum Pryce, is now the engineer. “I built it,” Pryce said.', ['Callum Pryce']],
    ['For thirty years Ewan Renwick has cast off. Renwick keeps the logbook.', ['Ewan Renwick']],
  ],
};

for (const [kind, cases] of Object.entries(KINDS))
  describe(kind, () => {
    test.each(cases)('%s', (text, expected) => {
      expect(names(text)).toEqual(expected);
    });
  });

describe('names in company', () => {
  test.each<[string, string[]]>([
    ['鲁迅、郭沫若、茅盾的手稿一同展出。', ['鲁迅', '郭沫若', '茅盾']],
    ['英国剧作家莎士比亚的戏上演了。', ['莎士比亚']],
    ['书架上有乳香、罗砚的画册和清茶。', ['罗砚']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});

describe('where a name begins and ends', () => {
  test.each<[string, string[]]>([
    ['水文站老师傅罗春生说，汛期要到了。', ['罗春生']],
    ['县委副书记、县长孙立军强调，要抓好秋收。', ['孙立军']],
    ['前锋埃里克·索尔海姆第三十分钟破门。', ['埃里克·索尔海姆']],
    ['罗春生再为全村修了一座桥。', ['罗春生']],
    ['研究员屠呦呦，一生只做一件事。', ['屠呦呦']],
    ['县人民医院护士何敏一夜没合眼。', ['何敏']],
    ['罗砚摄', ['罗砚']],
    ['傅远夫妇把书捐给了学校。', ['傅远']],
    ['球门前，守门员高健扑出了点球。', ['高健']],
    ['以色列总理沙龙和代表们举行会谈。', ['沙龙']],
    ['杜鲁门下令撤军。', ['杜鲁门']],
    ['图为工人在检修线路。罗砚摄', ['罗砚']],
    ['罗砚文 何敏图', ['罗砚', '何敏']],
    ['（中央社記者何敏台北27日電）', ['何敏']],
    ['C罗梅开二度。', ['C罗']],
    ['The mayor thanked Jane Miller. Miller smiled.', ['Jane Miller']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});

/** By what makes them look like people. */
const NOBODY: Record<string, readonly string[]> = {
  'places and things named after people': [
    '中山路改造工程月底完工，沿线公交恢复通行。',
    '代表们参观了白求恩医院和鲁迅纪念馆。',
    '小张集村的路修好了。',
    '沈家渡镇柳溪村在总干渠的最末端。',
    '去年，陈罗村财务开支比上年少了一成。',
    '她家住临河市东川区李渠镇。',
    '救援队前往努瓦克肖特。',
    '选手在奥古斯塔夺冠。',
  ],
  'doctrines and prizes': [
    '坚持以马克思主义为指导。',
    '诺贝尔奖评选结果将于下周公布。',
    '诺贝尔物理学奖揭晓。',
  ],
  'countries, rivers and peoples that are transliterated': [
    '喀麦隆和罗马尼亚的代表团先后抵达。',
    '探险队沿哈德逊河北上。',
  ],
  firms: ['万事达公司与保时捷公司签订了协议。', '清洁机械制造商科沃斯扩建了厂房。'],
  'set phrases and words that begin like a family name': [
    '今年全国两会期间，代表委员围绕乡村振兴建言献策。',
    '高新区企业复工率达到九成以上。',
    '黄河两岸，麦田金黄。',
    '船长带来两箱柳丁道谢。',
    '院中修竹古木，四季常青。',
    '活动以“访民情、惠民生、聚民心”为题。',
    '周末，园区里游人如织，张灯结彩。',
    '任何单位和个人不得挪用专项资金。',
  ],
  'what is written in capitals': [
    '他用Google Maps找到了Jordan River Park。',
    '《明镜周刊》（Der Spiegel）报道了此事。',
    'Real Madrid beat Barcelona in May. The Chase Bank branch closed.',
    'The Bill & Melinda Gates Foundation gave money.',
    '在San Francisco和New York举行。',
    'Marrow Point lies on the coast. Buckfast Palace said nothing; the Palace is closed.',
    'The ferry left Tarn Harbour at six.',
  ],
};

for (const [kind, texts] of Object.entries(NOBODY))
  test.each(texts)(`no people, but ${kind}: %s`, (text) => {
    expect(names(text)).toEqual([]);
  });
