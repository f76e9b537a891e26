import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { MAX_OWN_FEEDS, NOT_TUNED, ownFeedId } from '../../../lib/domain/own-feed.ts';
import { listFeeds } from '../../../lib/poll/list-feeds.ts';
import { runRound, tryFeed } from '../../../lib/poll/rounds.ts';
import { importOpml } from '../../../lib/poll/import-opml.ts';
import { addFeed, changeFeed, removeFeed, wakeAllowedFeeds } from '../../../lib/poll/subscriptions.ts';
import { writeOpml } from '../../../lib/articles/write-opml.ts';
import { getOpml } from '../../../lib/query/opml.ts';
import { changeOwnFeeds, readOwnFeeds } from '../../../lib/settings/own-feeds-store.ts';
import { changeSettings, readSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { fakeNetwork } from '../../support/fake-network.ts';
import { fakePermissions } from '../../support/fake-permissions.ts';
import { feedDraft } from '../../support/own-feeds.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;
const FEED_ID = ownFeedId('https://site.example/feed');
const TOPICS = { crypto: 'Crypto', ai: 'AI', 'decentralised-ai': 'Decentralised AI' };

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  fakeBrowser.reset();
  fakePermissions.allowOnly('*://*/*');
  await clearDatabase();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const publish = () => Promise.resolve();
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function feedReply(): Response {
  const items = [{ id: '1', url: 'https://site.example/1', title: 'One', date_published: new Date(NOW).toISOString() }];
  return Response.json({ version: 'https://jsonfeed.org/version/1.1', title: 'A site', items });
}

const feedsRead = async () => (await listFeeds()).filter(({ on }) => on);

const stateOf = async (feedId: string) => (await database()).get('feeds', feedId);

describe('an own feed', () => {
  it('is read by the rounds as the built-in ones are', async () => {
    const { sent } = fakeNetwork({ 'site.example': feedReply });
    expect(await addFeed(feedDraft())).toEqual({ ok: true, feedId: FEED_ID });
    await runRound('poll-feeds', publish, 'schedule');
    expect(sent.filter(({ url }) => url === 'https://site.example/feed')).toHaveLength(1);
    const blocks = await (await database()).getAll('articleBlocks');
    expect(blocks.flatMap(({ articles }) => articles)).toMatchObject([{ feedId: FEED_ID, source: 'A site' }]);
  });

  it('is not asked while it is switched off, nor while the browser does not allow its host, and says so', async () => {
    const { sent } = fakeNetwork({ 'site.example': feedReply });
    await addFeed(feedDraft({ on: false }));
    expect((await feedsRead()).some(({ id }) => id === FEED_ID)).toBe(false);
    await changeSettings(() => ({ feeds: {} }));
    fakePermissions.allowOnly();
    await tryFeed(FEED_ID, publish);
    expect(sent).toEqual([]);
    expect(await stateOf(FEED_ID)).toMatchObject({ failure: { reason: 'no-permission' } });

    fakePermissions.allowOnly('https://site.example/*');
    await wakeAllowedFeeds();
    await runRound('poll-feeds', publish, 'schedule');
    expect(sent.map(({ url }) => url)).toEqual(['https://site.example/feed']);
    expect(await stateOf(FEED_ID)).toMatchObject({ failure: null, lastSuccessAt: NOW });
  });

  it('is there once, under any spelling, and never beside the built-in one', async () => {
    await addFeed(feedDraft());
    const again = [
      addFeed(feedDraft({ url: 'https://www.site.example/feed/?utm_source=x' })),
      addFeed(feedDraft({ url: 'https://decrypt.co/feed/' })),
    ];
    expect(await Promise.all(again)).toEqual([
      { ok: false, reason: 'already' },
      { ok: false, reason: 'already' },
    ]);
    expect((await readOwnFeeds()).feeds).toHaveLength(1);
  });

  it('finds no room beyond three hundred', async () => {
    await changeOwnFeeds((current) => [
      { ...current, feeds: Array.from({ length: MAX_OWN_FEEDS }, (_, n) => ownFeed(`https://f${n}.example/`)) },
      null,
    ]);
    expect(await addFeed(feedDraft())).toEqual({ ok: false, reason: 'full' });
  });

  it('comes back as it was after its removal, and its host goes back to the browser meanwhile', async () => {
    fakePermissions.allowOnly('https://site.example/*', 'https://decrypt.co/*');
    await addFeed(feedDraft({ folder: 'Mine', on: false, tuning: { paceMinutes: 360, muted: true } }));
    const before = await readOwnFeeds();
    const draft = await removeFeed(FEED_ID);
    expect(await readOwnFeeds()).toEqual({ version: 1, feeds: [], tuned: {} });
    expect((await readSettings()).feeds).toEqual({});
    expect([...fakePermissions.state.origins]).toEqual(['https://decrypt.co/*']);
    expect(await addFeed(draft!)).toEqual({ ok: true, feedId: FEED_ID });
    expect(await readOwnFeeds()).toEqual(before);
    expect((await readSettings()).feeds).toEqual({ [FEED_ID]: false });
  });

  it('leaves its host allowed where another feed needs it', async () => {
    fakePermissions.allowOnly('https://site.example/*');
    await addFeed(feedDraft());
    await addFeed(feedDraft({ url: 'https://site.example/other' }));
    await removeFeed(FEED_ID);
    expect([...fakePermissions.state.origins]).toEqual(['https://site.example/*']);
  });

  it('that is added switched off is never read, wherever the worker dies; one that is added again is on', async () => {
    const set = vi.spyOn(fakeBrowser.storage.local, 'set');
    await addFeed(feedDraft({ on: false }));
    expect(set.mock.calls.map(([change]) => Object.keys(change)[0])).toEqual(['settings', 'ownFeeds']);
    set.mockRestore();
    // Died before the switch went with the feed.
    await changeOwnFeeds((current) => [{ ...current, feeds: [] }, null]);
    await addFeed(feedDraft());
    expect((await feedsRead()).some(({ id }) => id === FEED_ID)).toBe(true);

    await changeOwnFeeds((current) => [{ ...current, feeds: [] }, null]);
    await changeSettings(() => ({ feeds: { [FEED_ID]: false, decrypt: false } }));
    const opml = `<opml version="2.0"><body><outline type="rss" xmlUrl="https://site.example/feed"/></body></opml>`;
    await importOpml(encode(opml));
    expect((await feedsRead()).some(({ id }) => id === FEED_ID)).toBe(true);
    expect((await readSettings()).feeds).toEqual({ decrypt: false });
  });

  it('whose server asks to wait, at "Try now", is left alone with its neighbours', async () => {
    const wait = new Response('', { status: 429, headers: { 'retry-after': '7200' } });
    const { sent } = fakeNetwork({ 'site.example': () => wait });
    await addFeed(feedDraft());
    const other = await addFeed(feedDraft({ url: 'https://site.example/other' }));
    await tryFeed(FEED_ID, publish);
    await tryFeed(other.ok ? other.feedId : '', publish);
    expect(sent).toHaveLength(1);
  });

  it('cannot be removed where it is built in', async () => {
    expect(await removeFeed('decrypt')).toBeNull();
    expect((await feedsRead()).some(({ id }) => id === 'decrypt')).toBe(true);
  });
});

function ownFeed(url: string) {
  const { tuning: _tuning, on: _on, ...feed } = feedDraft({ url });
  return { ...feed, id: ownFeedId(url), addedAt: NOW };
}

/** Up to half an hour of a due time is chance. */
const halfHours = (hours: number): number => Math.floor(hours * 2) / 2;
/** How long after the first look the feed is due, in hours. */
const dueInHours = async () => (((await stateOf(FEED_ID))?.dueAt ?? Number.NaN) - NOW) / HOUR;

describe('a pace of the reader’s own', () => {
  it('holds from the last look on, and again after the next', async () => {
    fakeNetwork({ 'site.example': feedReply });
    await addFeed(feedDraft());
    await tryFeed(FEED_ID, publish);
    await changeFeed(FEED_ID, { tuning: { paceMinutes: 720, muted: false } });
    expect(halfHours(await dueInHours())).toBe(12);
    vi.setSystemTime(NOW + 12 * HOUR);
    await tryFeed(FEED_ID, publish);
    expect(halfHours(await dueInHours())).toBe(24);
    await changeFeed(FEED_ID, { tuning: NOT_TUNED });
    expect(await dueInHours(), 'at its own pace again').toBeLessThan(24);
  });

  it('stays when the source is muted right after, and the mute when the pace is changed', async () => {
    await addFeed(feedDraft());
    await changeFeed(FEED_ID, { tuning: { paceMinutes: 720 } });
    await changeFeed(FEED_ID, { tuning: { muted: true } });
    const tuned = async () => (await readOwnFeeds()).tuned[FEED_ID];
    expect(await tuned()).toMatchObject({ paceMinutes: 720, muted: true });
    await changeFeed(FEED_ID, { tuning: { paceMinutes: 60 } });
    expect(await tuned()).toMatchObject({ paceMinutes: 60, muted: true, mutedAt: NOW });
  });

  it('does not shorten what a failing source has to be left alone', async () => {
    fakeNetwork({ 'site.example': () => new Response('', { status: 429, headers: { 'retry-after': '36000' } }) });
    await addFeed(feedDraft());
    await tryFeed(FEED_ID, publish);
    await changeFeed(FEED_ID, { tuning: { paceMinutes: 60, muted: false } });
    const hours = await dueInHours();
    expect(hours).toBeGreaterThanOrEqual(10);
    expect(hours, 'in its own step, which is an hour and a half at most').toBeLessThan(11.5);
  });

  it('is never quicker than its publisher asks for', async () => {
    fakeNetwork({
      'site.example': async () => {
        const { status, headers } = feedReply();
        headers.set('cache-control', 'max-age=36000');
        return new Response(await feedReply().arrayBuffer(), { status, headers });
      },
    });
    await addFeed(feedDraft());
    await tryFeed(FEED_ID, publish);
    await changeFeed(FEED_ID, { tuning: { paceMinutes: 60, muted: false } });
    expect(await dueInHours()).toBeGreaterThanOrEqual(10);
  });

  it('can be said of a built-in feed, which keeps its name', async () => {
    await changeFeed('decrypt', { name: 'Mine', folder: 'x', tuning: { paceMinutes: 180, muted: true } });
    expect((await feedsRead()).find(({ id }) => id === 'decrypt')).toMatchObject({
      name: 'Decrypt',
      paceMinutes: 180,
      muted: true,
    });
    await changeFeed('decrypt', { tuning: NOT_TUNED });
    expect((await readOwnFeeds()).tuned).toEqual({});
  });
});

describe('an OPML file', () => {
  const file = (outlines: string): Uint8Array =>
    encode(`<?xml version="1.0"?><opml version="2.0"><body>${outlines}</body></opml>`);

  it('tells of every feed in it what became of it, and asks nobody', async () => {
    const { sent } = fakeNetwork({});
    fakePermissions.allowOnly('https://b.example/*');
    await addFeed(feedDraft({ name: 'Mine' }));
    const answer = await importOpml(
      file(`
        <outline text="News"><outline text="A" xmlUrl="http://a.example/feed"/>
        <outline text="B" xmlUrl="https://b.example/feed"/></outline>
        <outline text="A again" xmlUrl="https://www.a.example/feed/"/>
        <outline text="Decrypt there" xmlUrl="https://decrypt.co/feed"/>
        <outline text="Mine there" xmlUrl="https://site.example/feed/"/>
        <outline text="Channel" xmlUrl="https://www.youtube.com/user/OpenAI"/>
        <outline text="Router" xmlUrl="https://192.168.1.1/feed"/>
        <outline text="Script" xmlUrl="javascript:alert(1)"/>
        <outline type="rss" text="Lost"/>
        <outline xmlUrl="nonsense at all"/>`),
    );
    expect(answer).toEqual({
      ok: true,
      report: {
        added: [
          { name: 'A', url: 'https://a.example/feed', folder: 'News' },
          { name: 'B', url: 'https://b.example/feed', folder: 'News' },
          { name: 'Channel', url: 'https://www.youtube.com/feeds/videos.xml?user=OpenAI', folder: '' },
        ],
        already: [
          { name: 'A again', url: 'https://www.a.example/feed/', as: 'A', isBuiltIn: false },
          { name: 'Decrypt there', url: 'https://decrypt.co/feed', as: 'Decrypt', isBuiltIn: true },
          { name: 'Mine there', url: 'https://site.example/feed/', as: 'Mine', isBuiltIn: false },
        ],
        refused: [
          { name: 'Router', url: 'https://192.168.1.1/feed', reason: 'private' },
          { name: 'Script', url: 'javascript:alert(1)', reason: 'other-scheme' },
          { name: 'Lost', url: null, reason: 'no-address' },
          { name: 'nonsense at all', url: 'nonsense at all', reason: 'not-an-address' },
        ],
        beyond: 0,
        isCutOff: false,
        toAllow: ['https://a.example/feed', 'https://www.youtube.com/feeds/videos.xml?user=OpenAI'],
      },
    });
    expect(sent).toEqual([]);
    expect((await readOwnFeeds()).feeds.map(({ kind }) => kind)).toEqual(['blog', 'feed', 'feed', 'videos']);
  });

  it('of more than fit fills the room and refuses the rest by name', async () => {
    await addFeed(feedDraft());
    const many = Array.from({ length: 310 }, (_, n) => `<outline text="F${n}" xmlUrl="https://f${n}.example/feed"/>`);
    const answer = await importOpml(file(many.join('')));
    if (!answer.ok) throw new Error(answer.reason);
    expect(answer.report.added).toHaveLength(299);
    expect(answer.report.refused).toHaveLength(11);
    expect(answer.report.refused[0]).toMatchObject({ name: 'F299', reason: 'full' });
    expect((await readOwnFeeds()).feeds).toHaveLength(MAX_OWN_FEEDS);
  });

  it.each([
    ['is not one', encode('<html></html>'), 'not-opml'],
    ['is too large', new Uint8Array(5_000_001), 'too-large'],
  ])('that %s changes nothing', async (_what, bytes, reason) => {
    expect(await importOpml(bytes)).toEqual({ ok: false, reason });
    expect(await readOwnFeeds()).toEqual({ version: 1, feeds: [], tuned: {} });
  });

  it('is read in the encoding that it declares', async () => {
    const text =
      '<?xml version="1.0" encoding="ISO-8859-1"?><opml><body><outline text="Zürich" xmlUrl="https://z.example/"/></body></opml>';
    const answer = await importOpml(Uint8Array.from(text, (char) => char.charCodeAt(0)));
    expect(answer).toMatchObject({ report: { added: [{ name: 'Zürich' }] } });
  });

  it('that was exported here brings the same feeds back into the same folders on another device', async () => {
    await addFeed(feedDraft({ folder: 'Mine / Deep', name: 'One' }));
    await addFeed(feedDraft({ url: 'https://other.example/feed', on: false, name: 'Two' }));
    const before = await readOwnFeeds();
    const { opml, feeds } = await getOpml('Sources', (topic) => TOPICS[topic], NOW, writeOpml);
    expect(feeds).toBe(16);
    expect(opml).toContain('<outline text="Crypto"');
    fakeBrowser.reset();
    const answer = await importOpml(encode(opml));
    expect(answer).toMatchObject({ report: { added: { length: 2 }, already: { length: 14 }, refused: [] } });
    const places = ({ feeds: list }: typeof before) =>
      list.map(({ id, name, folder, language }) => [id, name, folder, language].join(' | '));
    expect(places(await readOwnFeeds()).sort()).toEqual(places(before).sort());
  });
});
