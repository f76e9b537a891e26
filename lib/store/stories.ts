import type { IDBPObjectStore, StoreNames } from 'idb';
import { HOUR_MS } from '../domain/durations.ts';
import { ARTICLES_PER_BLOCK, blockOf, type PlacedArticle } from './article-places.ts';
import { database, queue } from './database.ts';
import type { ArticleBlockRow, ArticleKeysRow, CoinsideSchema, StoryRow } from './schema.ts';

/**
 * Sorts arrivals into stories; must not wait for anything.
 * @param window the articles at hand, the arrivals among them
 * @param arrivals places of what is new or reads otherwise than before
 * @param stories places of what was one story before
 * @returns places of each story of two and more
 */
export type StoryPlacer = (
  window: readonly PlacedArticle[],
  arrivals: ReadonlySet<number>,
  stories: readonly (readonly number[])[],
) => readonly (readonly number[])[];

type StoriesStore = IDBPObjectStore<CoinsideSchema, ArrayLike<StoreNames<CoinsideSchema>>, 'stories', 'readwrite'>;
/** A story that has no number yet gets one when it is stored. */
type NewStory = Omit<StoryRow, 'id'>;

/** What was published longer before an arrival is no story with it. */
const WINDOW_MS = 72 * HOUR_MS;
/** Blocks at hand at most, the newest: about what the built-in sources bring in three days. */
const MOST_BLOCKS = 20;

/** What arrivals change among the stories. */
export interface StoryChanges {
  readonly put: readonly (StoryRow | NewStory)[];
  readonly gone: readonly number[];
}

/**
 * Works out which stories change by some arrivals, inside the transaction that stores them.
 * @param rows identities of all blocks, as they will be; they say which blocks can hold what was published of late
 * @param readBlock a block as it will be
 */
export async function planStories(
  store: StoriesStore,
  arrivals: readonly PlacedArticle[],
  rows: readonly ArticleKeysRow[],
  readBlock: (block: number) => Promise<ArticleBlockRow | undefined>,
  place: StoryPlacer,
): Promise<StoryChanges> {
  if (arrivals.length === 0) return { put: [], gone: [] };
  const since = Math.min(...arrivals.map(({ article }) => article.publishedAt)) - WINDOW_MS;
  const recent = rows.filter(({ pruned, lastFoundAt }) => !pruned && lastFoundAt >= since).slice(-MOST_BLOCKS);
  const blocks = new Set([...recent.map(({ block }) => block), ...arrivals.map((one) => blockOf(one.place))]);
  const places = new Set(arrivals.map((one) => one.place));
  const before = await storiesFrom(store, Math.min(...blocks) * ARTICLES_PER_BLOCK);
  // Whoever is placed anew is held against those that it was with before, however far back they lie.
  for (const row of before)
    if (row.places.some((one) => places.has(one))) for (const one of row.places) blocks.add(blockOf(one));
  const window = await articlesOf([...blocks], readBlock);
  const told = place(
    window,
    places,
    before.map((row) => row.places),
  );
  return changesTo(before, told, new Map(window.map(({ place: at, article }) => [at, article.publishedAt])));
}

/** Writes what `planStories` worked out. */
export function putStories(store: StoriesStore, { put, gone }: StoryChanges): void {
  for (const id of gone) queue(store.delete(id));
  for (const row of put) queue(store.put(row as StoryRow));
}

/** Takes what lies in dropped blocks out of its stories; of what is alone then there is no story any more. */
export async function dropFromStories(store: StoriesStore, blocks: readonly number[]): Promise<void> {
  const dropped = new Set(blocks);
  const isKept = (place: number): boolean => !dropped.has(blockOf(place));
  for (const row of dropped.size === 0 ? [] : await store.getAll()) {
    if (row.places.every(isKept)) continue;
    const places = row.places.filter(isKept);
    const publishedAt = row.publishedAt.filter((_, at) => isKept(row.places[at] ?? 0));
    queue(places.length > 1 ? store.put({ ...row, places, publishedAt }) : store.delete(row.id));
  }
}

/** The stories that these articles are in, by each one's place; what is in none is left out. */
export async function storiesOf(places: readonly number[]): Promise<Map<number, StoryRow>> {
  const index = (await database()).transaction('stories').store.index('byPlace');
  const rows = await Promise.all(places.map((place) => index.get(place)));
  return new Map(places.flatMap((place, at) => (rows[at] ? [[place, rows[at]] as const] : [])));
}

/** Each once, though the index knows a story by each of its places. */
async function storiesFrom(store: StoriesStore, place: number): Promise<StoryRow[]> {
  const rows = await store.index('byPlace').getAll(IDBKeyRange.lowerBound(place));
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

async function articlesOf(
  blocks: readonly number[],
  readBlock: (block: number) => Promise<ArticleBlockRow | undefined>,
): Promise<PlacedArticle[]> {
  const rows = await Promise.all(blocks.map(readBlock));
  return rows.flatMap((row) =>
    (row?.articles ?? []).map((article, slot) => ({ place: row!.block * ARTICLES_PER_BLOCK + slot, article })),
  );
}

/** A story keeps its number through growing and joining: of two, the older one's. */
function changesTo(
  before: readonly StoryRow[],
  told: readonly (readonly number[])[],
  times: ReadonlyMap<number, number>,
): StoryChanges {
  const known = new Map<number, { readonly row: StoryRow; readonly publishedAt: number }>();
  for (const row of before)
    for (const [at, place] of row.places.entries()) known.set(place, { row, publishedAt: row.publishedAt[at] ?? 0 });
  const put: (StoryRow | NewStory)[] = [];
  const taken = new Set<number>();
  for (const story of told) {
    const members = story.map((place) => ({ place, at: times.get(place) ?? known.get(place)?.publishedAt ?? 0 }));
    members.sort((a, b) => a.at - b.at || a.place - b.place);
    const row = { places: members.map(({ place }) => place), publishedAt: members.map(({ at }) => at) };
    const ids = story.flatMap((place) => known.get(place)?.row.id ?? []).filter((id) => !taken.has(id));
    const id = ids.length === 0 ? undefined : Math.min(...ids);
    if (id === undefined) put.push(row);
    else {
      taken.add(id);
      const old = before.find((one) => one.id === id);
      if (old?.places.join() !== row.places.join() || old.publishedAt.join() !== row.publishedAt.join())
        put.push({ id, ...row });
    }
  }
  return { put, gone: before.filter(({ id }) => !taken.has(id)).map(({ id }) => id) };
}
