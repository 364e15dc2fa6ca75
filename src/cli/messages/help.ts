import type { Language } from '../speech.js';

const ENGLISH = `Clean Copy finds repeated paragraphs, sentences broken off in the middle and stray image
markers in articles, mends what is safe to mend, and lists people and figures.

  clean-copy check   [--format text|json|sarif] PATH...    say what is wrong
  clean-copy check   --stdin-ndjson                        one {"id","text"} a line in, one result a line out
  clean-copy fix     [--out DIR | --diff] PATH...          apply every safe fix
  clean-copy extract [--format text|json|csv|markdown] PATH...
                                                           people, figures and pictures

PATH is a file, a folder (its .txt, .md and .markdown files, all levels) or - for standard input.
Files are UTF-8, UTF-8 or UTF-16 with a byte order mark, or GB18030, and keep their encoding.

  --out DIR          write every file, changed or not, under DIR; without it, changed files in place
  --diff             write nothing, print what would change as a unified diff
  --rule RULE        only this rule (may be given several times)
  --no-rule RULE     all rules but this one (may be given several times)
  --config FILE      settings (JSON with comments) instead of the nearest .vscode/settings.json
  --exit-zero        exit with 0 although check found something
  --lang zh|en       language of messages; else LC_ALL, LC_MESSAGES or LANG decides
  --help, --version

Rules: {rules}
Exit status: 0 nothing found, or fixed, or extracted; 1 check found something; 2 the call or a file
is bad: it is named on standard error, nothing is written for it, and the rest goes on.
`;

const CHINESE = `清稿找出文章中的重复段落、中途断开的句子和孤立的图片标记，修好可以放心修的，并列出人物和数字。

  clean-copy check   [--format text|json|sarif] PATH...    指出问题
  clean-copy check   --stdin-ndjson                        每行读入一篇 {"id","text"}，每行输出一个结果
  clean-copy fix     [--out DIR | --diff] PATH...          应用所有可放心的修复
  clean-copy extract [--format text|json|csv|markdown] PATH...
                                                           列出人物、数字和图片

PATH 是文件、文件夹（包括各级子文件夹中的 .txt、.md、.markdown 文件），或用 - 表示标准输入。
文件可以是 UTF-8、带 BOM 的 UTF-8 或 UTF-16、GB18030，编码保持不变。

  --out DIR          把所有文件（不论是否改动）写到 DIR 下；不用它则就地改写有改动的文件
  --diff             不写文件，只以 unified diff 格式显示会改动之处
  --rule RULE        只用这条规则（可多次给出）
  --no-rule RULE     不用这条规则（可多次给出）
  --config FILE      从这个文件（可带注释的 JSON）读设置，而不是最近的 .vscode/settings.json
  --exit-zero        即使 check 发现问题也以 0 退出
  --lang zh|en       提示语言；不给则由 LC_ALL、LC_MESSAGES 或 LANG 决定
  --help, --version

规则：{rules}
退出状态：0 没有发现问题，或已修复、已列出；1 check 发现问题；2 命令行或某个文件有误：在标准错误中指明，
不为它写任何东西，其余照常进行。
`;

export const help = (language: Language, rules: readonly string[]): string =>
  (language === 'zh' ? CHINESE : ENGLISH).replace('{rules}', rules.join(', '));
