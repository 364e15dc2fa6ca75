// Measures the rows of one job and hands each to the process that wants them. Run by run.ts.
import { JOBS } from './jobs.js';
import { Rows } from './rows.js';

const name = process.argv[2]!;
await JOBS[name]!(new Rows((row) => process.send!(row)));
process.disconnect();
