import { articleId } from '../articles/identify.ts';
import { packagedTopics } from '../articles/packaged-topics.ts';
import type { Article } from '../domain/article.ts';
import type { Coin, CoinId } from '../domain/coin.ts';
import { shortName } from '../domain/first-watchlist.ts';
import type { PageDescription } from '../domain/page.ts';
import type { Topic } from '../domain/topic.ts';
import { presentCoinIds } from '../domain/renames.ts';
import { TOP_POLL_INTERVAL_MS, WATCHED_POLL_INTERVAL_MS } from '../domain/price-limits.ts';
import { numberState, type StoredQuote } from '../domain/quote.ts';
import { clockAhead } from '../prices/clock.ts';
import { coinOrId, packagedCatalogue } from '../prices/packaged-catalogue.ts';
import { packagedNames } from '../prices/packaged-names.ts';
import { readAllowedHosts } from '../host-permissions.ts';
import { placeOfDocument } from '../relate/document.ts';
import {
  describePage,
  type ExplainedArticle,
  type ExplainedBy,
  explainRelated,
  hashTitle,
  idfOver,
  type PageSketch,
  rankRelated,
} from '../relate/relate.ts';
import { isOlderThanStore } from '../relate/corpus-figures.ts';
import { otherSideOf, rankOtherView } from '../relate/other-view.ts';
import type { RelatedArticle } from '../relate/rank.ts';
import type { Segment } from '../relate/segment.ts';
import { readSettings } from '../settings/settings-store.ts';
import type { Settings } from '../settings/settings.ts';
import { countArticles, getArticles, type PlacedArticle } from '../store/articles.ts';
import { getFeedStates } from '../store/feeds.ts';
import { getProviders } from '../store/providers.ts';
import { getQuotes } from '../store/quotes.ts';
import { type ArticleChoice, articleChoice } from './article-choice.ts';
import { getMarks } from './article-marks.ts';
import { discussionOf, getOwnDiscussion } from './discussion.ts';
import { knownFeeds } from './known-feeds.ts';
import { openIndex } from './open-index.ts';
import { getPriceClaims } from './price-claims.ts';
import { priceView } from './price-view.ts';
import { headlineOf, tellOnce, type ToldStory } from './stories.ts';
import { getThenAndNow } from './then-and-now.ts';
import type { HandleView, OtherView, Reason, RelatedArticleView, SidebarCoin, SidebarView } from './sidebar-views.ts';

const MOST_RELATED = 10;
const MOST_OTHERS = 3;
/** So many are looked at where some of the best are not to be shown. */
const MOST_RANKED = 60;
/** Where the reader muted most of what relates, still deeper, up to so many. */
const MOST_LOOKED_AT = 1_000;
const MOST_COINS = 12;
const MOST_OTHER_NAMES = 8;
/** A name that is said once, far down, is nothing that a page is about. */
const LEAST_ABOUT = 1;
const BITCOIN: CoinId = 'bitcoin';

/** How many coins and articles there are to say something about, for the handle at the edge. */
export async function getHandleView(
  page: PageDescription,
  now: number,
): Promise<Pick<HandleView, 'coins' | 'related'>> {
  const [names, topics, segments] = await Promise.all([packagedNames(), packagedTopics(), openIndex()]);
  const sketch = describePage(page, names, topics);
  const { related } = await relatedTo(sketch, page, { segments, names, topics, now });
  return { coins: Math.min(MOST_COINS, namedCoins(sketch, now).length), related: related.length };
}

/**
 * Everything the sidebar shows beside a page. The page is matched here and now; nothing of it is kept.
 * @param page null where the content script found no article to read
 * @param isPrivate whether it stands in a private window
 */
