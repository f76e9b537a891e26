import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { articleId } from '../../../lib/articles/identify.ts';
import type { Article } from '../../../lib/domain/article.ts';
import type { PageDescription } from '../../../lib/domain/page.ts';
import { getCoinHeadlines } from '../../../lib/query/coin-headlines.ts';
import { readAllowedHosts } from '../../../lib/host-permissions.ts';
import { getOwnDiscussion } from '../../../lib/query/discussion.ts';
import { getHandleView, getSidebarView } from '../../../lib/query/sidebar.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { fakePermissions } from '../../support/fake-permissions.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
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
const piece = (title: string, changes: Partial<Article> = {}) => ({
  title: `Bittensor validators rent GPU racks ${title}`,
  publishedAt: NOW - 3_600_000,
  ...changes,
});
const others = Array.from({ length: 400 }, (_, n) => ({
  title: `Court hears case ${n} about a stablecoin bill and an exchange’s licence`,
  publishedAt: NOW - n * 3_600_000,
}));

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  fakeBrowser.reset();
  fakePermissions.allowOnly('https://site.example/*');
  await clearDatabase();
  servePackage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function view(of = page) {
  const sidebar = await getSidebarView(of, { host: 'elsewhere.example', now: NOW, isPrivate: false });
  if (sidebar.kind !== 'page') throw new Error(sidebar.kind);
  return sidebar;
}
const byTitle = ([a]: readonly unknown[], [b]: readonly unknown[]) => String(a).localeCompare(String(b));
const related = async () =>
  (await view()).related
    .map(({ title, label }) => [title.replace(/^.* racks /, ''), label?.label ?? 'news'])
    .toSorted(byTitle);

describe('labels beside a page', () => {
  const opinion = { label: 'opinion', by: 'section', words: 'Opinion' } as const;
  it('are shown, and what sells a coin is not there however well it matches', async () => {
    await storeArticles([
      ...others,
      piece('again'),
      piece('for good', { label: opinion }),
      piece('and flock to a presale'),
      piece('now', { summary: 'Meanwhile Mossy has raised $1M in its presale.' }),
      piece('as the SEC charges presale fraud'),
      piece('on paid ground', { label: { label: 'sponsored', by: 'section', words: 'Sponsored' } }),
    ]);
    expect(await related()).toEqual([
      ['again', 'news'],
      ['as the SEC charges presale fraud', 'news'],
      ['for good', 'opinion'],
      ['on paid ground', 'sponsored'],
    ]);
    expect((await getHandleView(page, NOW)).related).toBe(4);
  });

  it('can be left out, and come back', async () => {
    await storeArticles([...others, piece('again'), piece('for good', { label: opinion })]);
    await changeSettings(() => ({ labelsLeftOut: ['opinion'] }));
    expect(await related()).toEqual([['again', 'news']]);
    await changeSettings(() => ({ labelsLeftOut: [] }));
    expect(await related()).toHaveLength(2);
  });

  it('are left out of a coin’s headlines, too; nobody pays for one', async () => {
    await storeArticles([
      piece('again'),
      piece('for good', { label: opinion }),
      piece('paid', { label: { label: 'sponsored', by: 'title', words: '[Sponsored]' } }),
      piece('as told', { feedId: 'chainwire' }),
    ]);
    const headlines = async () =>
      (await getCoinHeadlines('bittensor', NOW, 9)).map(({ title, label }) => [title.replace(/^.* racks /, ''), label]);
    expect((await headlines()).toSorted(byTitle)).toEqual([
      ['again', null],
      ['for good', opinion],
    ]);
    await changeSettings(() => ({ labelsLeftOut: ['opinion'] }));
    expect(await headlines()).toEqual([['again', null]]);
  });
});

describe('comments beside a page', () => {
  const api = 'https://site.example/wp-json/wp/v2/comments?post=9';
  it('are named with the host that would be asked, and whether it may be', async () => {
    await storeArticles([
      ...others,
      piece('again', { comments: 4, thread: { api, page: 'https://site.example/1#respond' } }),
      piece('for good', { comments: 4, thread: { feed: 'https://other.example/feed/' } }),
      piece('alone', { comments: 4 }),
    ]);
    const found = new Map(
      (await view()).related.map(({ title, discussion }) => [title.replace(/^.* racks /, ''), discussion]),
    );
    expect(found.get('again')).toEqual({
      host: 'site.example',
      allowed: true,
      page: 'https://site.example/1#respond',
    });
    expect(found.get('for good')).toMatchObject({ host: 'other.example', allowed: false });
    expect(found.get('alone')).toBeNull();
  });

  it('of the page itself are found by its address', async () => {
    const url = 'https://site.example/mine/';
    const id = articleId(url, null);
    await storeArticles([{ id, url, title: 'My own', comments: 3, thread: { api } }]);
    const own = async (of: PageDescription = page) =>
      getOwnDiscussion((await view(of)).pageId ?? '', readAllowedHosts());
    expect(await own()).toBeNull();
    expect(await own({ ...page, url: `${url}?utm_source=x` })).toEqual({
      articleId: id,
      title: 'My own',
      comments: 3,
      host: 'site.example',
      allowed: true,
      page: url,
    });
  });
});
