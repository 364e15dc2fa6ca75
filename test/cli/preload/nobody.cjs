// Loaded before the command line: gives up the rights of root at the first look at a file.
const fs = require('node:fs');
const { statSync } = fs;

fs.statSync = (...args) => {
  fs.statSync = statSync;
  process.setgroups([]);
  process.setgid(65534);
  process.setuid(65534);
  return statSync(...args);
};
