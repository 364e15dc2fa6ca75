// Once a run: bundles what runs inside VS Code, starts the servers and one browser.
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { browserArguments, findBrowser } from '../../../scripts/browser.js';
import { type Language, serve } from '../../../scripts/vscode-web.js';
import { bundleFixture, bundleSuite, extensionUnderTest } from './bundle.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser listens. */
    browser: string;
    /** Addresses of VS Code by display language, and of one that runs the suite inside the extension host. */
    servers: Record<Language | 'suite', string>;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = findBrowser();
  const extension = extensionUnderTest();
  const options = { extension, extensions: [await bundleFixture()] };
  const servers = {
    en: await serve({ ...options, language: 'en' }),
    'zh-cn': await serve({ ...options, language: 'zh-cn' }),
    'zh-tw': await serve({ ...options, language: 'zh-tw' }),
    // VS Code for the web loads tests from the folder of the extension only.
    suite: await serve({
      ...options,
      testsPath: await bundleSuite(join(extension, 'out/workbench/suite.js')),
    }),
  };
  const browser = await chromium.launchServer({ executablePath, args: browserArguments() });
  project.provide('browser', browser.wsEndpoint());
  project.provide('servers', {
    en: servers.en.url,
    'zh-cn': servers['zh-cn'].url,
    'zh-tw': servers['zh-tw'].url,
    suite: servers.suite.url,
  });
  return async () => {
    await browser.close();
    for (const server of Object.values(servers)) server.close();
  };
}
