/** Data flows one way: core knows nothing of the editor, the command line or Node. */
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment:
        'src/core runs in Node, the extension host and a web worker: it imports nothing from outside itself',
      severity: 'error',
      from: { path: '^src/core' },
      to: { pathNot: '^src/core' },
    },
    {
      name: 'editor-not-cli',
      severity: 'error',
      from: { path: '^src/(editor|extension)' },
      to: { path: '^src/cli', dependencyTypes: ['core'] },
    },
    {
      name: 'editor-is-web-safe',
      comment: 'the same bundle is main and browser: no Node built-ins',
      severity: 'error',
      from: { path: '^src/(editor|extension)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'cli-not-editor',
      severity: 'error',
      from: { path: '^src/cli' },
      to: { path: '^src/(editor|extension)|^vscode$' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'src-not-test', severity: 'error', from: { path: '^src' }, to: { path: '^(test|scripts)' } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
  },
};
