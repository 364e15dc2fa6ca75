// Loaded before the command line: meddles with the file MEDDLE, as MEDDLE_HOW says, at the worst moment, when the new
// bytes are on the disk and have not taken the name yet.
const fs = require('node:fs');
const { fsyncSync } = fs;

const path = process.env.MEDDLE;
const how = {
  append: () => fs.appendFileSync(path, '还有一句。\n'),
  swap: () => {
    const { mtime, atime } = fs.statSync(path);
    const bytes = fs.readFileSync(path);
    bytes[bytes.length - 4] ^= 1;
    fs.writeFileSync(path, bytes);
    fs.utimesSync(path, atime, mtime);
  },
  remove: () => fs.unlinkSync(path),
  link: () => {
    fs.unlinkSync(path);
    fs.symlinkSync(process.env.MEDDLE_TARGET, path);
  },
  folderLink: () => {
    const folder = require('node:path').dirname(path);
    fs.renameSync(folder, `${folder}.moved`);
    fs.symlinkSync(process.env.MEDDLE_TARGET, folder);
  },
};

fs.fsyncSync = (fd) => {
  fsyncSync(fd);
  fs.fsyncSync = fsyncSync;
  how[process.env.MEDDLE_HOW]();
};
