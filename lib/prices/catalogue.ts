import type { Coin, CoinId } from '../domain/coin.ts';

/** Symbols and names that coins went by before, so that who remembers the old one finds the present coin. */
const FORMER = new Map<CoinId, string>([
  ['render-token', 'rndr render token'],
  ['polygon-ecosystem-token', 'matic polygon matic network'],
  ['fetch-ai', 'fetch.ai fetch asi agix'],
  ['sky', 'maker mkr'],
  ['sonic-3', 'fantom ftm'],
]);

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

/** Lower case without accents: "Cafe" finds "Café". */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function foldCoin(coin: Coin): FoldedCoin {
  const symbol = fold(coin.symbol);
  const plainName = fold(coin.name);
  const name = ` ${plainName.replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
  const former = ` ${FORMER.get(coin.id) ?? ''} `;
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
