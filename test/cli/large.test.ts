import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, run } from './tool.js';

/** NIGHTLY=1 takes the size that is promised. */
const SIZE_MB = process.env.NIGHTLY === '1' ? 50 : 3;
/** What the heap may hold: what a short file takes, and so many times the text's size in UTF-16. */
const SHORT_MB = 56;
const MOST = 60;

const WORDS = [...'春夏秋冬山水田桥船灯路树花鸟鱼虫村镇城县东南西北老少男女学工农医师生新旧大小多少来去'];

/** Paragraphs that hardly ever say the same, some of them cut in two. */
function articles(megabytes: number): string {
  let state = 20_240_601;
  const random = (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % n;
  };
  const lines: string[] = [];
  for (let size = 0; size < megabytes * 1e6; ) {
    const sentences = Array.from({ length: 1 + random(4) }, () => {
      const clause = () => Array.from({ length: 6 + random(12) }, () => WORDS[random(WORDS.length)]).join('');
      return `${clause()}，${clause()}${random(999)}人。`;
    });
    const line = sentences.join('');
    lines.push(random(20) === 0 ? `${line.slice(0, 20)}\n\n${line.slice(20)}` : line);
    size += 3 * line.length;
  }
  return lines.join('\n\n');
}

test(`an article of ${SIZE_MB} MB is checked in bounded memory`, { timeout: 900_000 }, () => {
  const text = articles(SIZE_MB);
  const path = folder();
  writeFileSync(join(path, 'large.txt'), text);
  const limit = SHORT_MB + Math.ceil((MOST * 2 * text.length) / 1e6);
  const { status, stdout } = run(['check', '--format', 'json', 'large.txt'], {
    cwd: path,
    env: { NODE_OPTIONS: `--max-old-space-size=${limit}` },
  });
  // A heap that runs over ends the process with a signal and no status.
  expect(status).toBe(1);
  const { findings } = JSON.parse(stdout).files[0];
  console.log(`${SIZE_MB} MB in a heap of ${limit} MB: ${findings.length} findings`);
  expect(findings.length).toBeGreaterThan(SIZE_MB * 100);
});
