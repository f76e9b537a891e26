import { readFile } from 'node:fs/promises';
import { vi } from 'vitest';
import { isCoinAdvert, judgeLabel } from '../../lib/articles/label.ts';
import type { Article } from '../../lib/domain/article.ts';
import { segmentBuilder } from '../../lib/poll/index-articles.ts';
import { storyPlacer } from '../../lib/poll/place-stories.ts';
import { commitFeedLook } from '../../lib/store/articles.ts';
import { claimFeed } from '../../lib/store/feeds.ts';

/** Answers requests for files of the extension's own package; everything else cannot be reached. */
export function servePackage(): void {
  vi.stubGlobal('fetch', async (address: string) => {
    const { pathname } = new URL(address);
    return new Response(await readFile(new URL(`../../public${pathname}`, import.meta.url)));
  });
}

let last = 0;

/** Stores articles with their piece of the index, as one look at a feed does. */
export async function storeArticles(
  articles: readonly (Partial<Article> & { readonly title: string; readonly text?: string })[],
): Promise<void> {
  const found = articles.map(({ text, ...changes }) => {
    last++;
    const article: Article = {
      id: last.toString(16).padStart(16, '0'),
      url: `https://example.org/${last}`,
      summary: '',
      feedId: 'coindesk',
      source: 'CoinDesk',
      author: null,
      publishedAt: 0,
      dateKnown: true,
      firstSeenAt: 0,
      comments: null,
      label: judgeLabel({
        summary: '',
        url: 'https://example.org/',
        author: null,
        ...changes,
        categories: [],
        feedKind: 'news',
      }),
      ...(isCoinAdvert({ summary: '', ...changes }) && { isAdvert: true }),
      ...changes,
    };
    return { article, keys: [BigInt(`0x${article.id}`), 0n] as const, ...(text !== undefined && { text }) };
  });
  const claimed = await claimFeed('coindesk', Date.now(), true);
  if (!claimed) throw new Error('the feed is held');
  await commitFeedLook(
    found,
    { claimed, next: { ...claimed, leaseUntil: 0 } },
    await segmentBuilder(),
    await storyPlacer(),
  );
}
