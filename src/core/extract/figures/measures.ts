import type { FigureKind } from '../facts.js';
import { Trie } from './trie.js';

export interface Measure {
  readonly kind: FigureKind;
  /** Only behind Arabic numerals and numerals of two and more characters: 层, behind one 三 name a thing. */
  readonly guarded: boolean;
}

/** Measures by kind. Words set apart by blanks. */
const PLAIN: Partial<Record<FigureKind, string>> = {
  count: `
    方面 类别 车道 展位 摊位 席位 名额 网格 茬 辈 辈人 坛 缸 打点 安打 全垒打 三振 保送 跑者 个 名 位 人 人次 人份 户 户次 稿 大项 小项 大类 小类 家 家次 条 件 件套 件次 项 项次 种 类 款 台 台次 台套 台件套 辆 辆次 架 架次 艘
    艘次 套 座 栋 幢 间 间次 所 处 场 场次 次 批 批次 轮 轮次 趟 遍 支 只 匹 羽 尾 棵 株 颗 粒 根 枚 把 张 张次 幅 份 封 本 册 册次 部 部分 篇 首 句 页 段 组 对 双 副 顶
    箱 盒 袋 瓶 罐 盘 碗 杯 壶 筐 篮 车次 班次 航次 频次 人日 票 例 例次 宗 起 桩 笔 单 股 扇 片 丛 束 枝 朵 串 排 列 行 杆 连胜 连败 连冠 连平 连霸 助攻 篮板 抢断 盖帽 封盖
    失误 犯规 课时 学时 学分 堂 样 门类 品种 层级 口 幕 出 曲 层 道 则 通 席 棒 尊 柄 盏 炉 栏 具 贴 剂 针 针次 剂次 人头 标箱 标准箱 集装箱 包 捆 摞 堆 滴 缕 任 员 部门 班 拨
    伙 帮 群 窝 巢 团 圈 回合 番 声 代人 字节 车皮 列次 站次 点位 机位 铺 床位 车位 泊位 网点 镇 乡 县 省份 省区 省区市 省市 省 市 地市 市县 区县 县区 县市 县市区 市州 州 校 杆洞 杯次
    盘次 枪 发 记 脚 拳 箭 炮 弹 球 篇次 盆 树 桌 餐 顿 担 挑 车 船 锅 篓 兜 撮 抹 丝 阵 场馆 星 码 档 孔 柱 级台阶 档次 拍 格 镑秤 届 庙 叶 床 刀 弓 门炮 骑 局点 赛点`,
  percent: '% ％ ‰ 个百分点 百分点 个千分点 个点位',
  money: `
    元 元钱 块 块钱 美元 欧元 日元 港元 港币 韩元 卢布 卢比 加元 澳元 新台币 台币 澳门元 澳门币 法郎 瑞士法郎 瓦图 马克 泰铢 越南盾 印尼盾 人民币 元人民币 元港币 元新台币 元台币 元美金
    元日币 块美金 块台币 块人民币 日币 英镑 埃镑 镑 比索 里拉 雷亚尔 第纳尔 迪拉姆 兰特 林吉特 令吉 新元 新加坡元 纽元 新西兰元 克朗 先令 奈拉 坚戈 里亚尔 谢克尔 美金 美分 圆 银元 大洋 毛钱
    分钱 角钱 日圆 欧 欧分 披索 比特币 索尔 塔卡 图格里克 苏姆 瓜拉尼 福林 兹罗提 列伊 里尔 基普`,
  duration: `
    秒 秒钟 毫秒 微秒 分钟 小时 个小时 钟头 个钟头 刻钟 天 昼夜 星期 个星期 礼拜 个礼拜 个月 季度 个季度 周年 个年度 年度 年 世纪 个世纪 载 个工作日 工作日 个交易日 交易日 个学期 学期
    个学年 学年 个年头 年头 个昼夜 个日夜 日夜 个春秋 春秋 个周末 个夜晚 个寒暑 寒暑 个半天 个晚上 个周 周岁半 刻`,
  length: `
    米 公里 千米 厘米 毫米 微米 纳米 公分 公尺 华里 海里 英里 英尺 英寸 尺 市尺 寸 丈 光年 米长 延米 延长米 皮米 分米 天文单位 吋 呎 浬 奈米 km KM Km cm mm μm nm m`,
  area: '平方米 平方公里 平方千米 平方厘米 平方毫米 平方分米 平方公尺 平方英尺 平方英里 平方尺 平方 平米 亩 亩次 公顷 顷 坪 英亩 垧 公亩 ㎡ km² m² hm²',
  weight: '吨 公吨 公斤 千克 克 斤 市斤 毫克 微克 磅 盎司 克拉 万吨 钱重 kg KG Kg mg μg 公担 吨位 载重吨',
  volume:
    '升 毫升 立方米 立方 立方公里 立方千米 立方厘米 立方分米 立方英尺 公升 加仑 公石 ml mL ML L 微升 m³ 立方公尺 标方',
  temperature: '℃ °C 摄氏度 华氏度 °F ℉',
  speed:
    '公里/小时 公里每小时 千米/小时 千米/时 公里/时 千米每小时 米/秒 米每秒 公里/秒 千米/秒 km/h 马赫 海里/小时 英里每小时 英里/小时 m/s',
  age: '岁 周岁 虚岁 岁半 个月大',
  ratio: '倍',
  other: `
    千瓦 千瓦时 兆瓦 兆瓦时 吉瓦 吉瓦时 太瓦时 千牛 兆牛 千伏 千伏安 伏特 安培 毫安 毫安时 赫兹 兆赫 千赫 兆赫兹 分贝 马力 帕 千帕 兆帕 百帕 牛顿 焦耳 千焦 卡路里 大卡 千卡 像素 比特 兆比特 摩尔 勒克斯 流明 瓦
    瓦特 转 度电 吨公里 人公里 微克/立方米 微克每立方米 毫克/升 毫克每升 毫克/立方米 毫克/千克 元/吨公里 米/秒² 次/秒 次/分 次/分钟 毫摩尔/升 毫米汞柱 克/升 兆 个G Mbps Gbps
    GB MB TB KB PB kW MW GW kWh kV MHz GHz Hz dB W kPa MPa hPa ppm bp 基点 个基点 折 贝克勒尔 吨标准煤 吨标煤 吨/年 标准煤 dpi fps 毫西弗
    微西弗 西弗 特斯拉 高斯 弧度 克/千瓦时 mAh 焦`,
};

