/**
 * Which coins a text is about. Names are matched as whole words with their capitals; names and tickers that are also
 * ordinary words need evidence beside them, so that "near" or "AI" alone never makes a coin.
 */
import type { Coin, CoinId } from '../domain/coin.ts';
import { coinForms, type CoinForms, type Form } from './coin-forms.ts';
import { callsACoin, namesInLowerCase } from './coin-names.ts';
import { mentionsCrypto } from './subject.ts';
import { endOfRun } from './words.ts';

/** One coin a text speaks of. */
export interface CoinMention {
  readonly coinId: CoinId;
  /** The catalogue's name of it. */
  readonly name: string;
  /** Mentions in title and text. */
  readonly count: number;
  /** The spellings found, as written, each once; the first found first. */
  readonly evidence: readonly string[];
  /** How much the text is about it: mentions with diminishing weight, those of the title and the beginning more. */
  readonly score: number;
}

/** A place where a coin may be meant. */
interface Place {
  readonly form: Form;
  readonly start: number;
  readonly end: number;
  /** Written as cashtag ("$NEAR") or in a trading pair ("NEAR/USD"). */
  readonly marked: boolean;
  readonly paired: boolean;
  readonly bracketed: boolean;
  /** Called a token, a network … by the next word. */
  readonly called: boolean;
}

/** What may stand between the words of one name: "Fetch.ai", "NEAR Protocol", "Shiba-Inu". */
const joints = " .-'’";

/** Where the form ends if the text spells it from `start` on, with the capitals it needs; else -1. */
function spelledUntil(form: Form, text: string, start: number, firstEnd: number): number {
  let end = firstEnd;
  for (let step = 1; step < form.words.length; step++) {
    if (end >= text.length || !joints.includes(text[end]!)) return -1;
    const next = endOfRun(text, end + 1);
    if (text.slice(end + 1, next).toLowerCase() !== form.lower[step]) return -1;
    end = next;
  }
  const first = text.slice(start, firstEnd);
  if (first === form.words[0]) return end;
  if (form.kind === 'ticker') return -1;
  const isCapital = first[0] !== first[0]!.toLowerCase();
  return isCapital || (form.words.length === 1 && namesInLowerCase.has(first)) ? end : -1;
}

/** What after a dollar sign is a sum, not a ticker: "$1", "$2K". */
const amount = /^\d+[A-Za-z]?$/;
const pairAfter = /^[/-](?:USDT?|BTC|EUR)\b/;

function placeOf(form: Form, text: string, start: number, end: number): Place {
  const before = text[start - 1] ?? ' ';
  const after = text[end] ?? ' ';
  const nextWord = after === ' ' ? text.slice(end + 1, endOfRun(text, end + 1)).toLowerCase() : '';
  const isPair = (after === '/' || after === '-') && pairAfter.test(text.slice(end, end + 6));
  return {
    form,
    start,
    end,
    marked: (before === '$' && !amount.test(text.slice(start, end))) || isPair,
    paired: isPair,
    bracketed: before === '(' && after === ')',
    called: callsACoin.has(nextWord),
  };
}

/** All places where a form of a coin stands, in order; only the longest forms of a place, without overlaps. */
function scan(text: string, forms: CoinForms): Place[] {
  const places: Place[] = [];
  let at = 0;
  while (at < text.length) {
    const firstEnd = endOfRun(text, at);
    if (firstEnd === at) {
      at++;
      continue;
    }
    const first = text.slice(at, firstEnd);
    const code = first.charCodeAt(0);
    const candidates =
      code >= 97 && code <= 122 && !forms.startsInLowerCase(first)
        ? undefined
        : forms.beginningWith(first.toLowerCase());
    let longest = firstEnd;
    if (candidates !== undefined) {
      let wordCount = 0;
      for (const form of candidates) {
        if (form.words.length < wordCount) break;
        const end = spelledUntil(form, text, at, firstEnd);
        if (end < 0) continue;
        wordCount = form.words.length;
        longest = end;
        places.push(placeOf(form, text, at, end));
      }
    }
    at = longest;
  }
  return places;
}

/** Between two neighbours of a list: "BTC, DOT and UNI". */
const listGap = /^(?:, ?|\/| ?[&|·+] ?|,? and |,? or )$/;

