import { check } from '../../core/check.js';
import type { Call } from '../args.js';
import { faultOf } from '../fault.js';
import { jsonReport } from '../formats/json-report.js';
import type { Failed, Report } from '../formats/report.js';
import { sarifReport } from '../formats/sarif-report.js';
import { textReport } from '../formats/text-report.js';
import type { Speech } from '../speech.js';
import type { Terminal } from '../terminal.js';
import { Workload } from '../work.js';

type CheckCall = Extract<Call, { command: 'check' }>;

const REPORTS: Record<CheckCall['format'], (speech: Speech) => Report> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
};

/** `clean-copy check`: the exit status. */
export async function runCheck(call: CheckCall, terminal: Terminal): Promise<number> {
  const report = REPORTS[call.format](terminal.speech);
  const workload = new Workload(call, terminal);
  const failed: Failed[] = [];
  let found = false;
  await terminal.write(report.begin());
  await workload.each(
    {},
    async ({ source: { shown, path }, decoded: { text, encoding }, options }) => {
      if (terminal.closed) return;
      const { findings } = check(text, options, workload.resources);
      if (findings.length > 0) found = true;
      await terminal.write(report.file({ shown, path, text, encoding, findings }));
    },
    (shown, path, error) => {
      const { id, args } = faultOf(error);
      failed.push({ shown, path, reason: terminal.speech.say(id, args) });
    },
  );
  await terminal.write(report.end(failed));
  return terminal.status(found && !call.exitZero);
}
