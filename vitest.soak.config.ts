import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Weeks of the whole background on a clock that is moved; apart from the unit tests, since it takes minutes. */
export default defineConfig(async () => ({
  plugins: [await WxtVitest()],
  test: {
    include: ['tests/soak/*.soak.ts'],
    setupFiles: ['tests/support/fake-browser.ts', 'tests/support/own-scripts.ts'],
    testTimeout: 3_600_000,
    pool: 'forks',
    execArgv: ['--expose-gc'],
  },
}));
