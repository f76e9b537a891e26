#!/usr/bin/env node
// The whole test in one command, from a bare checkout: installs, checks, builds, and tests the shipped builds.
// Runs on Node 20 with nothing installed; every step after that uses the Node of the project.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';
import { findBrowser } from './find-browser.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

ensureInstalled();
const chromium = findBrowser('chromium');
const firefox = findBrowser('firefox');

const env = {
  ...process.env,
  PATH: join(root, 'node_modules', '.bin') + delimiter + process.env.PATH,
  NO_COLOR: '1',
  FORCE_COLOR: '0',
  CHROME_PATH: chromium ?? '',
  FIREFOX_PATH: firefox ?? '',
};

/** Runs one step, its output passed through and kept. */
function run(name, command, args, extra = {}) {
  const startedAt = Date.now();
  process.stdout.write(`\n== ${name}\n`);
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...env, ...extra }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        process.stdout.write(chunk);
      });
    }
    child.on('error', (error) => resolve({ name, code: 1, output: String(error), seconds: 0 }));
    child.on('close', (code) => {
      const seconds = (Date.now() - startedAt) / 1000;
      process.stdout.write(`== ${name}: ${code === 0 ? 'ok' : 'FAILED'} in ${seconds.toFixed(0)} s\n`);
      resolve({ name, code: code ?? 1, output, seconds });
    });
  });
}

/** How many single tests a step ran; a step without tests of its own counts as one. */
function count({ code, output, reportFile }) {
  if (reportFile === undefined) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  try {
    const report = JSON.parse(readFileSync(reportFile, 'utf8'));
    const isVitest = 'numPassedTests' in report;
    const passed = isVitest ? report.numPassedTests : report.stats.expected + report.stats.flaky;
    const failed = isVitest ? report.numFailedTests : report.stats.unexpected;
    const skipped = isVitest ? report.numPendingTests + report.numTodoTests : report.stats.skipped;
    return { passed, failed: failed + (code !== 0 && failed === 0 ? 1 : 0), skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, output };
  }
}

const reports = join(root, '.output', 'reports');
const unitReport = join(reports, 'unit.json');
const endToEndReport = join(reports, 'end-to-end.json');
const firefoxReport = join(reports, 'firefox.json');

const steps = [
  () => run('formatting', 'oxfmt', ['--check', '.']),
  () => run('lint', 'oxlint', []),
  // The names of texts are types of their own, made from the catalogue as it is now.
  () => run('types of texts', 'wxt', ['prepare']),
  () => run('types', 'tsc', ['--noEmit']),
  () => run('unused code', 'knip', []),
  async () => ({
    ...(await run('unit tests', 'vitest', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ])),
    reportFile: unitReport,
  }),
  () => run('build for Chromium', 'wxt', ['build']),
  () => run('build for Firefox', 'wxt', ['build', '-b', 'firefox']),
  () => run('store lint', 'node', ['scripts/store-lint.ts']),
  async () => ({
    ...(await run('end to end in Chromium', 'playwright', ['test', '--grep-invert', '@long'], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: endToEndReport,
    })),
    reportFile: endToEndReport,
  }),
  async () => ({
    ...(await run('smoke run in Firefox', 'vitest', [
      'run',
      '--config',
      'vitest.firefox.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${firefoxReport}`,
    ])),
    reportFile: firefoxReport,
  }),
];

const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];
for (const step of steps) {
  const result = await step();
  const counted = count(result);
  total.passed += counted.passed;
  total.failed += counted.failed;
  total.skipped += counted.skipped;
  if (result.code !== 0) broken.push(result.name);
  // Without a build there is nothing to test end to end.
  if (result.code !== 0 && result.name.startsWith('build')) break;
}

if (broken.length > 0) process.stdout.write(`\nfailed: ${broken.join(', ')}\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exit(total.failed === 0 && broken.length === 0 ? 0 : 1);
