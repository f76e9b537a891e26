import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageDescription } from '../../../lib/domain/page.ts';
import { getHandleView, getSidebarView } from '../../../lib/query/sidebar.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { fakePermissions } from '../../support/fake-permissions.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const subject = 'Bittensor validators rent GPU racks from the Reykjanes geothermal foundry';
const page: PageDescription = {
  url: 'https://elsewhere.example/1',
  title: subject,
  text: `${subject}. Subnets of Bittensor pay TAO for inference on those racks of the Reykjanes foundry. `.repeat(8),
  language: 'en',
  publishedAt: NOW,
  publishedFrom: 'meta',
};

beforeEach(async () => {
  fakeBrowser.reset();
  fakePermissions.allowOnly('https://site.example/*');
  servePackage();
  await clearDatabase();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('counts what the sidebar lists, be its reason a topic or a few words', async () => {
  await storeArticles([
    ...Array.from({ length: 400 }, (_, at) => ({ title: `Gardens of the north, part ${at}`, publishedAt: NOW })),
    { title: 'Bittensor validators rent GPU racks again', publishedAt: NOW },
    { title: 'Reykjanes geothermal foundry rents racks to validators', publishedAt: NOW },
    { title: 'Geothermal foundry at Reykjanes, with racks', publishedAt: NOW },
  ]);
  const view = await getSidebarView(page, { host: 'elsewhere.example', now: NOW, isPrivate: false });
  const related = view.kind === 'page' ? view.related : [];
  expect(related.filter(({ reason }) => reason.topics.length > 0)).toHaveLength(1);
  expect(related).toHaveLength(3);
  expect((await getHandleView(page, NOW)).related).toBe(3);
});

it('neither lists nor counts what one word alone would speak for', async () => {
  await storeArticles([
    ...Array.from({ length: 400 }, (_, at) => ({ title: `Gardens of the north, part ${at}`, publishedAt: NOW })),
    // Two rare terms make it a candidate, and "firms" explains nothing.
    { title: 'Reykjanes firms', publishedAt: NOW },
    { title: 'Reykjanes foundry', publishedAt: NOW },
  ]);
  const asked = { ...page, title: `${subject} of firms`, text: `${page.text} Firms at Reykjanes. ` };
  const view = await getSidebarView(asked, { host: 'elsewhere.example', now: NOW, isPrivate: false });
  const titles = view.kind === 'page' ? view.related.map(({ title }) => title) : [];
  expect(titles).toEqual(['Reykjanes foundry']);
  expect((await getHandleView(asked, NOW)).related).toBe(1);
});
