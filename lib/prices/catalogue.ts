import type { Coin, CoinId } from '../domain/coin.ts';
import { formerNames, presentCoinId } from '../domain/renames.ts';

/**
 * Reads `public/data/coins.json`: `[[id, symbol, name, rank or null], …]`. Malformed rows are left out singly. Checked by
 * hand: the file is our own, thousands of rows long, and read at every wake of the worker.
 * @throws TypeError where it is not a list: the file is our own, so that is a broken build
 */
export function parseCatalogue(json: unknown): Coin[] {
  if (!Array.isArray(json)) throw new TypeError('the coin catalogue is not a list');
  return json.flatMap((item) => {
    const [id, symbol, name, rank] = Array.isArray(item) ? (item as unknown[]) : [];
    const isWhole = isText(id) && isText(symbol) && isText(name) && (rank === null || typeof rank === 'number');
    return isWhole ? [{ id, symbol, name, rank }] : [];
  });
}

/** All coins in one text, a line each: id, symbol, name and rank behind tabs. What the store keeps and a search reads. */
export function catalogueText(coins: readonly Coin[]): string {
  return coins
    .map(({ id, symbol, name, rank }) => [id, symbol, name, rank ?? ''].map((part) => plain(String(part))).join('\t'))
    .join('\n');
}

/** Reads `catalogueText`. Lines that are not whole are left out singly. */
export function parseCatalogueText(text: string): Coin[] {
  return text.split('\n').flatMap((line) => coinOfLine(line) ?? []);
}

/** One coin out of the text, without reading the rest of it; null where it is not in it. */
export function findInCatalogueText(text: string, coinId: CoinId): Coin | null {
  const start = `${coinId}\t`;
  const at = text.startsWith(start) ? 0 : text.indexOf(`\n${start}`) + 1;
  if (at === 0 && !text.startsWith(start)) return null;
  const end = text.indexOf('\n', at);
  return coinOfLine(text.slice(at, end < 0 ? undefined : end));
}

function coinOfLine(line: string): Coin | null {
  const [id = '', symbol = '', name = '', rank = ''] = line.split('\t');
  if (id === '' || symbol === '' || name === '') return null;
  return { id, symbol, name, rank: rank === '' || Number.isNaN(Number(rank)) ? null : Number(rank) };
}

/**
 * One catalogue out of the packaged coins and the provider's list of all. The packaged symbol, name and rank win, the
 * list adds the rest. Ids under which a coin goes on no longer are left out: the coin is found by its former name.
 */
export function mergeCatalogues(packaged: readonly Coin[], listed: readonly Coin[], now: number): Coin[] {
  const known = new Set(packaged.map(({ id }) => id));
  return [...packaged, ...listed.filter(({ id }) => !known.has(id))].filter(({ id }) => presentCoinId(id, now) === id);
}

/** Tabs and line ends are what the text is made of. */
function plain(part: string): string {
  return part.replace(/\s+/g, ' ');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** A coin with its texts folded once, since a search runs at every key. */
interface FoldedCoin {
  readonly coin: Coin;
  readonly symbol: string;
  /** Words of the name, each behind one space. */
  readonly name: string;
  /** Former symbols and names, each between spaces. */
  readonly former: string;
  /** All that can be found, for one quick look before the exact ones. */
  readonly all: string;
}

const foldedCatalogues = new WeakMap<readonly Coin[], readonly FoldedCoin[]>();

/** Lower case without accents: "Cafe" finds "Café". Most names are plain letters, and taking those apart is slow. */
function fold(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function foldCoin(coin: Coin): FoldedCoin {
  const symbol = fold(coin.symbol);
  const plainName = fold(coin.name);
  const name = ` ${plainName.replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
  const former = formerNames(coin.id);
  return { coin, symbol, name, former, all: `${symbol}\n${plainName}\n${name}\n${coin.id}\n${former}` };
}

function byRank(a: Coin, b: Coin): number {
  const rank = (coin: Coin) => coin.rank ?? Number.MAX_SAFE_INTEGER;
  return rank(a) - rank(b) || (a.name < b.name ? -1 : 1);
}

function foldCatalogue(coins: readonly Coin[]): readonly FoldedCoin[] {
  let folded = foldedCatalogues.get(coins);
  if (folded === undefined) {
    folded = [...coins].sort(byRank).map(foldCoin);
    foldedCatalogues.set(coins, folded);
  }
  return folded;
}

/** How well a coin that contains the query answers it, 0 the best. A former symbol is worth the present one's prefix. */
function place({ coin, symbol, name, former }: FoldedCoin, query: string): 0 | 1 | 2 | 3 | 4 | 5 {
  if (symbol === query) return 0;
  if (symbol.startsWith(query) || former.includes(` ${query} `)) return 1;
  if (name.startsWith(query, 1)) return 2;
  if (name.includes(` ${query}`)) return 3;
  return coin.id.startsWith(query) ? 4 : 5;
}

/**
 * Coins by symbol, name or id: exact symbol, then the beginning of a symbol, of the name, of a word in it, of the id,
 * then anywhere. Equals stand in order of rank, unranked last, then by name. An empty query lists all by rank.
 * @param coins the same array each time: its folded texts are kept with it
 * @param limit how many are returned; `total` counts all
 */
export function searchCatalogue(
  coins: readonly Coin[],
  query: string,
  limit: number,
): { readonly matches: Coin[]; readonly total: number } {
  const folded = foldCatalogue(coins);
  // A leading $ is how tickers are written in texts.
  const wanted = fold(query)
    .trim()
    .replace(/^\$(?=.)/, '');
  if (wanted === '') return { matches: folded.slice(0, limit).map(({ coin }) => coin), total: folded.length };

  // The catalogue is in order of rank already, so sorting by place is dealing into heaps.
  const heaps: [Coin[], Coin[], Coin[], Coin[], Coin[], Coin[]] = [[], [], [], [], [], []];
  for (const entry of folded) {
    if (entry.all.includes(wanted)) heaps[place(entry, wanted)].push(entry.coin);
  }
  const found = heaps.flat();
  return { matches: found.slice(0, limit), total: found.length };
}
