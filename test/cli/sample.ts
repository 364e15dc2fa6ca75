/** An article of a town that does not exist, with what e-paper extraction does to one. */
const KEPT = [
  '青川渡口的老灯塔重新亮起',
  '□本报记者 林晓舟',
  '青川镇渡口的老灯塔熄灭了整整二十年，上个月的一个傍晚，它又重新亮了起来，江面上的船工们纷纷鸣笛致意。',
  '修复灯塔的是退休电工周远山和他的三个徒弟，他们用了四个月的时间，把塔里的线路一根一根地换成了新的。',
  '“小时候夜里行船，看见这盏灯就知道到家了。”六十八岁的船工贺长庚说，他在这条江上跑了四十五年的船。',
  '镇里打算明年春天在灯塔旁边修一座小小的航运陈列馆，把散落在各家各户的旧船票、旧航海图都收集起来。',
];

/** Cleaned, with LF and a last line end. */
export const CLEAN = `${KEPT.join('\n\n')}\n`;

/** The same with a stray image marker and a whole block that stands twice. */
export const DAMAGED = `${[...KEPT.slice(0, 4), '①', ...KEPT.slice(4), ...KEPT.slice(3)].join('\n\n')}\n`;