export async function getSidebarView(
  page: PageDescription | null,
  host: string,
  now: number,
  isPrivate = false,
): Promise<SidebarView> {
  const settings = await readSettings();
  const [{ byId }, names, topics, segments, states, counts, providers] = await Promise.all([
    packagedCatalogue(),
    packagedNames(),
    packagedTopics(),
    openIndex(),
    getFeedStates(),
    countArticles(),
    getProviders(),
  ]);
  const clockAheadMs = clockAhead(providers, now);
  const sketch = page && describePage(page, names, topics);
  const sources = [...(await knownFeeds()).values()].filter(({ on }) => on);
  const newest = await newestPrice(settings);
  const told = now - clockAheadMs;
  const named = sketch ? namedCoins(sketch, now).slice(0, MOST_COINS) : [];
  const stored = { segments, names, topics, now };
  const { related, isMutedHere } =
    page && sketch ? await relatedTo(sketch, page, stored) : { related: [], isMutedHere: false };
  const otherView = page && sketch && (await otherViewBeside(sketch, page, stored, related));
  const coinsHere = await coinsOf(named, settings, byId, now, told);
  const [bitcoin] = await coinsOf([BITCOIN], settings, byId, now, told);
  return {
    kind: 'page',
    host: page ? new URL(page.url).host : host,
    pageTitle: page?.title ?? '',
    pagePublishedAt: page?.publishedAt ?? null,
    pagePublishedFrom: page?.publishedFrom ?? null,
    coins: coinsHere,
    thenAndNow:
      page?.publishedAt && bitcoin
        ? await getThenAndNow(coinsHere, bitcoin, { pageAt: page.publishedAt, now, told })
        : null,
    claims: page && sketch ? await getPriceClaims(page, sketch, now) : [],
    related,
    isMutedHere,
    writtenSince: isOlderThanStore(page?.publishedAt ?? null, segments),
    otherView,
    topics: sketch?.topics.map(({ id, count, words }) => ({ id, count, words })) ?? [],
    others: sketch ? othersHere(sketch) : [],
    marks: await getMarks([...related, ...(otherView?.articles ?? [])].map(({ id }) => id)),
    isPrivate,
    ownDiscussion: page && (await getOwnDiscussion(page)),
    articlesStored: counts.total,
    sourcesUnread: sources.filter(({ id }) => (states.get(id)?.lastSuccessAt ?? null) === null).length,
    sources: sources.length,
    pricesAsOf: newest?.asOf ?? null,
    pricesSource: newest?.source ?? null,
    clockAheadMs,
  };
}

