import { existsSync, readFileSync } from 'node:fs';
import { fractionOf } from '../deterministic.ts';
import { moreCoins } from './more-coins.ts';
import { tape } from './tape.ts';

export interface WorldCoin {
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
  /** US dollars. */
  readonly price: number;
  readonly change1h: number;
  readonly change24h: number;
  readonly change7d: number;
  readonly supply: number;
}

export interface Market {
  /** Every coin that a price list may name, largest first. */
  coins: () => WorldCoin[];
  coin: (id: string) => WorldCoin | null;
  setPrice: (id: string, price: number) => void;
  scalePrices: (factor: number) => void;
}

function signed(key: string, span: number): number {
  return (fractionOf(key) * 2 - 1) * span;
}

/** Figures look measured, not typed: some noise that disappears when rounded to one place. */
function measured(change: number, id: string): number {
  return Number((change + signed(`noise ${id}`, 0.03)).toFixed(5));
}

function tapeCoins(): WorldCoin[] {
  return tape.map((coin) => ({
    ...coin,
    change24h: measured(coin.change24h, coin.id),
    change1h: Number(signed(`1h ${coin.id}`, 0.6).toFixed(5)),
    change7d: Number((coin.change24h + signed(`7d ${coin.id}`, 6)).toFixed(5)),
  }));
}

function inventedCoin(id: string, symbol: string, name: string, price: number | null, cap: number): WorldCoin {
  const dollars = price ?? Number((10 ** (fractionOf(`price ${id}`) * 4 - 2.5)).toPrecision(4));
  // Dollar tokens stay near their dollar.
  const calm = dollars > 0.97 && dollars < 1.03 ? 0.01 : 1;
  return {
    id,
    symbol,
    name,
    price: dollars,
    supply: Math.round(cap / dollars),
    change1h: Number((signed(`1h ${id}`, 0.9) * calm).toFixed(5)),
    change24h: Number((signed(`24h ${id}`, 5) * calm).toFixed(5)),
    change7d: Number((signed(`7d ${id}`, 11) * calm).toFixed(5)),
  };
}

/** The list's figures are of a dearer day than the tape: brings wrapped and other coins down to its level. */
function tapeLevel(name: string, price: number): number {
  if (price > 0.97 && price < 1.03) return 1;
  return /bitcoin|btc/i.test(name) && price > 50_000 ? 0.7126 : 0.561;
}

function restOfTop(): WorldCoin[] {
  return moreCoins
    .trim()
    .split('\n')
    .map((line, index) => {
      const [id = '', symbol = '', name = '', price = '', cap = ''] = line.split('|');
      const factor = tapeLevel(name, Number(price));
      const share = cap === '' ? 190_000_000 * 0.994 ** index : Number(cap) * factor;
      return inventedCoin(
        id,
        symbol,
        name,
        price === '' ? null : Number((Number(price) * factor).toPrecision(4)),
        share,
      );
    });
}

const catalogueFile = new URL('../../../public/data/coins.json', import.meta.url);

/** Any coin of the product's own catalogue has a price here too, so that following an odd one can be tried. */
function catalogueCoins(known: ReadonlySet<string>): WorldCoin[] {
  if (!existsSync(catalogueFile)) return [];
  const rows: [string, string, string][] = JSON.parse(readFileSync(catalogueFile, 'utf8'));
  return rows
    .filter(([id]) => !known.has(id))
    .map(([id, symbol, name]) => inventedCoin(id, symbol.toLowerCase(), name, null, 40_000_000 * fractionOf(id)));
}

/** A price that was set by a test moves the 24-hour change with it, as it would for real. */
function repriced(coin: WorldCoin, price: number): WorldCoin {
  const factor = price / coin.price;
  const moved = (change: number): number => Number((((1 + change / 100) * factor - 1) * 100).toFixed(5));
  return {
    ...coin,
    price,
    change1h: moved(coin.change1h),
    change24h: moved(coin.change24h),
    change7d: moved(coin.change7d),
  };
}

export function createMarket(): Market {
  const listed = [...tapeCoins(), ...restOfTop()];
  const all = [...listed, ...catalogueCoins(new Set(listed.map(({ id }) => id)))];
  const byId = new Map(all.map((coin) => [coin.id, coin]));
  let ranked: WorldCoin[] | null = null;
  return {
    coins: () => (ranked ??= [...byId.values()].sort((a, b) => b.price * b.supply - a.price * a.supply)),
    coin: (id) => byId.get(id) ?? null,
    setPrice(id, price) {
      const coin = byId.get(id);
      if (coin === undefined) throw new Error(`the world has no coin ${id}`);
      byId.set(id, repriced(coin, price));
      ranked = null;
    },
    scalePrices(factor) {
      for (const coin of byId.values()) byId.set(coin.id, repriced(coin, coin.price * factor));
      ranked = null;
    },
  };
}

/** 168 hourly prices, oldest first, that end at the coin's price: a walk that belongs to the coin. */
export function hourlyWeek(coin: WorldCoin): number[] {
  const first = coin.price / (1 + coin.change7d / 100);
  let drift = 0;
  const points = Array.from({ length: 168 }, (_, hour) => {
    drift = drift * 0.93 + signed(`walk ${coin.id} ${hour}`, Math.abs(coin.change7d) / 900 + 0.0035);
    const along = hour / 167;
    // The walk is pinned at the present end only.
    return (first + (coin.price - first) * along) * (1 + drift * Math.min(1, (167 - hour) / 12));
  });
  points[167] = coin.price;
  return points;
}
