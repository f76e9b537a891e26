import { DAY_MS, WEEK_MS } from '../../lib/domain/durations.ts';
import { MAX_BACKUPS } from '../../lib/domain/backup.ts';
import { fakeBrowser } from 'wxt/testing/fake-browser';

interface Modules {
  readonly countRows: typeof import('../../lib/store/sizes.ts').countRows;
  readonly database: typeof import('../../lib/store/database.ts').database;
}

/** Publishers of the world, and rounds, sources of prices and coins: rows that exist once each. */
const MOST_SINGLE_ROWS = { jobs: 20, providers: 10, budgets: 20, keeping: 5, catalogue: 1, feeds: 100, quotes: 1000 };

/** What the store holds against what docs/data.md says that it holds at most. @returns what is over, in words */
export async function overPromised(
  { countRows, database }: Modules,
  now: number,
  { articles, isClockSound }: { readonly articles: number; readonly isClockSound: boolean },
): Promise<string[]> {
  const { rows } = await countRows();
  const most: Record<string, number> = {
    ...MOST_SINGLE_ROWS,
    requestLog: 25_000,
    articleTexts: 5_000,
    // A hundred articles a block; the one that is being filled, and one that fills slowly.
    articleBlocks: Math.ceil(articles / 100) + 2,
    stories: articles,
    // One main piece and a few small ones behind it, each eight times as large as the rest; one of saved articles.
    indexSegments: 8,
  };
  const over = Object.entries(most).flatMap(([store, limit]) =>
    (rows[store] ?? 0) > limit ? [`${rows[store]} rows in ${store}, at most ${limit} promised`] : [],
  );
  const db = await database();
  // What was noted by a clock that was ahead goes when that time has come.
  const [oldest] = await db.getAllKeysFromIndex('requestLog', 'byAt', null, 1);
  const first = oldest === undefined ? undefined : await db.get('requestLog', oldest);
  if (isClockSound && first && first.at < now - WEEK_MS - 2 * DAY_MS)
    over.push(`a request in the log of ${new Date(first.at).toISOString()}`);
  const local = await fakeBrowser.storage.local.get(null);
  const backups = Object.keys(local).filter((key) => /^backup\.\d/.test(key));
  if (backups.length > MAX_BACKUPS) over.push(`${backups.length} backups`);
  const bytes = JSON.stringify(local).length;
  if (bytes > 5_000_000) over.push(`${bytes} bytes in storage.local`);
  return over.map((one) => `${one} on ${new Date(now).toISOString()}`);
}
