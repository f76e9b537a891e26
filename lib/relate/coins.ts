/**
 * Which coins a text is about. Names are matched as whole words with their capitals; names and tickers that are also
 * ordinary words need evidence beside them, so that "near" or "AI" alone never makes a coin.
 */
import type { Coin, CoinId } from '../domain/coin.ts';
import { coinForms, type CoinForms } from './coin-forms.ts';
import { isEnough, needOf, type Sign, type Surroundings, surroundings } from './evidence.ts';
import { type Place, placesIn } from './places.ts';
import { mentionsCrypto } from './subject.ts';

/** One coin a text speaks of. */
export interface CoinMention {
  readonly coinId: CoinId;
  /** The catalogue's name of it. */
  readonly name: string;
  /** Mentions in title and text. */
  readonly count: number;
  /** The spellings found, as written, each once; the first found first. */
  readonly evidence: readonly string[];
  /** Why they count, each once. */
  readonly signs: readonly Sign[];
  /** How much the text is about it: mentions with diminishing weight, those of the title and the beginning more. */
  readonly score: number;
}

/** A place and what speaks for it so far. */
interface Candidate {
  readonly place: Place;
  readonly around: Surroundings;
  signs: readonly Sign[];
  taken: boolean;
}

/** Between two neighbours of a list: "BTC, DOT and UNI", "SOLANA: SOL". */
const listGap = /^(?:, ?|\/| ?[&|·+:] ?|,? and |,? or |,? & | vs\.? )$/;

/** Whether a place that counts already stands beside this one in a list. */
function isListed(candidates: readonly Candidate[], at: number, text: string): boolean {
  const { start, end } = candidates[at]!.place;
  for (const step of [-1, 1])
    for (let other = at + step; other >= 0 && other < candidates.length; other += step) {
      const neighbour = candidates[other]!;
      if (neighbour.place.start === start) continue;
      const gap = step < 0 ? text.slice(neighbour.place.end, start) : text.slice(end, neighbour.place.start);
      if (gap.length > 5) break;
      if (neighbour.taken && listGap.test(gap)) return true;
    }
  return false;
}

/** Coins that are named in two ways ("Avalanche … AVAX"): no accident. */
function namedTwice(places: readonly Place[], text: string): ReadonlySet<number> {
  const spelled = new Map<number, string>();
  const twice = new Set<number>();
  for (const { form, start, end, isLoose } of places) {
    if (isLoose) continue;
    const spelling = `${form.kind} ${text.slice(start, end).toLowerCase()}`;
    const before = spelled.get(form.coin);
    if (before === undefined) spelled.set(form.coin, spelling);
    else if (before.split(' ')[0] !== form.kind && before.split(' ')[1] !== spelling.split(' ')[1])
      twice.add(form.coin);
  }
  return twice;
}

/** Whether nearly all words have capitals, as headlines in the American manner have: then a name's says nothing. */
function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > 0.6 * words.length;
}

/** Whether a text is about crypto, as far as the places and the words around them tell. */
function speaksOfCrypto(text: string, places: readonly Place[], isShouting: boolean): boolean {
  if (places.some(({ form, isLoose }) => form.need === 'sure' && !isLoose && (form.kind === 'name' || !isShouting)))
    return true;
  // Two together are no accident, even if each is also a word ("ADA and ATOM").
  const tell = isTitleCase(text) ? 'ticker' : null;
  const known = places.filter(
    ({ form, isLoose }) => form.need === 'context' && !isLoose && (tell === null || form.kind === tell),
  );
  return (!isShouting && new Set(known.map(({ form }) => form.coin)).size > 1) || mentionsCrypto(text);
}

/** The places that count, each with its signs. */
function believed(text: string, places: readonly Place[], catalogue: readonly Coin[]): Candidate[] {
  // Where all is capitals, capitals prove nothing; among letters that have none they do.
  const isShouting = !/\p{Ll}{2}|\p{Lo}/u.test(text);
  const isCrypto = speaksOfCrypto(text, places, isShouting);
  const twice = namedTwice(places, text);
  const candidates = places.map((place): Candidate => {
    const { form } = place;
    const around = surroundings(text, place, catalogue);
    const need = needOf(place, text, catalogue);
    const signs = [...around.signs];
    if (need === 'sure') signs.push('spelling');
    if (isCrypto) signs.push('crypto');
    if (twice.has(form.coin)) signs.push('both');
    const isMarked = signs.some((sign) => sign === 'cashtag' || sign === 'bracketed' || sign === 'beside');
    const isMute = isShouting && form.kind === 'ticker' && !isMarked;
    return { place, around, signs, taken: !isMute && isEnough(need, signs, around.against) };
  });
  // A list vouches for its members, in both directions: "BTC, DOT, ONE" means three coins.
  if (!isShouting)
    for (let round = 0; round < 2; round++)
      for (const [at, candidate] of candidates.entries())
        if (!candidate.taken && candidate.place.form.need !== 'pair' && isListed(candidates, at, text)) {
          candidate.taken = true;
          candidate.signs = [...candidate.signs, 'listed'];
        }
  const coins = new Set(candidates.filter(({ taken }) => taken).map(({ place }) => place.form.coin));
  return candidates.filter(
    ({ place, taken, around }) =>
      taken || (place.form.kind === 'name' && coins.has(place.form.coin) && around.against === 0),
  );
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
  const places = placesIn(whole, forms);
  if (places.length === 0) return [];
  const byCoin = new Map<
    number,
    { count: number; weight: number; evidence: Set<string>; signs: Set<Sign>; last: number }
  >();
  for (const { place, signs } of believed(whole, places, catalogue)) {
    const { form, start, end } = place;
    const entry = byCoin.get(form.coin) ?? { count: 0, weight: 0, evidence: new Set(), signs: new Set(), last: -1 };
    byCoin.set(form.coin, entry);
    for (const sign of signs) entry.signs.add(sign);
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
    .map(([at, { count, weight, evidence, signs }]) => {
      const { id, name } = catalogue[at]!;
      return { coinId: id, name, count, evidence: [...evidence], signs: [...signs], score: Math.log2(1 + weight) };
    });
}
