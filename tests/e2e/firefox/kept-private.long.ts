import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isFirefoxMissing, PATIENCE, setStage, type Stage, texts } from './stage.ts';
import { everythingStored } from '../support/everything-stored.ts';

/** What is noted of requests, and that nothing is of pages, in the shipped build in Firefox. */
describe.skipIf(isFirefoxMissing())('Firefox, what is noted and what is not', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(async () => stage?.close());

  it('the log tells just what reached the servers, what a click made apart, and is cleared', async () => {
    const sources = await stage.section('sources');
    await sources.click('[data-feed-id="decrypt"] [data-part="more"]');
    await (await sources.waitForSelector('[data-part="try-now"]'))?.click();
    const byClick = async () => (await stage.store.all('requestLog')).filter((one) => one['byClick'] === true);
    await expect.poll(byClick, PATIENCE).toHaveLength(1);
    await sources.close();
    await stage.round();

    // Since the install: every round of it, one more of everything, and the click.
    const reached = stage.world.requests
      .filter(({ kind }) => kind === 'price' || kind === 'feed' || kind === 'comments')
      .map(({ host, path, status }) => `${host}${path.replace(/\?.*$/, '')} ${status}`);
    expect(reached.length).toBeGreaterThan(40);
    const logged = async (): Promise<string[]> =>
      (await stage.store.all('requestLog')).map(
        ({ host, path, answer }) => `${String(host)}${String(path)} ${String(answer)}`,
      );
    await expect.poll(async () => (await logged()).toSorted(), PATIENCE).toEqual(reached.toSorted());

    const options = await stage.section('privacy');
    await options.waitForSelector('.requests tbody tr');
    const cells = (): Promise<string[][]> =>
      options.$$eval('.requests tbody tr', (rows) =>
        rows.map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent ?? '')),
      );
    expect(await texts(options, '.request-figures [data-part="requests"] dd')).toEqual([String(reached.length)]);
    await options.type('[data-part="filter"]', 'api.coingecko.com');
    await expect
      .poll(async () => new Set((await cells()).map(([, host]) => host)), PATIENCE)
      .toEqual(new Set(['api.coingecko.com']));
    const [time = '', , path, why, size, answer] = (await cells())[0] ?? [];
    expect(time).toMatch(/\d\d?:\d\d/);
    expect(path).toMatch(/^\/api\/v3\//);
    expect(why).toMatch(/\w{4}/);
    expect(size).toMatch(/^[\d.]+ [kM]?B$/);
    expect(answer).toBe('200');
    await options.$eval('input[data-part="filter"]', (field) => {
      field.focus();
      field.select();
    });
    await options.keyboard.press('Backspace');
    await options.click('::-p-text(Your clicks)');
    await expect
      .poll(async () => (await cells()).map(([, host, path, why]) => [host, path, why]), PATIENCE)
      .toEqual([['decrypt.co', '/feed', 'Articles, you clicked']]);
    expect(await texts(options, '.requests [data-by-click="true"] b')).toHaveLength(1);

    await options.click('[data-part="clear"]');
    await expect
      .poll(() => texts(options, 'main .empty'), PATIENCE)
      .toEqual([expect.stringContaining('No request is noted.')]);
    expect(await stage.store.all('requestLog')).toEqual([]);
    await options.close();
  });

  it('comments are asked for by a click alone, which stands apart in the log as such', async () => {
    const [article] = stage.world.articles
      .filter(({ publisherId }) => publisherId === 'cryptoslate')
      .toSorted((a, b) => b.comments - a.comments);
    if (!article?.comments) throw new Error('nobody comments at cryptoslate');
    await stage.round();
    const asked = () => stage.world.requests.filter(({ kind }) => kind === 'comments');
    const logged = async () => (await stage.store.all('requestLog')).filter(({ host }) => host === 'cryptoslate.com');
    const { page, frame } = await stage.beside(article.url);
    const own = 'section > [data-part="discussion"] ';
    await expect.poll(() => texts(frame, `${own}[data-part="asks"]`), PATIENCE).toEqual(['Asks cryptoslate.com']);
    await frame.click(`${own}[data-part="read"]`);
    const tab = await stage.waiting('read');
    await tab.bringToFront();
    expect(asked(), 'opening the tab asks nobody').toEqual([]);
    // A press of the first half second is not taken for the reader's.
    await vi.waitFor(async () => {
      if (asked().length === 0) await tab.click('[data-part="read"]');
      expect((await texts(tab, '[data-part="comments"] > li')).length).toBeGreaterThan(0);
    }, PATIENCE);
    const [request] = asked();
    expect(asked()).toHaveLength(1);

    // Among those that rounds made of the same host, the one that a click made is told as that.
    const ofHost = await logged();
    expect(ofHost.filter(({ byClick }) => byClick === true)).toEqual([
      expect.objectContaining({
        path: request?.path.replace(/\?.*$/, ''),
        purpose: expect.stringMatching(/^comments\b/),
        answer: 200,
      }),
    ]);
    expect(ofHost.filter(({ byClick }) => byClick !== true).map(({ purpose }) => purpose)).toContainEqual(
      expect.stringMatching(/^feed\b/),
    );
    await tab.close();
    await page.close();
    const options = await stage.section('privacy');
    await options.waitForSelector('.requests tbody tr');
    expect(await texts(options, '.request-figures [data-part="clicks"] dd')).toEqual(['1']);
    await options.click('::-p-text(Your clicks)');
    await expect
      .poll(() => texts(options, '.requests tbody tr .request-why'), PATIENCE)
      .toEqual(['Comments, you clicked']);
    expect(await texts(options, '.requests tbody tr .request-host')).toEqual(['cryptoslate.com']);
    await options.close();
  });

  it('nothing of a page that was read is stored, nor of a site that changes its pages without a load', async () => {
    const { seed, singlePage, singlePageSecond } = stage.world.pages;
    const page = await stage.openPage();
    // The same articles at addresses of their own, with a word that no feed and no other page has.
    const marked = async (from: string, path: string, word: string): Promise<string> => {
      const text = await page.evaluate(async (url) => (await fetch(url)).text(), from);
      const body = text.replaceAll('<p>', `<p>${word}ish `).replace('<title>', `<title>${word}ish `);
      expect(body.split(`${word}ish`).length).toBeGreaterThan(5);
      const address = new URL(path, from);
      const headers = { 'content-type': 'text/html; charset=utf-8' };
      stage.world.setFault(
        { host: address.host, path: new RegExp(`^${address.pathname}$`) },
        { kind: 'status', status: 200, headers, body },
      );
      return address.href;
    };
    const { page: first, frame } = await stage.beside(await marked(seed, '/quillwort-address', 'Quillwort'));
    await frame.waitForSelector('[data-coin-id]');
    expect(await first.title()).toContain('Quillwortish');
    await first.close();
    await page.close();

    const other = await stage.beside(singlePage);
    await other.frame.waitForSelector('[data-coin-id="bittensor"]');
    await other.page.evaluate((url) => {
      document.title = 'Bladderseedish';
      for (const paragraph of document.querySelectorAll('p')) paragraph.prepend('Bladderseedish ');
      history.pushState(null, '', `${url}?bladderseed-address`);
    }, new URL(singlePageSecond).pathname);
    await other.frame.waitForSelector('[data-coin-id], [data-part="silent"]');
    await stage.round();
    await other.page.close();

    const stored = (await stage.inside.evaluate(everythingStored)).toLowerCase();
    expect(stored, 'what is stored was found').toContain('api.coingecko.com');
    for (const word of ['quillwort', 'bladderseed']) expect(stored.includes(word)).toBe(false);
    stage.world.clearFaults();
  });

  it('nothing of it is said on a console as an error', () => {
    expect(stage.firefox.errors).toEqual([]);
  });
});
