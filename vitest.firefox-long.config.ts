import { mergeConfig } from 'vitest/config';
import short from './vitest.firefox.config.ts';

/** All of the end-to-end set in Firefox: the smoke run, and what takes longer. */
export default mergeConfig(short, { test: { include: ['tests/e2e/firefox/*.long.ts'] } });
