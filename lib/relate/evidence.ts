/**
 * What speaks for and against a place being the name it looks like. Each sign adds points; how many are needed depends
 * on how much the spelling is a word of its own (`Need`). The points are set by hand on two thirds of the labelled
 * titles (`npm run -s eval -- linking`).
 */
import { ACTS, CALLS, CAPITALS_TELL, MOVES, nameOf, type Names, type Need, NEED_BITS, NEEDS, TRADES } from './names.ts';
import type { Place } from './places.ts';
import { hashWord, hashWordAt } from './word-hash.ts';

/**
 * Why a mention counts. `spelling`: nothing else is written so. `cashtag` "$TAO", `pair` "TAO/USD", `beside` the ticker
 * stands bracketed by its name, `called` "Flow blockchain", `acts` "Flow integrates", `moves` "RUNE plummets", "WLD could
 * soar", `figure` and by how much ("soars by 17%"), `traded` "buy GALA", `placed` "launches on Sui", `capitals` nobody else
 * would write it so, `both` name and ticker are in the text, `listed` between coins of a list, or one of three names in a
 * row, `linked` beside its founder or company, `subject` the text speaks of crypto (of a lab: or of AI).
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
  | 'figure'
  | 'capitals'
  | 'traded'
  | 'placed'
  | 'both'
  | 'listed'
  | 'linked'
  | 'subject';

const POINTS: Readonly<Record<Sign, number>> = {
  spelling: 6,
  cashtag: 4,
  pair: 4,
  beside: 6,
  bracketed: 1,
  called: 3,
  acts: 2,
  moves: 2,
  figure: 2,
  capitals: 2,
  traded: 2,
  placed: 2,
  both: 4,
  listed: 4,
  linked: 2,
  subject: 2,
};

/** The points from which on a place counts. */
const NEEDED: Readonly<Record<Need, number>> = { sure: 0, context: 2, proof: 4, mark: 6 };
const MARKS: ReadonlySet<Sign> = new Set(['cashtag', 'pair', 'beside', 'both', 'listed']);

/** What is written about a place. */
export interface Surroundings {
  readonly signs: readonly Sign[];
  /** Points taken off: "an Avalanche", "Avalanche of". */
  readonly against: number;
}

/** Whether the points suffice. The rarest tickers need a mark of their own, however many signs of crypto are around. */
export function isEnough(need: Need, signs: readonly Sign[], against: number): boolean {
  if (need === 'mark' && !signs.some((sign) => MARKS.has(sign))) return false;
  return signs.reduce((sum, sign) => sum + POINTS[sign], -against) >= NEEDED[need];
}

/**
 * How much a place's spelling needs; null where nothing would do.
 * @param isDoubted whether the text names what is mistaken for it
 */
export function needOf({ flags }: Names, { alias, isLoose }: Place, isDoubted: boolean): Need | null {
  const need = NEEDS[flags[alias]! & NEED_BITS] ?? 'mark';
  if (isLoose) return need === 'sure' ? 'proof' : need === 'context' ? 'mark' : null;
  return isDoubted && (need === 'sure' || need === 'context') ? 'proof' : need;
}

