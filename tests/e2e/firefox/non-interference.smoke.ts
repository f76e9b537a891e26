import { existsSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { findFirefox } from '../../../scripts/find-browser.mjs';
import type { LoggedRequest } from '../../world/wire.ts';
import { startWorld, type World } from '../../world/world.ts';
import { launchFirefox } from '../browser/firefox.ts';
import { ofExtension, words } from '../support/leaving.ts';
import { EXTENSION, firstRoundsDone, openByPointer, PATIENCE } from './stage.ts';

/**
 * Promise 1 in Firefox: what leaves the browser does not depend on which pages are read. Two installs with one seed go
 * through the same alarms; one reads pages with the sidebar open between them, the other reads none. `PAGES=30` for the
 * long run.
 */
const PAGES = Number(process.env['PAGES'] ?? 6);
const ALARMS = 2;

type Rows = Readonly<Record<string, unknown>>[];

/** The rows of stores, read from a page of the extension; `dueNow` makes them due before, and every price old. */
function rowsOf(page: Page, names: readonly string[], dueNow: boolean): Promise<Rows> {
  return page.evaluate(
    async (stores, isDue) => {
      const request = indexedDB.open('coinside');
      const db = await new Promise<IDBDatabase>((resolve) =>
        request.addEventListener('success', () => resolve(request.result)),
      );
      const tx = db.transaction([...stores, 'quotes'], 'readwrite');
      const found: Record<string, unknown>[] = [];
      for (const name of stores) {
        const rows = tx.objectStore(name).getAll();
        rows.addEventListener('success', () => {
          found.push(...(rows.result as Record<string, unknown>[]));
          if (isDue)
            for (const row of rows.result as object[]) tx.objectStore(name).put({ ...row, dueAt: 0, leaseUntil: 0 });
        });
      }
      const quotes = tx.objectStore('quotes').getAll();
      quotes.addEventListener('success', () => {
        if (isDue)
          for (const row of quotes.result as { fetchedAt: number }[])
            tx.objectStore('quotes').put({ ...row, fetchedAt: row.fetchedAt - 600_000 });
      });
      await new Promise<void>((resolve) => tx.addEventListener('complete', () => resolve()));
      db.close();
      return found;
    },
    [...names],
    dueNow,
  );
}

/**
 * Waits until no round runs and none is due but the feeds', which have due times of their own; where they were made due
 * at once, as 0, until that round has been too.
 */
async function atRest(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const now = Date.now();
      return (await rowsOf(page, ['jobs', 'feeds'], false)).filter(
        ({ name, leaseUntil, dueAt }) =>
          Number(leaseUntil) > 0 ||
          (typeof name === 'string' &&
            name !== 'cross-check' &&
            (dueAt === 0 || (name !== 'poll-feeds' && Number(dueAt) <= now))),
      ).length;
    }, PATIENCE)
    .toBe(0);
}

interface Watched {
  /** What reached the world at each alarm, whole, without order. */
  readonly perAlarm: string[][];
  /** What reached the world between the alarms. */
  readonly besides: LoggedRequest[];
}

async function install(world: World, pages: readonly string[]): Promise<Watched> {
  const firefox = await launchFirefox({ extension: EXTENSION, world });
  try {
    const popup = await firstRoundsDone(firefox, world);
    await atRest(popup);
    // Alerts, saved articles and history are there as in any install that is used.
    await popup.evaluate(async () => {
      await chrome.storage.local.set({ installSeed: 'a fixed seed' });
      const condition = { kind: 'above', level: 200_000 };
      const draft = { id: null, coinId: 'bitcoin', condition, repeat: 'once', expiresAt: null, note: null };
      await chrome.runtime.sendMessage({ name: 'putAlert', payload: draft });
    });
    // A popup that comes in front again asks for old prices itself.
    const inside = await firefox.openFile('manifest.json');
    await popup.close();
    const watched: Watched = { perAlarm: [], besides: [] };
    for (let turn = 0; turn < ALARMS; turn++) {
      world.clearRequests();
      // Everything is due: whatever a page might start has something to ask for.
      await rowsOf(inside, ['jobs', 'feeds'], true);
      for (const address of pages.slice((turn * PAGES) / ALARMS, ((turn + 1) * PAGES) / ALARMS)) {
        const page = await firefox.openPage(address);
        await page.setViewport({ width: 1200, height: 800 });
        const frame = await openByPointer(page);
        await frame.waitForSelector('body[data-view="page"]');
        await page.close();
      }
      watched.besides.push(...world.requests);
      world.clearRequests();
      await firefox.fireAlarm('heartbeat');
      await expect.poll(() => ofExtension(world.requests).length, PATIENCE).toBeGreaterThan(10);
      await atRest(inside);
      watched.perAlarm.push(ofExtension(world.requests).map(words).sort());
    }
    expect(firefox.errors).toEqual([]);
    return watched;
  } finally {
    await firefox.close();
  }
}

describe.skipIf(findFirefox() === null)('Firefox, with the shipped build', () => {
  it('reading pages with the sidebar open changes nothing of what leaves the browser', async () => {
    if (!existsSync(EXTENSION)) throw new Error('build first: npm run build:firefox');
    const first = await startWorld();
    const pages = first.pages.readable.slice(0, PAGES);
    expect(pages).toHaveLength(PAGES);
    const read = await install(first, pages);
    await first.close();
    const second = await startWorld({ writtenAt: first.writtenAt });
    const unread = await install(second, []);
    await second.close();

    expect(read.perAlarm).toEqual(unread.perAlarm);
    expect(ofExtension(read.besides), 'no price or feed is asked for while pages are read').toEqual([]);
    const known = new Set(pages.map((url) => new URL(url).host + new URL(url).pathname));
    const strange = read.besides
      .filter(({ kind }) => kind !== 'browser')
      .map(({ host, path }) => host + path)
      .filter((address) => !known.has(address) && !address.endsWith('/favicon.ico'));
    expect(strange, 'every other request is a page that was opened').toEqual([]);
  });
});
