import { existsSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFirefox } from '../../../scripts/find-browser.mjs';
import { startWorld, type World } from '../../world/world.ts';
import { type FirefoxBrowser, launchFirefox } from '../browser/firefox.ts';
import { atEdge, EXTENSION, firstRoundsDone, openByPointer, PATIENCE, price, sidebarFrame, texts } from './stage.ts';

const isMissing = findFirefox() === null;
if (isMissing) process.stdout.write('No Firefox found: its smoke run is skipped.\n');

/** One entry of the synced storage (lib/sync/chunks.ts). */
interface Shared {
  readonly i: Readonly<Record<string, unknown>>;
}

/** Makes every round due now, from a page of the extension. */
async function makeDue(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const request = indexedDB.open('coinside');
    const db = await new Promise<IDBDatabase>((resolve) =>
      request.addEventListener('success', () => resolve(request.result)),
    );
    const store = db.transaction('jobs', 'readwrite').objectStore('jobs');
    const rows = store.getAll();
    await new Promise<void>((resolve) => {
      rows.addEventListener('success', () => {
        for (const row of rows.result as object[]) store.put({ ...row, dueAt: 0, leaseUntil: 0 });
      });
      store.transaction.addEventListener('complete', () => resolve());
    });
    db.close();
  });
}

describe.skipIf(isMissing)('Firefox, with the shipped build', () => {
  let world: World;
  let firefox: FirefoxBrowser;
  let popup: Page;

  beforeAll(async () => {
    if (!existsSync(EXTENSION)) throw new Error('build first: npm run build:firefox');
    world = await startWorld();
    firefox = await launchFirefox({ extension: EXTENSION, world });
    popup = await firstRoundsDone(firefox, world);
  });
  afterAll(async () => {
    await firefox?.close();
    await world?.close();
  });

  it('shows the ticker with the prices of the tape', async () => {
    expect(await price(popup, 'bitcoin')).toEqual(['$64,571.00']);
    expect(await price(popup, 'filecoin')).toEqual(['$0.8025']);
    await expect.poll(() => popup.evaluate(() => chrome.action.getBadgeText({})), PATIENCE).toBe('64k6');
  });

  it('changes a price in place when it is asked for anew', async () => {
    world.setPrice('bitcoin', 65_123.45);
    await makeDue(popup);
    await firefox.fireAlarm('heartbeat');
    await expect.poll(() => price(popup, 'bitcoin'), PATIENCE).toEqual(['$65,123.45']);
    world.setPrice('bitcoin', 64_571);
  });

  it('has options that search, change and say how each source fares', async () => {
    const options = await firefox.openSurface('options');
    await options.waitForSelector('body[data-ready="1"]');
    await options.type('[data-part="coin-search"]', 'worldcoin');
    await options.waitForSelector('[role="option"][data-coin-id="worldcoin-wld"]');
    await options.keyboard.press('ArrowDown');
    await options.keyboard.press('Enter');
    await options.waitForSelector('[data-watch-id="worldcoin-wld"]');
    await expect
      .poll(() => texts(options, '[data-watch-id="worldcoin-wld"] .price'), PATIENCE)
      .toEqual([expect.stringMatching(/^\$\d/)]);
    await options.select('[data-part="badge-coin"]', 'bittensor');
    await expect.poll(() => options.evaluate(() => chrome.action.getBadgeText({})), PATIENCE).toBe('258');
    await options.click('a[data-section="sources"]');
    await options.waitForSelector('[data-feed-id]');
    await expect
      .poll(
        async () => (await texts(options, '[data-feed-id] .health')).filter((text) => text.startsWith('read ')).length,
        PATIENCE,
      )
      .toBe(14);
    expect(await options.$('[data-part="fault"]')).toBeNull();
    await options.close();
  });

  it('sets an alert by keyboard, which asks for notifications in that key, and tells it by one', async () => {
    const allowed = () => popup.evaluate(() => chrome.permissions.contains({ permissions: ['notifications'] }));
    expect(await allowed()).toBe(false);
    await popup.bringToFront();
    await popup.focus('[data-coin-id="ethereum"] [data-part="press"]');
    await popup.keyboard.press('a');
    await popup.waitForSelector('[data-part="level"]:focus');
    await popup.keyboard.type('1,800');
    await popup.keyboard.press('Enter');
    await expect
      .poll(() => texts(popup, '[data-part="said"]'), PATIENCE)
      .toEqual(['ETH: alert set. Goes above $1,800.00.']);
    await expect.poll(allowed, PATIENCE).toBe(true);
    const before = world.coin('ethereum')?.price ?? 0;
    // Without a desktop a notification is closed as soon as it is shown: it is heard of, not listed.
    await popup.evaluate(() => {
      const told: string[] = [];
      Object.assign(globalThis, { told });
      chrome.notifications.onClosed.addListener((id) => told.push(id));
    });
    world.setPrice('ethereum', 1_805);
    await makeDue(popup);
    await firefox.fireAlarm('heartbeat');
    const told = () => popup.evaluate(() => (globalThis as unknown as { told: string[] }).told);
    await expect.poll(told, PATIENCE).toEqual([expect.stringMatching(/^[0-9a-f]{32}@\d+$/)]);
    await expect.poll(() => popup.evaluate(() => chrome.action.getBadgeText({})), PATIENCE).toBe('!');
    world.setPrice('ethereum', before);
    await popup.evaluate(async () => {
      const { value } = await chrome.runtime.sendMessage({ name: 'getAlerts', payload: {} });
      for (const { id } of value.alerts) await chrome.runtime.sendMessage({ name: 'removeAlert', payload: { id } });
      await chrome.permissions.remove({ permissions: ['notifications'] });
    });
  });

  it('shares choices by the browser’s own sync, takes over what another device changed, and leaves no copy', async () => {
    const options = await firefox.openSurface('options');
    await options.waitForSelector('body[data-ready="1"]');
    await options.click('a[data-section="sync"]');
    await options.waitForSelector('[data-part="sync"] [role="switch"]');
    const synced = () => options.evaluate(() => chrome.storage.sync.get(null)) as Promise<Record<string, Shared>>;
    const watchlist = () =>
      options.evaluate(async () => {
        const { settings } = (await chrome.storage.local.get('settings')) as { settings?: { watchlist: string[] } };
        return settings?.watchlist;
      });
    expect(await synced()).toEqual({});
    await options.click('[data-part="sync"] [role="switch"]');
    await expect.poll(async () => JSON.stringify(await synced()), PATIENCE).toContain('"w:dogecoin":');
    const [key, share] = Object.entries(await synced()).find(([, { i }]) => 'w:dogecoin' in i) ?? [];
    if (key === undefined || share === undefined) throw new Error('the coin is in no share');
    const { 'w:dogecoin': _gone, ...i } = share.i;
    await options.evaluate((items) => chrome.storage.sync.set(items), { [key]: { ...share, i } });
    await expect.poll(watchlist, PATIENCE).not.toContain('dogecoin');
    expect(await watchlist()).toContain('bitcoin');
    await options.click('[data-part="sync"] [role="switch"]');
    await options.click('[data-part="sync-delete"]');
    await expect.poll(async () => Object.keys(await synced()), PATIENCE).toEqual(['gone']);
    await options.close();
  });

  it('opens the sidebar at its handle, shows what relates, and closes', async () => {
    const page = await firefox.openPage(world.pages.seed);
    await page.setViewport({ width: 1200, height: 800 });
    await expect.poll(() => atEdge(page), PATIENCE).toBe('coinside-sidebar');
    expect(await sidebarFrame(page), 'closed by default').toBeNull();
    const frame = await openByPointer(page);
    expect(await price(frame, 'bittensor')).toEqual(['$258.40']);
    const titles = await texts(frame, '[data-part="related"] [data-part="title"]');
    expect(titles).toHaveLength(4);
    for (const title of titles) expect(world.articles.map((article) => article.title)).toContain(title);
    expect(await texts(frame, '[data-part="related"] [data-part="reason"]')).toEqual(
      titles.map(() => expect.stringMatching(/^Also about \S/)),
    );
    // The feed of the last one tells no dates.
    expect(await texts(frame, '[data-part="related"] [data-part="meta"]')).toEqual(
      titles.map((_, at) => expect.stringContaining(at < 3 ? '3 years after' : 'The Defiant')),
    );

    const seen = await page.evaluate(() => {
      const element = document.querySelector('coinside-sidebar');
      return [
        element?.shadowRoot ?? null,
        element?.childNodes.length,
        window.frames.length,
        document.querySelectorAll('iframe').length,
      ];
    });
    expect(seen, 'the page sees an empty element').toEqual([null, 0, 0, 0]);
    const close = await frame.waitForSelector('[data-part="close"]');
    await close?.focus();
    await close?.press('Escape');
    await expect.poll(() => sidebarFrame(page), PATIENCE).toBeNull();
    await expect.poll(() => atEdge(page), PATIENCE).toBe('coinside-sidebar');
    await page.close();
  });

  it('stands in Firefox’s own sidebar where that is chosen, opened and closed by the same keys', async () => {
    const options = await firefox.openSurface('options');
    await options.waitForSelector('body[data-ready="1"]');
    await options.click('a[data-section="sidebar"]');
    await options.waitForSelector('[name="sidebar-place"][value="panel"]');
    expect(await texts(options, '[data-part="shortcut"]')).toEqual(['Alt+Shift+C']);
    const mirrored = () => options.evaluate(() => localStorage.getItem('sidebarInPanel'));
    await options.click('[name="sidebar-place"][value="panel"]');
    await expect.poll(mirrored, PATIENCE).toBe('true');
    const page = await firefox.openPage(world.pages.seed);
    expect(await firefox.isOwnSidebarOpen(), 'closed by default').toBe(false);
    await firefox.pressCommand();
    await expect.poll(() => firefox.isOwnSidebarOpen(), PATIENCE).toBe(true);
    expect(await sidebarFrame(page), 'not beside the page too').toBeNull();
    await firefox.pressCommand();
    await expect.poll(() => firefox.isOwnSidebarOpen(), PATIENCE).toBe(false);
    await options.bringToFront();
    await options.click('[name="sidebar-place"][value="page"]');
    await expect.poll(mirrored, PATIENCE).toBe('false');
    await page.close();
    await options.close();
  });

  it('caused no request but those to prices and feeds, and no error', () => {
    const kinds = new Set(world.requests.map(({ kind, host }) => (kind === 'unknown' ? host : kind)));
    expect([...kinds].filter((kind) => !['price', 'feed', 'page', 'browser'].includes(kind))).toEqual([]);
    expect(firefox.errors).toEqual([]);
  });

  it('asks for a host within the click, shows the feed that it finds there, and adds it', async () => {
    const options = await firefox.openSurface('options');
    await options.waitForSelector('body[data-ready="1"]');
    await options.click('a[data-section="sources"]');
    await options.type('[data-part="source-address"]', 'gradientnotes.example');
    expect(await texts(options, '[data-part="will"]')).toEqual([
      expect.stringContaining('“Access your data for gradientnotes.example”'),
    ]);
    await options.keyboard.press('Enter');
    await options.waitForSelector('[data-part="preview"]');
    expect(await texts(options, '#preview-title')).toEqual([expect.stringContaining('Gradient Notes')]);
    await options.click('[data-part="add-source"]');
    const health = (): Promise<string[]> => texts(options, '[data-feed-id^="own-"] .health');
    await expect.poll(health, PATIENCE).toEqual([expect.stringMatching(/^read /)]);
    expect(firefox.errors).toEqual([]);
    await options.close();
  });
});

