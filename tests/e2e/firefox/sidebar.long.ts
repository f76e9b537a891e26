import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  atEdge,
  covered,
  edge,
  isFirefoxMissing,
  openByPointer,
  PATIENCE,
  setStage,
  sidebarFrame,
  type Stage,
  texts,
} from './stage.ts';

const SILENT = '[data-part="silent"]';
const HOUSE = 'coinside-sidebar';

/** The sidebar beside pages of every kind, in the shipped build in Firefox, whose user is asked for real. */
describe.skipIf(isFirefoxMissing())('Firefox, beside a page', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage({ asksPermissions: true });
  });
  afterAll(async () => stage?.close());

  const titles = (frame: Frame): Promise<string[]> => texts(frame, '[data-part="related"] [data-part="title"]');
  const active = (page: Page): Promise<string | undefined> => page.evaluate(() => document.activeElement?.localName);
  const standsThere = (page: Page): Promise<boolean> =>
    page.evaluate((tag) => document.querySelector(tag) !== null, HOUSE);
  async function closed(page: Page): Promise<void> {
    await expect.poll(() => sidebarFrame(page), PATIENCE).toBeNull();
  }
  /** The sidebar's frame, once it shows something. */
  async function opened(page: Page): Promise<Frame> {
    await expect.poll(() => sidebarFrame(page), PATIENCE).not.toBeNull();
    const frame = await sidebarFrame(page);
    if (!frame) throw new Error('the sidebar closed again');
    await frame.waitForSelector('body[data-ready="1"]');
    return frame;
  }
  /** A page looked at later has its handle: so whatever was found for the ones before it has long come. */
  async function laterPageHasHandle(): Promise<void> {
    const later = await stage.openPage(stage.world.pages.strictCsp);
    await expect.poll(() => standsThere(later), PATIENCE).toBe(true);
    await later.close();
  }

  it('an article: coins then and now, what it claims, related ones with reasons, another view; Escape gives the focus back', async () => {
    const page = await stage.openPage();
    await page.focus('input');
    const frame = await openByPointer(page);
    await expect
      .poll(() => texts(frame, '[data-coin-id] [data-part="symbol"]'), PATIENCE)
      .toEqual(['RENDER', 'TAO', 'FET', 'AKT', 'BTC']);
    // The page is of 25 September 2023.
    const tao = '[data-coin-id="bittensor"]';
    expect(await texts(frame, `${tao} [data-part="price"]`)).toEqual(['$258.40']);
    expect(await texts(frame, `${tao} [data-part="past"]`)).toEqual(['$54.19']);
    expect(await texts(frame, `${tao} [data-part="change"]`)).toEqual([expect.stringContaining('+376.8%')]);
    expect(await texts(frame, '[data-part="bitcoin"]')).toEqual([expect.stringContaining('+145.5%')]);
    const claim = (await texts(frame, '[data-part="claims"]')).join();
    expect(claim).toContain('“Bitcoin trading at approximately $25,162”');
    expect(claim).toContain('4.3% lower');
    expect(claim).toContain('Bitcoin closed at $25,162.65 on Sep 11, 2023, 2 weeks earlier.');
    await expect.poll(async () => (await titles(frame)).join(), PATIENCE).toMatch(/Anthropic/);
    const known = new Set(stage.world.articles.map(({ title }) => title));
    for (const title of await titles(frame)) expect(known).toContain(title);
    for (const reason of await texts(frame, '[data-part="related"] [data-part="reason"]'))
      expect(reason).toMatch(/^Also about \S/);
    expect(await texts(frame, '[data-part="related"] .publisher-more, [data-part="related"] button')).toContainEqual(
      expect.stringMatching(/\+\d$/),
    );
    expect(await texts(frame, '[data-part="other-view"]')).toEqual([
      expect.stringContaining('This page is mostly about'),
    ]);
    expect((await texts(frame, '[data-part="other-view"] [data-article-id]')).length).toBeGreaterThan(0);

    await page.keyboard.press('Escape');
    await closed(page);
    await expect.poll(() => active(page), PATIENCE).toBe('input');
    await expect.poll(() => atEdge(page), PATIENCE).toBe(HOUSE);
    await page.close();
  });

  it('the keyboard reaches the handle, opens the sidebar and comes back, under a policy that forbids everything', async () => {
    const page = await stage.openPage(stage.world.pages.strictCsp);
    await expect.poll(() => standsThere(page), PATIENCE).toBe(true);
    await page.keyboard.press('Tab');
    await expect.poll(() => active(page), PATIENCE).toBe(HOUSE);
    await page.keyboard.press('Enter');
    const frame = await opened(page);
    await frame.waitForSelector('[data-coin-id="akash-network"]');
    await frame.waitForSelector('[data-article-id]');
    const size = await frame.evaluate(() => [innerWidth, innerHeight]);
    expect(size, 'its style sheet was not refused').toEqual([360, 800]);
    await page.keyboard.press('Escape');
    await closed(page);
    await expect.poll(() => active(page), PATIENCE).toBe(HOUSE);
    await page.keyboard.press('Enter');
    await opened(page);
    await page.close();
  });

  it('a page that relates to nothing has no handle, and the sidebar says so when it is opened there', async () => {
    const page = await stage.openPage(stage.world.pages.cookingOnPublisher);
    await laterPageHasHandle();
    expect(await standsThere(page)).toBe(false);
    await page.bringToFront();
    await stage.firefox.pressCommand();
    const frame = await opened(page);
    await expect.poll(() => texts(frame, SILENT), PATIENCE).toEqual(['Nothing here about AI or crypto.']);
    expect(await frame.$('[data-coin-id], [data-article-id]')).toBeNull();
    await stage.firefox.pressCommand();
    await closed(page);
    await expect.poll(() => standsThere(page), PATIENCE).toBe(false);
    await page.close();
  });

  it('follows a site that changes its pages without a load, there and back', async () => {
    const { singlePage, singlePageSecond, singlePageGarden } = stage.world.pages;
    const { page, frame } = await stage.beside(singlePage);
    // By script, since the sidebar may stand over the link.
    const follow = (url: string) =>
      page.$eval(`a[href="${new URL(url).pathname}"]`, (link) => (link as HTMLElement).click());
    const tao = async () => (await frame.$('[data-coin-id="bittensor"]')) !== null;
    await expect.poll(tao, PATIENCE).toBe(true);
    await expect.poll(async () => (await titles(frame)).length, PATIENCE).toBeGreaterThan(0);
    const first = await titles(frame);
    await follow(singlePageSecond);
    await expect.poll(tao, PATIENCE).toBe(false);
    await expect.poll(async () => (await titles(frame)).some((title) => !first.includes(title)), PATIENCE).toBe(true);
    await follow(singlePageGarden);
    await expect.poll(() => texts(frame, SILENT), PATIENCE).toEqual(['Nothing here about AI or crypto.']);
    await page.evaluate(() => history.go(-2));
    await expect.poll(() => titles(frame), PATIENCE).toEqual(first);
    expect(await tao()).toBe(true);

    await page.keyboard.press('Escape');
    await closed(page);
    await expect.poll(() => atEdge(page), PATIENCE).toBe(HOUSE);
    await follow(singlePageGarden);
    await expect.poll(() => standsThere(page), PATIENCE).toBe(false);
    await follow(singlePage);
    await expect.poll(() => atEdge(page), PATIENCE).toBe(HOUSE);
    await page.close();
  });

  it('“Not on this site” takes the handle away here and on the next load, and options bring it back', async () => {
    const { page, frame } = await stage.beside();
    const settings = () => stage.store.local('settings');
    await frame.click('::-p-text(Not on this site)');
    await stage.confirm();
    await page.bringToFront();
    await expect.poll(() => texts(frame, SILENT), PATIENCE).toEqual(['Off on this site.']);
    await frame.focus('[data-part="close"]');
    await page.keyboard.press('Escape');
    await closed(page);
    await expect.poll(() => standsThere(page), PATIENCE).toBe(false);
    await page.reload();
    await laterPageHasHandle();
    expect(await standsThere(page)).toBe(false);
    expect(await settings()).toMatchObject({ hiddenSites: ['bitcoinsnews.com'] });

    const options = await stage.section('sidebar');
    await options.waitForSelector('[data-host="bitcoinsnews.com"] [data-part="show-again"]');
    await options.click('[data-host="bitcoinsnews.com"] [data-part="show-again"]');
    await expect.poll(settings, PATIENCE).toMatchObject({ hiddenSites: [] });
    await options.close();
    await page.bringToFront();
    await page.reload();
    await openByPointer(page);
    await page.close();
  });

  it('a site of no publisher: nothing there until it is allowed in the browser’s own words, and nothing once that is taken back', async () => {
    const notes = stage.world.articles.find(({ publisherId }) => publisherId === 'margin-notes');
    if (!notes) throw new Error('the world has no such article');
    const page = await stage.openPage(notes.url);
    await laterPageHasHandle();
    expect(await standsThere(page)).toBe(false);
    const options = await stage.section('sidebar');
    const may = () =>
      stage.inside.evaluate(() => chrome.permissions.contains({ origins: ['https://notes.example.org/*'] }));
    await options.type('[data-part="site-address"]', notes.url);
    await options.keyboard.press('Enter');
    await stage.firefox.answer('refuse');
    await expect
      .poll(() => texts(options, '[data-part="site-told"].bad'), PATIENCE)
      .toEqual(['Your browser did not allow it: notes.example.org.']);
    expect(await may()).toBe(false);
    expect(await standsThere(page)).toBe(false);
    // What was typed is still there, with nothing over it, and one key asks once more.
    expect(await options.$eval('input[data-part="site-address"]', ({ value }) => value)).toBe(notes.url);
    expect(await covered(options, '[data-part="site-address"]'), 'the field').toEqual([]);
    expect(await covered(options, '[data-part="site-told"]'), 'what is said').toEqual([]);
    await options.keyboard.press('Enter');
    await stage.firefox.answer('allow');
    await options.waitForSelector('[data-site="notes.example.org"]');
    expect(await may()).toBe(true);
    await page.bringToFront();
    const frame = await openByPointer(page);
    await frame.waitForSelector('[data-coin-id], [data-article-id]');
    await page.keyboard.press('Escape');
    await closed(page);

    await options.bringToFront();
    await options.click('[data-site="notes.example.org"] [data-part="take-back"]');
    await expect.poll(may, PATIENCE).toBe(false);
    await expect.poll(() => standsThere(page), PATIENCE).toBe(false);

    // Once more, and taken back in the browser's own list of add-ons.
    await options.type('[data-part="site-address"]', notes.url);
    await options.keyboard.press('Enter');
    await stage.firefox.answer('allow');
    await expect.poll(() => standsThere(page), PATIENCE).toBe(true);
    await options.evaluate(() => chrome.permissions.remove({ origins: ['https://notes.example.org/*'] }));
    await expect.poll(() => standsThere(page), PATIENCE).toBe(false);
    await page.reload();
    await laterPageHasHandle();
    expect(await standsThere(page)).toBe(false);
    await options.close();
    await page.close();
  });

  it('a page that is left and come back to stands as it was kept, with its handle', async () => {
    const page = await stage.openPage();
    await expect.poll(() => atEdge(page), PATIENCE).toBe(HOUSE);
    await page.evaluate(() => {
      const note = (event: Event): void =>
        void Object.assign(window, { isKept: (event as PageTransitionEvent).persisted });
      addEventListener('pageshow', note, { once: true });
    });
    await page.goto(stage.world.pages.cookingOnPublisher);
    // It waits for no load: a page that was kept has none.
    await page.evaluate(() => void setTimeout(() => history.back()));
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'isKept')).catch(() => null), PATIENCE).toBe(true);
    const frame = await openByPointer(page);
    await frame.waitForSelector('[data-coin-id="bittensor"]');
    expect(await page.$$eval(HOUSE, (all) => all.length)).toBe(1);
    await page.close();
  });

  it('a page that keeps scripts out of the sidebar is told, with a button that closes it', async () => {
    const { seed } = stage.world.pages;
    const { host, pathname } = new URL(seed);
    const page = await stage.openPage();
    const body = await page.evaluate(async () => (await fetch(location.href)).text());
    const headers = { 'content-type': 'text/html', 'content-security-policy': 'sandbox allow-same-origin' };
    stage.world.setFault({ host, path: new RegExp(`^${pathname}$`) }, { kind: 'status', status: 200, headers, body });
    await page.reload();
    await expect.poll(() => atEdge(page), PATIENCE).toBe(HOUSE);
    const { x, y } = await edge(page);
    await page.mouse.click(x, y);
    await expect.poll(() => page.frames().length, PATIENCE).toBe(2);
    // What is in the closed tree no page and no driver sees: the button stands at its top, once it stands there.
    await expect
      .poll(async () => {
        await page.mouse.click(x - 310, 73);
        return page.frames().length;
      }, PATIENCE)
      .toBe(1);
    await expect.poll(() => atEdge(page), PATIENCE).toBe(HOUSE);
    stage.world.clearFaults();
    await page.close();
  });

  it('nothing of it is said on a console as an error', () => {
    expect(stage.firefox.errors).toEqual([]);
  });
});