/** What a page is held against. */
interface Stored {
  readonly segments: readonly Segment[];
  readonly names: ArrayBuffer;
  readonly topics: readonly Topic[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The articles that relate to a page, each with its reason. One for which no reason can be told is not shown: a reader
 * could not tell it from chance.
 */
async function relatedTo(
  sketch: PageSketch,
  page: PageDescription,
  stored: Stored,
): Promise<{ related: RelatedArticleView[]; isMutedHere: boolean }> {
  const { segments, names, topics, now } = stored;
  const choice = await articleChoice();
  const { stories, withheld } = await offeredBeside(page, choice, (limit, keepTwins) =>
    readRanked(rankRelated(sketch, segments, { limit, keepTwins, now })),
  );
  const views = await viewsOf(stories.slice(0, MOST_RELATED), sketch, choice, stored);
  const by = { names, topics, idf: idfOver(segments) };
  return {
    related: views.filter(({ reason }) => hasReason(reason)),
    isMutedHere: withheld.some((article) => hasReason(reasonFor(sketch, article, by))),
  };
}

function hasReason({ coins, others, topics, words }: Reason): boolean {
  return coins.length + others.length + topics.length + words.length > 0;
}

/** What sees the page's matter from the other side, and is not among the related already. */
async function otherViewBeside(
  sketch: PageSketch,
  page: PageDescription,
  stored: Stored,
  related: readonly RelatedArticleView[],
): Promise<OtherView | null> {
  const { segments, topics, now } = stored;
  const side = otherSideOf(sketch.topics, topics);
  if (side === null) return null;
  const choice = await articleChoice();
  const { stories: offered } = await offeredBeside(page, choice, (limit, keepTwins) =>
    readRanked(rankOtherView(sketch, side, topics, segments, { limit, keepTwins, now })),
  );
  const known = new Set(related.flatMap((one) => [one.id, one.title, ...one.also.map(({ id }) => id)]));
  const others = offered.filter(({ articles }) => !articles.some(({ id, title }) => known.has(id) || known.has(title)));
  const articles = await viewsOf(others.slice(0, MOST_OTHERS), sketch, choice, stored);
  return articles.length === 0 ? null : { ...side, articles };
}

function readRanked(found: readonly RelatedArticle[]): Promise<PlacedArticle[]> {
  return getArticles(found.map(({ id }) => placeOfDocument(id)));
}

async function viewsOf(
  stories: readonly ToldStory[],
  sketch: PageSketch,
  choice: ArticleChoice,
  { segments, names, topics }: Stored,
): Promise<RelatedArticleView[]> {
  const isAllowed = await readAllowedHosts();
  const by = { names, topics, idf: idfOver(segments) };
  return stories.map(({ found, articles }) => {
    // The earliest that has a reason stands for its story.
    const reasoned = articles.map((article) => ({ article, reason: reasonFor(sketch, article, by) }));
    const { article, reason } = reasoned.find((one) => hasReason(one.reason)) ?? {
      article: found,
      reason: reasonFor(sketch, found, by),
    };
    const { dateKnown, comments, feedId } = article;
    const also = articles.filter((one) => one !== article && one.source !== article.source);
    return {
      ...headlineOf(article, choice),
      feedId,
      dateKnown,
      comments,
      discussion: discussionOf(article, isAllowed),
      reason,
      also: also.map((one) => headlineOf(one, choice)),
    };
  });
}

interface Offered {
  readonly stories: readonly ToldStory[];
  /** What would be among them, had the reader not muted it. */
  readonly withheld: readonly Article[];
}

/**
 * The ranked stories that may stand beside a page, best first. Where some of the best articles may not, or tell what
 * others do, more are looked at, so that others can take their places, also one of the same title.
 */
async function offeredBeside(
  page: PageDescription,
  choice: ArticleChoice,
  rank: (limit: number, keepTwins: boolean) => Promise<PlacedArticle[]>,
): Promise<Offered> {
  // The page itself may be among the stored articles, under this address or, shortened, under another title; one that moved keeps its id.
  const self = articleId(page.url, null);
  const isAnother = (article: Article) => article.id !== self && articleId(article.url, null) !== self;
  const isOffered = (article: Article) => isAnother(article) && choice.isOffered(article);
  const best = await rank(MOST_RELATED + 1, false);
  if (best.every(({ article }) => choice.isOffered(article))) {
    const others = best.filter(({ article }) => isAnother(article));
    const stories = await tellOnce(others, choice, isOffered);
    if (stories.length === others.length) return { stories, withheld: [] };
  }
  for (let limit = MOST_RANKED; ; limit *= 4) {
    const ranked = await rank(limit, true);
    const withheld = ranked.map(({ article }) => article).filter((one) => isAnother(one) && choice.isWithheld(one));
    const stories = await tellOnce(distinct(ranked, isOffered), choice, isOffered);
    const isAll = ranked.length < limit || withheld.length === 0 || limit * 4 > MOST_LOOKED_AT;
    if (isAll || stories.length >= MOST_RELATED) return { stories, withheld };
  }
}

/** Those that may be shown, of several with one title the best. */
function distinct(ranked: readonly PlacedArticle[], isOffered: (article: Article) => boolean): PlacedArticle[] {
  const titles = new Set<number>();
  return ranked.filter(({ article }) => {
    const hash = hashTitle(article.title);
    return isOffered(article) && (hash === 0 || (!titles.has(hash) && titles.add(hash)));
  });
}

/** Coins by the names that the same sidebar gives them above. */
function reasonFor(sketch: PageSketch, article: ExplainedArticle, by: ExplainedBy): RelatedArticleView['reason'] {
  const reason = explainRelated(sketch, article, by);
  const shortNames = new Map(sketch.coins.map(({ coinId, name }) => [name, shortName({ id: coinId, name })]));
  return {
    coins: reason.coins.map((name) => shortNames.get(name) ?? name),
    others: reason.others,
    topics: reason.topics,
    words: reason.words,
  };
}

async function coinsOf(
  coinIds: readonly CoinId[],
  { watchlist, currency }: Settings,
  byId: ReadonlyMap<string, Coin>,
  now: number,
  sourcesNow: number,
): Promise<SidebarCoin[]> {
  const quotes = await getQuotes(coinIds, currency);
  return coinIds.map((coinId) => {
    const coin = coinOrId(coinId, byId);
    const isWatched = watchlist.includes(coinId);
    return {
      ...priceView(quotes.get(coinId), currency, now, isWatched ? WATCHED_POLL_INTERVAL_MS : TOP_POLL_INTERVAL_MS),
      coinId,
      symbol: coin.symbol,
      name: shortName(coin),
      followed:
        isWatched || numberState(quotes.get(coinId)?.asOf ?? null, sourcesNow, TOP_POLL_INTERVAL_MS) === 'fresh',
    };
  });
}

/** A page of before a rename is about the coin that goes on. */
function namedCoins(sketch: PageSketch, now: number): string[] {
  return presentCoinIds(
    sketch.coins.map(({ coinId }) => coinId),
    now,
  );
}

/** The labs, exchanges, people … that the page is about. */
function othersHere({ others }: PageSketch): string[] {
  const about = others.filter(({ score }) => score >= LEAST_ABOUT);
  return about.slice(0, MOST_OTHER_NAMES).map(({ name }) => name);
}

async function newestPrice({ watchlist, currency }: Settings): Promise<StoredQuote | null> {
  const quotes = [...(await getQuotes(watchlist, currency)).values()];
  return quotes.reduce<StoredQuote | null>(
    (newest, quote) => (newest && newest.asOf >= quote.asOf ? newest : quote),
    null,
  );
}
