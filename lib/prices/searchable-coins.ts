import type { Coin } from '../domain/coin.ts';
import { formerCoinIds, formerNames } from '../domain/renames.ts';
import { coinOfLine } from './catalogue.ts';

/**
 * Some 17,000 coins made ready for searching: one text that is looked through at every key, and a coin is only made of
 * what is shown. A worker that was just woken has it in the time of reading a few objects, not of making 17,000.
 */
export interface SearchableCoins {
  readonly size: number;
  /** The coin of a place, from 0; first the ranked ones. */
  coinAt(place: number): Coin;
  /** How many are ranked. */
  readonly ranked: number;
  /** A line per coin: id, symbol, name, and where it has a past what it was called (`FormerNames`), folded, behind tabs. */
  readonly folded: string;
  /** Where the line of each place starts; one more for the end. */
  readonly starts: Uint32Array;
}

/**
 * One catalogue out of the packaged coins and the provider's list of all. The packaged symbol, name and rank win, the
 * list adds the rest behind them. Ids under which no coin goes any more are left out: the coin is found by its former
 * name. Lines of the list that are not whole are left out singly.
 * @param listed `catalogueText`, or empty while it was never read
 */
export function searchableCoins(packaged: readonly Coin[], listed: string, now: number): SearchableCoins {
  const former = formerCoinIds(now);
  const known = new Set(packaged.map(({ id }) => id));
  const first = packaged.filter(({ id }) => !former.has(id)).sort(byRank);
  const rest = listed.split('\n').filter((line) => {
    const id = wholeLineId(line);
    return id !== null && !known.has(id) && !former.has(id);
  });
  const lines = [
    ...first.map(({ id, symbol, name }) => lineWithPast(id, `${id}\t${symbol}\t${name}`)),
    ...rest.map((line) => lineWithPast(line.slice(0, line.indexOf('\t')), line)),
  ];
  const folded = `${fold(lines.join('\n'))}\n`;
  return {
    size: lines.length,
    ranked: first.filter(({ rank }) => rank !== null).length,
    coinAt(place) {
      const coin = first[place] ?? coinOfLine(rest[place - first.length] ?? '');
      if (!coin) throw new RangeError(`there is no coin in place ${place}`);
      return coin;
    },
    folded,
    starts: lineStarts(folded, lines.length),
  };
}

/** The id of a line, or null where it has not all its parts. Thousands of lines: nothing is made of them. */
function wholeLineId(line: string): string | null {
  const idEnd = line.indexOf('\t');
  const symbolEnd = line.indexOf('\t', idEnd + 1);
  return idEnd > 0 && symbolEnd > idEnd + 1 && symbolEnd + 1 < line.length ? line.slice(0, idEnd) : null;
}

function lineWithPast(id: string, line: string): string {
  const past = formerNames(id);
  return past ? [line, ...[past.moved, past.own, past.names].map((words) => words.join(' '))].join('\t') : line;
}

function lineStarts(text: string, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (let line = 1; line <= count; line++) starts[line] = text.indexOf('\n', starts[line - 1]) + 1;
  return starts;
}

/** Lower case without accents: "Cafe" finds "Café". Most is plain letters, and taking those apart is slow. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\0-\x7f]+/g, (run) => run.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
}

function byRank(a: Coin, b: Coin): number {
  const rank = (coin: Coin): number => coin.rank ?? Number.MAX_SAFE_INTEGER;
  return rank(a) - rank(b) || (a.name < b.name ? -1 : 1);
}
