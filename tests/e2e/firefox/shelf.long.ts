import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Topic } from '../../world/articles/article.ts';
import { isFirefoxMissing, PATIENCE, setStage, type Stage, texts } from './stage.ts';

const ROWS = '.shelf-row';
const TITLES = `${ROWS} [data-part="title"]`;

/** The shelf, in the shipped build in Firefox. */
describe.skipIf(isFirefoxMissing())('Firefox, the shelf', () => {
  let stage: Stage;
  let shelf: Page;

  beforeAll(async () => {
    stage = await setStage();
    shelf = await stage.openReady('shelf');
  });
  afterAll(async () => stage?.close());

  const titles = (): Promise<string[]> => texts(shelf, TITLES);
  /** Shown beneath each title: the source first. */
  const sources = (): Promise<string[]> => texts(shelf, `${ROWS} [data-part="meta"] > span:first-child`);
  const focused = (): Promise<string> =>
    shelf.evaluate(() => document.activeElement?.closest('[data-article-id]')?.getAttribute('data-article-id') ?? '');
  const idOf = (place: number): Promise<string> =>
    shelf.$$eval(ROWS, (rows, at) => rows[at]?.getAttribute('data-article-id') ?? '', place);
  const status = (): Promise<string[]> => texts(shelf, '[data-part="status"]');
  async function search(words: string): Promise<void> {
    await shelf.$eval('input[data-part="search"]', (field) => {
      field.focus();
      field.select();
    });
    await shelf.keyboard.press('Backspace');
    if (words !== '') await shelf.type('[data-part="search"]', words);
  }
  /** The one choice of a list that has these words. */
  const choiceOf = (part: string, words: string): Promise<string> =>
    shelf.$eval(
      `select[data-part="${part}"]`,
      (list, text) => [...list.options].find(({ label }) => label.includes(text))?.value ?? '',
      words,
    );
  const stored = async (name: string): Promise<unknown[]> =>
    (await stage.store.all(name)).map(({ articleId, id }) => articleId ?? id);

  it('words, sources and coins that are typed find their articles, and nothing else', async () => {
    const all = await titles();
    expect(all.length).toBeGreaterThan(30);
    await shelf.keyboard.press('/');
    await shelf.keyboard.type('anthropic amazon');
    await expect.poll(status, PATIENCE).toEqual([expect.stringMatching(/^\d+ articles? found\.$/)]);
    await expect.poll(async () => (await titles())[0], PATIENCE).toMatch(/anthropic/i);
    await search('source:decrypt');
    await expect.poll(async () => [...new Set(await sources())], PATIENCE).toEqual(['Decrypt']);
    await search('coin:TAO source:coindesk');
    await expect.poll(async () => [...new Set(await sources())], PATIENCE).toEqual(['CoinDesk']);
    await search('nobody wrote this');
    await expect
      .poll(() => texts(shelf, '[data-part="empty"]'), PATIENCE)
      .toEqual([expect.stringContaining('No stored article fits.')]);
    await search('');
    await expect.poll(titles, PATIENCE).toEqual(all);
  });

  it('is narrowed by source, coin and topic, by one after the other and by all at once', async () => {
    const all = (await titles()).length;
    await shelf.select('[data-part="source"]', await choiceOf('source', 'CoinDesk'));
    await expect.poll(async () => [...new Set(await sources())], PATIENCE).toEqual(['CoinDesk']);
    const ofCoinDesk = (await titles()).length;
    await shelf.select('[data-part="coin"]', 'bittensor');
    await expect.poll(async () => (await titles()).length, PATIENCE).toBeLessThan(ofCoinDesk);
    expect(new Set(await sources())).toEqual(new Set(['CoinDesk']));
    await shelf.select('[data-part="source"]', '');
    await expect.poll(async () => new Set(await sources()).size, PATIENCE).toBeGreaterThan(1);
    const known = new Map(stage.world.articles.map(({ title, topics }) => [title, topics]));
    const onTao = (await titles()).filter((title) => known.get(title)?.includes('bittensor'));
    expect(onTao.length, 'the world’s own articles on it are there').toBeGreaterThan(0);
    await shelf.select('[data-part="coin"]', '');
    await expect.poll(async () => (await titles()).length, PATIENCE).toBe(all);
    await shelf.select('[data-part="topic"]', 'stablecoins');
    const on = async (topic: Topic): Promise<string[]> =>
      (await titles()).filter((title) => known.get(title)?.includes(topic));
    await expect
      .poll(async () => [(await on('stablecoins')).length > 0, await on('zkml')], PATIENCE)
      .toEqual([true, []]);
    await shelf.select('[data-part="topic"]', '');
    await expect.poll(async () => (await titles()).length, PATIENCE).toBe(all);
  });

  it('a whole text is read by the keyboard alone, marked read, and unread again by one key', async () => {
    await search('source:cointelegraph');
    await expect.poll(async () => [...new Set(await sources())], PATIENCE).toEqual(['Cointelegraph']);
    const before = stage.world.requests.length;
    const [title] = await titles();
    const id = await idOf(0);
    await shelf.keyboard.press('ArrowDown');
    await expect.poll(focused, PATIENCE).toBe(id);
    await shelf.keyboard.press('Enter');
    await shelf.waitForSelector('[data-part="reading"] #reading-title:focus');
    expect(await texts(shelf, '#reading-title')).toEqual([title]);
    await expect
      .poll(() => texts(shelf, '[data-part="reading"] [data-part="note"]'), PATIENCE)
      .toEqual([expect.stringContaining('the text in the feed of Cointelegraph')]);
    expect((await texts(shelf, '[data-part="text"] p')).length).toBeGreaterThan(1);
    await expect.poll(() => stored('readMarks'), PATIENCE).toEqual([id]);
    await shelf.keyboard.press('m');
    await expect.poll(() => stored('readMarks'), PATIENCE).toEqual([]);
    await shelf.keyboard.press('m');
    await expect.poll(() => stored('readMarks'), PATIENCE).toEqual([id]);
    await shelf.keyboard.press('Escape');
    await shelf.waitForSelector('[data-part="reading"]', { hidden: true });
    expect(await focused()).toBe(id);
    const asked = stage.world.requests.slice(before).filter(({ kind }) => kind !== 'browser');
    expect(asked, 'the shelf asks nobody').toEqual([]);
  });

  it('what is saved and read stays so in a page opened anew, also once all else is gone, and is unsaved by one key', async () => {
    const readId = await idOf(0);
    const savedId = await idOf(1);
    await shelf.keyboard.press('j');
    await expect.poll(focused, PATIENCE).toBe(savedId);
    const savedTitle = (await titles())[1] ?? '';
    await shelf.keyboard.press('s');
    await expect.poll(() => stored('saved'), PATIENCE).toEqual([savedId]);
    await shelf.close();

    await stage.store.clear(['articleBlocks', 'articleKeys', 'indexSegments']);
    shelf = await stage.openReady('shelf');
    await expect.poll(titles, PATIENCE).toEqual([savedTitle]);
    expect(await stored('readMarks')).toEqual([readId]);
    await shelf.waitForSelector(`${ROWS} [data-part="save"][aria-pressed="true"]`);
    await shelf.focus(`${ROWS} [data-part="open"]`);
    await shelf.keyboard.press('s');
    await expect.poll(() => stored('saved'), PATIENCE).toEqual([]);
    await shelf.waitForSelector(`${ROWS} [data-part="save"][aria-pressed="true"]`, { hidden: true });
  });

  it('nothing of it is said on a console as an error', () => {
    expect(stage.firefox.errors).toEqual([]);
  });
});
