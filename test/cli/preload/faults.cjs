// Loaded before the command line: lets calls of the file system fail, as FAULTS="seed,share" says, and notes each in
// the file FAULTS_LOG. Reads, writes, flushes and renames fail with what a disk gives; some writes come out short.
const fs = require('node:fs');

const [seed, share] = process.env.FAULTS.split(',').map(Number);
const log = fs.openSync(process.env.FAULTS_LOG, 'a');
const original = { ...fs };
let state = seed;

function chance() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

function fail(call, code) {
  original.writeSync(log, `${call} ${code}\n`);
  throw Object.assign(new Error(`${code}: injected, ${call}`), { code, syscall: call });
}

function wrap(call, codes, isWanted = () => true) {
  fs[call] = (...args) => {
    if (isWanted(...args) && chance() < share) fail(call, codes[Math.floor(chance() * codes.length)]);
    return original[call](...args);
  };
}

const isArticle = (path) => typeof path === 'string' && /\.(txt|tmp)$/.test(path);
wrap('openSync', ['EACCES', 'EMFILE', 'EIO'], isArticle);
wrap('readFileSync', ['EIO'], (file) => typeof file === 'number');
wrap('fsyncSync', ['EIO', 'ENOSPC']);
wrap('fchmodSync', ['EPERM']);
wrap('renameSync', ['EACCES', 'EBUSY', 'ENOSPC']);

fs.writeSync = (fd, buffer, at) => {
  if (chance() < share) fail('writeSync', chance() < 0.5 ? 'ENOSPC' : 'EIO');
  const isShort = typeof at === 'number' && chance() < 0.2;
  const length = isShort ? Math.ceil((buffer.length - at) / 2) : undefined;
  return isShort ? original.writeSync(fd, buffer, at, length) : original.writeSync(fd, buffer, at);
};
