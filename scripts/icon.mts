// npm run icon: draws media/icon.png from media/icon.svg with the browser of the workbench tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { browserArguments, findBrowser } from './browser.js';
import { root } from './root.js';

const svg = readFileSync(join(root, 'media/icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments() });
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.setContent(`<body style="margin:0;background:transparent">${svg}</body>`);
await page.screenshot({ path: join(root, 'media/icon.png'), omitBackground: true });
await browser.close();
