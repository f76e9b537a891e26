import { defineConfig } from 'vitest/config';

/** The smoke run of the shipped build in Firefox; apart from the unit tests, since it needs a browser and a build. */
export default defineConfig({
  test: {
    include: ['tests/e2e/firefox/*.smoke.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
