import type { ArticleId } from '../domain/article.ts';
import { isSound, KEYS_PER_ARTICLE, PRINTS_PER_ARTICLE } from './article-keys.ts';
import { ARTICLES_PER_BLOCK, blockOf, slotOf } from './article-places.ts';
import { database } from './database.ts';
import type { ArticleKeysRow } from './schema.ts';

/** What is known of stored articles by their places, without their texts. */
export interface ArticleDirectory {
  /** `feedPrint` of the feed an article is from; 0 where the row does not tell: then only the text does. */
  readonly feedAt: (place: number) => number;
  /** The article's id; null where nothing is stored. */
  readonly idAt: (place: number) => ArticleId | null;
  /** The places of its story, its own among them, the earliest published first; null where it is in none. */
  readonly storyAt: (place: number) => readonly number[] | null;
  /** Where the articles of these ids lie; those that are not stored (any more) are left out. */
  readonly placesOf: (ids: readonly ArticleId[]) => Map<ArticleId, number>;
}

/** Reads the rows of identities, of 50,000 articles they are 500, and of stories. */
export async function readDirectory(): Promise<ArticleDirectory> {
  const tx = (await database()).transaction(['articleKeys', 'stories']);
  const [all, told]: [Partial<ArticleKeysRow>[], { readonly places: readonly number[] }[]] = await Promise.all([
    tx.objectStore('articleKeys').getAll(),
    tx.objectStore('stories').getAll(),
  ]);
  const rows = new Map(all.flatMap((row) => (isSound(row) && !row.pruned ? [[row.block, row] as const] : [])));
  const stories = new Map(told.flatMap(({ places }) => places.map((place) => [place, places] as const)));
  return {
    feedAt: (place) => rows.get(blockOf(place))?.prints?.[slotOf(place) * PRINTS_PER_ARTICLE] ?? 0,
    idAt(place) {
      const key = rows.get(blockOf(place))?.keys[slotOf(place) * KEYS_PER_ARTICLE];
      return key === undefined ? null : key.toString(16).padStart(16, '0');
    },
    storyAt: (place) => stories.get(place) ?? null,
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
