// The words that say what a person is. Simplified forms: texts are folded before they are compared.

const list = (words: string): Set<string> => new Set(words.trim().split(/\s+/u));

/** Last words of a title that stands before a name; what ends in one is a title too (急诊科护士, 外交部副部长). */
export const TITLE_ENDINGS = list(`
  记者 通讯员 媒体人 编辑 主编 总编 责编 作者 编者 评论员 撰稿人 特派员 主持人 主播 摄影师 摄影 导演 编剧 制片人 制作人 演员 歌手
  艺人 明星 影星 球星 巨星 天王 天后 男星 女星 主演 男主角 女主角 模特 舞者 画家 书法家 作曲家 钢琴家 歌唱家 艺术家 作家 诗人 词人 文豪 大师
  总书记 书记 副书记 主席 副主席 委员长 副委员长 总理 副总理 总统 副总统 首相 国王 女王 王后 王子 公主 亲王 天皇 皇帝 总督 议长 议员
  部长 副部长 外长 防长 财长 国务卿 国务委员 大臣 次官 特使 大使 公使 领事 总领事 参赞 发言人 代表 代办 秘书长 秘书 干事
  省长 市长 区长 县长 州长 镇长 乡长 村长 村主任 厅长 局长 处长 科长 司长 署长 主任 副主任 主委 常委 委员 政委 部委 巡视员 调研员 干部
  所长 院长 校长 副校长 园长 馆长 台长 社长 会长 副会长 理事长 理事 行长 站长 队长 副队长 组长 班长 团长 师长 军长 旅长 营长 连长 排长
  舰长 船长 机长 列车长 车长 店长 厂长 矿长 场长 庄主 董事长 副董事长 董事 监事 总经理 副总经理 经理 总裁 副总裁 总监 总管 主管 合伙人
  创始人 联合创始人 创办人 负责人 责任人 法人 掌门人 当家人 带头人 发起人 传承人 继承人 经纪人 投资人 代理人 辩护人 当事人 目击者 嫌疑人 被告 被告人 原告 受害人 受害者
  首席执行官 执行官 首席运营官 财务官 技术官 科学家 经济学家 分析师 工程师 总工程师 设计师 建筑师 会计师 律师 法官 检察官 检察长 审判长 书记员 公证员
  教授 副教授 讲师 导师 老师 教师 班主任 辅导员 研究员 副研究员 院士 学者 专家 博士 硕士 博士后 研究生 大学生 学生 同学 学员 校友 考生 留学生 中学生 小学生
  医生 医师 主治医师 主任医师 护士 护士长 护师 药师 大夫 院士 患者 病人 伤者 志愿者 义工 社工 网格员 楼长
  警察 民警 交警 刑警 特警 辅警 狱警 干警 警官 警长 消防员 消防队员 指导员 教导员 战士 士兵 军人 军官 老兵 退伍军人 将军 上将 中将 少将 大将 元帅 上校 中校 少校 大校 名将 司令 司令员 参谋长 参谋 副官 旗手
  工人 农民 村民 市民 居民 渔民 牧民 社员 网民 网友 游客 旅客 乘客 顾客 客户 用户 业主 住户 房东 租客 店主 老板 老板娘 商人 企业家 农场主 经营户 贫困户 职工 员工 工作人员 服务员 售货员 收银员 快递员 外卖员 送货员 司机 驾驶员 飞行员 宇航员 航天员 船员 海员 水手 列车员 乘务员 空姐 保安 保洁员 环卫工人 护林员 管理员 技术员 操作员 安全员 检测员 讲解员 解说员 解说 导游 厨师 裁缝 木匠 工匠 技师 技工 农民工 家长 监护人
  球员 队员 运动员 选手 教练 主教练 助教 主帅 助理教练 领队 门将 守门员 后卫 中卫 边卫 前锋 中锋 前卫 中场 边锋 射手 投手 捕手 打者 外援 外教 老将 小将 新秀 新人 球手 棋手 骑手 车手 拳手 枪手 飞人 国手 九段 八段 七段 六段 五段 四段 冠军 亚军 季军 得主 获得者 球王 队友 对手 裁判 主裁判 裁判员 球迷 粉丝
  革命家 政治家 思想家 军事家 教育家 文学家 哲学家 历史学家 数学家 物理学家 化学家 翻译家 外交家 收藏家 评论家 慈善家 探险家 专家 玩家 院长 党员 团员 烈士 英雄 模范 劳模 先进工作者 标兵 楷模 战友 朋友 好友 同事 同伴 伙伴 搭档 邻居 老乡 同乡 师傅 徒弟 弟子 学徒 助理 助手 候选人 参选人 当选人 前任 继任者 接班人 领导人 领袖 首脑 政要 元首 人士 官员 公务员 工作者 从业者 爱好者 支持者 示威者 抗议者 消费者 经销商 供应商 开发商 制造商 建造师 规划师 咨询师 评估师 理财师 培训师 造型师 化妆师 发型师 魔术师 牧师 神父 主教 法师 住持 方丈 道长 僧人 和尚 喇嘛 活佛
  父亲 母亲 爸爸 妈妈 爷爷 奶奶 外公 外婆 姥姥 姥爷 儿子 女儿 长子 次子 长女 次女 孙子 孙女 外孙 哥哥 弟弟 姐姐 妹妹 大哥 大姐 丈夫 妻子 老公 老婆 夫人 太太 爱人 前夫 前妻 男友 女友 未婚妻 未婚夫 叔叔 伯伯 舅舅 姑姑 阿姨 岳父 岳母 公公 婆婆 侄子 侄女 表哥 表弟 堂弟 堂哥 家属 亲属 亲人 孩子 男孩 女孩 男童 女童 男子 女子 老人 青年 少年 儿童 姑娘 小伙 小伙子 小姑娘 老汉 大爷 大妈 大叔 嫌犯 凶手 死者 遗孀 后人 后裔
  指挥长 骑手 外卖骑手 外卖员 外卖小哥 快递小哥 快递员 小哥 王储 教皇 资政 执政官 酋长 CEO CFO COO CTO CMO
  县令 知府 太守 刺史 宰相 丞相 皇后 太子 大将军 诗圣 诗仙 才子 书生 状元 进士 侠客 掌柜 通译 译者 编者 编导 策划 策展人 监制 出品人 制片 配音 乐手 鼓手 吉他手 主唱 贝斯手 指挥 指挥家 团员 经纪 博主 主笔 专栏作家 作词人 选手 健将 达人 创客 站务员 值班员 值班站长 安检员 调度员 信号员 检修工 电工 焊工 钳工 矿工 瓦工 民工 铁匠 渔夫 猎人 牧羊人 养殖户 种植户 农户 大户 承包人 经理人 委员 组员 成员 会员 社长 公民 国民 人民警察 村支书 支书 村医 村官 第一书记 联络员 督导员 宣讲员 防疫员 护工 保姆 月嫂 房客 车主 船主 失主 机主 买家 卖家 商户 摊主 小贩 菜农 果农 茶农 棉农 花农 粮农 蜂农 瓜农 猎户`);

