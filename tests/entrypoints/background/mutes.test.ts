import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { setMute } from '../../../entrypoints/background/mutes.ts';
import type { MuteName } from '../../../lib/domain/mute.ts';
import { DAY_MS } from '../../../lib/domain/durations.ts';
import type { PageDescription } from '../../../lib/domain/page.ts';
import { WHOLE_SHELF } from '../../../lib/domain/shelf-query.ts';
import { prune } from '../../../lib/poll/prune.ts';
import { changeFeed } from '../../../lib/poll/subscriptions.ts';
import { noteTold } from '../../../lib/poll/told-time.ts';
import { getCoinHeadlines } from '../../../lib/query/coin-headlines.ts';
import { getDailyInsights } from '../../../lib/query/daily-insights.ts';
import { getMutes } from '../../../lib/query/mutes.ts';
import { getShelf } from '../../../lib/query/shelf.ts';
import { getHandleView, getSidebarView } from '../../../lib/query/sidebar.ts';
import { changeSettings, readSettings } from '../../../lib/settings/settings-store.ts';
import { readAllArticles } from '../../../lib/store/read-articles.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { saveArticle } from '../../../lib/store/saved.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;

const page: PageDescription = {
  url: 'https://elsewhere.example/1',
  title: 'Bittensor miners look at subnet emissions',
  text: 'Bittensor miners look at emissions of their subnet after the fork. Validators of Bittensor split TAO. '.repeat(
    8,
  ),
  language: 'en',
  publishedAt: NOW,
  publishedFrom: 'meta',
};

const [WARM, TAX, PAIR, STORY_A, STORY_B] = [
  'A greenhouse grows tomatoes beside Bittensor miners',
  'Iceland taxes what Bittensor validators earn',
  'Dogecoin and Bittensor wallets add passkeys',
  'Bittensor splits emissions per subnet after fork',
  'Bittensor fork splits subnet emissions',
] as const;

const EMISSIONS = 'Bittensor miners and validators of each subnet earn TAO by price.';

const pieces = [
  { title: WARM, summary: 'It is warm there in winter, too.', feedId: 'decrypt', source: 'Decrypt', hours: 1 },
  { title: TAX, summary: 'Parliament in Reykjavik wants a share.', feedId: 'coindesk', source: 'CoinDesk', hours: 2 },
  {
    title: PAIR,
    summary: 'Signing for TAO holders becomes a matter of a fingerprint.',
    feedId: 'coindesk',
    source: 'CoinDesk',
    hours: 3,
  },
  { title: STORY_A, summary: EMISSIONS, feedId: 'decrypt', source: 'Decrypt', hours: 5 },
  { title: STORY_B, summary: EMISSIONS, feedId: 'coindesk', source: 'CoinDesk', hours: 6 },
].map(({ hours, ...piece }) => ({
  ...piece,
  publishedAt: NOW - hours * HOUR,
  firstSeenAt: NOW,
}));
const aboutElse = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    title: `Court hears case ${n} about a licence and an exchange`,
    publishedAt: NOW - (n + 30) * HOUR,
    firstSeenAt: NOW,
  }));
const others = aboutElse(400);

let ids: ReadonlyMap<string, string>;
beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  fakeBrowser.reset();
  Object.assign(fakeBrowser.action, { setIcon: async () => undefined });
  await useCatalogue();
  servePackage();
  await clearDatabase();
  await storeArticles([...pieces, ...others]);
  await changeSettings(() => ({ watchlist: ['bittensor'] }));
  ids = new Map((await readAllArticles()).map(({ article: { title, id } }) => [title, id]));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const beside = async (where: PageDescription = page) => {
  const view = await getSidebarView(where, { host: 'elsewhere.example', now: NOW, isPrivate: false });
  if (view.kind !== 'page') throw new Error(view.kind);
  expect((await getHandleView(where, NOW)).related).toBe(view.related.length);
  return view;
};
const titlesOf = (list: readonly { readonly title: string; readonly also?: readonly { readonly title: string }[] }[]) =>
  list.flatMap(({ title, also = [] }) => [title, ...also.map((one) => one.title)]).sort();

/** Everything that is shown of the five, by surface. */
async function shown() {
  const shelf = await getShelf({ ...WHOLE_SHELF, words: ['bittensor'] }, { from: 0, count: 60 });
  return {
    sidebar: titlesOf((await beside()).related),
    headlines: titlesOf(await getCoinHeadlines('bittensor', NOW, 9)),
    insights: titlesOf((await getDailyInsights(NOW)).stories),
    shelf: titlesOf(shelf.articles),
  };
}
const all = [WARM, TAX, PAIR, STORY_A, STORY_B].toSorted();
const without = (...gone: string[]) => all.filter((title) => !gone.includes(title));

