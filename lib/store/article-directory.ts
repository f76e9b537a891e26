import type { ArticleId } from '../domain/article.ts';
import { isSound, KEYS_PER_ARTICLE, PRINTS_PER_ARTICLE } from './article-keys.ts';
import { ARTICLES_PER_BLOCK, blockOf, slotOf } from './article-places.ts';
import { database } from './database.ts';
import type { ArticleKeysRow } from './schema.ts';

/** What is known of stored articles by their places, without their texts. */
export interface ArticleDirectory {
  /** `feedPrint` of the feed an article is from; 0 where the row does not tell: then only the text does. */
  readonly feedAt: (place: number) => number;
  /** Where the articles of these ids lie; those that are not stored (any more) are left out. */
  readonly placesOf: (ids: readonly ArticleId[]) => Map<ArticleId, number>;
}

/** Reads the rows of identities: of 50,000 articles they are 500. */
export async function readDirectory(): Promise<ArticleDirectory> {
  const all: Partial<ArticleKeysRow>[] = await (await database()).getAll('articleKeys');
  const rows = new Map(all.flatMap((row) => (isSound(row) && !row.pruned ? [[row.block, row] as const] : [])));
  return {
    feedAt: (place) => rows.get(blockOf(place))?.prints?.[slotOf(place) * PRINTS_PER_ARTICLE] ?? 0,
    placesOf(ids) {
      const wanted = new Map(ids.map((id) => [BigInt(`0x${id}`), id]));
      const places = new Map<ArticleId, number>();
      if (wanted.size === 0) return places;
      for (const { block, keys } of rows.values()) {
        for (let at = 0; at < keys.length; at += KEYS_PER_ARTICLE) {
          const id = wanted.get(keys[at]!);
          if (id !== undefined) places.set(id, block * ARTICLES_PER_BLOCK + at / KEYS_PER_ARTICLE);
        }
      }
      return places;
    },
  };
}
