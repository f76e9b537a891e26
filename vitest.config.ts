import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig(async () => ({
  plugins: [await WxtVitest()],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/support/fake-browser.ts', 'tests/support/feed-reading.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
  },
}));
