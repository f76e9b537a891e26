import { articleId } from '../articles/identify.ts';
import type { Coin, CoinId } from '../domain/coin.ts';
import { shortName } from '../domain/first-watchlist.ts';
import type { PageDescription } from '../domain/page.ts';
import { presentCoinIds } from '../domain/renames.ts';
import { TOP_POLL_INTERVAL_MS, WATCHED_POLL_INTERVAL_MS } from '../domain/price-limits.ts';
import { numberState, type StoredQuote } from '../domain/quote.ts';
import { clockAhead } from '../prices/clock.ts';
import { coinOrId } from '../prices/packaged-catalogue.ts';
import { countIn, isOlderThanStore } from '../relate/corpus-figures.ts';
import { describePage, type PageSketch, readPageWords } from '../relate/relate.ts';
import type { Settings } from '../settings/settings.ts';
import { getQuotes } from '../store/quotes.ts';
import { getMarks } from './article-marks.ts';
import { countRelated, matchedOf, otherViewBeside, relatedTo, storedOf } from './beside-page.ts';
import { type MatchingGround, readMatchingGround, readSidebarGround, type SidebarGround } from './ground.ts';
import { seriesReader } from './history.ts';
import { datedByFeed } from './own-article.ts';
import { getPriceClaims, isPastPage } from './price-claims.ts';
import { priceView } from './price-view.ts';
import type { HandleView, SidebarCoin, SidebarView } from './sidebar-views.ts';
import { getThenAndNow } from './then-and-now.ts';

const MOST_COINS = 12;
const MOST_OTHER_NAMES = 8;
/** A name that is said once, far down, is nothing that a page is about. */
const LEAST_ABOUT = 1;
/** So much of a selection tells the reader which it is. */
const SELECTION_SHOWN = 160;
const BITCOIN: CoinId = 'bitcoin';

/**
 * How many coins and articles there are to say something about, for the handle at the edge.
 * @param ground what was begun to be read for this answer
 */
export async function getHandleView(
  page: PageDescription,
  now: number,
  ground: MatchingGround = readMatchingGround(),
): Promise<Pick<HandleView, 'coins' | 'related'>> {
  const sketch = await sketchOf(page, ground);
  const related = await countRelated(sketch, page, await matchedOf(ground, now));
  return { coins: Math.min(MOST_COINS, namedCoins(sketch, now).length), related };
}

/** Where a sidebar stands, and when. */
interface Standing {
  readonly host: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Whether it stands in a private window. */
  readonly isPrivate: boolean;
}

/**
 * Everything the sidebar shows beside a page. The page is matched here and now; nothing of it is kept.
 * @param read null where the content script found no article to read
 * @param ground what was begun to be read for this answer
 */
export async function getSidebarView(
  read: PageDescription | null,
  { host, now, isPrivate }: Standing,
  ground: SidebarGround = readSidebarGround(),
): Promise<SidebarView> {
  const page = read && (await datedByFeed(read, now));
  const sketch = page && (await sketchOf(page, ground));
  const [settings, byId, states, providers] = await Promise.all([
    ground.settings,
    ground.coins,
    ground.states,
    ground.providers,
  ]);
  const named = sketch ? namedCoins(sketch, now).slice(0, MOST_COINS) : [];
  const { watchlist, currency } = settings;
  const clockAheadMs = clockAhead(providers, now);
  const told = now - clockAheadMs;
  // Under way before anything is ranked: the store works while this thread does.
  const reading = getQuotes([...new Set([...watchlist, ...named, BITCOIN])], currency);
  const pageAt = page?.publishedAt ?? null;
  const series = seriesReader();
  const past = isPastPage(pageAt, now) && named.length > 0 ? series([...new Set([...named, BITCOIN])]) : null;
  for (const one of [reading, past]) one?.catch(() => undefined);
  const stored = await storedOf(ground, now);
  const readPrices = async () => {
    const quotes = await reading;
    const coins = coinsOf(named, quotes, byId, settings, now, told);
    const [bitcoin] = coinsOf([BITCOIN], quotes, byId, settings, now, told);
    const thenAndNow = pageAt && bitcoin ? await getThenAndNow(coins, bitcoin, { pageAt, now, told }, series) : null;
    return { coins, thenAndNow, newest: newestOf(watchlist.flatMap((coinId) => quotes.get(coinId) ?? [])) };
  };
  const readArticles = async () => {
    if (!page || !sketch) return { related: [], isMutedHere: false, otherView: null, marks: {} };
    const relating = relatedTo(sketch, page, stored);
    const otherView = otherViewBeside(
      sketch,
      page,
      stored,
      relating.then(({ related }) => related),
    );
    const [found, others] = await Promise.all([relating, otherView]);
    const shown = [...found.related, ...(others?.articles ?? [])];
    return { ...found, otherView: others, marks: await getMarks(shown.map(({ id }) => id)) };
  };
  const readClaims = async () => {
    // What reads them is loaded, and read with, while the store looks for articles.
    await past;
    return page && sketch ? getPriceClaims(page, sketch, now, series) : [];
  };
  const [{ coins, thenAndNow, newest }, { related, isMutedHere, otherView, marks }, claims] = await Promise.all([
    readPrices(),
    readArticles(),
    readClaims(),
  ]);
  const sources = [...stored.choice.feeds.values()].filter(({ on }) => on);
  return {
    kind: 'page',
    host: page ? new URL(page.url).host : host,
    pageTitle: page?.title ?? '',
    selection: page?.isSelection ? page.text.slice(0, SELECTION_SHOWN) : null,
    pagePublishedAt: page?.publishedAt ?? null,
    pagePublishedFrom: page?.publishedFrom ?? null,
    coins,
    thenAndNow,
    claims,
    related,
    isMutedHere,
    writtenSince: isOlderThanStore(page?.publishedAt ?? null, stored.segments),
    otherView,
    topics: sketch?.topics.map(({ id, count, words }) => ({ id, count, words })) ?? [],
    others: sketch ? othersHere(sketch) : [],
    marks,
    isPrivate,
    pageId: page && articleId(page.url, null),
    articlesStored: countIn(stored.segments),
    sourcesUnread: sources.filter(({ id }) => (states.get(id)?.lastSuccessAt ?? null) === null).length,
    sources: sources.length,
    pricesAsOf: newest?.asOf ?? null,
    pricesSource: newest?.source ?? null,
    clockAheadMs,
  };
}

async function sketchOf(page: PageDescription, { names, topics }: MatchingGround): Promise<PageSketch> {
  // Before anything is awaited: a woken worker waits for names and topics longer than this takes.
  const read = readPageWords(page);
  return describePage(page, await names, await topics, read);
}

function coinsOf(
  coinIds: readonly CoinId[],
  quotes: ReadonlyMap<CoinId, StoredQuote>,
  byId: Pick<ReadonlyMap<CoinId, Coin>, 'get'>,
  { watchlist, currency }: Settings,
  now: number,
  sourcesNow: number,
): SidebarCoin[] {
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

function newestOf(quotes: readonly StoredQuote[]): StoredQuote | null {
  return quotes.reduce<StoredQuote | null>(
    (newest, quote) => (newest && newest.asOf >= quote.asOf ? newest : quote),
    null,
  );
}
