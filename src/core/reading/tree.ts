/**
 * Runs of symbols as a tree. A node is a run; node 0 is the empty one, and those that prolong a node stand side by side in
 * the order of their symbols: from `childStart[n]` to `childStart[n + 1]`. Each loop has a function of its own: engines make
 * machine code of a loop that runs out of the whole function around it, and once more for each loop in it.
 */
export interface Tree {
  /** The last symbol of each run. */
  readonly symbols: Uint16Array;
  /** How often it was counted. */
  readonly counts: Float32Array;
  readonly childStart: Uint32Array;
}

/** What of the runs is left by absolute discounting, as shares of the run before: see ReadingModel. */
export interface Shares {
  /** What of a node's own count stands for it behind the run before its symbol. */
  readonly own: Float32Array;
  /** What follows a run that was never seen behind it. */
  readonly left: Float32Array;
}

/** Counts are stored as steps of their logarithm to this base. */
export const STEP = Math.SQRT2;
/** Taken from every count for what was never seen. */
const DISCOUNT = 0.6;
const LEAST_LEFT = 0.02;

/**
 * Reads a tree: for each node the number of its children, then their symbols as differences, order by order; then all
 * counts.
 *
 * @param at where it begins in `bytes`
 * @param sizes how many runs there are of one symbol, of two …
 * @returns the tree and where it ends
 * @throws RangeError where bytes and sizes disagree
 */
export function readTree(
  bytes: Uint8Array,
  at: number,
  sizes: readonly number[],
): { tree: Tree; end: number } {
  const nodes = 1 + sizes.reduce((a, b) => a + b, 0);
  const tree: Tree = {
    symbols: new Uint16Array(nodes),
    counts: new Float32Array(nodes),
    childStart: new Uint32Array(nodes + 1),
  };
  let parent = 0;
  let child = 1;
  for (const size of sizes) {
    at = readOrder(bytes, at, tree, parent, child, child + size);
    parent = child;
    child += size;
  }
  tree.childStart.fill(child, parent);
  readCounts(bytes, at, tree.counts);
  return { tree, end: at + nodes - 1 };
}

/** Reads the nodes `child` to `end`, which prolong those from `parent` on; returns where their bytes end. */
function readOrder(
  bytes: Uint8Array,
  at: number,
  { symbols, childStart }: Tree,
  parent: number,
  child: number,
  end: number,
): number {
  let node = child;
  for (; parent < child; parent++) {
    childStart[parent] = node;
    let children = bytes[at++]!;
    if (children === 255) {
      children = bytes[at]! | (bytes[at + 1]! << 8);
      at += 2;
    }
    let symbol = -1;
    for (; children > 0; children--) {
      let step = bytes[at++]!;
      if (step >= 240) step = ((step - 240) << 8) + bytes[at++]!;
      symbol += step + 1;
      symbols[node++] = symbol;
    }
  }
  if (node !== end) throw new RangeError('not a reading model');
  return at;
}

function readCounts(bytes: Uint8Array, at: number, counts: Float32Array): void {
  const scale = Float32Array.from({ length: 256 }, (_, i) => STEP ** i);
  for (let n = 1; n < counts.length; n++) counts[n] = scale[bytes[at + n - 1]!]!;
}

/** Works out the shares; what a node's children took is never more than the node has afterwards. */
export function sharesOf(tree: Tree): Shares {
  const { counts, childStart } = tree;
  const nodes = counts.length;
  // Most runs are never prolonged: all of them is left.
  const shares = { own: new Float32Array(nodes), left: new Float32Array(nodes).fill(1) };
  counts[0] = countAll(counts, childStart[1]!);
  settleAll(tree, shares.left);
  shareOutAll(tree, shares.own);
  return shares;
}

function settleAll(tree: Tree, left: Float32Array): void {
  const { counts, childStart } = tree;
  for (let n = 0; n < counts.length; n++) if (childStart[n]! < childStart[n + 1]!) settle(n, tree, left);
}

function shareOutAll(tree: Tree, own: Float32Array): void {
  const { counts, childStart } = tree;
  for (let n = 0; n < counts.length; n++) if (childStart[n]! < childStart[n + 1]!) shareOut(n, tree, own);
}

function countAll(counts: Float32Array, end: number): number {
  let total = 0;
  for (let n = 1; n < end; n++) total += counts[n]!;
  return total;
}

function settle(n: number, { counts, childStart }: Tree, left: Float32Array): void {
  let taken = 0;
  const end = childStart[n + 1]!;
  for (let c = childStart[n]!; c < end; c++) taken += Math.max(counts[c]! - DISCOUNT, 0);
  // Stored counts are rounded: what children took may exceed what the parent has.
  counts[n] = Math.max(counts[n]!, taken / (1 - LEAST_LEFT));
  left[n] = 1 - taken / counts[n]!;
}

function shareOut(n: number, { counts, childStart }: Tree, own: Float32Array): void {
  const end = childStart[n + 1]!;
  for (let c = childStart[n]!; c < end; c++) own[c] = Math.max(counts[c]! - DISCOUNT, 0) / counts[n]!;
}

/** For each node the share of what follows it that is one of some symbols, of `size` symbols in all. */
export function sharesOfSome(
  some: Iterable<number>,
  size: number,
  { symbols, childStart }: Tree,
  { own }: Shares,
): Float32Array {
  const isOne = new Uint8Array(size);
  for (const symbol of some) isOne[symbol] = 1;
  const shares = new Float32Array(own.length);
  for (let n = 0, c = 1; c < own.length; c++) {
    while (childStart[n + 1]! <= c) n++;
    if (isOne[symbols[c]!] === 1) shares[n]! += own[c]!;
  }
  return shares;
}
