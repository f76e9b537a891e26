import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  atEdge,
  isFirefoxMissing,
  openByPointer,
  PATIENCE,
  setStage,
  sidebarFrame,
  type Stage,
  texts,
} from './stage.ts';
import { everythingStored } from '../support/everything-stored.ts';

const HOUSE = 'coinside-sidebar';

/** A private window of Firefox, into which the reader let the shipped build. */
describe.skipIf(isFirefoxMissing())('Firefox, in a private window', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage({ inPrivateWindows: true });
  });
  afterAll(async () => stage?.close());

  /** All that is stored, a line for each store and key, but for what polling brings. */
  const written = async (): Promise<Record<string, string>> => {
    const found: Record<string, string> = {};
    const local = await stage.inside.evaluate(() => chrome.storage.local.get(null));
    for (const [key, value] of Object.entries(local)) found[key] = JSON.stringify(value);
    for (const name of ['saved', 'readMarks'] as const) found[name] = JSON.stringify(await stage.store.all(name));
    delete found['tickerSnapshot'];
    delete found['revision'];
    return found;
  };
  /** A page of the browser's by where it stands; frames and pages of an extension have no address over WebDriver. */
  const pageAt = (address: string | RegExp): Promise<Page> =>
    vi.waitFor(async () => {
      for (const page of await stage.firefox.browser.pages()) {
        const href = await page.evaluate(() => location.href).catch(() => '');
        if (typeof address === 'string' ? href === address : address.test(href)) return page;
      }
      throw new Error(`nothing stands at ${String(address)}`);
    }, PATIENCE);
  /** Opens a private window at an address; its only tab. */
  const openPrivately = async (address: string): Promise<Page> => {
    await stage.inside.evaluate(async (url) => void (await chrome.windows.create({ incognito: true, url })), address);
    return pageAt(address);
  };
  const windows = (): Promise<boolean[]> =>
    stage.inside.evaluate(async () => (await chrome.windows.getAll()).map(({ incognito }) => incognito));

  it('handle and sidebar work, and a read article, a hidden site and a moved handle are not written', async () => {
    const { seed } = stage.world.pages;
    expect(await stage.inside.evaluate(() => chrome.extension.isAllowedIncognitoAccess())).toBe(true);
    await expect.poll(() => stage.store.quiet(), PATIENCE).toBe(true);
    const before = await written();
    const page = await openPrivately(seed);
    await page.setViewport({ width: 1200, height: 800 });
    expect(await windows()).toEqual([false, true]);

    const frame = await openByPointer(page);
    await frame.waitForSelector('[data-coin-id="bittensor"]');
    await frame.waitForSelector('[data-article-id]');
    expect(await texts(frame, '[data-part="save"]'), 'nothing is offered that would be kept').toEqual([]);

    // What is read opens beside it, in the same window, and is marked nowhere.
    const link = await frame.waitForSelector('[data-article-id] a[href^="https://"]');
    const address = await link?.evaluate((one) => one.href);
    await link?.click();
    await (await pageAt(address ?? '')).close();
    await page.bringToFront();
    expect(await texts(frame, '[data-read="true"]')).toEqual([]);

    // Comments are read where every press in a frame waits, in the same window, and noted nowhere.
    const read = '[data-part="discussion"] [data-part="read"]';
    await frame.click('button[data-part="comment-count"]');
    await (await frame.waitForSelector(`div:not([hidden]) > ${read}`))?.click();
    const waiting = await pageAt(new RegExp(`^${stage.firefox.url('confirm.html')}#\\d+$`));
    await waiting.waitForSelector(read);
    const isClosed = () => waiting.$$eval('[data-stage="closed"]', (found) => found.length > 0);
    await expect
      .poll(async () => {
        // What is pressed as soon as the tab stands there is not taken for the reader's.
        if (await isClosed()) await waiting.click(read);
        return isClosed();
      }, PATIENCE)
      .toBe(false);
    await waiting.waitForSelector('[data-part="comments"]');
    const tabs = await stage.inside.evaluate(() => chrome.tabs.query({}));
    expect(tabs.filter(({ incognito }) => incognito)).toHaveLength(2);
    expect((await stage.store.all('requestLog')).filter(({ purpose }) => purpose === 'comments')).toEqual([]);
    await waiting.close();
    await page.bringToFront();

    // Nothing has to wait for a word where nothing is kept: the sidebar goes from this tab.
    await (await frame.waitForSelector('::-p-text(Not on this site)'))?.click();
    await expect.poll(() => sidebarFrame(page), PATIENCE).toBeNull();
    await page.reload();
    await expect.poll(() => atEdge(page), PATIENCE).toBe(HOUSE);

    // By the keys of its owner it stands elsewhere, in this tab alone.
    const size = await page.evaluate(() => ({ x: document.documentElement.clientWidth - 8, y: innerHeight / 2 }));
    await page.mouse.move(size.x, size.y);
    await page.mouse.down();
    await page.mouse.move(size.x - 300, 300, { steps: 5 });
    await page.mouse.move(40, 300, { steps: 5 });
    await page.mouse.up();
    const atLeft = () => page.evaluate(() => document.elementFromPoint(8, 300)?.localName);
    await expect.poll(atLeft, PATIENCE).toBe(HOUSE);
    await page.reload();
    await expect.poll(atLeft, PATIENCE).toBe(HOUSE);

    expect(await written()).toEqual(before);
    await page.close();
    await expect.poll(windows, PATIENCE).toEqual([false]);
  });

  it('the popup shows its prices there, keeps nothing that is chosen in it, and says so', async () => {
    const before = await written();
    const popup = await openPrivately(stage.firefox.url('popup.html'));
    await popup.waitForSelector('body[data-ready="1"]');
    expect((await texts(popup, '[data-part="price"]')).filter((text) => /^\$\d/.test(text)).length).toBeGreaterThan(5);
    await popup.click('[data-part="view"]');
    await (await popup.waitForSelector('[data-part="compact"]'))?.click();
    await expect
      .poll(() => texts(popup, '[data-part="said"]'), PATIENCE)
      .toEqual([expect.stringContaining('private window, so that was not kept')]);
    expect(await written()).toEqual(before);
    await popup.close();
  });

  it('nothing of a page that was read there is stored', async () => {
    const { seed } = stage.world.pages;
    const url = new URL('/quillwort-address', seed);
    const ordinary = await stage.openPage();
    const text = await ordinary.evaluate(async () => (await fetch(location.href)).text());
    await ordinary.close();
    const body = text.replaceAll('<p>', '<p>Quillwortish ').replace('<title>', '<title>Quillwortish ');
    expect(body.split('Quillwortish').length).toBeGreaterThan(5);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    stage.world.setFault(
      { host: url.host, path: /^\/quillwort-address$/ },
      { kind: 'status', status: 200, headers, body },
    );
    const page = await openPrivately(url.href);
    await page.setViewport({ width: 1200, height: 800 });
    const frame = await openByPointer(page);
    await frame.waitForSelector('[data-coin-id]');
    await stage.round();
    const stored = (await stage.inside.evaluate(everythingStored)).toLowerCase();
    expect(stored, 'what is stored was found').toContain('api.coingecko.com');
    expect(stored.includes('quillwort')).toBe(false);
    stage.world.clearFaults();
    await page.close();
  });

  it('nothing of it is said on a console as an error', () => {
    expect(stage.firefox.errors).toEqual([]);
  });
});
