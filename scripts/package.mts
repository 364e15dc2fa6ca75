// npm run package: builds, then makes the .vsix. The same sources give the same bytes: every file in it bears the
// time of SOURCE_DATE_EPOCH, or of the last commit. --out names another file.
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX, listFiles } from '@vscode/vsce';
import { root } from './root.js';

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { values } = parseArgs({
  options: { out: { type: 'string', default: join(root, `${name}-${version}.vsix`) } },
});

function lastCommit(): string {
  try {
    return execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return '1000000000'; // no repository: an unpacked archive
  }
}

// The zip holds times without a zone and modes as they are: neither may come from this machine.
process.env.TZ = 'UTC';
process.env.SOURCE_DATE_EPOCH ??= lastCommit();
execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' });
for (const file of await listFiles({ cwd: root, packageManager: 0 /* none: everything is bundled */ }))
  chmodSync(join(root, file), file === 'dist/cli.js' ? 0o755 : 0o644);
await createVSIX({ cwd: root, packagePath: values.out, dependencies: false, followSymlinks: false });
console.log(`Packed ${relative(process.cwd(), values.out)}`);