/** Whether a place that counts already stands beside this one in a list. */
function listedWith(taken: ReadonlySet<Place>, places: readonly Place[], at: number, text: string): boolean {
  const { start, end } = places[at]!;
  for (const step of [-1, 1])
    for (let other = at + step; other >= 0 && other < places.length; other += step) {
      const neighbour = places[other]!;
      if (neighbour.start === start) continue;
      const gap = step < 0 ? text.slice(neighbour.end, start) : text.slice(end, neighbour.start);
      if (gap.length > 5) break;
      if (taken.has(neighbour) && listGap.test(gap)) return true;
    }
  return false;
}

/** Whether the coin's name stands right before its bracketed ticker: "Harmony (ONE)". */
function isNamedBefore(text: string, { form, start }: Place, catalogue: readonly Coin[]): boolean {
  const { name } = catalogue[form.coin]!;
  return text.slice(Math.max(0, start - 2 - name.length), start - 2).toLowerCase() === name.toLowerCase();
}

/** The places that count, given what stands around them. */
function believed(text: string, places: readonly Place[], catalogue: readonly Coin[]): Place[] {
  const sure = places.filter(({ form }) => form.need === 'sure');
  if (sure.length === places.length && sure.every(({ form }) => form.kind === 'name')) return sure;
  // Where all is capitals, capitals prove nothing.
  const shouting = !/\p{Ll}{2}/u.test(text);
  // Two tickers together are no accident, even if each is also a word ("ADA and ATOM").
  const tickers = new Set(
    places.filter(({ form }) => form.kind === 'ticker' && form.need === 'context').map(({ form }) => form.coin),
  );
  const crypto = sure.length > 0 || (tickers.size > 1 && !shouting) || mentionsCrypto(text);
  const taken = new Set(sure.filter((place) => !shouting || place.form.kind === 'name' || place.marked));
  for (const place of places) {
    const { form, marked, bracketed, called } = place;
    if (bracketed && form.kind === 'ticker' && isNamedBefore(text, place, catalogue)) taken.add(place);
    else if (place.paired && form.need === 'context') taken.add(place);
    else if (!crypto) continue;
    else if (form.need === 'context' && (marked || bracketed || !shouting)) taken.add(place);
    else if (form.need === 'proof' && (marked || called)) taken.add(place);
    else if (form.need === 'pair' && form.kind === 'ticker' && marked) taken.add(place);
  }
  // A list vouches for its members, in both directions: "BTC, DOT, ONE" means three coins.
  if (!shouting)
    for (let round = 0; round < 2; round++)
      for (const [at, place] of places.entries())
        if (!taken.has(place) && place.form.need !== 'pair' && listedWith(taken, places, at, text)) taken.add(place);
  const coins = new Set([...taken].map(({ form }) => form.coin));
  return places.filter((place) => taken.has(place) || (place.form.kind === 'name' && coins.has(place.form.coin)));
}

/** Beyond this many characters a mention says less of what the text is about. */
const LEAD = 600;
const formsOf = new WeakMap<readonly Coin[], CoinForms>();

/**
 * The coins that a title and text name, the one they are most about first. `catalogue` is prepared on first use and
 * kept as long as the array lives: pass the same array each time.
 */
export function findCoins(title: string, text: string, catalogue: readonly Coin[]): CoinMention[] {
  let forms = formsOf.get(catalogue);
  if (forms === undefined) formsOf.set(catalogue, (forms = coinForms(catalogue)));
  const whole = text === '' ? title : `${title}\n${text}`;
  const places = scan(whole, forms);
  if (places.length === 0) return [];
  const byCoin = new Map<number, { count: number; weight: number; evidence: Set<string>; last: number }>();
  for (const { form, start, end } of believed(whole, places, catalogue)) {
    const entry = byCoin.get(form.coin) ?? { count: 0, weight: 0, evidence: new Set(), last: -1 };
    byCoin.set(form.coin, entry);
    // One spelling may be both name and ticker ("XRP", "SUI").
    if (entry.last === start) continue;
    entry.last = start;
    entry.count++;
    entry.weight += start < title.length ? 3 : start < title.length + LEAD ? 1 : 0.5;
    entry.evidence.add(whole.slice(start, end));
  }
  const rankOf = (at: number) => catalogue[at]!.rank ?? Infinity;
  return [...byCoin]
    .sort(([a, of], [b, other]) => other.weight - of.weight || rankOf(a) - rankOf(b))
    .map(([at, { count, weight, evidence }]) => {
      const { id, name } = catalogue[at]!;
      return { coinId: id, name, count, evidence: [...evidence], score: Math.log2(1 + weight) };
    });
}
