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

/**
 * Runs one step. Its output is passed through as it comes; that of a step beside others in one piece at its end, so
 * that no line of theirs falls into it.
 */
function run(name, command, args, extra = {}) {
  return (isBeside) =>
    new Promise((resolve) => {
      const startedAt = Date.now();
      const child = spawn(command, args, { cwd: root, env: { ...env, ...extra }, stdio: ['ignore', 'pipe', 'pipe'] });
      let output = '';
      const say = (text) => {
        output += text;
        if (!isBeside) process.stdout.write(text);
      };
      say(`\n== ${name}\n`);
      for (const stream of [child.stdout, child.stderr]) stream.on('data', say);
      child.on('error', (error) => say(`${error}\n`));
      child.on('close', (code) => {
        say(`== ${name}: ${code === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - startedAt) / 1000).toFixed(0)} s\n`);
        if (isBeside) process.stdout.write(output);
        resolve({ name, code: code ?? 1, output });
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

/** A step whose single tests are counted, from the report that it writes. */
function counted(step, reportFile) {
  return async (isBeside) => ({ ...(await step(isBeside)), reportFile });
}

const vitest = (name, reportFile, ...args) =>
  counted(
    run(name, 'vitest', ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]),
    reportFile,
  );

/** One after another; in each, lists of steps side by side, since none keeps two cores busy by itself. */
const stages = [
  // The names of texts are types of their own, made from the catalogue as it is now.
  [[run('types of texts', 'wxt', ['prepare'])]],
  [
    [vitest('unit tests', unitReport)],
    [
      run('formatting', 'oxfmt', ['--check', '.']),
      run('lint', 'oxlint', []),
      run('types', 'tsc', ['--noEmit']),
      run('unused code', 'knip', []),
      run('build for Chromium', 'wxt', ['build']),
      run('build for Firefox', 'wxt', ['build', '-b', 'firefox']),
      run('store lint', 'node', ['scripts/store-lint.ts']),
    ],
  ],
  [
    [
      counted(
        run('end to end in Chromium', 'playwright', ['test', '--grep-invert', '@long'], {
          PLAYWRIGHT_JSON_OUTPUT_FILE: endToEndReport,
        }),
        endToEndReport,
      ),
    ],
    [vitest('smoke run in Firefox', firefoxReport, '--config', 'vitest.firefox.config.ts')],
  ],
];

const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];

async function work(steps, isBeside) {
  for (const step of steps) {
    const result = await step(isBeside);
    const figures = count(result);
    total.passed += figures.passed;
    total.failed += figures.failed;
    total.skipped += figures.skipped;
    if (result.code === 0) continue;
    broken.push(result.name);
    // What follows in its list looks at what was built.
    if (result.name.startsWith('build')) return;
  }
}

for (const stage of stages) {
  await Promise.all(stage.map((steps, place) => work(steps, place > 0)));
  // Without a build there is nothing to test end to end.
  if (broken.some((name) => name.startsWith('build'))) break;
}

if (broken.length > 0) process.stdout.write(`\nfailed: ${broken.join(', ')}\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exit(total.failed === 0 && broken.length === 0 ? 0 : 1);
