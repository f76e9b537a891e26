import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atEdge, isFirefoxMissing, PATIENCE, setStage, sidebarFrame, type Stage, texts } from './stage.ts';

/** What a reader does in each surface, in the shipped build in Firefox, whose user is asked for real. */
describe.skipIf(isFirefoxMissing())('Firefox, surface by surface', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage({ asksPermissions: true });
  });
  afterAll(async () => stage?.close());

  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => document.activeElement?.closest('[data-coin-id]')?.getAttribute('data-coin-id') ?? '');

  it('popup: rows are walked, opened and closed by keys; the window of the changes is kept', async () => {
    const popup = await stage.openReady('popup');
    await popup.focus('[data-coin-id="bittensor"] [data-part="press"]');
    await popup.keyboard.press('ArrowDown');
    expect(await focused(popup)).toBe('fetch-ai');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('[data-part="chart"]');
    await popup.keyboard.press('Escape');
    await popup.waitForSelector('[data-part="chart"]', { hidden: true });
    expect(await focused(popup)).toBe('fetch-ai');
    const chosen = (page: Page) => page.$eval('input[type="radio"]:checked', (one) => one.value);
    expect(await chosen(popup)).toBe('24h');
    await popup.focus('input[type="radio"]:checked');
    await popup.keyboard.press('ArrowRight');
    await expect.poll(() => chosen(popup), PATIENCE).toBe('7d');
    const stored = () =>
      popup.evaluate(async () => {
        const { settings } = (await chrome.storage.local.get('settings')) as { settings?: { tickerWindow?: string } };
        return settings?.tickerWindow;
      });
    await expect.poll(stored, PATIENCE).toBe('7d');
    await popup.close();
    const again = await stage.openReady('popup');
    await expect.poll(() => chosen(again), PATIENCE).toBe('7d');
    await again.close();
  });

  it('sources: one that is switched off stays off, and its articles stay', async () => {
    const article = stage.world.articles.find(({ publisherId }) => publisherId === 'decrypt');
    if (!article) throw new Error('the world has no such article');
    const options = await stage.section('sources');
    await options.waitForSelector('[data-feed-id="decrypt"] [role="switch"]');
    await options.click('[data-feed-id="decrypt"] [role="switch"]');
    const state = (page: Page) =>
      page.$eval('[data-feed-id="decrypt"] [role="switch"]', (one) => one.getAttribute('aria-checked'));
    await expect.poll(() => state(options), PATIENCE).toBe('false');
    await options.close();
    const again = await stage.section('sources');
    await again.waitForSelector('[data-feed-id="decrypt"] [role="switch"]');
    expect(await state(again)).toBe('false');
    const shelf = await stage.openReady('shelf');
    await shelf.type('[data-part="search"]', article.title);
    await expect.poll(() => texts(shelf, '[data-part="title"]'), PATIENCE).toContain(article.title);
    await shelf.close();
    await again.bringToFront();
    await again.click('[data-feed-id="decrypt"] [role="switch"]');
    await again.close();
  });

  it('shelf: an article is found by its words, saved by key, and still saved after a new start of the page', async () => {
    const shelf = await stage.openReady('shelf');
    await shelf.type('[data-part="search"]', 'anthropic amazon');
    await expect
      .poll(() => texts(shelf, '[data-part="status"]'), PATIENCE)
      .toEqual([expect.stringMatching(/^\d+ articles? found\.$/)]);
    const [title] = await texts(shelf, '[data-part="title"]');
    await shelf.focus('.shelf-row .save-button');
    await shelf.keyboard.press('Enter');
    await shelf.waitForSelector('.save-button[aria-pressed="true"]');
    await shelf.close();
    const again = await stage.openReady('shelf');
    await again.type('[data-part="search"]', 'anthropic amazon');
    await again.waitForSelector('.save-button[aria-pressed="true"]');
    expect((await texts(again, '.shelf-row:has([aria-pressed="true"]) [data-part="title"]'))[0]).toBe(title);
    await again.close();
  });

  it('data: how long articles are kept is chosen, and a backup is made and told', async () => {
    const options = await stage.section('data');
    await options.waitForSelector('[data-part="keep-days"]');
    await options.select('[data-part="keep-days"]', '30');
    await expect
      .poll(
        () => options.evaluate(async () => JSON.stringify((await chrome.storage.local.get('settings'))['settings'])),
        PATIENCE,
      )
      .toMatch(/:30\b/);
    await options.waitForSelector('[data-part="backups"] li, .backup-none');
    const before = (await texts(options, '[data-part="backups"] li')).length;
    await options.click('[data-part="backup-now"]');
    await expect.poll(async () => (await texts(options, '[data-part="backups"] li')).length, PATIENCE).toBe(before + 1);
    const [newest] = await texts(options, '[data-part="backups"] li');
    expect(newest, 'what was saved on the shelf is in it').toContain('1 saved article');
    await expect
      .poll(() => texts(options, '[aria-labelledby="backups"] .setting .note'), PATIENCE)
      .toContain('The newest backup has everything as it is now.');
    await options.close();
  });

  it('sidebar: what is pressed in it waits in a tab of ours, and is done once it is confirmed there', async () => {
    const { page, frame } = await stage.beside();
    const save = await frame.waitForSelector('[data-article-id] [data-part="save"][aria-pressed="false"]');
    const pressed = () => frame.$$eval('[data-part="save"][aria-pressed="true"]', (all) => all.length);
    const before = await pressed();
    await save?.click();
    await stage.confirm();
    await page.bringToFront();
    await expect.poll(pressed, PATIENCE).toBe(before + 1);
    await page.close();
  });

  it('Firefox’s own sidebar opens in the click that confirms it, and by the popup from then on', async () => {
    const { page, frame } = await stage.beside();
    expect(await stage.firefox.isOwnSidebarOpen(), 'closed by default').toBe(false);
    const elsewhere = await frame.waitForSelector('[data-part="other-place"]');
    await elsewhere?.click();
    await stage.confirm();
    await expect.poll(() => stage.firefox.isOwnSidebarOpen(), PATIENCE).toBe(true);
    await expect.poll(() => sidebarFrame(page), PATIENCE).toBeNull();

    const popup = await stage.openReady('popup');
    // The keys go by this copy of the choice.
    const mirrored = () => popup.evaluate(() => localStorage.getItem('sidebarInPanel'));
    await expect.poll(mirrored, PATIENCE).toBe('true');
    await stage.firefox.pressCommand();
    await expect.poll(() => stage.firefox.isOwnSidebarOpen(), PATIENCE).toBe(false);
    await popup.click('[data-part="open-beside"]');
    await expect.poll(() => stage.firefox.isOwnSidebarOpen(), PATIENCE).toBe(true);
    await stage.firefox.pressCommand();
    await expect.poll(() => stage.firefox.isOwnSidebarOpen(), PATIENCE).toBe(false);
    // It closes itself once the sidebar is open.
    if (!popup.isClosed()) await popup.close().catch(() => undefined);
    const options = await stage.section('sidebar');
    await options.click('[name="sidebar-place"][value="page"]');
    await expect.poll(() => options.evaluate(() => localStorage.getItem('sidebarInPanel')), PATIENCE).toBe('false');
    await options.close();
    await page.close();
  });

  it('permissions: refused, nothing is granted; allowed in the browser’s own words, it is; taken back, it is gone', async () => {
    const options = await stage.section('sidebar');
    await options.waitForSelector('[data-part="allow-everywhere"]');
    const isAllowed = () => options.evaluate(() => chrome.permissions.contains({ origins: ['*://*/*'] }));
    await options.click('[data-part="allow-everywhere"]');
    await stage.firefox.answer('refuse');
    await expect
      .poll(() => texts(options, '[data-part="site-told"].bad'), PATIENCE)
      .toEqual(['Your browser did not allow it: Every site.']);
    expect(await isAllowed()).toBe(false);
    await options.click('[data-part="allow-everywhere"]');
    await stage.firefox.answer('allow');
    await expect.poll(isAllowed, PATIENCE).toBe(true);
    // As the user does in the browser's own list of add-ons.
    await options.evaluate(() => chrome.permissions.remove({ origins: ['*://*/*'] }));
    await expect.poll(isAllowed, PATIENCE).toBe(false);
    await options.close();
    const page = await stage.firefox.openPage(stage.world.pages.seed);
    await page.setViewport({ width: 1200, height: 800 });
    await expect.poll(() => atEdge(page), PATIENCE).toBe('coinside-sidebar');
    expect(await sidebarFrame(page), 'the publishers’ pages are allowed since the install').toBeNull();
    await page.close();
  });

  it('nothing of it is said on a console as an error', () => {
    expect(stage.firefox.errors).toEqual([]);
  });
});
