// npm start: a real VS Code in the default browser, with Clean Copy loaded and the sample articles open.
// npm start -- --lang en|zh-cn|zh-tw --port 3000 --folder path --no-open
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './root.js';
import { isLanguage, type Language, serve } from './vscode-web.js';

const { values } = parseArgs({
  options: {
    lang: { type: 'string' },
    port: { type: 'string', default: '3000' },
    folder: { type: 'string', default: resolve(root, 'samples') },
    'no-open': { type: 'boolean', default: false },
  },
});

function systemLanguage(): Language {
  const locale = Intl.DateTimeFormat().resolvedOptions().locale + (process.env.LANG ?? '');
  if (/zh[-_]?(Hant|TW|HK|MO)/i.test(locale)) return 'zh-tw';
  return /zh/i.test(locale) ? 'zh-cn' : 'en';
}

if (values.lang !== undefined && !isLanguage(values.lang)) {
  console.error(`Unknown language ${values.lang}: choose en, zh-cn or zh-tw.`);
  process.exit(2);
}
const language = isLanguage(values.lang) ? values.lang : systemLanguage();
const { url } = await serve({ language, port: Number(values.port), folder: resolve(values.folder) });

console.log(`\nClean Copy · 清稿 is at ${url} (Ctrl+C ends it). Edits stay in the browser’s memory.`);
const hasDesktop = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
if (!values['no-open'] && hasDesktop) {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => console.log('Open that address in a browser.'))
    .unref();
} else console.log('Open that address in a browser.');
