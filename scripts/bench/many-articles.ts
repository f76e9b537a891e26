import { articlePrint } from '../../lib/domain/article-edits.ts';
import type { Article } from '../../lib/domain/article.ts';
import { findCoins } from '../../lib/relate/coins.ts';
import { documentOfPlace } from '../../lib/relate/document.ts';
import { buildSegment } from '../../lib/relate/index-segment.ts';
import { articleTopics, preparedTopics } from '../../lib/relate/topics.ts';
import type { ChromiumBrowser } from '../../tests/e2e/browser/chromium.ts';
import { readNames, readTopics } from '../collection.ts';
import type { Store } from '../../tests/e2e/support/store.ts';

const PER_BLOCK = 100;

/** Article for the place `n`: the title of one stored article with the words of two others, each pairing once. */
function compose(stored: readonly Article[], n: number): Article {
  const pick = (step: number): Article => {
    const article = stored[(n * step + Math.floor(n / stored.length)) % stored.length];
    if (!article) throw new Error('no article is stored yet');
    return article;
  };
  const [first, second, third] = [pick(1), pick(7), pick(31)];
  const id = (0xbe0000000000 + n).toString(16).padStart(16, '0');
  return {
    ...first,
    id,
    url: `${first.url}/${n}`,
    summary: `${second.summary.slice(0, 220)} ${third.summary.slice(0, 220)}`,
  };
}

/**
 * Adds articles to the extension's database as feed rounds would have: whole blocks, their keys, one piece of the
 * index; three of ten in a story with two others. The worker reads them at its next start.
 * @returns how many articles are stored then: `upTo`, or somewhat more to fill the last block
 */
export async function storeManyArticles(browser: ChromiumBrowser, store: Store, upTo: number): Promise<number> {
  const rows = await store.all('articleBlocks');
  const stored = rows.flatMap((row) => row['articles'] as Article[]);
  const firstBlock = Math.max(...rows.map((row) => Number(row['block']))) + 1;
  const missing = Math.ceil((upTo - stored.length) / PER_BLOCK) * PER_BLOCK;
  if (missing <= 0) return stored.length;
  const articles = Array.from({ length: missing }, (_, n) => compose(stored, firstBlock * PER_BLOCK + n));
  const names = readNames();
  const topics = preparedTopics(readTopics());
  const segment = buildSegment(
    articles.map(({ title, summary, publishedAt }, n) => {
      const coins = findCoins(title, summary, names, publishedAt).map(({ coinId }) => coinId);
      const id = documentOfPlace(firstBlock * PER_BLOCK + n);
      return { id, title, summary, publishedAt, coins, topics: articleTopics(title, summary, coins, topics) };
    }),
  );
  const blocks = Array.from({ length: missing / PER_BLOCK }, (_, n) => ({
    block: firstBlock + n,
    articles: articles.slice(n * PER_BLOCK, (n + 1) * PER_BLOCK),
    prints: articles.slice(n * PER_BLOCK, (n + 1) * PER_BLOCK).flatMap((article) => articlePrint(article)),
  }));
  const worker = await browser.worker();
  await worker.evaluate(
    async ({ blocks: newBlocks, segment: base64 }) => {
      const request = indexedDB.open('coinside');
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const tx = db.transaction(['articleBlocks', 'articleKeys', 'indexSegments', 'stories'], 'readwrite');
      for (const row of newBlocks) {
        const { block, prints } = row;
        for (let slot = 0; slot + 3 <= row.articles.length; slot += 10) {
          const told = row.articles.slice(slot, slot + 3).map(({ publishedAt }, at) => ({ publishedAt, at }));
          told.sort((a, b) => a.publishedAt - b.publishedAt);
          const places = told.map(({ at }) => block * row.articles.length + slot + at);
          tx.objectStore('stories').add({ places, publishedAt: told.map(({ publishedAt }) => publishedAt) });
        }
        tx.objectStore('articleBlocks').put({ block, articles: row.articles });
        const byFeed: Record<string, { count: number; newestAt: number }> = {};
        for (const { feedId, publishedAt } of row.articles) {
          const tally = (byFeed[feedId] ??= { count: 0, newestAt: 0 });
          tally.count++;
          tally.newestAt = Math.max(tally.newestAt, publishedAt);
        }
        const keys = crypto.getRandomValues(new BigUint64Array(row.articles.length * 2));
        for (const [slot, { id }] of row.articles.entries()) keys[2 * slot] = BigInt(`0x${id}`);
        tx.objectStore('articleKeys').put({
          block,
          keys,
          prints: Uint32Array.from(prints),
          pruned: false,
          lastFoundAt: Date.now(),
          byFeed,
        });
      }
      tx.objectStore('indexSegments').add(new Blob([bytes]));
      await new Promise<void>((resolve, reject) => {
        tx.addEventListener('complete', () => resolve());
        tx.addEventListener('error', () => reject(tx.error));
      });
      db.close();
    },
    { blocks, segment: Buffer.from(segment).toString('base64') },
  );
  return stored.length + missing;
}
