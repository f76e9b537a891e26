import { packagedTopics } from '../articles/packaged-topics.ts';
import { isMissed } from '../domain/alert-firings.ts';
import type { CoinId } from '../domain/coin.ts';
import { DAY_MS } from '../domain/durations.ts';
import { AHEAD_MS } from '../domain/price-limits.ts';
import { priceState } from '../domain/quote.ts';
import { presentCoinIds } from '../domain/renames.ts';
import { clockAhead } from '../prices/clock.ts';
import { packagedCatalogue } from '../prices/packaged-catalogue.ts';
import { packagedNames } from '../prices/packaged-names.ts';
import { placeAt } from '../relate/document.ts';
import { topicsOfMarks } from '../relate/marks.ts';
import type { Segment } from '../relate/segment.ts';
import { coinsAbout } from '../relate/coins.ts';
import { readAlerts } from '../settings/alerts-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { getProviders } from '../store/providers.ts';
import { getQuotes } from '../store/quotes.ts';
import { getArticles } from '../store/read-articles.ts';
import { firingViews } from './alerts.ts';
import { articleChoice } from './article-choice.ts';
import { isHeadline, placesNaming } from './coin-headlines.ts';
import { topicReader } from './muted.ts';
import { openIndex } from './open-index.ts';
import { priceView } from './price-view.ts';
import { headlineOf, tellOnce, type ToldStory } from './stories.ts';
import type { DailyInsights, DailyMover, DailyStory } from './views.ts';

const MOST_STORIES = 5;
/** The newest pieces about these that are looked at: more than a day brings. */
const MOST_READ = 400;

/**
 * The last 24 hours by what is stored: the stories about watched coins and chosen topics that most publishers tell, with what their coins
 * did, how many alerts fired, and which of them nobody may have noticed. Asks nobody; its words are the publishers' own.
 * @param now epoch milliseconds
 */
export async function getDailyInsights(now: number): Promise<DailyInsights> {
  const since = now - DAY_MS;
  const [{ byId }, names, segments, choice, settings, { firings }, providers, list] = await Promise.all([
    packagedCatalogue(),
    packagedNames(),
    openIndex(),
    articleChoice(),
    readSettings(),
    readAlerts(),
    getProviders(),
    packagedTopics(),
  ]);
  const { watchlist, currency, dayTopics } = settings;
  const watched = new Set(presentCoinIds(watchlist, now));
  const isRecent = (at: number): boolean => at >= since && at <= now + AHEAD_MS;
  const chosen = dayTopics.reduce((bits, id) => bits | (1 << list.findIndex((topic) => topic.id === id)), 0);
  const near = newest([
    ...placesNaming(watched, isRecent, segments),
    ...(dayTopics.length > 0 ? placesOn(chosen, isRecent, segments) : []),
  ]);
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
  const topicsOf = dayTopics.length > 0 ? await topicReader() : () => [];
  const stories = told.flatMap((story): DailyStory[] => {
    const about = coinsOf(story, watched, names);
    const [first, ...others] = story.articles.map((article) => headlineOf(article, choice));
    const on = new Set(story.articles.flatMap(topicsOf));
    const topics = dayTopics.filter((id) => on.has(id)).slice(0, 2);
    if (!first || about.length + topics.length === 0) return [];
    return [{ ...first, also: others, coins: about.map(mover), topics }];
  });
  stories.sort((a, b) => b.also.length - a.also.length || b.publishedAt - a.publishedAt);
  const fired = firings.filter(({ at }) => at >= since);
  return {
    since,
    stories: stories.slice(0, MOST_STORIES),
    alerts: fired.length,
    missed: firingViews(fired.filter(isMissed), byId),
  };
}

interface Near {
  readonly place: number;
  readonly publishedAt: number;
}

/** Where articles lie that are on any of some topics (their bits), or on what belongs to these: from the index alone. */
function placesOn(topics: number, isWithin: (publishedAt: number) => boolean, segments: readonly Segment[]): Near[] {
  return segments.flatMap(({ articleCount, marks, publishedAt, ids, outdated }) => {
    const found: Near[] = [];
    for (let article = 0; article < articleCount; article++) {
      const at = publishedAt[article]!;
      const isOn = (topicsOfMarks(marks[article]!) & topics) !== 0;
      if (isOn && isWithin(at) && outdated?.[article] !== 1)
        found.push({ place: placeAt(ids, article), publishedAt: at });
    }
    return found;
  });
}

/** Each place once, the newest first, as many as are read. */
function newest(near: readonly Near[]): Near[] {
  return [...new Map(near.map((one) => [one.place, one])).values()]
    .sort((a, b) => b.publishedAt - a.publishedAt || b.place - a.place)
    .slice(0, MOST_READ);
}

/** The watched coins that a story is about: named in a title, or what a piece is most about. At most three. */
function coinsOf({ articles }: ToldStory, watched: ReadonlySet<CoinId>, names: ArrayBuffer): CoinId[] {
  const about = articles.flatMap((article) => coinsAbout(article, names));
  return [...new Set(about)].filter((coinId) => watched.has(coinId)).slice(0, 3);
}
