// Types one character and takes it back, again and again, and prints what a re-check took, as JSON. Run by keystrokes.ts in
// a process of its own, on the built core.
import { loadBuilt, resources } from './load.js';
import { measure } from './measure.js';
import { type Size, sample } from './sizes.js';

/** Makes one flat string, as `TextDocument.getText()` returns it: a rope would be flattened on our time. */
function flat(text: string): string {
  text.charCodeAt(0);
  return text;
}

const [size, share] = process.argv.slice(2);
const { Checker } = await loadBuilt();
const { text } = sample(size as Size);
const at = Math.floor(text.length * Number(share));
const typed = flat(`${text.slice(0, at)}的${text.slice(at)}`);
const checker = new Checker({}, resources());
checker.update(text);
const timing = measure((now: string) => checker.update(now), {
  rounds: 40,
  warmMs: 3000,
  mostMs: 6000,
  prepare: (round) => (round % 2 ? text : typed),
});
process.stdout.write(JSON.stringify(timing));
