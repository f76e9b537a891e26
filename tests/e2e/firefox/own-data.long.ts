import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownFeedId } from '../../../lib/domain/own-feed.ts';
import { isFirefoxMissing, PATIENCE, setStage, type Stage, texts } from './stage.ts';
import { NOTES_FEED } from '../support/source-list.ts';

/** What is the reader's own, in the shipped build in Firefox: taken along, wiped, brought back from a file and from a copy. */
describe.skipIf(isFirefoxMissing())('Firefox, what is the reader’s own', () => {
  let stage: Stage;
  let options: Page;

  beforeAll(async () => {
    stage = await setStage();
    options = await stage.section('data');
    const [article, other] = await stage.store.articles();
    await ask('putSettings', {
      watchlist: ['dogecoin', 'bitcoin', 'ethereum'],
      hiddenSites: ['example.org'],
      quietHours: { from: 1410, to: 420 },
      feeds: { decrypt: false },
    });
    await ask('putMute', { kind: 'word', value: 'sponsored dream', on: true });
    await ask('putAlert', {
      id: null,
      coinId: 'bitcoin',
      condition: { kind: 'above', level: 170_000 },
      repeat: 'repeating',
      expiresAt: null,
      note: 'sell nothing',
    });
    const opml = `<opml version="2.0"><body><outline text="Gradient Notes" xmlUrl="${NOTES_FEED}"/></body></opml>`;
    await ask('importOpml', { file: opml });
    await ask('putMark', { articleId: article?.id, mark: 'saved', on: true });
    await ask('putMark', { articleId: other?.id, mark: 'read', on: true });
    await options.reload({ waitUntil: [] });
    await options.waitForSelector('[data-part="wipe"]');
  });
  afterAll(async () => stage?.close());

  async function ask(name: string, payload: object): Promise<unknown> {
    const answer = await options.evaluate((message) => chrome.runtime.sendMessage(message), { name, payload });
    expect(answer).toMatchObject({ ok: true });
    return (answer as { value: unknown }).value;
  }
  /**
   * All of the reader's own that there is, but for the moment at which it was asked, and for which price an alert saw
   * last: one that is brought back looks anew.
   */
  async function everything(): Promise<Record<string, unknown>> {
    const { json } = (await ask('exportEverything', {})) as { json: string };
    const {
      exportedAt: _at,
      alerts,
      ...own
    } = JSON.parse(json) as { exportedAt: string; alerts: { alert: unknown }[] };
    return { ...own, alerts: alerts.map(({ alert }) => alert) };
  }
  async function wipe(before: () => Promise<void> = async () => undefined): Promise<void> {
    await options.click('[data-part="wipe"]');
    await options.waitForSelector('[data-part="wipe-confirm"]');
    await before();
    await options.click('[data-part="wipe-confirm"]');
    await expect
      .poll(() => texts(options, '#wipe-note'), PATIENCE)
      .toEqual(['Everything is wiped. Coinside is as on its first run.']);
  }
  /** As on the first run: nothing in it is of the reader's. */
  async function nothingIsLeft(): Promise<void> {
    expect(await everything()).toMatchObject({ alerts: [], ownFeeds: { feeds: [] }, saved: [], read: [] });
    expect(await everything()).toMatchObject({ settings: { hiddenSites: [], mutes: [], quietHours: null } });
    expect(((await everything()) as { settings: { watchlist: unknown[] } }).settings.watchlist).toHaveLength(21);
  }

  it('all of it is in the file that is handed out, and in plain lists', async () => {
    const file = JSON.parse(await stage.saved(() => options.click('[data-part="export"]'))) as Record<string, unknown>;
    expect(file).toMatchObject({
      format: 'coinside-export',
      settings: {
        watchlist: ['dogecoin', 'bitcoin', 'ethereum'],
        hiddenSites: ['example.org'],
        quietHours: { from: 1410, to: 420 },
        feeds: { decrypt: false },
        mutes: [{ kind: 'word', value: 'sponsored dream' }],
      },
      alerts: [{ alert: { coinId: 'bitcoin', condition: { kind: 'above', level: 170_000 }, note: 'sell nothing' } }],
      ownFeeds: { feeds: [{ id: ownFeedId(NOTES_FEED), url: NOTES_FEED, name: 'Gradient Notes' }] },
    });
    expect(file['saved']).toHaveLength(1);
    expect(file['read']).toHaveLength(1);
    await expect
      .poll(() => texts(options, '#export-note'), PATIENCE)
      .toEqual([expect.stringMatching(/coinside-\d{4}-\d\d-\d\d\.json/)]);
    const opml = await stage.saved(() => options.click('[data-part="export-opml"]'));
    expect(opml).toContain(`xmlUrl="${NOTES_FEED}"`);
    const coins = await stage.saved(() => options.click('[data-part="export-watch-list"]'));
    expect(coins).toMatch(/Dogecoin[^]*Bitcoin[^]*Ethereum/);
  });

  it('a file that is none of ours changes nothing; one that is brings all of it back after a wipe', async () => {
    const before = await everything();
    const file = await stage.saved(() => options.click('[data-part="export"]'));
    await stage.choose(options, '[data-part="import"]', 'other.json', '{"format":"something"}');
    await expect.poll(() => texts(options, '#import-note'), PATIENCE).toEqual([expect.stringContaining('other.json')]);
    expect(await everything()).toEqual(before);

    await wipe();
    await nothingIsLeft();
    expect(await stage.store.all('saved')).toEqual([]);
    await stage.choose(options, '[data-part="import"]', 'mine.json', file);
    await expect
      .poll(() => texts(options, '#import-note'), PATIENCE)
      .toEqual([expect.stringMatching(/Now as in mine\.json.*1 source of your own.*1 saved article/)]);
    expect(await everything()).toEqual(before);
    // The rounds of the first run bring prices and articles back by themselves.
    await stage.round();
    expect((await stage.store.articles()).length).toBeGreaterThan(100);
    expect(await everything()).toEqual(before);
  });

  it('a copy on this device outlives a wipe where that is chosen, and is restored with a way back', async () => {
    const before = await everything();
    await options.click('[data-part="backup-now"]');
    await expect
      .poll(() => texts(options, '[data-part="backups"] li'), PATIENCE)
      .toContainEqual(expect.stringContaining('3 coins'));
    await wipe(() => options.click('[data-part="wipe-keep"]'));
    await nothingIsLeft();
    await options.click('[data-part="backup-restore"]');
    await expect.poll(everything, PATIENCE).toEqual(before);
    await options.click('[aria-labelledby="backups"] .notice .text-button');
    await expect.poll(async () => (await everything())['alerts'], PATIENCE).toEqual([]);
    await nothingIsLeft();
    await options.click('[data-part="backup-restore"]');
    await expect.poll(everything, PATIENCE).toEqual(before);
    // Without that choice the copies go too.
    await wipe();
    expect(await options.$('[data-part="backups"] li')).toBeNull();
    await nothingIsLeft();
  });

  it('nothing of it is said on a console as an error', () => {
    expect(stage.firefox.errors).toEqual([]);
  });
});
