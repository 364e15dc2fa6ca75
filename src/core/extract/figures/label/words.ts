/** Endings of nouns that a number measures: behind them stands their value. */
export const MEASURABLE =
  /(?:[额值价费率量数薪税款金资产入距速度温压径长高宽深厚重龄幅比例积模本润房贴利息贷绩分期历时需耗超差损亏增投产]|工资|收入|成本|年龄|规模|面积|长|宽|额|价|费|数|税|资|产|径|龄|积|薪资|历时|时年|距离|身高|体重|时速|温度|气温|水深|海拔|全长|总长|票房|市值)$/;

/** Nouns behind 的 that say nothing of the figure. */
export const EMPTY_NOUNS =
  /^(?:时间|时长|日子|速度|比例|份额|水平|增速|价格|代价|高价|幅度|规模|距离|目标|长期目标|重要时刻|时刻|情况|条件|前提|优势|基础|高龄|范围|战绩|比分|总分|标准|要求|历史)/;

/** What a change is measured against: 同比增长, 比上年同期下降, 较3月提高. */
export const COMPARED =
  /(?:同比|环比|[比较][^，、]{1,8}?)(?=(?:分别)?(?:增|上|提|下|减|降|多|少|高|低|扩|加|回|缩|涨|跌|翻|超|净|快|慢|攀|走|改)[^，]{0,3}$)/;
