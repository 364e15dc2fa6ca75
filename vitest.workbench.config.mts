import { defineConfig } from 'vitest/config';

/** A real VS Code in a real browser: one server, one browser, a fresh window for every suite. */
export default defineConfig({
  test: {
    include: ['test/workbench/**/*.test.ts'],
    // Pictures are taken when they are asked for: npm run screenshots.
    exclude: process.env.SCREENSHOTS ? [] : ['test/workbench/{pictures,screenshots}.test.ts'],
    globalSetup: 'test/workbench/harness/global-setup.ts',
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
