import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { DAMAGED } from './sample.js';
import { folder, run } from './tool.js';

// The official schema, as Microsoft ships it with its own matchers.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

const log = (args: readonly string[], cwd: string) =>
  JSON.parse(run(['check', '--format', 'sarif', ...args], { cwd }).stdout);

function expectValid(sarif: unknown): void {
  validate(sarif);
  expect(validate.errors ?? []).toEqual([]);
}

test('the schema can say no', () => {
  expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
});

test('findings, files named oddly, and bad files validate against SARIF 2.1.0', () => {
  const path = folder({
    'a.txt': DAMAGED,
    '新闻 #1%.md': `\ufeff${DAMAGED.replaceAll('\n', '\r\n')}`,
    'bad.txt': Buffer.from([0xff, 0x00, 0x81]),
  });
  for (const language of ['en', 'zh']) {
    const sarif = log(['--lang', language, '.', 'none.txt'], path);
    expectValid(sarif);
    const [one] = sarif.runs;
    expect(one.columnKind).toBe('utf16CodeUnits');
    expect(one.results.length).toBeGreaterThanOrEqual(4);
    expect(one.invocations[0].executionSuccessful).toBe(false);
    expect(one.invocations[0].toolExecutionNotifications).toHaveLength(2);
    expect(
      one.artifacts.map((a: { location: { uri: string } }) => decodeURIComponent(a.location.uri)),
    ).toEqual(['a.txt', '新闻 #1%.md']);
    expect(one.originalUriBaseIds.SRCROOT.uri).toBe(`${pathToFileURL(path).href}/`);
  }
});

test('nothing found, standard input, and files elsewhere validate too', () => {
  const path = folder({ 'a.txt': DAMAGED });
  expectValid(log(['-'], path));
  expectValid(JSON.parse(run(['check', '--format', 'sarif', '-'], { input: DAMAGED }).stdout));
  const [one] = log([join(path, 'a.txt')], '/').runs;
  expect(one.artifacts[0].location.uri).toBe(pathToFileURL(join(path, 'a.txt')).href.replace('file:///', ''));
});

test('regions say where the text stands, in lines and in code units', () => {
  const text = DAMAGED.replace('青川渡口', '𠮷川渡口').replaceAll('\n', '\r\n');
  const [one] = log(['a.txt'], folder({ 'a.txt': text })).runs;
  const lines = text.split('\r\n');
  const marker = one.results.find((r: { ruleId: string }) => r.ruleId === 'image-marker');
  const { region } = marker.locations[0].physicalLocation;
  expect(text.slice(region.charOffset, region.charOffset + region.charLength)).toBe('①');
  expect(lines[region.startLine - 1]!.slice(region.startColumn - 1, region.endColumn - 1)).toBe('①');
  const repeat = one.results.find((r: { ruleId: string }) => r.ruleId === 'repeated-paragraph');
  expect(repeat.relatedLocations[0].physicalLocation.region.startLine).toBeLessThan(region.startLine + 4);
  expect(one.tool.driver.rules[repeat.ruleIndex].id).toBe('repeated-paragraph');
  expect(repeat.fixes[0].artifactChanges[0].replacements.length).toBeGreaterThan(0);
});
