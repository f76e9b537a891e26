import { DAY_MS } from '../../lib/domain/durations.ts';
import type { CoinId } from '../../lib/domain/coin.ts';
import { dayOf } from '../../lib/domain/daily.ts';
import { getDaily } from '../../lib/store/daily.ts';
import { playBinance } from '../world/prices/binance.ts';
import { playCoinGecko } from '../world/prices/coingecko.ts';
import { closeOn } from '../world/prices/daily.ts';
import { playDefiLlama } from '../world/prices/defillama.ts';
import { createMarket, type Market, type WorldCoin } from '../world/prices/market.ts';
import type { Reply } from '../world/wire.ts';
import { BINANCE_HOST, DEFILLAMA_HOST, fakeNetwork, MARKETS_HOST } from './fake-network.ts';

const market = createMarket();
const small = new Map<CoinId, WorldCoin>();

/** The world's coins, and small ones that nobody lists. */
const world: Market = { ...market, coin: (id) => small.get(id) ?? market.coin(id) };

function coinOf(coinId: CoinId): WorldCoin {
  const coin = world.coin(coinId);
  if (!coin) throw new Error(`the world has no coin ${coinId}`);
  return coin;
}

export const isAsWorldHas = { priceOf: (coinId: CoinId): number => coinOf(coinId).price };

export interface HistoryTrouble {
  /** Hosts that answer with 429. */
  readonly down?: readonly string[];
  readonly retryAfterS?: number;
  /** Days that no source has. */
  readonly without?: readonly number[];
  /** Coins that a host does not know. */
  readonly unknownAt?: Readonly<Record<string, readonly CoinId[]>>;
  /** Coins for which Binance answers with another one's candles. */
  readonly swapped?: Readonly<Record<CoinId, CoinId>>;
  /** Small coins that the world is to have besides. */
  readonly coins?: readonly CoinId[];
}

/** The world's sources of daily closes, and no other network. */
export function historyNetwork(trouble: HistoryTrouble = {}) {
  const { down = [], retryAfterS, without = [], unknownAt = {}, swapped = {}, coins = [] } = trouble;
  for (const id of coins) {
    small.set(id, { ...coinOf('akash-network'), id, price: 10 ** (small.size % 5), supply: 1000 });
  }
  const answer = (host: string, play: (url: URL) => Reply | null) => (url: URL) => {
    if (down.includes(host))
      return new Response('', { status: 429, headers: { 'retry-after': String(retryAfterS ?? 60) } });
    const reply = play(url);
    return new Response(thinned(reply, without), { status: reply?.status ?? 404 });
  };
  const faults = (host: string) => [{ kind: 'missing-coin', ids: [...(unknownAt[host] ?? [])] }] as const;
  return fakeNetwork({
    [BINANCE_HOST]: answer(BINANCE_HOST, (url) => {
      const other = Object.entries(swapped).find(([id]) => url.search.includes(coinOf(id).symbol.toUpperCase()));
      const asked = new URL(url);
      if (other) asked.searchParams.set('symbol', `${coinOf(other[1]).symbol.toUpperCase()}USDT`);
      return playBinance(asked, world, Date.now(), faults(BINANCE_HOST));
    }),
    [MARKETS_HOST]: answer(MARKETS_HOST, (url) => {
      const shown = { ...world, coins: () => [...world.coins(), ...small.values()] };
      return playCoinGecko(url, shown, Date.now(), faults(MARKETS_HOST), undefined);
    }),
    [DEFILLAMA_HOST]: answer(DEFILLAMA_HOST, (url) => playDefiLlama(url, world, Date.now(), faults(DEFILLAMA_HOST))),
  });
}

/** A reply without the points of some days. */
function thinned(reply: Reply | null, without: readonly number[]): string {
  const text = reply?.body.toString() ?? '';
  if (without.length === 0 || reply?.status !== 200) return text;
  const isKept = (midnight: number) => !without.includes(Math.round(midnight / DAY_MS) - 1);
  return JSON.stringify(
    JSON.parse(text, (key, value: unknown) => {
      if (!Array.isArray(value) || !['', 'prices'].includes(key)) return value;
      return value.filter((point: [number, unknown] | { timestamp: number }) =>
        Array.isArray(point)
          ? isKept(point[0] + (typeof point[1] === 'string' ? DAY_MS : 0))
          : isKept(point.timestamp * 1000),
      );
    }),
  );
}

/** Fetched figures of these coins that are not what the world says of that coin and day. */
export async function strangeDays(coinIds: readonly CoinId[]): Promise<string[]> {
  const now = Date.now();
  const strange: string[] = [];
  for (const [coinId, rows] of await getDaily(coinIds)) {
    for (const { name, firstDay, closes, packagedBy } of rows) {
      if (packagedBy !== null) continue;
      for (const [at, close] of closes.entries()) {
        const day = firstDay + at;
        // The world's waves move with its clock, by some thousandths a day.
        const truth = closeOn(coinOf(coinId), day, now);
        const isRight = Number.isNaN(close) || (truth !== null && Math.abs(Math.log(close / truth)) < 0.2);
        if (!isRight || day >= dayOf(now)) strange.push(`${coinId} ${name} ${day}: ${close} instead of ${truth}`);
      }
    }
  }
  return strange;
}
