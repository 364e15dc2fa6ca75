/**
 * Data flows one way: core knows nothing of the editor, the command line or Node.
 * test/scripts/imports.test.ts plants a violation of every rule and sees it refused.
 */
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment:
        'src/core runs in Node, the extension host and a web worker: it imports nothing from outside itself',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: '^src/core/' },
    },
    {
      name: 'editor-not-cli',
      severity: 'error',
      from: { path: '^src/(editor/|extension[.])' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'editor-is-web-safe',
      comment: 'the same bundles run on the desktop and in the browser: no Node built-ins',
      severity: 'error',
      from: { path: '^src/(editor/|extension[.])' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'cli-not-editor',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/(editor/|extension[.])' },
    },
    {
      name: 'only-editor-uses-vscode',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(editor/|extension[.])' },
      to: { path: '(^|/)vscode(/|$)' },
    },
    {
      name: 'nothing-imports-the-wiring',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/extension[.]' },
      to: { path: '^src/(extension[.]|cli/main[.])' },
    },
    {
      name: 'src-alone',
      comment: 'what ships needs none of what makes, tests or measures it',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts|bench)/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'an import that leads nowhere is judged by no other rule',
      severity: 'error',
      from: {},
      // What the build makes need not be there when the gate runs.
      to: { couldNotResolve: true, pathNot: '/([.]build|dist)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'default'] },
    // Not `exclude`: an import of what is excluded is no import, and no rule would see it.
    doNotFollow: { path: ['(^|/)node_modules/', '^dist/', '^bench/[.]build/'] },
  },
};