const mute = (name: MuteName) => setMute({ ...name, on: true });
const unmute = (name: MuteName) => setMute({ ...name, on: false });
const article = (title: string): MuteName => ({ kind: 'article', value: ids.get(title)! });

it('all of it is shown before anything is muted', async () => {
  expect(await shown()).toEqual({ sidebar: all, headlines: all, insights: all, shelf: all });
});

describe.each<[string, MuteName, readonly string[]]>([
  ['a word', { kind: 'word', value: 'Greenhouse' }, [WARM]],
  ['a phrase', { kind: 'word', value: 'ICELAND taxes' }, [TAX]],
  ['a coin', { kind: 'coin', value: 'dogecoin' }, [PAIR]],
  ['a source', { kind: 'source', value: 'decrypt' }, [WARM, STORY_A]],
])('%s that is muted', (_what, name, gone) => {
  it('takes its articles from every surface, until it is taken back', async () => {
    await mute(name);
    const left = without(...gone);
    expect(await shown()).toEqual({ sidebar: left, headlines: left, insights: left, shelf: left });
    expect(await getMutes(NOW)).toMatchObject([{ ...name, since: NOW }]);
    await unmute(name);
    expect(await shown()).toEqual({ sidebar: all, headlines: all, insights: all, shelf: all });
    expect(await getMutes(NOW)).toEqual([]);
  });
});

describe('an article that is muted', () => {
  it('is gone everywhere by itself', async () => {
    await mute(article(TAX));
    const left = without(TAX);
    expect(await shown()).toEqual({ sidebar: left, headlines: left, insights: left, shelf: left });
  });

  it('takes its story with it, which the next publisher would tell again', async () => {
    await mute(article(STORY_B));
    const left = without(STORY_A, STORY_B);
    expect(await shown()).toEqual({ sidebar: left, headlines: left, insights: left, shelf: left });
  });

  it('is listed by its title, and counted out on the shelf', async () => {
    await mute(article(TAX));
    expect(await getMutes(NOW)).toMatchObject([{ kind: 'article', name: TAX }]);
    expect(await getShelf(WHOLE_SHELF, { from: 0, count: 3 })).toMatchObject({ total: pieces.length + 400 - 1 });
  });

  it('stays among the saved', async () => {
    const [placed] = (await readAllArticles()).filter(({ article: { title } }) => title === TAX);
    await saveArticle(placed!.article, NOW);
    await mute(article(TAX));
    const saved = await getShelf({ ...WHOLE_SHELF, part: 'saved' }, { from: 0, count: 3 });
    expect(titlesOf(saved.articles)).toEqual([TAX]);
    expect((await shown()).shelf).toEqual(without(TAX));
  });

  it('is forgotten a week after it is gone from the store', async () => {
    await mute(article(TAX));
    await mute({ kind: 'article', value: 'ffffffffffffffff' });
    await mute({ kind: 'word', value: 'kept' });
    vi.setSystemTime(NOW + 6 * DAY_MS);
    await prune();
    expect((await readSettings()).mutes).toHaveLength(3);
    vi.setSystemTime(NOW + 8 * DAY_MS);
    noteTold(Date.now());
    await prune();
    expect((await readSettings()).mutes.map(({ value }) => value)).toEqual([ids.get(TAX), 'kept']);
    vi.setSystemTime(NOW + 120 * DAY_MS);
    noteTold(Date.now());
    await prune();
    expect((await readSettings()).mutes.map(({ value }) => value)).toEqual(['kept']);
  });
});

describe('a topic that is muted', () => {
  it('takes the articles on it, and on what belongs to it, also from a page on that topic', async () => {
    await storeArticles([
      {
        title: 'Bittensor miners verify zkML proofs',
        summary: 'Zero-knowledge machine learning for subnets.',
        publishedAt: NOW - HOUR,
      },
    ]);
    const zkml = 'Bittensor miners verify zkML proofs';
    expect((await shown()).sidebar).toContain(zkml);
    await mute({ kind: 'topic', value: 'zkml' });
    const after = await shown();
    for (const titles of Object.values(after)) expect(titles).not.toContain(zkml);
    expect(after.sidebar).toEqual(all);
    await unmute({ kind: 'topic', value: 'zkml' });
    await mute({ kind: 'topic', value: 'decentralised-ai' });
    expect((await beside()).related).toEqual([]);
  });
});

