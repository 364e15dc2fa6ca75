import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The bundle that users get; `npm test` builds it first. */
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
if (!existsSync(CLI)) throw new Error('dist/cli.js is missing: run npm run build first');

export interface Options {
  readonly input?: string | Buffer;
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  /** A script that Node loads first. */
  readonly preload?: string;
}

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly bytes: Buffer;
}

const environment = ({ env = {}, preload }: Options): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LANG: 'en_US.UTF-8',
  ...(preload && { NODE_OPTIONS: `--require=${preload}` }),
  ...env,
});

/** Runs the command line to its end. */
export function run(args: readonly string[], options: Options = {}): Outcome {
  const done = spawnSync(process.execPath, [CLI, ...args], {
    input: options.input ?? '',
    cwd: options.cwd,
    env: environment(options),
    maxBuffer: 1 << 30,
  });
  if (done.error) throw done.error;
  return {
    status: done.status,
    stdout: done.stdout.toString('utf8'),
    stderr: done.stderr.toString('utf8'),
    bytes: done.stdout,
  };
}

/** Starts the command line and lets the test drive it. */
export const start = (args: readonly string[], options: Options = {}) =>
  spawn(process.execPath, [CLI, ...args], {
    cwd: options.cwd,
    env: environment(options),
    stdio: ['pipe', 'pipe', 'pipe'],
  });

/** A folder of its own for one test, holding these files; removed when the test is over. */
export function folder(files: Record<string, string | Buffer> = {}): string {
  const path = mkdtempSync(join(tmpdir(), 'clean-copy-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/** Every file under a folder, hidden ones too, by its relative name. */
export function tree(path: string, way = ''): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(join(path, way), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const name = join(way, entry.name);
    if (entry.isDirectory()) Object.assign(files, tree(path, name));
    else if (entry.isFile()) files[name] = readFileSync(join(path, name), 'utf8');
  }
  return files;
}

/** The lines that are not blank. */
export const paragraphs = (text: string): string[] => text.split(/\r\n|\r|\n/).filter((line) => line.trim());
