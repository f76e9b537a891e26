/**
 * Writes public/data/coins.json, the coins that texts are searched for, out of the coin list in the data folder
 * (COINSIDE_DATA, else ../shared/data): `[[id, symbol, name, rank or null], …]`, ranked coins first.
 *
 *   node scripts/build-catalogue.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { RENAMES } from '../lib/domain/renamed-coins.ts';

interface ListedCoin {
  id: string;
  symbol: string;
  name: string;
  rank: number | null;
}

const root = resolve(import.meta.dirname, '..');
const data = process.env['COINSIDE_DATA'] ?? resolve(root, '../shared/data');

/** Coins that came after the list, or that it has without a rank though people ask for them. */
const ADDED: readonly (readonly [id: string, symbol: string, name: string])[] = [
  ['kaito', 'KAITO', 'Kaito'],
  ['berachain-bera', 'BERA', 'Berachain'],
  ['mubarak', 'MUBARAK', 'Mubarak'],
  ['ghiblification', 'GHIBLI', 'Ghiblification'],
];

const MOVED = RENAMES.filter(({ kind, until }) => kind !== 'symbol' && until === null);

/**
 * A coin under a former id stays only where texts call it by another name ("Fantom"); under the same one it would be a
 * wrong double (Polygon).
 */
const DOUBLES = new Set(MOVED.filter(({ name, presentName }) => name === presentName).map(({ from }) => from));

/** What coins are called since; the list is of before. */
const PRESENT_NAMES = new Map(
  RENAMES.filter(({ until }) => until === null).map(
    ({ to, presentSymbol, presentName }) => [to, [presentSymbol, presentName]] as const,
  ),
);

/** Unranked coins are listed only where they bear the symbol of one of these many largest, to be told apart from it. */
const DOUBLES_OF_LARGEST = 1000;

function readCoins(): ListedCoin[] {
  const lines = gunzipSync(readFileSync(join(data, 'coins/coins.ndjson.gz')))
    .toString('utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const { id, symbol, name, rank }: ListedCoin = JSON.parse(line);
    return { id, symbol, name, rank: rank ?? null };
  });
}

function readTop(): ListedCoin[] {
  const text = readFileSync(join(data, 'coins/market-top100-2026-01-12.json'), 'utf8');
  const snapshot: { coins: ListedCoin[] } = JSON.parse(text);
  return snapshot.coins;
}

/**
 * One order out of two: the first hundred as of January 2026, behind them the rest as of December 2024, renumbered. A coin
 * that is younger than the list stands where it stood under its former id.
 */
function ranked(coins: readonly ListedCoin[], top: readonly ListedCoin[]): ListedCoin[] {
  const inTop = new Set(top.map((coin) => coin.id));
  const rest = coins.filter((coin) => coin.rank !== null && !inTop.has(coin.id));
  rest.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const placed = new Set([...top, ...rest].map((coin) => coin.id));
  const order = [...top, ...rest].flatMap((coin) => [
    coin,
    ...MOVED.filter(({ from, to }) => from === coin.id && !placed.has(to)).map(({ to }) => named(to)),
  ]);
  return order.map((coin, index) => ({ ...coin, rank: index + 1 }));
}

function named(id: string): ListedCoin {
  const [symbol, name] = PRESENT_NAMES.get(id) ?? [id, id];
  return { id, symbol, name, rank: null };
}

function tidy(coin: ListedCoin): ListedCoin {
  const [symbol, name] = PRESENT_NAMES.get(coin.id) ?? [coin.symbol, coin.name];
  return { ...coin, symbol: symbol.toUpperCase().trim(), name: name.replace(/\s+/g, ' ').trim() };
}

const coins = readCoins().filter((coin) => !DOUBLES.has(coin.id));
const list = ranked(coins, readTop());
const largest = new Set(list.slice(0, DOUBLES_OF_LARGEST).map((coin) => coin.symbol.toLowerCase()));
const present = new Set(list.map((coin) => coin.id));
const added = [
  ...ADDED.map(([id, symbol, name]) => ({ id, symbol, name, rank: null })),
  ...MOVED.map(({ to }) => named(to)),
];
const doubles = coins.filter((coin) => largest.has(coin.symbol.toLowerCase()));
for (const coin of [...added, ...doubles]) {
  if (present.has(coin.id)) continue;
  present.add(coin.id);
  list.push({ ...coin, rank: null });
}

const rows = list.map(tidy).map(({ id, symbol, name, rank }) => JSON.stringify([id, symbol, name, rank]));
const json = `[\n${rows.join(',\n')}\n]\n`;
writeFileSync(join(root, 'public/data/coins.json'), json);
console.log(`${rows.length} coins, ${json.length} bytes, ${gzipSync(json, { level: 9 }).length} gzipped`);
