import type { Coin } from '../domain/coin.ts';
import { fold, type SearchableCoins } from './searchable-coins.ts';

/** How well a coin answers, best first. */
const SYMBOL = 0;
const OWN_FORMER_SYMBOL = 1;
const UNRANKED_SYMBOL = 2;
const SYMBOL_START = 3;
const NAME_START = 4;
const NAME_WORD = 5;
const ID_START = 6;
const ANYWHERE = 7;
const NO_ANSWER = 8;

/**
 * Coins by symbol, name or id: exact symbol of a ranked coin or of one that became this one ("MKR" is SKY rather than some
 * bridged MKR), then a symbol that it bore itself, the exact symbol of unranked coins, the beginning of a symbol, of the
 * name or a former one, of a word in these, of the id, then anywhere. Equals stand in order of rank, unranked last. An
 * empty query lists all. Between words of a query any signs may stand: "yearn finance" finds "yearn.finance".
 * @param limit how many are returned; `total` counts all
 */
export function searchCoins(
  coins: SearchableCoins,
  query: string,
  limit: number,
): { readonly matches: Coin[]; readonly total: number } {
  // A leading $ is how tickers are written in texts.
  const wanted = fold(query)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\$(?=.)/, '');
  const heaps = wanted === '' ? [upTo(Math.min(limit, coins.size))] : dealt(coins, wanted);
  const matches: Coin[] = [];
  for (const heap of heaps) {
    for (const place of heap.slice(0, limit - matches.length)) matches.push(coins.coinAt(place));
  }
  const total = wanted === '' ? coins.size : heaps.reduce((sum, { length }) => sum + length, 0);
  return { matches, total };
}

function upTo(size: number): number[] {
  return Array.from({ length: size }, (_, place) => place);
}

/** The places of all that answer, in order of rank as they are, by how well they do. */
function dealt({ folded, starts, ranked }: SearchableCoins, wanted: string): number[][] {
  const heaps: number[][] = Array.from({ length: NO_ANSWER }, () => []);
  const nextAt = finder(folded, wanted);
  let place = -1;
  let columns: Columns = [0, 0, 0, 0, 0, 0];
  let best: number = NO_ANSWER;
  for (let at = nextAt(0); at >= 0; at = nextAt(at)) {
    if (at >= (starts[place + 1] ?? 0)) {
      heaps[best]?.push(place);
      best = NO_ANSWER;
      while (at >= (starts[place + 1] ?? 0)) place++;
      columns = columnsOf(folded, starts[place] ?? 0, (starts[place + 1] ?? 0) - 1);
    }
    const found = answer(folded, columns, at, at + wanted.length, place < ranked);
    best = Math.min(best, found);
    at = worthLooking(columns, at, found);
  }
  heaps[best]?.push(place);
  return heaps;
}

/** Finds the next of what is wanted from a place on. */
function finder(text: string, wanted: string): (from: number) => number {
  if (!wanted.includes(' ')) return (from) => text.indexOf(wanted, from);
  const words = wanted.split(' ').map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  const pattern = new RegExp(words.join(String.raw`[^\p{L}\p{N}\t\n]+`), 'gu');
  return (from) => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.index ?? -1;
  };
}

/** Where in a line symbol, name, and of its past symbols and names begin, and the line ends; `end + 1` without a past. */
type Columns = readonly [symbol: number, name: number, moved: number, own: number, names: number, end: number];

function columnsOf(text: string, start: number, end: number): Columns {
  const symbol = text.indexOf('\t', start) + 1;
  const name = text.indexOf('\t', symbol) + 1;
  const moved = text.indexOf('\t', name) + 1;
  if (moved === 0 || moved > end) return [symbol, name, end + 1, end + 1, end + 1, end];
  const own = text.indexOf('\t', moved) + 1;
  return [symbol, name, moved, own, text.indexOf('\t', own) + 1, end];
}

function answer(text: string, columns: Columns, at: number, end: number, isRanked: boolean): number {
  const [symbol, name, moved, own, names] = columns;
  if (at < symbol) return isLineStart(text, at) ? ID_START : ANYWHERE;
  if (at < name) {
    if (at > symbol) return ANYWHERE;
    if (end < name - 1) return SYMBOL_START;
    return isRanked ? SYMBOL : UNRANKED_SYMBOL;
  }
  if (at === name || at === names) return NAME_START;
  if (at < moved || at > names) return isWordSign(text, at - 1) ? ANYWHERE : NAME_WORD;
  if (isWordSign(text, at - 1) || isWordSign(text, end)) return ANYWHERE;
  return at < own ? SYMBOL : OWN_FORMER_SYMBOL;
}

/** From where on the line may answer better than here: what follows in the same column mostly can't. */
function worthLooking([symbol, name, moved, , , end]: Columns, at: number, found: number): number {
  if (found === SYMBOL) return end + 1;
  if (at < symbol) return symbol;
  if (at < name) return name;
  return found === ANYWHERE || at >= moved ? at + 1 : moved;
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '\n';
}

const WORD_SIGN = /[\p{L}\p{N}]/u;

/** A letter or digit; asked thousands of times for one key, mostly about plain letters, so these by their code. */
function isWordSign(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return WORD_SIGN.test(text[at] ?? '');
}
