import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageDescription } from '../../../lib/domain/page.ts';
import { getLatestHeadlines } from '../../../lib/query/coin-headlines.ts';
import { getSidebarView } from '../../../lib/query/sidebar.ts';
import { changeFeed } from '../../../lib/poll/subscriptions.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;

const TOLD = [
  ['decrypt', 'Decrypt', 'Bittensor splits emissions per subnet after fork', 5],
  ['coindesk', 'CoinDesk', 'Bittensor fork splits subnet emissions', 6],
  ['cointelegraph', 'Cointelegraph', 'Subnet emissions split as Bittensor forks', 3],
  ['cryptoslate', 'CryptoSlate', 'TAO emissions per subnet split in fork', 2],
] as const;

const story = TOLD.map(([feedId, source, title, hours]) => ({
  feedId,
  source,
  title,
  summary: 'Bittensor miners and validators of each subnet earn TAO by price.',
  publishedAt: NOW - hours * HOUR,
  firstSeenAt: NOW,
}));
const other = {
  title: 'Bittensor wallet adds passkeys',
  summary: 'Signing for TAO holders becomes a matter of a fingerprint.',
  publishedAt: NOW - HOUR,
  firstSeenAt: NOW,
};

/** What a word is worth shows only among articles about other things. */
const filler = Array.from({ length: 400 }, (_, n) => ({
  title: `Court hears case ${n} about a stablecoin bill and an exchange’s licence`,
  publishedAt: NOW - (n + 2) * HOUR,
  firstSeenAt: NOW,
}));

const page: PageDescription = {
  url: 'https://example.net/bittensor',
  title: 'Bittensor miners look at subnet emissions',
  text: 'Bittensor miners look at emissions of their subnet after the fork. Validators of Bittensor split TAO. '.repeat(
    8,
  ),
  publishedAt: NOW,
  language: 'en',
  publishedFrom: 'meta',
};

const related = async () => {
  const view = await getSidebarView(page, { host: 'example.net', now: NOW, isPrivate: false });
  return view.kind === 'page' ? view.related : [];
};

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  fakeBrowser.reset();
  servePackage();
  await clearDatabase();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a story of four publishers', () => {
  it('is one card beside a page: the earliest, and the others in their order', async () => {
    await storeArticles([...filler, ...story, other]);
    const cards = (await related()).filter(({ title }) => title !== other.title);
    expect(cards.map(({ source, also }) => [source, also.map((one) => one.source)])).toEqual([
      ['CoinDesk', ['Decrypt', 'Cointelegraph', 'CryptoSlate']],
    ]);
  });

  it('is one headline about its coin', async () => {
    await storeArticles([...filler, ...story, other]);
    const headlines = await getLatestHeadlines('bittensor', NOW, 2);
    expect(headlines.map(({ title, also }) => [title, also.length])).toEqual([
      [other.title, 0],
      [story[1]!.title, 3],
    ]);
  });

  it('names no publisher that is muted, and none twice', async () => {
    await storeArticles([...filler, ...story, { ...story[0]!, title: 'Fork of Bittensor splits subnet emissions' }]);
    await changeFeed('coindesk', { tuning: { paceMinutes: null, muted: true } });
    const [card] = await related();
    expect([card?.source, card?.also.map(({ source }) => source)]).toEqual([
      'Decrypt',
      ['Cointelegraph', 'CryptoSlate'],
    ]);
  });

  it('does not name the page itself as another source', async () => {
    await storeArticles([...filler, ...story.map((one, at) => (at === 1 ? { ...one, url: page.url } : one))]);
    const [card] = await related();
    expect([card?.source, card?.also.map(({ source }) => source)]).toEqual([
      'Decrypt',
      ['Cointelegraph', 'CryptoSlate'],
    ]);
  });
});

describe('where more relate than are shown', () => {
  const many = ['wallet', 'bridge', 'exchange', 'auditor', 'explorer', 'school', 'museum', 'council', 'bank', 'forum'];
  const lesser = [...many, 'library', 'theatre'].map((name, n) => ({
    title: `A ${name} speaks of Bittensor`,
    summary: `What its ${name} number ${n} has to do with TAO.`,
    publishedAt: NOW - (n + 30) * HOUR,
    firstSeenAt: NOW,
  }));
  const title = 'Bittensor miners and validators split subnet emissions after the fork';
  const first = { title, feedId: 'decrypt', source: 'Decrypt', publishedAt: NOW - HOUR, firstSeenAt: NOW };
  const twin = { title, feedId: 'cryptoslate', source: 'CryptoSlate', publishedAt: NOW - 5 * HOUR, firstSeenAt: NOW };

  const best = async () => {
    const cards = await related();
    expect(cards).toHaveLength(10);
    return [cards[0]?.title, cards[0]?.source, cards[0]?.also.length];
  };

  it('the best of one title stands for it', async () => {
    await storeArticles([...filler, ...lesser, first, twin]);
    expect((await related())[0]).toMatchObject({ title });
  });

  it('its twin takes its place where its source is muted', async () => {
    await storeArticles([...filler, ...lesser, first, twin]);
    await changeFeed('decrypt', { tuning: { paceMinutes: null, muted: true } });
    expect(await best()).toEqual([title, 'CryptoSlate', 0]);
  });

  it('and where it is the page itself', async () => {
    await storeArticles([...filler, ...lesser, { ...first, url: page.url }, twin]);
    expect(await best()).toEqual([title, 'CryptoSlate', 0]);
  });
});