describe.skipIf(isMissing)('Firefox, ending the background page after three idle seconds', () => {
  it('answers again after every end, and polls when its alarm rings', async () => {
    const world = await startWorld();
    const firefox = await launchFirefox({ extension: EXTENSION, world, backgroundIdleMs: 3000 });
    try {
      const popup = await firstRoundsDone(firefox, world);
      await firefox.killWorker();
      expect(await price(popup, 'bitcoin')).toEqual(['$64,571.00']);
      await popup.close();
      const again = await firefox.openSurface('popup');
      await expect.poll(() => price(again, 'bitcoin'), PATIENCE).toEqual(['$64,571.00']);
      await firefox.killWorker();
      world.setPrice('bitcoin', 65_123.45);
      await makeDue(again);
      await firefox.fireAlarm('heartbeat');
      await expect.poll(() => price(again, 'bitcoin'), PATIENCE).toEqual(['$65,123.45']);
      await again.close();

      await firefox.killWorker();
      const page = await firefox.openPage(world.pages.seed);
      await expect.poll(() => page.$('coinside-sidebar'), PATIENCE).not.toBeNull();
      await firefox.killWorker();
      await page.bringToFront();
      const frame = await openByPointer(page);
      expect(await price(frame, 'bittensor')).toEqual(['$258.40']);
      expect(firefox.errors).toEqual([]);
    } finally {
      await firefox.close();
      await world.close();
    }
  });
});
