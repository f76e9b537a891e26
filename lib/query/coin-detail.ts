import type { CoinId } from '../domain/coin.ts';
import { type Rename, RENAMES } from '../domain/renamed-coins.ts';
import { readSettings } from '../settings/settings-store.ts';
import { getQuotes } from '../store/quotes.ts';
import { getLatestHeadlines } from './coin-headlines.ts';
import type { CoinPast, CoinView } from './views.ts';

const HEADLINES = 2;

/** What the open row shows of a coin beside its price and its chart. Reads the store alone. */
export async function getCoinView(coinId: CoinId, now: number): Promise<CoinView> {
  const { currency } = await readSettings();
  const [quotes, headlines] = await Promise.all([
    getQuotes([coinId], currency),
    getLatestHeadlines(coinId, now, HEADLINES),
  ]);
  const quote = quotes.get(coinId);
  return {
    coinId,
    currency,
    marketCap: quote?.marketCap ?? null,
    rank: quote?.rank ?? null,
    past: pastOf(coinId, now),
    headlines,
  };
}

/** What a coin was before, the newest first: other symbols of its own, and coins that went on as this one. */
function pastOf(coinId: CoinId, now: number): CoinPast[] {
  const own = RENAMES.filter(({ to, at, until }) => to === coinId && at <= now && (until === null || now < until));
  return own.flatMap((rename) => [partOf(rename), ...earlierThan(rename, now)]).sort((a, b) => b.at - a.at);
}

function partOf({ kind, symbol, at, ratio, presentSymbol }: Rename): CoinPast {
  return { kind, symbol, at, ratio, presentSymbol };
}

function earlierThan({ from, kind, at }: Rename, now: number): CoinPast[] {
  return kind === 'migration' ? pastOf(from, now).filter((past) => past.at < at) : [];
}
