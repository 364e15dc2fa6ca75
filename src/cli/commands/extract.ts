import { check } from '../../core/check.js';
import type { Call } from '../args.js';
import { factsReport } from '../formats/facts-report.js';
import type { Terminal } from '../terminal.js';
import { Workload } from '../work.js';

type ExtractCall = Extract<Call, { command: 'extract' }>;

/** `clean-copy extract`: the exit status. */
export async function runExtract(call: ExtractCall, terminal: Terminal): Promise<number> {
  const report = factsReport(call.format, terminal.speech);
  const workload = new Workload(call, terminal);
  await terminal.write(report.begin());
  await workload.each({}, async ({ source, decoded: { text }, options }) => {
    if (terminal.closed) return;
    await terminal.write(report.file(source.shown, text, check(text, options, workload.resources).facts));
  });
  await terminal.write(report.end());
  return terminal.status(false);
}
