import { defineConfig } from '@playwright/test';

/** End to end on the shipped build in Chromium, against the test world. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // A machine that is shared stalls for seconds at any line; what passes is not slower for it.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // What is not there does not come later: it is told at once, with the line that waits for it.
  use: { actionTimeout: 30_000, navigationTimeout: 60_000 },
  // One more than the cores that it is made for: tests wait for pointers to rest, for frames and for each other's disk.
  workers: 3,
  // Each test has a browser of its own, so that no worker is left with the longest file at the end.
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  outputDir: '.output/e2e',
  // The file is named by PLAYWRIGHT_JSON_OUTPUT_FILE, for the count at the end of `npm test`.
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
});