/** What after a dollar sign is a sum, not a ticker: "$1", "$2K". */
const amount = /^\d+[A-Za-z]?$/;
const basedAfter = /^-(?:based|powered|native|backed)\b/i;
const pairAfter = /^[/-](?:USDT?|BTC|EUR)\b/;
/** A clause begins: the text itself, or after a stop, a dash, a quotation mark. */
const clauseStart =
  /(?:^|[\n.:;,!?—–|(&] ?|(?<!\p{L})-|- |["“‘]|[.,!?]["”’'] ?|(?<!\p{L})'|\b(?:and|as|while|but|can|will|why|how|is|does) )$/iu;
const isQuote = /[’'”"]/;
const possessive = /^['’]s /;
/** Behind a ticker in capitals: who acts, or what a headline is on ("SEI to support", "ICP: despite"). */
const actsAfter = /^(?:: | (?:to|will|would|could|can|may|might|is|has) )/i;
const actsOfName = /^(?:: | (?:to|will|would|could|can|may|might|is|has|and) )/i;
const adverbBehind = /^ [a-z]{3,12}ly /i;
/** Shorter first words of names are too like any other word. */
const SHORTEST_WORD = 4;
/** What may stand before the word that moves: "could soar". */
const modalBehind = /^ (?:could|can|will|may|might|to|set to) /i;
/** How far, or to where, in the same clause. */
const figureBehind = /^[^.;:!?]{3,40}?(?:\d%|\$\d)/;
/** "Can TON extend its recovery?": what a short question is about. */
const questionBehind = /^(?:[^.;:!?\n]|\.\d){1,44}\?/;
const questioned = /(?:^|[\n.:;!?—–|] ?)(?:can|could|will|would|should|is|does|did|has) $/i;
/** What is no name of its own right behind one: "Can Avalanche attract", not "Can Avalanche Beat". */
const verbBehind = /^ \p{Ll}/u;
const asked = /\bwhat(?: is|['’]s) $/i;
/** The last words of `placed`, looked at first: the pattern is slow. */
const placing: ReadonlySet<string> = new Set(
  'on to for into with by support supports supported supporting uses taps joins'.split(' '),
);
/** What is done on a network, or with one; right before its name. */
const placed =
  /\b(?:launch\w*|live|built|build(?:s|ing)?|deploy\w*|runs?|running|available|dapps?|games?|nfts?|tokens?|protocols?|(?:smart )?contracts?|drops?|mints?|minted|expands?) (?:up)?on $|\b(?:support(?:s|ed|ing)?(?: for)?|bridg(?:es?|ing) to|migrat(?:es?|ed|ing|ion) to|integrat(?:es?|ed|ing|ion) (?:with|into)|powered by|expands? to|moves? to|compatible with|partner(?:s|ed|ing|ship)? with|uses|taps|joins) $/i;
/**
 * The word right before a name, and what stands before it. Which word it is, is looked up: in a worker just woken patterns
 * of all letters in either case take longer to be made than the page to be read.
 */
const wordBefore = /([a-z]+)\s$/i;
const letterAtEnd = /\p{L}$/u;
const wordAtEnd = /\p{L}[’']*\s$/u;
/** "When will Polygon recover?" */
const asking = /\b(?:(?:when|where|why|what|and|or|but|so|as)|how(?: [a-z]+)?)\s$/i;
const sumBehind = /^ \$\d/;
const articles: ReadonlySet<string> = new Set(
  'a an this that these those his her their our your my no another'.split(' '),
);
/** Right behind these a verb stands, if the sentence did not begin with them: "which could render it void". */
const modals: ReadonlySet<string> = new Set('could would might may can will'.split(' '));

/** What a word beside a name says: a sum of `CALLS`, `MOVES`, `ACTS`, `TRADES`. */
function cueOf({ cueHashes, cues }: Names, hash: number): number {
  let low = 0;
  let high = cueHashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = cueHashes[middle]!;
    if (there === hash) return cues[middle]!;
    if (there < hash) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

const lastWord = /(\p{L}+) $/u;

/** Looks at the text right before and after a place. */
export function surroundings(text: string, place: Place, names: Names): Surroundings {
  const { start, end, isTicker } = place;
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text[end] ?? ' ';
  const last = before.at(-1) ?? ' ';
  const gap = isQuote.test(after) && text[end + 1] === ' ' ? 2 : 1;
  const behind = text.slice(end, end + 48);
  const cueBehind = (between: RegExp): number => {
    const [stands] = between.exec(behind) ?? [];
    return stands === undefined ? 0 : cueOf(names, hashWordAt(text, end + stands.length));
  };
  const next = after === ' ' || gap === 2 ? cueOf(names, hashWordAt(text, end + gap)) : 0;
  const isCalled = ((next | cueBehind(possessive)) & CALLS) !== 0;
  const moves = ((next | cueBehind(modalBehind)) & MOVES) !== 0;
  const isUnmistakable = (names.flags[place.alias]! & CAPITALS_TELL) !== 0;
  const tells = !place.isLoose && (isTicker || isUnmistakable);
  const mayAsk = tells || (!place.isLoose && verbBehind.test(behind));
  const signs: Sign[] = [];
  if (last === '$' && !amount.test(text.slice(start, end))) signs.push('cashtag');
  if ((after === '/' || after === '-') && pairAfter.test(text.slice(end, end + 6))) signs.push('pair');
  if (isTicker && ((last === '(' && after === ')') || (last === '[' && after === ']')))
    signs.push(isNamedBefore(text, place, names) ? 'beside' : 'bracketed');
  const isBased = after === '-' && basedAfter.test(text.slice(end, end + 9));
  if (isCalled || isBased) signs.push('called');
  const isOpening = clauseStart.test(before);
  if (moves && (isOpening || isTicker)) {
    signs.push('moves');
    if ((isOpening || !place.isLoose) && figureBehind.test(behind)) signs.push('figure');
  } else if (isOpening && ((next | cueBehind(adverbBehind)) & ACTS || possessive.test(behind))) signs.push('acts');
  else if (asked.test(before)) signs.push('acts');
  else if (
    (mayAsk && questioned.test(before) && questionBehind.test(behind)) ||
    (isOpening && tells && (isTicker ? actsAfter : actsOfName).test(behind))
  ) {
    signs.push('acts');
    if (figureBehind.test(behind)) signs.push('figure');
  }
  if (isTicker && tells && isUnmistakable) signs.push('capitals');
  const word = lastWord.exec(before)?.[1] ?? '';
  if (cueOf(names, hashWord(word, 0, word.length)) & TRADES) signs.push('traded');
  if (placing.has(word.toLowerCase()) && placed.test(before)) signs.push('placed');
  return { signs, against: isBased ? 0 : pointsAgainst(text, place, before, names, isCalled) };
}

function pointsAgainst(text: string, place: Place, before: string, names: Names, isCalled: boolean): number {
  let against = text[place.end] === '_' || before.endsWith('_') ? 4 : 0;
  // "SOL NEAR $200": what stands between a name and a sum is a word.
  if (place.isTicker)
    return sumBehind.test(text.slice(place.end, place.end + 3)) && wordAtEnd.test(before) ? against + 4 : against;
  against += pointsOfWord(before, needOf(names, place, false) === 'proof', isCalled);
  return /^ of\b/i.test(text.slice(place.end, place.end + 4)) ? against + 3 : against;
}

/**
 * What the word right before a name says against it: that no name has an article, that a verb follows.
 * @param isDoubtful whether "the" says something too
 * @param isCalled whether a noun is behind the name, which the article may belong to: "a Polygon bridge"
 */
export function pointsOfWord(before: string, isDoubtful: boolean, isCalled: boolean): number {
  const found = wordBefore.exec(before);
  const word = found?.[1]?.toLowerCase() ?? '';
  const isArticle = articles.has(word);
  if (!found || (!isArticle && word !== 'the' && !modals.has(word))) return 0;
  const rest = before.slice(0, found.index);
  if (modals.has(word)) return wordAtEnd.test(rest) && !asking.test(rest) ? 4 : 0;
  if (letterAtEnd.test(rest)) return 0;
  if (isArticle) return isCalled ? 2 : 4;
  return isDoubtful && !isCalled ? 2 : 0;
}

/** Whether the coin's name, or its first word, stands right before its bracketed ticker: "Harmony (ONE)", "Near (NEAR)". */
function isNamedBefore(text: string, { owner, start }: Place, names: Names): boolean {
  const name = nameOf(names, owner).toLowerCase();
  const before = text.slice(Math.max(0, start - 2 - name.length), start - 2).toLowerCase();
  if (before === name) return true;
  const word = /[\p{L}\p{N}]+$/u.exec(before)?.[0] ?? '';
  return word.length >= SHORTEST_WORD && name.startsWith(`${word} `);
}
