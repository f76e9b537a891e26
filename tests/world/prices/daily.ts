import { DAY_MS } from '../../../lib/domain/durations.ts';
import { existsSync, readFileSync } from 'node:fs';
import { type DailySeries, figureOn } from '../../../lib/domain/daily.ts';
import { parseHistoryFile } from '../../../lib/prices/history-file.ts';
import { inPreference } from '../../../lib/prices/history.ts';
import { fractionOf } from '../deterministic.ts';
import type { WorldCoin } from './market.ts';

/** Days on which coins were listed that readers look up in the past; others begin by their id, between 2018 and 2023. */
const LISTED: Readonly<Record<string, string>> = {
  bitcoin: '2013-04-28',
  litecoin: '2013-04-28',
  ethereum: '2015-08-07',
  ripple: '2013-08-04',
  cosmos: '2019-03-15',
  filecoin: '2017-12-13',
  'akash-network': '2020-10-16',
  arbitrum: '2023-03-16',
  bittensor: '2023-03-03',
  sui: '2023-05-03',
  'matic-network': '2019-04-29',
  'polygon-ecosystem-token': '2023-10-25',
};

const file = new URL('../../../public/data/history.bin', import.meta.url);
let known: ReadonlyMap<string, ReadonlyMap<number, number>> | null = null;

/** What coins really cost at the end of days, as far as the product ships it: nobody here is to contradict that. */
function knownCloses(coinId: string): ReadonlyMap<number, number> {
  known ??= readKnown();
  return known.get(coinId) ?? new Map();
}

function readKnown(): ReadonlyMap<string, ReadonlyMap<number, number>> {
  if (!existsSync(file)) return new Map();
  const bytes = readFileSync(file);
  const series = parseHistoryFile(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const byCoin = Map.groupBy(series, ({ coinId }) => coinId);
  return new Map([...byCoin].map(([coinId, own]) => [coinId, closesOf(own)]));
}

function closesOf(series: readonly DailySeries[]): ReadonlyMap<number, number> {
  const closes = new Map<number, number>();
  for (const one of inPreference(series)) {
    // An opening price is the close of the day before.
    const ahead = one.figure === 'open' ? 1 : 0;
    for (const at of one.closes.keys()) {
      const figure = figureOn(one, one.firstDay + at);
      const day = one.firstDay + at - ahead;
      if (figure !== null && !closes.has(day)) closes.set(day, figure);
    }
  }
  return closes;
}

/** First UTC day that the world has a price of the coin for. */
export function listedOn({ id }: WorldCoin): number {
  const date = LISTED[id];
  const day =
    date === undefined
      ? 17_532 + Math.floor(fractionOf(`listed ${id}`) * 1900)
      : Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  return [...knownCloses(id).keys()].reduce((least, one) => Math.min(least, one), day);
}

/**
 * What a coin cost at the end of a UTC day: as it really was where the product knows it, else on slow waves that belong
 * to the coin, from one known price to the next and at last to the present one. Null before it was listed and for days
 * that have not ended.
 */
export function closeOn(coin: WorldCoin, day: number, now: number): number | null {
  const today = now / DAY_MS;
  if (day < listedOn(coin) || day + 1 > today) return null;
  const closes = knownCloses(coin.id);
  const told = closes.get(day);
  if (told !== undefined) return told;
  const days = [...closes.keys()];
  const before = days.filter((one) => one < day).reduce((most, one) => Math.max(most, one), -Infinity);
  const after = days.filter((one) => one > day).reduce((least, one) => Math.min(least, one), Infinity);
  const first = { day: before, price: closes.get(before) ?? 0 };
  const next = { day: after, price: closes.get(after) ?? 0 };
  const last = after === Infinity ? { day: today - 1, price: coin.price } : next;
  const onWaves = last.price * Math.exp(waves(coin, day) - waves(coin, last.day));
  if (before === -Infinity) return onWaves;
  const share = (day - first.day) / (last.day - first.day);
  return first.price * (last.price / first.price) ** share;
}

function waves(coin: WorldCoin, day: number): number {
  // Dollar tokens stay near their dollar.
  const swing = coin.price > 0.97 && coin.price < 1.03 ? 0.002 : 0.6;
  const wave = (days: number, key: string): number =>
    Math.sin((day / days + fractionOf(`${key} ${coin.id}`)) * 2 * Math.PI);
  return swing * (wave(1100, 'years') * 0.8 + wave(140, 'season') * 0.3 + wave(9, 'days') * 0.03);
}
