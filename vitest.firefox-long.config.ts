import { defineConfig } from 'vitest/config';
import short from './vitest.firefox.config.ts';

/** What takes longer in Firefox, without the smoke run. `mergeConfig` would join the two lists of files. */
export default defineConfig({ ...short, test: { ...short.test, include: ['tests/e2e/firefox/*.long.ts'] } });