/** Measures that only an Arabic numeral, a longer Chinese one or 两 turns into a figure: 三级 and 五台 may be names. */
const GUARDED: Partial<Record<FigureKind, string>> = {
  count: `
    季 地 头 字 步 局 门 卷 手 面 眼 斗 分 国 村 环 洞 金 银 铜 胜 负 平 节 集 冠 期 点 区 方 院 厂 站 馆 岛 湖 桥 色 味 品 花 角 洲 兵 板 助 帽 断 犯 房 厅 卫 盗 轰 亚`,
  percent: '趴',
  money: '毛',
  duration: '夜 周 日 旬 晚',
  length: '里 指',
  weight: '两 钱 石',
  volume: '桶',
  other: '伏 级 度 安 牛 卡',
};

const MEASURES = new Trie<Measure>();
for (const [table, guarded] of [
  [PLAIN, false],
  [GUARDED, true],
] as const)
  for (const [kind, words] of Object.entries(table) as [FigureKind, string][]) {
    const measure: Measure = { kind, guarded };
    for (const word of words.split(/\s+/)) if (word) MEASURES.set(word, measure);
  }

/** The longest measure that starts at `at`. */
export const readMeasure = (
  text: string,
  at: number,
): { readonly end: number; readonly value: Measure } | undefined => MEASURES.longest(text, at);
