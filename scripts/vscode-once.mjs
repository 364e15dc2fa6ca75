// An esbuild plugin: all files of a bundle share one look at VS Code's API. By itself esbuild has each file that imports it
// make a copy of the whole API, property by property, and dozens of copies were most of the time that loading took.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const types = createRequire(import.meta.url).resolve('@types/vscode/index.d.ts');

/** The names of the API that are there at run time: types are not. */
const namesOf = (declarations) =>
  [...declarations.matchAll(/^\texport (?:abstract )?(?:class|enum|namespace|const|function) (\w+)/gm)].map(
    ([, name]) => name,
  );

export const vscodeOnce = {
  name: 'vscode-once',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      // The module below asks for the real one.
      namespace === 'vscode-once'
        ? { path: 'vscode', external: true }
        : { path: 'vscode', namespace: 'vscode-once' },
    );
    build.onLoad({ filter: /.*/, namespace: 'vscode-once' }, () => {
      const names = [...new Set(namesOf(readFileSync(types, 'utf8')))];
      // Pure: what nobody imports is left out of the bundle.
      const lines = names.map((name) => `export const ${name} = /* @__PURE__ */ part('${name}');`);
      const contents = `const api = require('vscode');\nconst part = (name) => api[name];\n${lines.join('\n')}\n`;
      return { contents, loader: 'js' };
    });
  },
};
