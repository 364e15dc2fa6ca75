// Loaded before the command line: someone looks on at a terminal, and time flies.
const { now } = Date;
let flown = 0;
Date.now = () => {
  flown += 300;
  return now() + flown;
};
process.stderr.isTTY = true;
process.stderr.columns = 40;
