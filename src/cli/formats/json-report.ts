import type { Speech } from '../speech.js';
import { findingJson } from './json.js';
import type { Report } from './report.js';

/** `{"version":1,"files":[…]}`, a line a file. */
export function jsonReport(speech: Speech): Report {
  const list = new JsonList();
  return {
    begin: () => list.begin(),
    file: ({ shown, findings }) =>
      list.item({ path: shown, findings: findings.map((f) => findingJson(f, speech)) }),
    end: () => list.end(),
  };
}

/** The frame of the JSON reports, piece by piece. */
export class JsonList {
  private isFirst = true;

  begin(): string {
    return '{"version":1,"files":[';
  }

  item(value: object): string {
    const text = `${this.isFirst ? '\n' : ',\n'}${JSON.stringify(value)}`;
    this.isFirst = false;
    return text;
  }

  end(): string {
    return `${this.isFirst ? '' : '\n'}]}\n`;
  }
}