describe('silence', () => {
  it('says that what relates is muted, and only then', async () => {
    expect(await beside()).toMatchObject({ isMutedHere: false });
    await mute({ kind: 'word', value: 'Bittensor' });
    expect(await beside()).toMatchObject({ related: [], isMutedHere: true });
    const elsewhere = { ...page, title: 'A walk in the woods', text: 'Trees, moss and a brook. '.repeat(40) };
    expect(await beside(elsewhere)).toMatchObject({ related: [], isMutedHere: false });
  });

  it('does not tell of mutes what is left out for another reason', async () => {
    await changeSettings(() => ({ labelsLeftOut: ['press-release'] }));
    await clearDatabase();
    await storeArticles([...others, { ...pieces[0]!, label: { label: 'press-release', by: 'title', words: 'PR' } }]);
    await mute({ kind: 'word', value: 'greenhouse' });
    expect(await beside()).toMatchObject({ related: [], isMutedHere: false });
  });
});

it('looks deeper where the best are muted', async () => {
  await storeArticles(aboutElse(1_600));
  await storeArticles(
    Array.from({ length: 70 }, (_, n) => ({
      title: `Bittensor miners look at subnet emissions, part ${n}`,
      summary: `Validators of Bittensor split TAO, says number ${n}.`,
      feedId: 'cointelegraph',
      source: 'Cointelegraph',
      publishedAt: NOW - n * 60_000,
      firstSeenAt: NOW,
    })),
  );
  await mute({ kind: 'source', value: 'cointelegraph' });
  expect(titlesOf((await beside()).related)).toEqual(all);
});

describe('what is muted', () => {
  it('is one truth with the sources’ own list', async () => {
    await changeFeed('decrypt', { tuning: { paceMinutes: 360, muted: true } });
    expect(await getMutes(NOW)).toEqual([{ kind: 'source', value: 'decrypt', name: 'Decrypt', since: NOW }]);
    vi.setSystemTime(NOW + HOUR);
    await mute({ kind: 'source', value: 'decrypt' });
    expect(await getMutes(NOW)).toMatchObject([{ since: NOW }]);
    await unmute({ kind: 'source', value: 'decrypt' });
    expect(await getMutes(NOW)).toEqual([]);
  });

  it('has each thing once, the newest first', async () => {
    await mute({ kind: 'word', value: '  Zero   knowledge ' });
    vi.setSystemTime(NOW + HOUR);
    await mute({ kind: 'word', value: 'zero KNOWLEDGE' });
    await mute({ kind: 'coin', value: 'dogecoin' });
    expect(await getMutes(NOW)).toEqual([
      { kind: 'coin', value: 'dogecoin', name: 'Dogecoin (DOGE)', since: NOW + HOUR },
      { kind: 'word', value: 'Zero knowledge', name: 'Zero knowledge', since: NOW },
    ]);
  });

  it.each<MuteName>([
    { kind: 'word', value: ' … ' },
    { kind: 'article', value: '../x' },
    { kind: 'topic', value: 'No topic' },
    { kind: 'source', value: '__proto__' },
    { kind: 'source', value: 'never-heard-of' },
  ])('takes no $kind “$value”', async (name) => {
    await mute(name);
    expect(await getMutes(NOW)).toEqual([]);
  });

  it('is bounded: of articles the newest are kept, of words none is pushed out', async () => {
    const words = Array.from({ length: 200 }, (_, n) => ({ kind: 'word' as const, value: `word ${n}`, since: NOW }));
    const articles = Array.from({ length: 300 }, (_, n) => ({
      kind: 'article' as const,
      value: n.toString(16).padStart(16, '0'),
      since: NOW + n,
    }));
    await changeSettings(() => ({ mutes: [...words, ...articles] }));
    vi.setSystemTime(NOW + HOUR);
    expect(await mute({ kind: 'topic', value: 'memecoins' })).toEqual({ ok: false, reason: 'full' });
    expect(await mute({ kind: 'article', value: 'f'.repeat(16) })).toEqual({ ok: true });
    const { mutes } = await readSettings();
    expect(mutes).toHaveLength(500);
    expect(mutes.at(-1)).toMatchObject({ value: 'f'.repeat(16) });
    expect(mutes.some(({ value }) => value === articles[0]!.value)).toBe(false);
  });

  it('keeps what was just muted, though others say that they were muted later', async () => {
    const mutes = Array.from({ length: 300 }, (_, n) => ({
      kind: 'article' as const,
      value: n.toString(16).padStart(16, '0'),
      since: NOW + (n + 1) * DAY_MS,
    }));
    await changeSettings(() => ({ mutes }));
    await mute({ kind: 'article', value: 'f'.repeat(16) });
    expect((await readSettings()).mutes.at(-1)).toEqual({ kind: 'article', value: 'f'.repeat(16), since: NOW });
    expect((await readSettings()).mutes).toHaveLength(300);
  });

  it('says so where nobody lists the source', async () => {
    expect(await mute({ kind: 'source', value: 'never-heard-of' })).toEqual({ ok: false, reason: 'unknown' });
  });
});
