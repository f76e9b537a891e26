import type { CoinId } from '../domain/coin.ts';
import { DAY_MS } from '../domain/durations.ts';
import { AHEAD_MS } from '../domain/price-limits.ts';
import { priceState } from '../domain/quote.ts';
import { presentCoinIds } from '../domain/renames.ts';
import { clockAhead } from '../prices/clock.ts';
import { packagedCatalogue } from '../prices/packaged-catalogue.ts';
import { packagedNames } from '../prices/packaged-names.ts';
import { coinsAbout } from '../relate/coins.ts';
import { readAlerts } from '../settings/alerts-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { getProviders } from '../store/providers.ts';
import { getQuotes } from '../store/quotes.ts';
import { getArticles } from '../store/articles.ts';
import { articleChoice } from './article-choice.ts';
import { isHeadline, placesNaming } from './coin-headlines.ts';
import { openIndex } from './open-index.ts';
import { priceView } from './price-view.ts';
import { headlineOf, tellOnce, type ToldStory } from './stories.ts';
import type { DailyInsights, DailyMover, DailyStory } from './views.ts';

const MOST_STORIES = 5;
/** The newest pieces about watched coins that are looked at: more than a day brings. */
const MOST_READ = 400;

/**
 * The last 24 hours by what is stored: the stories about watched coins that most publishers tell, with what their coins
 * did, and how many alerts fired. Asks nobody; its words are the publishers' own.
 * @param now epoch milliseconds
 */
export async function getDailyInsights(now: number): Promise<DailyInsights> {
  const since = now - DAY_MS;
  const [{ byId }, names, segments, choice, { watchlist, currency }, { firings }, providers] = await Promise.all([
    packagedCatalogue(),
    packagedNames(),
    openIndex(),
    articleChoice(),
    readSettings(),
    readAlerts(),
    getProviders(),
  ]);
  const watched = new Set(presentCoinIds(watchlist, now));
  const isRecent = (at: number): boolean => at >= since && at <= now + AHEAD_MS;
  const near = placesNaming(watched, isRecent, segments).slice(0, MOST_READ);
  const placed = await getArticles(near.map(({ place }) => place));
  const told = await tellOnce(
    placed.filter(({ article }) => isHeadline(article, choice)),
    choice,
    (article) => isHeadline(article, choice),
  );
  const quotes = await getQuotes([...watched], currency);
  const bySources = now - clockAhead(providers, now);
  const mover = (coinId: CoinId): DailyMover => {
    const price = priceView(quotes.get(coinId), currency, now);
    // A change of yesterday, or of a price that nobody believes yet, is none of these 24 hours.
    const isSure = priceState(price, bySources) === 'fresh';
    return { coinId, symbol: byId.get(coinId)?.symbol ?? coinId, change24h: isSure ? price.change24h : null };
  };
  const stories = told.flatMap((story): DailyStory[] => {
    const about = coinsOf(story, watched, names);
    const [first, ...others] = story.articles.map((article) => headlineOf(article, choice));
    if (!first || about.length === 0) return [];
    return [{ ...first, also: others, coins: about.map(mover) }];
  });
  stories.sort((a, b) => b.also.length - a.also.length || b.publishedAt - a.publishedAt);
  return {
    since,
    stories: stories.slice(0, MOST_STORIES),
    alerts: firings.filter(({ at }) => at >= since).length,
  };
}

/** The watched coins that a story is about: named in a title, or what a piece is most about. At most three. */
function coinsOf({ articles }: ToldStory, watched: ReadonlySet<CoinId>, names: ArrayBuffer): CoinId[] {
  const about = articles.flatMap((article) => coinsAbout(article, names));
  return [...new Set(about)].filter((coinId) => watched.has(coinId)).slice(0, 3);
}
