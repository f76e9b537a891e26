import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig(async () => ({
  plugins: [await WxtVitest()],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/support/fake-browser.ts', 'tests/support/own-scripts.ts'],
    // Property tests take seconds where many things run at once.
    testTimeout: 30_000,
    // One core fewer is the default, which on two is half.
    maxWorkers: '100%',
    exclude: ['tests/e2e/**', 'node_modules/**'],
  },
}));