/** What ends like a title and is none. */
export const NO_TITLES = list(`
  国家 大家 人家 卫生 民生 人生 一生 先生 女士 双手 右手 左手 分手 联手 携手 动手 着手 入手 出手 特长 成长 增长 生长 延长 动员 增员 复员 人民 全民 中国人 本人 个人 别人 他人 众人 有人 老家 回家 搬家 发生 产生 出生 诞生 陌生 维生 写生 谋生 丛生`);

/** One-character endings of words for what people do. */
export const TITLE_TAILS = new Set('长员师手家者人民生士兵官匠将帅星友工商');

/** Titles that stand after a name. */
export const TITLES_AFTER = list(`
  总书记 主席 副主席 委员长 总理 副总理 总统 副总统 首相 国王 女王 王子 公主 亲王 天皇 皇帝 议长 议员 部长 副部长 外长 防长 国务卿 国务委员 大臣 特使 大使 总领事 秘书长 省长 市长 区长 县长 州长 镇长 乡长 厅长 局长 处长 科长 司长 署长 主任 副主任 书记 副书记 政委 委员 所长 院长 副院长 校长 副校长 馆长 台长 社长 会长 理事长 行长 站长 队长 组长 班长 团长 师长 军长 旅长 营长 连长 舰长 船长 机长 厂长 董事长 董事 总经理 经理 总裁 副总裁 总监 教授 副教授 院士 研究员 博士 老师 医生 大夫 护士长 律师 法官 检察官 检察长 警官 教练 主帅 导演 将军 上将 中将 少将 大将 元帅 上校 中校 少校 大校 司令 司令员 烈士 爵士 勋爵 主教 大师 记者 指导员 发言人 站长 支书 同学 夫人 酋长 村长 九段 八段 七段 六段 五段 四段`);

