// npm start: a real VS Code in the default browser, with Clean Copy loaded and the sample articles open.
// npm start -- --lang en|zh-cn|zh-tw --port 3000 --folder path --no-open
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './root.js';
import { isLanguage, type Language, serve, wishedPort } from './vscode-web.js';

/** Ends with 2 and one line: the call is wrong. */
function refuse(why: string): never {
  console.error(`npm start: ${why}`);
  process.exit(2);
}

function optionsOf(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        lang: { type: 'string' },
        port: { type: 'string', default: '3000' },
        folder: { type: 'string', default: join(root, 'samples') },
        'no-open': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function systemLanguage(): Language {
  const locale = Intl.DateTimeFormat().resolvedOptions().locale + (process.env.LANG ?? '');
  if (/zh[-_]?(Hant|TW|HK|MO)/i.test(locale)) return 'zh-tw';
  return /zh/i.test(locale) ? 'zh-cn' : 'en';
}

const values = optionsOf(process.argv.slice(2));
if (values.lang !== undefined && !isLanguage(values.lang))
  refuse(`unknown language ${values.lang}: choose en, zh-cn or zh-tw`);
const wished = Number(values.port);
if (!Number.isInteger(wished) || wished < 0 || wished > 65535) refuse(`no port: ${values.port}`);
const folder = resolve(values.folder);
if (!existsSync(folder)) refuse(`no such folder: ${folder}`);

const language = isLanguage(values.lang) ? values.lang : systemLanguage();
const port = await wishedPort(wished);
const { url } = await serve({ language, port, folder });

if (wished && port !== wished) console.log(`Port ${wished} is taken: another one is used.`);
console.log(`\nClean Copy · 清稿 is at ${url} (Ctrl+C ends it). Edits stay in the browser’s memory.`);
const hasDesktop = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
if (!values['no-open'] && hasDesktop) {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => console.log('Open that address in a browser.'))
    .unref();
} else console.log('Open that address in a browser.');
