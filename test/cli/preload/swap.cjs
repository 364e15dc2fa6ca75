// Loaded before the command line: what SWAP names becomes something else, as SWAP_HOW says, right after its folder was
// listed; SWAP_TARGET is where a link leads.
const fs = require('node:fs');
const { execFileSync } = require('node:child_process');
const { readdirSync, readFileSync, statSync } = fs;

const path = process.env.SWAP;
const how = {
  link: () => {
    fs.renameSync(path, `${path}.moved`);
    fs.symlinkSync(process.env.SWAP_TARGET, path);
  },
  pipe: () => {
    fs.unlinkSync(path);
    execFileSync('mkfifo', [path]);
  },
  // Somebody goes on writing: the file is another one after every read.
  grow: () => {
    fs.readFileSync = (...args) => {
      const bytes = readFileSync(...args);
      if (typeof args[0] === 'number') fs.appendFileSync(path, '还有一句。\n');
      return bytes;
    };
  },
  // A second write in the same tick of the clock: only the bytes are others.
  tick: () => {
    const before = statSync(path, { bigint: true });
    const { fsyncSync } = fs;
    fs.fsyncSync = (fd) => {
      fsyncSync(fd);
      fs.fsyncSync = fsyncSync;
      const bytes = readFileSync(path);
      bytes[bytes.length - 4] ^= 1;
      fs.writeFileSync(path, bytes);
      fs.statSync = (asked, ...rest) => (asked === path ? before : statSync(asked, ...rest));
    };
  },
};

fs.readdirSync = (folder, ...rest) => {
  const entries = readdirSync(folder, ...rest);
  if (path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes('/')) {
    fs.readdirSync = readdirSync;
    how[process.env.SWAP_HOW]();
  }
  return entries;
};
