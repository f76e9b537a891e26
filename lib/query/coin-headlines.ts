import { DAY_MS, HOUR_MS } from '../domain/durations.ts';
import type { Article } from '../domain/article.ts';
import type { CoinId } from '../domain/coin.ts';
import { AHEAD_MS } from '../domain/price-limits.ts';
import { packagedNames } from '../prices/packaged-names.ts';
import { coinsAbout } from '../relate/coins.ts';
import { placeOfDocument } from '../relate/document.ts';
import { articleIdAt, articlesNaming, type Segment } from '../relate/segment.ts';
import { type PlacedArticle } from '../store/articles.ts';
import { getArticles } from '../store/read-articles.ts';
import { type ArticleChoice, articleChoice } from './article-choice.ts';
import { openIndex } from './open-index.ts';
import { headlineOf, tellOnce, type ToldStory } from './stories.ts';
import type { StoryHeadlineView } from './views.ts';

const WITHIN_MS = 12 * HOUR_MS;
/** What is older is no longer the latest of anything. */
const LATEST_WITHIN_MS = 30 * DAY_MS;
/** Articles are read in groups of so many, the newest first, until there are headlines enough. */
const READ_AT_ONCE = 24;
const MOST_READ = 240;

/**
 * What was published about a coin within twelve hours of a time, newest first and each story once: pieces with the coin in the title, or
 * more about it than about any other. Press releases, adverts and pieces of unknown date never.
 * @param around epoch milliseconds
 */
export async function getCoinHeadlines(coinId: CoinId, around: number, limit: number): Promise<StoryHeadlineView[]> {
  return headlines(coinId, limit, (at) => Math.abs(at - around) <= WITHIN_MS);
}

/**
 * The newest about a coin of the last 30 days, by the same rules; what claims to be from the future is left out.
 * @param now epoch milliseconds
 */
export async function getLatestHeadlines(coinId: CoinId, now: number, limit: number): Promise<StoryHeadlineView[]> {
  return headlines(coinId, limit, (at) => at <= now + AHEAD_MS && now - at <= LATEST_WITHIN_MS);
}

async function headlines(
  coinId: CoinId,
  limit: number,
  isWithin: (publishedAt: number) => boolean,
): Promise<StoryHeadlineView[]> {
  const [names, segments] = await Promise.all([packagedNames(), openIndex()]);
  const near = placesNaming(new Set([coinId]), isWithin, segments).slice(0, MOST_READ);
  const choice = await articleChoice();
  const chosen = new Map<string, PlacedArticle>();
  let stories: ToldStory[] = [];
  for (let from = 0; from < near.length && stories.length < limit; from += READ_AT_ONCE) {
    const placed = await getArticles(near.slice(from, from + READ_AT_ONCE).map(({ place }) => place));
    for (const one of placed) {
      const { article } = one;
      if (!chosen.has(article.title) && isHeadline(article, choice) && coinsAbout(article, names).includes(coinId))
        chosen.set(article.title, one);
    }
    stories = await tellOnce([...chosen.values()], choice, (article) => isHeadline(article, choice));
  }
  return stories.slice(0, limit).flatMap(({ articles: [first, ...others] }) => {
    if (!first) return [];
    return [{ ...headlineOf(first, choice), also: others.map((article) => headlineOf(article, choice)) }];
  });
}

/** Nobody paid for a headline: neither for the words nor for the place. */
export function isHeadline(article: Article, { isOffered, labelOf }: ArticleChoice): boolean {
  if (!article.dateKnown || !isOffered(article)) return false;
  const label = labelOf(article)?.label;
  return label !== 'sponsored' && label !== 'press-release';
}

/**
 * Where articles lie that name any of some coins: from the index alone, which holds each article's date and the hashes
 * of the coins that it names; newest first.
 */
export function placesNaming(
  coinIds: ReadonlySet<CoinId>,
  isWithin: (publishedAt: number) => boolean,
  segments: readonly Segment[],
): { readonly place: number; readonly publishedAt: number }[] {
  const found = new Map<number, number>();
  for (const segment of segments) {
    for (const article of [...coinIds].flatMap((coinId) => [...articlesNaming(segment, coinId)])) {
      const at = segment.publishedAt[article] ?? 0;
      if (!isWithin(at) || segment.outdated?.[article] === 1) continue;
      found.set(placeOfDocument(articleIdAt(segment, article)), at);
    }
  }
  return [...found]
    .map(([place, publishedAt]) => ({ place, publishedAt }))
    .sort((a, b) => b.publishedAt - a.publishedAt || b.place - a.place);
}
