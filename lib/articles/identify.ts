import type { ArticleId, FeedId } from '../domain/article.ts';
import { fnv1a64 } from '../domain/fnv1a64.ts';
import { canonicalAddress } from './article-url.ts';

/**
 * The article's name for good: 16 hex digits.
 * @param url http(s) address; its variants (see `canonicalAddress`) give the same id
 * @param guid used where there is no address
 */
export function articleId(url: string | null, guid: string | null): ArticleId {
  return fnv1a64(url === null ? `guid ${guid ?? ''}` : canonicalAddress(url))
    .toString(16)
    .padStart(16, '0');
}

/**
 * By what the store sees that it has an article already: the key of its address and the key of its guid within its
 * feed. Either one is enough, so an article that moved to another address, or changed its guid, is not new.
 * @returns address key, guid key; 0n is "none"
 */
export function articleKeys(
  article: { readonly id: ArticleId; readonly feedId: FeedId },
  guid: string | null,
): readonly [bigint, bigint] {
  return [BigInt(`0x${article.id}`), guid ? fnv1a64(`${article.feedId} ${guid}`) : 0n];
}
