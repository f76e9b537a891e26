import { systemClock } from '../clock.ts';
import { readSettings } from '../settings/settings-store.ts';
import { forgetPruned } from '../store/article-keys.ts';
import { IDENTITIES_KEPT_MS, pruneArticles } from '../store/articles.ts';
import { pruneQuotes } from '../store/quotes.ts';
import { pruneRequestLog } from '../store/request-log.ts';
import { matchIndexToArticles } from './index-articles.ts';
import type { PollOutcome } from './outcome.ts';

const DAY_MS = 86_400_000;
const ARTICLES_KEPT_MS = 90 * DAY_MS;
const MOST_ARTICLES = 50_000;
/** Pruned articles whose identities are kept: about 5 MB. */
const MOST_REMEMBERED = 200_000;
const QUOTES_KEPT_MS = 30 * DAY_MS;

/** Drops what is over its age or count, once a day: articles, quotes nobody refreshes, the request log. */
export async function prune(): Promise<PollOutcome> {
  const now = systemClock();
  const { currency } = await readSettings();
  await pruneRequestLog(now);
  await pruneQuotes(currency, now, QUOTES_KEPT_MS);
  const dropped = await pruneArticles(now - ARTICLES_KEPT_MS, MOST_ARTICLES);
  await forgetPruned(now - IDENTITIES_KEPT_MS, MOST_REMEMBERED);
  await matchIndexToArticles();
  return { kind: 'stored', changed: dropped.length };
}
