/// <reference types="mocha" />
// Runs the suites inside the extension host. Mocha's browser build works in both hosts, web worker and Node.
import 'mocha/mocha.js';
import { type Mark, writeMark } from '../harness/protocol.js';

const report = (mark: Mark) => console.log(writeMark(mark));

/** An error with what caused it: a failed property names its counterexample in one and the reason in the other. */
const wordsOf = (error: Error): string =>
  [error.stack ?? String(error), error.cause instanceof Error ? wordsOf(error.cause) : ''].join('\n').trim();

class LineReporter {
  constructor(runner: Mocha.Runner) {
    runner.on('pass', (test) => report({ title: test.fullTitle(), state: 'passed' }));
    runner.on('pending', (test) => report({ title: test.fullTitle(), state: 'skipped' }));
    runner.on('fail', (test, error: Error) =>
      report({ title: test.fullTitle(), state: 'failed', error: wordsOf(error) }),
    );
  }
}

/** Runs the suites that `load` defines. Rejects where one fails, or where there is none. */
export async function runSuites(load: () => void): Promise<void> {
  const { Mocha } = globalThis as unknown as { Mocha: typeof import('mocha') };
  const mocha = new Mocha({ timeout: 30_000, reporter: LineReporter as never });
  mocha.suite.emit('pre-require', globalThis as never, '', mocha);
  load();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (mocha.suite.total() === 0) throw new Error('no test was found');
  if (failures) throw new Error(`${failures} failed`);
}
