import type { Coin, CoinId } from '../domain/coin.ts';

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

/**
 * One coin out of the text of `public/data/coins.json`, where each has a line of its own, without reading the rest of it;
 * null where it is not in it.
 */
export function findInCatalogueFile(json: string, coinId: CoinId): Coin | null {
  const start = json.indexOf(`\n[${JSON.stringify(coinId)},`);
  if (start < 0) return null;
  const line = json.slice(start + 1, json.indexOf('\n', start + 1));
  return parseCatalogue([JSON.parse(line.replace(/,$/, ''))])[0] ?? null;
}

/** All coins in one text, a line each: id, symbol and name behind tabs. What the store keeps and a search reads. */
export function catalogueText(coins: readonly Coin[]): string {
  return coins.map(({ id, symbol, name }) => [id, symbol, name].map(plain).join('\t')).join('\n');
}

/** One line of `catalogueText`, of which no rank is known; null where it is not whole. */
export function coinOfLine(line: string): Coin | null {
  const [id = '', symbol = '', name = ''] = line.split('\t');
  return id === '' || symbol === '' || name === '' ? null : { id, symbol, name, rank: null };
}

/** One coin out of the text, without reading the rest of it; null where it is not in it. */
export function findInCatalogueText(text: string, coinId: CoinId): Coin | null {
  const start = text.startsWith(`${coinId}\t`) ? 0 : text.indexOf(`\n${coinId}\t`) + 1;
  if (start === 0 && !text.startsWith(`${coinId}\t`)) return null;
  const end = text.indexOf('\n', start);
  return coinOfLine(text.slice(start, end < 0 ? undefined : end));
}

/** Tabs and line ends are what the text is made of. */
function plain(part: string): string {
  return part.replace(/\s+/g, ' ');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
