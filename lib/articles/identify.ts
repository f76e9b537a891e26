import type { ArticleId, FeedId } from '../domain/article.ts';
import { canonicalAddress } from './article-url.ts';

/**
 * 64-bit FNV-1a over the UTF-16 code units' bytes, low byte first (draft-eastlake-fnv). Chosen because it is eight
 * lines, the same in every engine and synchronous (crypto.subtle is neither), and needs no secrecy: of 100,000 articles
 * the chance that any two share a number is about 3 in ten thousand million.
 */
function fnv1a64(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit & 0xff)) * 0x100000001b3n);
    if (unit > 0xff) hash = BigInt.asUintN(64, (hash ^ BigInt(unit >> 8)) * 0x100000001b3n);
  }
  return hash;
}

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
