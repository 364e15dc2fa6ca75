// Loads the extension's bundle with a stand-in for the vscode module that answers everything, activates it, and
// prints how long each took. Run by startup.ts in a fresh process.
const Module = require('node:module');

function anything() {
  const answer = new Proxy(class {}, {
    get(_target, key) {
      if (key === 'then') return undefined;
      if (key === Symbol.iterator) return [][Symbol.iterator].bind([]);
      if (key === Symbol.toPrimitive) return () => '';
      if (key === 'length') return 0;
      if (Array.prototype[key] && ['forEach', 'map', 'filter', 'some', 'find', 'flatMap'].includes(key))
        return [][key].bind([]);
      return answer;
    },
    has: () => true,
    set: () => true,
    // esbuild copies a module's names to a new object with the same prototype: that prototype answers too.
    getPrototypeOf: () => answer,
    apply: () => answer,
    construct: () => answer,
  });
  return answer;
}

const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? anything() : load(name, ...rest));
const start = performance.now();
const extension = require('../dist/extension.js');
const loaded = performance.now();
Promise.resolve(
  extension.activate({
    subscriptions: [],
    extensionUri: anything(),
    globalState: anything(),
    workspaceState: anything(),
  }),
).then(() => {
  process.stdout.write(JSON.stringify({ load: loaded - start, activate: performance.now() - loaded }));
  process.exit(0);
});
