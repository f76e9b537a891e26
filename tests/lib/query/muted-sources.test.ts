import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageDescription } from '../../../lib/domain/page.ts';
import { ownFeedId } from '../../../lib/domain/own-feed.ts';
import { addFeed, changeFeed, removeFeed } from '../../../lib/poll/subscriptions.ts';
import { tryFeed } from '../../../lib/poll/rounds.ts';
import { getHandleView, getSidebarView } from '../../../lib/query/sidebar.ts';
import { getSourcesView } from '../../../lib/query/sources.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { fakeNetwork } from '../../support/fake-network.ts';
import { fakePermissions } from '../../support/fake-permissions.ts';
import { feedDraft } from '../../support/own-feeds.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const FEED_ID = ownFeedId('https://site.example/feed');

const page: PageDescription = {
  url: 'https://elsewhere.example/1',
  title: 'Bittensor validators rent GPU racks in Iceland',
  text: 'Bittensor validators rent GPU racks in Iceland. Subnets of Bittensor pay TAO for inference on those racks. '.repeat(
    8,
  ),
  language: 'en',
  publishedAt: NOW,
  publishedFrom: 'meta',
};

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  fakeBrowser.reset();
  fakePermissions.allowOnly('*://*/*');
  await clearDatabase();
  const item = (host: string) => ({
    id: '1',
    url: `https://${host}/1`,
    title: `Bittensor validators rent GPU racks, says ${host}`,
    summary: 'Subnets of Bittensor pay TAO for inference on GPU racks in Iceland.',
    date_published: new Date(NOW - 3_600_000).toISOString(),
  });
  // What a word is worth shows only among articles about other things.
  const others = Array.from({ length: 60 }, (_, n) => ({
    id: `other-${n}`,
    url: `https://decrypt.co/other/${n}`,
    title: `Court hears case ${n} about a stablecoin bill and an exchange’s licence`,
    summary: `Lawyers of exchange number ${n} spoke of dollars, banks and deposits.`,
    date_published: new Date(NOW - (n + 2) * 3_600_000).toISOString(),
  }));
  const feedOf = (host: string, more: readonly object[]) => () =>
    Response.json({ version: 'https://jsonfeed.org/version/1.1', title: host, items: [item(host), ...more] });
  fakeNetwork({ 'site.example': feedOf('site.example', []), 'decrypt.co': feedOf('decrypt.co', others) });
  await addFeed(feedDraft());
  await tryFeed(FEED_ID, () => Promise.resolve());
  await tryFeed('decrypt', () => Promise.resolve());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Every publisher that a card names, alone or beside the first of its story. */
async function related(): Promise<string[]> {
  const view = await getSidebarView(page, { host: 'elsewhere.example', now: NOW, isPrivate: false });
  if (view.kind !== 'page') throw new Error(view.kind);
  expect((await getHandleView(page, NOW)).related).toBe(view.related.length);
  return view.related.flatMap(({ source, also }) => [source, ...also.map((other) => other.source)]).sort();
}

it('shows what an own feed brought under the name it has now', async () => {
  expect(await related()).toEqual(['A site', 'Decrypt']);
  await changeFeed(FEED_ID, { name: 'My site' });
  expect(await related()).toEqual(['Decrypt', 'My site']);
});

it('shows nothing of a muted source while it is muted, and keeps it', async () => {
  await changeFeed('decrypt', { tuning: { paceMinutes: null, muted: true } });
  expect(await related()).toEqual(['A site']);
  expect((await getSourcesView()).feeds.find(({ id }) => id === 'decrypt')).toMatchObject({
    articles: 61,
    muted: true,
  });
  await changeFeed('decrypt', { tuning: { paceMinutes: null, muted: false } });
  expect(await related()).toEqual(['A site', 'Decrypt']);
});

it('shows of two articles of one title the one whose source is not muted', async () => {
  const item = (host: string, day: number) => ({
    id: 'twin',
    url: `https://${host}/twin`,
    title: 'Heat of GPU racks warms greenhouses',
    summary: 'Subnets of Bittensor pay TAO for inference on GPU racks in Iceland.',
    date_published: new Date(NOW - day * 86_400_000).toISOString(),
  });
  const feedOf = (host: string, day: number) => () =>
    Response.json({ version: 'https://jsonfeed.org/version/1.1', title: host, items: [item(host, day)] });
  fakeNetwork({ 'site.example': feedOf('site.example', 3), 'decrypt.co': feedOf('decrypt.co', 1) });
  vi.setSystemTime(NOW + 3 * 3_600_000);
  await tryFeed(FEED_ID, () => Promise.resolve());
  await tryFeed('decrypt', () => Promise.resolve());
  expect(await related()).toEqual(['A site', 'A site', 'Decrypt', 'Decrypt']);
  await changeFeed('decrypt', { tuning: { paceMinutes: null, muted: true } });
  expect(await related()).toEqual(['A site', 'A site']);
});

it('shows nothing of a removed source until it is back', async () => {
  const draft = await removeFeed(FEED_ID);
  expect(await related()).toEqual(['Decrypt']);
  await addFeed(draft!);
  expect(await related()).toEqual(['A site', 'Decrypt']);
});

it('tells of each source whether the browser allows it', async () => {
  fakePermissions.allowOnly('https://decrypt.co/*');
  const { feeds } = await getSourcesView();
  expect(feeds.filter(({ allowed }) => allowed).map(({ id }) => id)).toEqual(['decrypt']);
  expect(feeds.at(-1)).toMatchObject({ id: FEED_ID, own: true, topic: null, folder: '', kind: 'blog', on: true });
});
