import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownFeedId } from '../../../lib/domain/own-feed.ts';
import { sites } from '../../world/sites/play-sites.ts';
import { covered, isFirefoxMissing, PATIENCE, setStage, type Stage, texts } from './stage.ts';
import { LIST_OF_SOURCES, NOTES_FEED } from '../support/source-list.ts';

const NOTES = ownFeedId(NOTES_FEED);
const LETTERS = ownFeedId('https://quietcompute.substack.com/feed');
const ADDRESS = 'input[data-part="source-address"]';

const row = (feedId: string): string => `[data-feed-id="${feedId}"]`;

/** The reader's own sources, in the shipped build in Firefox, whose user is asked for each host for real. */
describe.skipIf(isFirefoxMissing())('Firefox, sources of one’s own', () => {
  let stage: Stage;
  let options: Page;

  beforeAll(async () => {
    stage = await setStage({ asksPermissions: true });
    options = await stage.section('sources');
  });
  afterAll(async () => stage?.close());

  const askedSites = (): string[] =>
    stage.world.requests.filter(({ kind }) => kind === 'site').map(({ host, path }) => host + path);
  const mayAsk = (url: string): Promise<boolean> =>
    options.evaluate((origin) => chrome.permissions.contains({ origins: [origin] }), `https://${new URL(url).host}/*`);
  const health = (feedId: string): Promise<string[]> => texts(options, `${row(feedId)} .health`);
  const read = [expect.stringMatching(/^read /)];

  it('a site’s address: refused, it stays and nobody is asked; allowed, its feed is shown, added and read from then on', async () => {
    await options.type(ADDRESS, 'gradientnotes.example');
    await options.keyboard.press('Enter');
    await stage.firefox.answer('refuse');
    await expect
      .poll(() => texts(options, '[data-part="will"].bad'), PATIENCE)
      .toEqual(['Your browser did not allow gradientnotes.example. Nothing was asked and nothing was added.']);
    expect(await options.$eval(ADDRESS, ({ value }) => value)).toBe('gradientnotes.example');
    expect(await covered(options, ADDRESS)).toEqual([]);
    expect(askedSites()).toEqual([]);

    await options.keyboard.press('Enter');
    await stage.firefox.answer('allow');
    await options.waitForSelector('[data-part="preview"]');
    expect(await texts(options, '[data-part="preview"] .preview-facts')).toEqual([
      expect.stringContaining('4 articles, newest 2 days ago, one a week.'),
    ]);
    expect(await texts(options, '.preview-newest li')).toHaveLength(3);
    expect(askedSites()).toEqual(['gradientnotes.example/', 'gradientnotes.example/feed/']);
    expect(await stage.store.local('ownFeeds'), 'nothing is stored before it is added').toBeFalsy();
    await options.click('[data-part="add-source"]');
    await expect.poll(() => health(NOTES), PATIENCE).toEqual(read);
    expect(await texts(options, `${row(NOTES)} .kept`)).toEqual(['4']);
    expect(await options.$eval(ADDRESS, ({ value }) => value)).toBe('');

    stage.world.clearRequests();
    await stage.round();
    expect(askedSites()).toEqual(['gradientnotes.example/feed/']);
  });

  it('what has no feed is said, and its host goes back to the browser', async () => {
    await options.type(ADDRESS, sites.noFeed);
    await options.keyboard.press('Enter');
    await stage.firefox.answer('allow');
    await expect
      .poll(() => texts(options, '[data-part="no-feed"]'), PATIENCE)
      .toEqual([expect.stringContaining('nothing-to-read.example is a page, and it has no feed')]);
    await expect.poll(() => mayAsk(sites.noFeed), PATIENCE).toBe(false);
    await options.click('[data-part="not-now"]');
    await options.$eval(ADDRESS, (field) => field.select());
    await options.type(ADDRESS, '192.168.1.1/feed');
    await options.keyboard.press('Enter');
    await expect
      .poll(() => texts(options, '[data-part="will"].bad'), PATIENCE)
      .toEqual([expect.stringContaining('That address lies in a private network.')]);
  });

  it('one of them is muted, removed with its host, and brought back as it was', async () => {
    await options.click(`${row(NOTES)} [data-part="more"]`);
    await options.waitForSelector('[data-part="feed-name"]');
    await options.click('.feed-settings [role="switch"]');
    await expect.poll(() => texts(options, `${row(NOTES)} .feed-muted`), PATIENCE).toHaveLength(1);
    await expect
      .poll(() => stage.store.local('ownFeeds'), PATIENCE)
      .toMatchObject({ feeds: [{ id: NOTES, url: NOTES_FEED }], tuned: { [NOTES]: { muted: true } } });

    await options.click('[data-part="remove-feed"]');
    await options.waitForSelector('[data-part="removed"]');
    await options.waitForSelector(row(NOTES), { hidden: true });
    await expect.poll(() => mayAsk(NOTES_FEED), PATIENCE).toBe(false);
    stage.world.clearRequests();
    await stage.round();
    expect(askedSites()).toEqual([]);
    // Its button has the focus, so one key undoes it; Firefox asks for the host anew where it was given back.
    await options.bringToFront();
    await options.keyboard.press('Enter');
    await stage.firefox.answer('allow');
    await expect.poll(() => texts(options, `${row(NOTES)} .feed-muted`), PATIENCE).toHaveLength(1);
    await expect
      .poll(() => stage.store.local('ownFeeds'), PATIENCE)
      .toMatchObject({ feeds: [{ id: NOTES, url: NOTES_FEED }], tuned: { [NOTES]: { muted: true } } });
    expect(await mayAsk(NOTES_FEED)).toBe(true);
  });

  it('a list comes in with a report, its hosts are allowed in one question, and it goes out again', async () => {
    const before = Object(await stage.store.local('ownFeeds')) as { feeds: unknown[] };
    await stage.choose(options, '[data-part="import-opml"]', 'page.opml', '<html></html>');
    await expect
      .poll(() => texts(options, '.notices > .notice'), PATIENCE)
      .toEqual([expect.stringContaining('page.opml is not an OPML file. Nothing was changed.')]);
    expect(await stage.store.local('ownFeeds')).toEqual(before);

    await stage.choose(options, '[data-part="import-opml"]', 'mine.opml', LIST_OF_SOURCES);
    await options.waitForSelector('[data-part="opml-report"]');
    expect(await texts(options, '[data-part="opml-summary"]')).toEqual(['1 added, 2 already there, 2 refused.']);
    const refused = (await texts(options, '[data-part="report-refused"]')).join();
    expect(refused).toContain('the address lies in a private network');
    expect(refused).toContain('the file names no address');
    await expect.poll(() => health(LETTERS), PATIENCE).toEqual(['not allowed yet']);
    await options.click('[data-part="allow-all"]');
    await stage.firefox.answer('allow');
    await expect.poll(() => health(LETTERS), PATIENCE).toEqual(read);
    await options.click('[data-part="close-report"]');
    await options.waitForSelector('[data-part="opml-report"]', { hidden: true });

    const exported = await stage.saved(() => options.click('[data-part="export-opml"]'));
    for (const url of [NOTES_FEED, 'https://quietcompute.substack.com/feed', 'https://decrypt.co/feed'])
      expect(exported).toContain(`xmlUrl="${url}"`);
    const own = await stage.store.local('ownFeeds');
    await stage.choose(options, '[data-part="import-opml"]', 'again.opml', exported);
    await expect
      .poll(() => texts(options, '[data-part="opml-summary"]'), PATIENCE)
      .toEqual(['Nothing added, 16 already there, nothing refused.']);
    expect(await stage.store.local('ownFeeds')).toEqual(own);
  });

  it('nothing of it is said on a console as an error', () => {
    expect(stage.firefox.errors).toEqual([]);
  });
});
