import { createReadStream, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { linesOf, TOO_LONG } from '../../src/cli/line-stream.js';
import { CLEAN, DAMAGED } from './sample.js';
import { folder, run, start } from './tool.js';

const ndjson = (input: string | Buffer, ...args: string[]) =>
  run(['check', '--stdin-ndjson', ...args], { input });
const answers = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('one article a line in, one result a line out, in order', () => {
  const input = [CLEAN, DAMAGED, '', CLEAN]
    .map((text, id) => JSON.stringify({ id: `n${id}`, text }))
    .join('\n');
  const { status, stdout, stderr } = ndjson(input);
  expect(status).toBe(1);
  expect(stderr).toBe('');
  const results = answers(stdout);
  expect(results.map((r) => r.id)).toEqual(['n0', 'n1', 'n2', 'n3']);
  for (const result of results) expect(Object.keys(result)).toEqual(['id', 'findings', 'people', 'figures']);
  const file = JSON.parse(run(['check', '--format', 'json', '-'], { input: DAMAGED }).stdout).files[0];
  expect(results[1].findings).toEqual(file.findings);
  const facts = JSON.parse(run(['extract', '--format', 'json', '-'], { input: DAMAGED }).stdout).files[0];
  expect({ people: results[1].people, figures: results[1].figures }).toEqual({
    people: facts.people,
    figures: facts.figures,
  });
});

test('a bad line is answered in its place, and the rest goes on', () => {
  const good = JSON.stringify({ id: 1, text: CLEAN });
  const bad = ['nonsense', '{"id":2}', '{"text":"a"}', '{"id":3,"text":4}', 'null', '[]', '"a"'];
  const input = Buffer.concat([
    Buffer.from(`${good}\r\n\n${bad.join('\n')}\n`),
    Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
    Buffer.from(good),
  ]);
  const { status, stdout, stderr } = ndjson(input);
  expect(status).toBe(2);
  const results = answers(stdout);
  expect(results).toHaveLength(bad.length + 3);
  expect(results[0].id).toBe(1);
  expect(results.at(-1).id).toBe(1);
  expect(results.slice(1, -1).map((r) => r.line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  for (const result of results.slice(1, -1)) expect(result.error).toMatch(/^line \d+: /);
  expect(stderr.trimEnd().split('\n')).toHaveLength(bad.length + 1);
});

test('line separators, lone surrogates and NUL inside a text are text', () => {
  const text = `${DAMAGED}\u2028\u2029\u0085\0\ud83d\r\n`;
  const [result] = answers(ndjson(`\ufeff${JSON.stringify({ id: '\u2028', text })}\n`).stdout);
  expect(result.id).toBe('\u2028');
  expect(result.findings.length).toBeGreaterThan(1);
});

test('lines are found whatever the chunks, and too long ones passed over', async () => {
  const input = Buffer.from('一二三\n\nfour\r\n五五五五五五五五五五五五\n六');
  for (let size = 1; size <= input.length; size++) {
    const lines: string[] = [];
    const path = `${folder({ lines: input })}/lines`;
    for await (const line of linesOf(
      createReadStream(path, { highWaterMark: size }) as AsyncIterable<Buffer>,
      20,
    ))
      lines.push(line === TOO_LONG ? 'too long' : line.toString());
    expect(lines).toEqual(['一二三', '', 'four\r', 'too long', '六']);
  }
});

test('a line of megabytes is one article', () => {
  const text = Array.from(
    { length: 40_000 },
    (_, i) => `第${i}页记的是${i * 7}号仓库在当天收到的第${i % 97}批货物，签收人写在背面。`,
  ).join('\n');
  expect(Buffer.byteLength(text)).toBeGreaterThan(3_000_000);
  const [first, second] = answers(
    ndjson(`${JSON.stringify({ id: 1, text })}\n${JSON.stringify({ id: 2, text: CLEAN })}\n`).stdout,
  );
  expect([first.id, second.id]).toEqual([1, 2]);
});

test.runIf(process.platform === 'linux')(
  'reads no more than it can give away: memory stays bounded while the reader sleeps',
  async () => {
    const line = `${JSON.stringify({ id: 1, text: DAMAGED })}\n`;
    const child = start(['check', '--stdin-ndjson']);
    const closed = new Promise((resolve) => child.on('close', resolve));
    child.stdin.on('error', () => {});
    let taken = 0;
    // Nobody reads the results, so writing must stall long before 64 MB have gone in.
    while (taken < 64 << 20) {
      const accepted = child.stdin.write(line.repeat(100));
      taken += line.length * 100;
      if (!accepted) {
        const isDrained = await Promise.race([
          new Promise((resolve) => child.stdin.once('drain', () => resolve(true))),
          new Promise((resolve) => setTimeout(() => resolve(false), 1500)),
        ]);
        if (!isDrained) break;
      }
    }
    expect(taken).toBeLessThan(64 << 20);
    const memory =
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
    expect(memory).toBeLessThan(300);
    child.kill('SIGKILL');
    await closed;
  },
);
