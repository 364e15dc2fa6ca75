import { check } from '../../core/check.js';
import { factsJson } from '../../core/export/json.js';
import type { Call } from '../args.js';
import { Fault } from '../fault.js';
import { findingJson } from '../formats/json.js';
import { linesOf, TOO_LONG } from '../line-stream.js';
import { loadResources } from '../resources.js';
import { Settings } from '../settings.js';
import type { Terminal } from '../terminal.js';

type NdjsonCall = Extract<Call, { command: 'ndjson' }>;

const LIMIT_MB = 256;

/**
 * `clean-copy check --stdin-ndjson`: one article a line in, one result a line out, in order. No more than one line is
 * held, and none is read while the reader of the results is busy. The exit status.
 */
export async function runNdjson(call: NdjsonCall, terminal: Terminal): Promise<number> {
  const { speech } = terminal;
  const resources = loadResources();
  const settings = new Settings(call.selection, call.config, (file, fault) =>
    terminal.note(`${file}: ${speech.say(fault.id, fault.args)}`),
  );
  const options = settings.for('-', '-');
  let found = false;
  let line = 0;

  const answer = (bytes: Buffer | typeof TOO_LONG): object => {
    let id: unknown = null;
    try {
      const article = parse(bytes, line);
      id = article.id;
      const { findings, facts } = check(article.text, options, resources);
      if (findings.length > 0) found = true;
      const { people, figures } = factsJson(facts) as { people: unknown; figures: unknown };
      return { id, findings: findings.map((f) => findingJson(f, speech)), people, figures };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const fault = error instanceof Fault ? error : new Fault('ndjson.internal', { line, detail });
      terminal.fail(fault.id, fault.args);
      return { id, line, error: speech.say(fault.id, fault.args) };
    }
  };

  for await (const bytes of linesOf(process.stdin, LIMIT_MB << 20)) {
    line++;
    terminal.progress('progress.lines', { count: line });
    if (isBlank(bytes)) continue;
    await terminal.write(`${JSON.stringify(answer(bytes))}\n`);
    if (terminal.closed) break;
  }
  return terminal.status(found && !call.exitZero);
}

/** Throws a Fault for anything but an object with an id and a text. */
function parse(bytes: Buffer | typeof TOO_LONG, line: number): { id: unknown; text: string } {
  if (bytes === TOO_LONG) throw new Fault('ndjson.tooLong', { line, limit: LIMIT_MB });
  let json: string;
  try {
    json = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Fault('ndjson.notUtf8', { line });
  }
  let article: unknown;
  try {
    article = JSON.parse(json);
  } catch {
    throw new Fault('ndjson.notJson', { line });
  }
  if (typeof article !== 'object' || article === null || !('id' in article) || !('text' in article))
    throw new Fault('ndjson.noText', { line });
  const { id, text } = article;
  if (typeof text !== 'string') throw new Fault('ndjson.noText', { line });
  return { id, text };
}

/** An empty line, as at the end of a file: no article, no answer. */
const isBlank = (bytes: Buffer | typeof TOO_LONG): boolean =>
  bytes !== TOO_LONG && bytes.every((b) => b === 0x20 || b === 0x09 || b === 0x0d);
