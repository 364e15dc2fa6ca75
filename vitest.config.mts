import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{core,cli,editor,package,scripts}/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
