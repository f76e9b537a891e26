import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChromiumBrowser, launchChromium } from '../browser/chromium.ts';
import { startWorld } from '../../world/world.ts';
import { expect } from './expect.ts';
import { idleAfterAlarms, ROUND_PATIENCE } from './settled.ts';
import { createStore } from './store.ts';

export const EXTENSION = fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url));

/** The one alarm of the extension. */
export const ALARM = { name: 'heartbeat', periodInMinutes: 3 };

/** Sources that a new install reads. */
export const DEFAULT_SOURCES = 14;

/** A profile in which the shipped build was installed and has read every source once; its browser is closed. */
export interface Installed {
  readonly userDataDir: string;
  /** When the articles were written that it has read, epoch milliseconds: for a world that has the same ones. */
  readonly writtenAt: number;
  remove(): void;
}

/** Installs once what many tests begin with: an install of its own costs each of them three times the start. */
export async function install(): Promise<Installed> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'coinside-installed-'));
  const world = await startWorld();
  const browser = await launchChromium({ extension: EXTENSION, world, userDataDir });
  await firstRoundsDone(browser);
  await browser.close();
  await world.close();
  return {
    userDataDir,
    writtenAt: world.writtenAt,
    remove: () => rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** A copy of the profile for one test. The caller removes it. */
export function copyOf(installed: Installed): string {
  const copy = mkdtempSync(join(tmpdir(), 'coinside-profile-'));
  cpSync(installed.userDataDir, copy, { recursive: true });
  return copy;
}

/** Waits until every round of the install was committed. From then on the alarm rings when the test rings it. */
export async function firstRoundsDone(browser: ChromiumBrowser): Promise<void> {
  const store = createStore(browser);
  await expect
    .poll(
      async () => (await store.all('feeds')).filter(({ lastSuccessAt }) => lastSuccessAt !== null).length,
      ROUND_PATIENCE,
    )
    .toBe(DEFAULT_SOURCES);
  await idleAfterAlarms(browser, store);
  const worker = await browser.worker();
  expect(await worker.evaluate(() => chrome.alarms.getAll())).toMatchObject([ALARM]);
  await worker.evaluate(() => chrome.alarms.create('heartbeat', { delayInMinutes: 1440, periodInMinutes: 1440 }));
}
