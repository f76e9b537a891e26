import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageDescription } from '../../../lib/domain/page.ts';
import { getSidebarView } from '../../../lib/query/sidebar.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY = 86_400_000;

const page: PageDescription = {
  url: 'https://elsewhere.example/1',
  title: 'Anthropic takes billions for its AI models',
  text: 'Anthropic, the maker of Claude, takes billions to train AI models. OpenAI has a rich friend too. '.repeat(6),
  language: 'en',
  publishedAt: NOW,
  publishedFrom: 'meta',
};

/** So near to the page that it stands among what relates. */
const NEAR = 'Decentralised AI: SingularityNET and Bittensor put a subnet of open models online';
const FARTHER = 'Decentralised AI conference opens in Lisbon';
const PREDICTION = 'Decentralised AI conference in Lisbon could double a price';

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  fakeBrowser.reset();
  servePackage();
  await clearDatabase();
  const others = Array.from({ length: 80 }, (_, n) => ({
    title: `Court hears case ${n} about a bill and an exchange’s licence`,
    publishedAt: NOW - (n + 2) * DAY,
  }));
  await storeArticles([
    ...others,
    { title: 'Anthropic signs for more billions', publishedAt: NOW - DAY },
    { title: NEAR, publishedAt: NOW - 2 * DAY },
    { title: PREDICTION, publishedAt: NOW - DAY, label: { label: 'prediction', by: 'wording', words: 'could' } },
    { title: FARTHER, publishedAt: NOW - DAY },
  ]);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function viewOf(changes: Partial<PageDescription>) {
  const view = await getSidebarView({ ...page, ...changes }, { host: 'elsewhere.example', now: NOW, isPrivate: false });
  if (view.kind !== 'page') throw new Error(view.kind);
  return view;
}

it('offers what is on the counter-topic and speaks of the page’s matter, but no predictions and nothing twice', async () => {
  const { otherView, related, topics } = await viewOf({});
  expect(topics[0]).toMatchObject({ id: 'centralised-labs' });
  const titles = (articles: readonly { readonly title: string }[] = []) => articles.map(({ title }) => title);
  expect(titles(related)).toEqual(['Anthropic signs for more billions', NEAR]);
  expect(otherView).toMatchObject({ of: 'centralised-labs', topic: 'decentralised-ai' });
  expect(titles(otherView?.articles)).toEqual([FARTHER]);
});

it('has no other view on a page whose topic has none', async () => {
  const text = 'A hacker drained the lender. The exploit took millions, and the theft is traced by ZachXBT. '.repeat(6);
  const { otherView, topics } = await viewOf({ title: 'Lender hacked for millions', text });
  expect(topics[0]).toMatchObject({ id: 'hacks' });
  expect(otherView).toBeNull();
});

it('knows a page that is older than what is stored', async () => {
  expect((await viewOf({})).writtenSince).toBe(false);
  expect((await viewOf({ publishedAt: NOW - 900 * DAY })).writtenSince).toBe(true);
  expect((await viewOf({ publishedAt: null })).writtenSince).toBe(false);
});
