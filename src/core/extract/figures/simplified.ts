/** Frequent Traditional characters, each followed by its Simplified form: enough to find words, not to convert a text. */
const PAIRS =
  '個个們们來来時时說说這这國国會会學学對对發发點点後后員员臺台灣湾處处氣气電电車车門门開开關关長长間间問问題题經经過过動动還还進进運运遠远連连選选達达邊边' +
  '業业產产實实現现書书東东兩两萬万億亿與与為为無无於于樣样種种類类級级組组隊队區区縣县鄉乡鎮镇廠厂場场園园館馆飯饭飲饮養养衛卫術术報报張张強强當当錄录歲岁歷历曆历歸归殺杀' +
  '決决況况淚泪濟济滿满潔洁熱热燈灯營营牆墙獲获獎奖環环療疗監监眾众礦矿確确禮礼積积穩稳競竞筆笔節节範范築筑簽签簡简約约紅红紀纪純纯紙纸級级細细終终結结給给統统絕绝維维網网' +
  '綠绿線线練练緊紧總总績绩編编縮缩續续罷罢聯联職职聲声聽听腦脑臉脸興兴舉举舊旧藝艺藥药蘇苏號号蟲虫補补裝装製制複复見见規规視视覺觉觀观訂订計计訊讯討讨訓训記记設设許许訴诉' +
  '診诊詞词試试話话該该詳详認认語语誤误請请論论調调談谈諾诺證证識识議议護护譽誉讀读變变讓让豐丰負负財财貢贡貨货責责費费資资賓宾賞赏賠赔賣卖質质賴赖賺赚購购贈赠贏赢趕赶' +
  '跡迹踐践軍军軟软較较載载輔辅輕轻輛辆輪轮輸输轉转辦办農农適适遊游遞递遷迁遺遗郵邮醫医釋释針针鈔钞銀银銅铜銷销鋼钢錢钱錯错鐘钟鐵铁鑑鉴閉闭閱阅隨随險险雖虽雙双離离難难雲云' +
  '霧雾靈灵響响頁页頂顶項项順顺須须預预領领頭头願愿顧顾顯显風风飛飞餘余驗验驚惊體体髮发鬥斗魚鱼鳥鸟鹽盐麗丽麥麦黃黄黨党齊齐龍龙倉仓備备傳传傷伤價价優优儲储償偿劃划劇剧劑剂' +
  '勝胜勞劳勢势務务協协參参單单嚴严圍围圖图團团執执塊块壓压壞坏壯壮夢梦奪夺婦妇孫孙寫写審审將将專专尋寻導导屆届屬属島岛嶺岭帶带幣币幾几庫库廢废廣广徑径從从復复愛爱態态憲宪' +
  '應应懷怀戰战戶户拋抛採采掃扫換换損损搶抢擁拥擇择擊击據据擔担擴扩擺摆攜携敗败敵敌數数斷断晝昼暫暂機机條条棄弃棟栋楊杨極极構构樂乐標标樓楼權权歡欢殘残毀毁漁渔潛潜灘滩災灾' +
  '煙烟煉炼燒烧爐炉爭争狀状獨独畝亩畢毕畫画異异瘋疯盜盗盡尽盤盘碼码禦御稅税窮穷筍笋糧粮紛纷綜综緩缓緣缘縱纵織织繞绕繼继罰罚脫脱膽胆艙舱蓋盖虧亏衝冲訪访評评誌志賽赛載载';

const SIMPLIFIED = new Map<number, string>();
for (let i = 0; i < PAIRS.length; i += 2) SIMPLIFIED.set(PAIRS.charCodeAt(i), PAIRS[i + 1]!);

const isTraditional = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff && SIMPLIFIED.has(code);

/** The text with the Traditional characters known here made Simplified, unit for unit. The text itself where it has none. */
export function simplified(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isTraditional(code)) continue;
    out += text.slice(from, i) + SIMPLIFIED.get(code)!;
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}
