/** What the words of a search may name: a coin, a source. */
import type { ListedFeed } from '../articles/all-feeds.ts';
import { feedPrint } from '../domain/article-edits.ts';
import type { FeedId } from '../domain/article.ts';
import type { Coin, CoinId } from '../domain/coin.ts';
import { holdsPhrases } from '../relate/phrases.ts';
import { fold } from '../relate/text.ts';

const namesOf = new WeakMap<readonly Coin[], ReadonlyMap<string, CoinId>>();

/** The coin of this id, symbol or name, of several the largest; null where there is none. */
export function coinNamed(text: string, coins: readonly Coin[]): CoinId | null {
  let names = namesOf.get(coins);
  if (!names) {
    // The largest stand first in the catalogue, so they are written last; and ids are no one else's.
    const backwards = coins.toReversed();
    names = new Map([
      ...backwards.map(({ name, id }) => [fold(name), id] as const),
      ...backwards.map(({ symbol, id }) => [fold(symbol), id] as const),
      ...backwards.map(({ id }) => [id, id] as const),
    ]);
    namesOf.set(coins, names);
  }
  return names.get(fold(text)) ?? null;
}

/** The feeds with this id, or with these words in their name. */
export function feedsNamed(text: string, feeds: ReadonlyMap<FeedId, ListedFeed>): Set<FeedId> {
  if (feeds.has(text)) return new Set([text]);
  return new Set([...feeds.values()].filter(({ name }) => holdsPhrases([text], name, '')).map(({ id }) => id));
}

export function printsOf(feeds: Iterable<FeedId>): Set<number> {
  return new Set(Array.from(feeds, feedPrint));
}