/** By code unit, whether some title ends with it, and whether one that stands after a name begins with it. */
export const TITLE_LAST = new Uint8Array(65536);
for (const title of TITLE_ENDINGS) TITLE_LAST[title.charCodeAt(title.length - 1)] = 1;
export const TITLE_FIRST = new Uint8Array(65536);
for (const title of TITLES_AFTER) TITLE_FIRST[title.charCodeAt(0)] = 1;

/** Words after which a name stands in a credit: 版式设计：甲. */
export const CREDITS = list(`
  责任编辑 责编 编辑 版式设计 版式 设计 制图 绘图 插图 漫画 统筹 策划 校对 翻译 编译 整理 撰文 撰稿 文字 采写 供图 摄影 图片 拍摄 视觉 美编 主编 监制 导演 编剧 主演 编审 审读 值班主任 责任校对 作者 记者 通讯员`);

/** Verbs that put a person after them: no part of that person's title. */
export const STOP_VERBS = list(`
  采访 专访 会见 接见 拜访 看望 慰问 走访 探访 访问 告诉 告知 通知 询问 感谢 致谢 祝贺 欢迎 邀请 聘请 约请 邀约 任命 提名 选举 推选 推荐 当选 成为 担任 出任 包括 包含 以及 根据 按照 联系 找到 见到 看到 遇到 碰到 认识 结识 得知 听到 介绍 带领 率领 陪同 跟随 随同 伴随 帮助 协助 资助 救助 支持 选择 发现 邀来 请来 迎来 送走 送别 告别 怀念 纪念 缅怀 悼念 追忆 学习 宣传 表彰 奖励 授予 颁给 交给 来自 属于 作为 身为 自称 名叫 名为 据悉 据说 表示 指出 强调 认为 介绍 透露 坦言 回忆 解释 使得 要求 委托 指派 派出 派遣 逮捕 抓获 控制 拘留 起诉 指控 判处 击败 战胜 不敌 击毙 打败 挑战 对阵 迎战 面对 联手 携手 搭档 嫁给 迎娶 失去 取代 接替 接任 超过 超越 模仿 饰演 扮演 出演 主演 执导 采用 签下 引进 租借 换下 换上 替换 助攻 传给 防守 并由 经由 只见 据称 惊动 围绕 曝光 指责 批评 呼吁 敦促 代表`);

/** Words of one character that come before a person and are no part of what the person is. */
export const STOP_WORDS = new Set(
  '让请见叫由对向为与和跟同被把给是有说问找派送接看听令使称谢到在从于以随经据等该这那其每各并但而又也还就才都已曾正将要能可因如若虽则且或及了着过的地得所之者们去来上下前后里外中间当凭靠用拿按照像似比如又很最更太今昨明晚早夜日一二三四五六七八九十百千万亿两几名位个',
);

/** Verbs that a title may begin with. */
export const HEAD_VERBS = list(`
  执行 犯罪 涉案 驻村 援鄂 支援 驰援 援助 常驻 特聘 返乡 退休 退役 在读 联合 值班 主治 主管 分管 教育 管理 创始 领衔 指导 代理 候任 参赛 创业 养殖 种植
  造林 致富 扶贫 脱贫 打工 研究 设计 调查 检察 审判 监督 服务 保障 运营 策划 编辑 翻译 摄影 表演 评论 救援 搜救 消防 抗疫 防疫 防汛 抗洪 护林 巡逻 执勤 值守 志愿 见习 实习 兼职 专职 全职 签约 特约 注册 认证 授权 投资 开发 建设 生产 销售 采购 收藏 登山 游泳 举重 射击 拳击 跳水 体操 竞走`);

/** Titles before names in Latin letters, in small letters. */
export const LATIN_TITLES = list(`
  councillor councilman councilwoman alderman commissioner superintendent constable reverend bishop archbishop curator librarian
  president chief chairman chairwoman chairperson chair director minister secretary mayor governor senator congressman congresswoman
  judge justice professor doctor coach captain manager editor reporter correspondent columnist spokesman spokeswoman spokesperson
  officer analyst economist author writer novelist poet singer actor actress artist photographer engineer scientist researcher
  teacher principal farmer resident founder co-founder lawyer attorney detective sergeant general colonel major lieutenant admiral
  king queen prince princess pope chef owner ambassador chancellor premier ceo cfo coo cto`);
