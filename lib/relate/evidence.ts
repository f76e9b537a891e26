/**
 * What speaks for and against a place being a coin. Each sign adds or takes points; how many are needed depends on how
 * much the spelling is a word of its own (`Need`). The points are set by hand on two thirds of the labelled titles
 * (`npm run -s eval -- linking`).
 */
import type { Coin } from '../domain/coin.ts';
import type { Need } from './coin-forms.ts';
import { actsAfter, callsACoin, capitalsTell, doubts, movesAfter, tradesBefore } from './coin-names.ts';
import type { Place } from './places.ts';
import { endOfRun } from './words.ts';

/**
 * Why a mention counts. `spelling`: nothing else is written so. `cashtag` "$TAO", `pair` "TAO/USD", `beside` the ticker
 * stands bracketed by its name, `called` "Flow blockchain", `acts` "Flow integrates", `moves` "RUNE plummets", `traded`
 * "buy GALA", `capitals` nobody else would write it so, `both` name and ticker are in the text, `listed` between coins of a list, `crypto` the text speaks of it.
 */
export type Sign =
  | 'spelling'
  | 'cashtag'
  | 'pair'
  | 'beside'
  | 'bracketed'
  | 'called'
  | 'acts'
  | 'moves'
  | 'capitals'
  | 'traded'
  | 'both'
  | 'listed'
  | 'crypto';

const POINTS: Readonly<Record<Sign, number>> = {
  spelling: 6,
  cashtag: 4,
  pair: 4,
  beside: 6,
  bracketed: 1,
  called: 3,
  acts: 2,
  moves: 2,
  capitals: 2,
  traded: 2,
  both: 4,
  listed: 4,
  crypto: 2,
};

/** The points from which on a place counts. */
const NEEDED: Readonly<Record<Need, number>> = { sure: 0, context: 2, proof: 4, pair: 6, never: 99 };

/** What is written about a place. */
export interface Surroundings {
  readonly signs: readonly Sign[];
  /** Points taken off: "an Avalanche", "Avalanche of". */
  readonly against: number;
}

function pointsOf(signs: readonly Sign[], against: number): number {
  return signs.reduce((sum, sign) => sum + POINTS[sign], -against);
}

/** What after a dollar sign is a sum, not a ticker: "$1", "$2K". */
const amount = /^\d+[A-Za-z]?$/;
const pairAfter = /^[/-](?:USDT?|BTC|EUR)\b/;
/** A clause begins: the text itself, or after a stop, a dash, a quotation mark. */
const clauseStart = /(?:^|[\n.:;,!?—–|‘“"'(-]|\b(?:and|as|while|but|can|will|why|how|is|does)) ?$/i;
const possessive = /^['’]s /;
const asked = /\bwhat(?: is|['’]s) $/i;
const article = /(?:^|[^\p{L}])(?:a|an|this|that|these|those|his|her|their|our|your|my|no|another)\s$/iu;
const definite = /(?:^|[^\p{L}])the\s$/iu;

/** Looks at the text right before and after a place. */
export function surroundings(text: string, place: Place, catalogue: readonly Coin[]): Surroundings {
  const { form, start, end } = place;
  const isTicker = form.kind === 'ticker';
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text[end] ?? ' ';
  const last = before.at(-1) ?? ' ';
  const next = after === ' ' ? text.slice(end + 1, endOfRun(text, end + 1)).toLowerCase() : '';
  const signs: Sign[] = [];
  if (last === '$' && !amount.test(text.slice(start, end))) signs.push('cashtag');
  if ((after === '/' || after === '-') && pairAfter.test(text.slice(end, end + 6))) signs.push('pair');
  if ((last === '(' && after === ')') || (last === '[' && after === ']')) {
    if (isTicker) signs.push(isNamedBefore(text, place, catalogue) ? 'beside' : 'bracketed');
  }
  if (callsACoin.has(next)) signs.push('called');
  const isOpening = clauseStart.test(before);
  if (movesAfter.has(next) && (isOpening || isTicker)) signs.push('moves');
  else if (isOpening && (actsAfter.has(next) || possessive.test(text.slice(end, end + 3)))) signs.push('acts');
  else if (asked.test(before)) signs.push('acts');
  if (isTicker && !place.isLoose && capitalsTell.has(form.lower[0]!)) signs.push('capitals');
  const wordBefore = /(\p{L}+) $/u.exec(before)?.[1]?.toLowerCase();
  if (wordBefore !== undefined && tradesBefore.has(wordBefore)) signs.push('traded');
  let against = after === '_' || last === '_' ? 4 : 0;
  if (!isTicker) {
    if (article.test(before)) against += 4;
    else if (form.need === 'proof' && !callsACoin.has(next) && definite.test(before)) against += 2;
    if (next === 'of') against += 3;
  }
  return { signs, against };
}

/** Whether the coin's name stands right before its bracketed ticker: "Harmony (ONE)". */
function isNamedBefore(text: string, { form, start }: Place, catalogue: readonly Coin[]): boolean {
  const { name } = catalogue[form.coin]!;
  return text.slice(Math.max(0, start - 2 - name.length), start - 2).toLowerCase() === name.toLowerCase();
}

/** Whether the points suffice. The rarest tickers need a mark of their own, however many signs of crypto are around. */
export function isEnough(need: Need, signs: readonly Sign[], against: number): boolean {
  if (need === 'pair' && !signs.some((sign) => MARKS.has(sign))) return false;
  return pointsOf(signs, against) >= NEEDED[need];
}

const MARKS: ReadonlySet<Sign> = new Set(['cashtag', 'pair', 'beside', 'both', 'listed']);

/** How much a spelling needs here: a ticker in lower case more, a coin that the text gives reason to doubt more. */
export function needOf({ form, isLoose }: Place, text: string, catalogue: readonly Coin[]): Need {
  const { need } = form;
  if (isLoose) return need === 'sure' ? 'proof' : need === 'context' ? 'pair' : 'never';
  const doubt = doubts.get(catalogue[form.coin]!.id);
  return doubt !== undefined && (need === 'sure' || need === 'context') && doubt.test(text) ? 'proof' : need;
}
