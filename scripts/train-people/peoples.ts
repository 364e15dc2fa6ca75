// Names of peoples of China that no list holds, made of their usual parts.
const list = (words: string): readonly string[] => words.trim().split(/\s+/u);

const TIBETAN = list(`
  扎西 次仁 卓玛 达瓦 尼玛 多吉 平措 旺堆 格桑 拉姆 央金 白玛 丹增 洛桑 顿珠 边巴 巴桑 索朗 旺姆 德吉 曲珍 普布 强巴 贡布 才让 仁青 加措 嘉措 坚赞 罗布
  桑珠 益西 曲扎 旦增 土登 群培 赤列 朗杰 欧珠 米玛 拉巴 曲吉 阿旺 晋美 班觉 噶玛 嘎玛 次旦 次旺 旺扎 旺久 仓决 措姆 卓嘎 央宗 曲宗 白珍 玉珍 桑姆 拉珍 尕藏 完玛 南杰
  周措 才旦 才仁 公保 东智 项欠 久美 华旦 更登 根敦 热地 列确 桑杰 措毛 卓尕 昂毛 尕玛 江措 彭措 四郎 泽仁 泽旺 拥措 降央 罗珠 呷绒`);

const MONGOLIAN = list(`
  巴特尔 其其格 乌云 图雅 高娃 苏和 巴雅尔 那仁 娜仁 萨仁 斯琴 乌兰 阿拉坦 孟和 朝鲁 宝音 额尔德尼 呼和 青格勒 格日勒 牧仁 哈斯 布和 特木尔 铁木尔 敖登 德力格尔 满都拉
  达来 吉日嘎拉 乌力吉 毕力格 朝克图 苏日娜 其木格 通拉嘎 呼日勒 巴图 巴根 钢特木尔 白音 查干 敖其尔 阿古拉 塔娜 托娅 花尔 仓 格根 布仁 都仁 额日登 勿日汗 呼斯楞 斯日古楞
  乌日娜 阿木古楞 恩和 恩克 苏赫 图勒嘎 额勒贝格 道尔吉 策仁 巴桑`);

const TURKIC = list(`
  买买提 阿不都 阿卜杜 热合曼 艾尼瓦尔 吐尔逊 艾买提 依明 伊明 玉素甫 阿布来提 库尔班 肉孜 努尔 木拉提 古丽 阿依古丽 帕提古丽 热依汗 买合木提 司马义 司马依 铁木尔 达瓦买提
  克里木 居来提 阿不力孜 吾买尔 卡德尔 哈德尔 亚森 沙吾提 艾合买提 赛福鼎 阿曼 努尔兰 叶尔肯 加依娜 巴哈提 哈力克 胡达拜尔地 塔依尔 依布拉音 伊力哈木 阿迪力 迪丽 热娜 麦麦提
  阿力木 图尔荪 吐尔洪 帕尔哈提 牙生 古丽娜尔 阿孜古丽 米吉提 尼牙孜 托乎提 赛买提 依力 艾力 斯拉木 热西提 阿巴斯 喀迪尔`);

/** A name of one of them: 次仁卓玛, 那仁其其格, 买买提·依明. */
export function nameOfPeoples(rand: () => number): string {
  const pick = (names: readonly string[]): string => names[Math.floor(rand() * names.length)]!;
  const which = rand();
  if (which < 0.5) return rand() < 0.2 ? pick(TIBETAN) : pick(TIBETAN) + pick(TIBETAN);
  if (which < 0.75) return rand() < 0.5 ? pick(MONGOLIAN) : pick(MONGOLIAN) + pick(MONGOLIAN);
  return rand() < 0.3 ? pick(TURKIC) : `${pick(TURKIC)}·${pick(TURKIC)}`;
}
