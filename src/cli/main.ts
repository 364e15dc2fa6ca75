import { RULE_IDS } from '../core/finding.js';
import { type Call, languageOption, readCall } from './args.js';
import { runCheck } from './commands/check.js';
import { runExtract } from './commands/extract.js';
import { runFix } from './commands/fix.js';
import { runNdjson } from './commands/ndjson.js';
import { faultOf } from './fault.js';
import { help } from './messages/help.js';
import { languageFrom, speechIn } from './speech.js';
import { Terminal } from './terminal.js';
import { VERSION } from './version.js';

async function run(call: Call, terminal: Terminal): Promise<number> {
  switch (call.command) {
    case 'help':
      await terminal.write(help(terminal.speech.language, RULE_IDS));
      return terminal.status(false);
    case 'version':
      await terminal.write(`${VERSION}\n`);
      return terminal.status(false);
    case 'check':
      return runCheck(call, terminal);
    case 'ndjson':
      return runNdjson(call, terminal);
    case 'fix':
      return runFix(call, terminal);
    case 'extract':
      return runExtract(call, terminal);
  }
}

async function main(args: readonly string[]): Promise<void> {
  const terminal = new Terminal(speechIn(languageFrom(languageOption(args), process.env)));
  try {
    process.exitCode = await run(readCall(args), terminal);
  } catch (error) {
    const fault = faultOf(error);
    if (fault.file) terminal.fault(fault.file, fault);
    else terminal.fail(fault.id, fault.args);
  }
  if (terminal.failed) process.exitCode = 2;
  process.on('exit', () => {
    if (terminal.failed) process.exitCode = 2;
  });
}

void main(process.argv.slice(2));
