/** Which of the places where a text spells a name count, each with the signs it is believed for. */
import { isEnough, needOf, type Sign, type Surroundings, surroundings } from './evidence.ts';
import { CAPITALS_TELL, type EntityKind, ENTITY_KINDS, type Names, NEED_BITS, NEEDS } from './names.ts';
import type { Place } from './places.ts';
import { mentionsAi, mentionsCrypto } from './subject.ts';
import { beginsWithCapital } from './words.ts';

/** A place that counts. */
export interface Believed {
  readonly place: Place;
  readonly signs: readonly Sign[];
}

interface Candidate extends Believed {
  readonly around: Surroundings;
  signs: readonly Sign[];
  taken: boolean;
}

/** What the text as a whole says for its names. */
interface Whole {
  readonly text: string;
  /** Where all is capitals, capitals prove nothing; among letters that have none they do. */
  readonly isShouting: boolean;
  /** Where nearly all words have capitals, as in American headlines, a name's says nothing. Looked at when it is asked. */
  readonly isTitled: () => boolean;
  readonly isCrypto: boolean;
  readonly isAi: boolean;
  /** Where names end, by owner: the bracketed ticker behind one is the owner's own. */
  readonly nameEnds: ReadonlySet<string>;
  /** Owners that are named in two ways ("Avalanche … AVAX"): no accident. */
  readonly twice: ReadonlySet<number>;
}

const kindOf = ({ kinds }: Names, owner: number): EntityKind => ENTITY_KINDS[kinds[owner]!] ?? 'other';

/** The places that count, in order. */
export function believed(text: string, places: readonly Place[], names: Names): Believed[] {
  if (places.length === 0) return [];
  const whole = look(text, places, names);
  const around = places.map((place) => surroundings(text, place, names));
  const first = places.map((place, at) => weigh(place, around[at]!, names, whole, new Set()));
  const known = new Set(first.filter(({ taken }) => taken).map(({ place }) => place.owner));
  const candidates = hasRelatives(known, names)
    ? places.map((place, at) => weigh(place, around[at]!, names, whole, known))
    : first;
  if (!whole.isShouting) takeListed(candidates, text, names);
  const owners = new Set(candidates.filter(({ taken }) => taken).map(({ place }) => place.owner));
  return candidates.filter(
    ({ place, taken, around: { against } }) => taken || (!place.isTicker && owners.has(place.owner) && against === 0),
  );
}

function look(text: string, places: readonly Place[], names: Names): Whole {
  const isShouting = !/\p{Ll}{2}|\p{Lo}/u.test(text);
  let titled: boolean | undefined;
  const isTitled = () => (titled ??= isTitleCase(text));
  return {
    text,
    isTitled,
    isShouting,
    isCrypto: speaksOfCrypto(text, places, names, { isShouting, isTitled }),
    isAi: mentionsAi(text),
    nameEnds: new Set(places.filter(({ isTicker }) => !isTicker).map(({ owner, end }) => `${owner} ${end}`)),
    twice: namedTwice(places, text),
  };
}

function weigh(
  place: Place,
  around: Surroundings,
  names: Names,
  { text, isTitled, isShouting, isCrypto, isAi, nameEnds, twice }: Whole,
  known: ReadonlySet<number>,
): Candidate {
  const { owner, isTicker } = place;
  const { linkBounds, rivalBounds } = names;
  const isDoubted = isAnyKnown(names, rivalBounds, owner, known);
  const need = needOf(names, place, isDoubted);
  const signs = [...around.signs];
  if (need === 'sure') signs.push('spelling');
  if (signs.includes('bracketed') && nameEnds.has(`${owner} ${place.start - 2}`)) signs.push('beside');
  if (isCrypto || (isAi && kindOf(names, owner) !== 'coin')) signs.push('subject');
  if (twice.has(owner)) signs.push('both');
  if (isAnyKnown(names, linkBounds, owner, known)) signs.push('linked');
  const mayTell = (need === 'context' || need === 'proof') && !isDoubted && !isShouting && around.against === 0;
  if (mayTell && need === 'context' && isCased(text, place, names) && !isTitled()) signs.push('capitals');
  // Without crypto "on Sky" is television and "to Sonic" a lunch.
  const mayBePlaced = mayTell && need === 'proof' && isCrypto && !signs.includes('placed');
  if (mayBePlaced && isPlacedLast(text, place, names) && !isTitled()) signs.push('placed');
  const isMarked = signs.some((sign) => sign === 'cashtag' || sign === 'bracketed' || sign === 'beside');
  const isMute = isShouting && isTicker && !isMarked;
  return { place, around, signs, taken: !isMute && need !== null && isEnough(need, signs, around.against) };
}

/** A word in lower case before it, and no capital behind it: "uses Stellar to", not "Colorado Avalanche beat", "the Cosmos". */
const lowerBefore = /(?:^|[^\p{L}])(?!the )\p{Ll}+ $/u;
const noneBehind = /^(?:[’']s)?(?: \p{Ll}|[.,;:?!]|$)/u;
/** Of larger coins nobody else is meant that often by a capital alone; smaller ones are called as planets and gods are. */
const TOLD_BY_CAPITAL = 146;

/** Whether a large coin's name stands within a sentence with a capital that no other word has there. */
function isCased(text: string, { owner, start, end, isLoose }: Place, { ranks }: Names): boolean {
  return (
    ranks[owner]! <= TOLD_BY_CAPITAL &&
    !isLoose &&
    beginsWithCapital(text.slice(start, end)) &&
    lowerBefore.test(text.slice(Math.max(0, start - 16), start)) &&
    noneBehind.test(text.slice(end, end + 4))
  );
}

/** Something is on it, and no noun follows that it could describe: "transactions on Optimism". */
const placedBefore = / (?:on|via|using) $/;
const lastBehind = /^(?:[.,;:?!]|$| (?:as|after|for|in|with|and) )/i;

function isPlacedLast(text: string, { owner, start, end, isLoose }: Place, { ranks }: Names): boolean {
  return (
    ranks[owner]! <= TOLD_BY_CAPITAL &&
    !isLoose &&
    placedBefore.test(text.slice(Math.max(0, start - 7), start)) &&
    lastBehind.test(text.slice(end, end + 7))
  );
}

function isAnyKnown({ relatives }: Names, bounds: Uint16Array, owner: number, known: ReadonlySet<number>): boolean {
  for (let at = bounds[owner]!; at < bounds[owner + 1]!; at++) if (known.has(relatives[at]!)) return true;
  return false;
}

function hasRelatives(known: ReadonlySet<number>, { linkBounds, rivalBounds }: Names): boolean {
  for (const owner of known)
    if (linkBounds[owner] !== linkBounds[owner + 1] || rivalBounds[owner] !== rivalBounds[owner + 1]) return true;
  return false;
}

function namedTwice(places: readonly Place[], text: string): ReadonlySet<number> {
  const spelled = new Map<number, { isTicker: boolean; spelling: string }>();
  const twice = new Set<number>();
  for (const { owner, isTicker, start, end, isLoose } of places) {
    if (isLoose) continue;
    const spelling = text.slice(start, end).toLowerCase();
    const before = spelled.get(owner);
    if (before === undefined) spelled.set(owner, { isTicker, spelling });
    else if (before.isTicker !== isTicker && before.spelling !== spelling) twice.add(owner);
  }
  return twice;
}

/** Coins further down share their names with too much else to say what a text is about. */
const KNOWN_RANK = 600;
/** Kinds that nobody speaks of but near crypto. */
const ofCrypto: ReadonlySet<EntityKind> = new Set(['coin', 'network', 'subnet', 'exchange']);

/** What has to do with crypto wherever it is named; of companies those that go with a coin. */
function isOfCrypto(names: Names, owner: number): boolean {
  const kind = kindOf(names, owner);
  if (kind !== 'company') return ofCrypto.has(kind);
  const { linkBounds, relatives } = names;
  for (let at = linkBounds[owner]!; at < linkBounds[owner + 1]!; at++)
    if (kindOf(names, relatives[at]!) === 'coin') return true;
  return false;
}

/** Whether a text is about crypto, as far as the places and the words around them tell. */
function speaksOfCrypto(
  text: string,
  places: readonly Place[],
  names: Names,
  { isShouting, isTitled }: Pick<Whole, 'isShouting' | 'isTitled'>,
): boolean {
  const needAt = ({ alias }: Place) => NEEDS[names.flags[alias]! & NEED_BITS];
  const isSure = (place: Place) => needAt(place) === 'sure' && !place.isLoose && (!place.isTicker || !isShouting);
  if (places.some((place) => isSure(place) && isOfCrypto(names, place.owner))) return true;
  // Two together are no accident, even if each is also a word ("ADA and ATOM").
  const known = places.filter(
    (place) => needAt(place) === 'context' && !place.isLoose && names.ranks[place.owner]! <= KNOWN_RANK,
  );
  const some = isTitled() ? known.filter(({ isTicker }) => isTicker) : known;
  return (
    (!isShouting && (new Set(some.map(({ owner }) => owner)).size > 1 || hasPair(known, text))) || mentionsCrypto(text)
  );
}

/** Whether a name and a ticker stand side by side as in a list ("Stellar, SUI"). */
function hasPair(known: readonly Place[], text: string): boolean {
  return known.some((place, at) => {
    const before = known[at - 1];
    return (
      before !== undefined &&
      before.owner !== place.owner &&
      before.isTicker !== place.isTicker &&
      listGap.test(text.slice(before.end, place.start))
    );
  });
}

/** Whether nearly all words have capitals, as headlines in the American manner have: then a name's says nothing. */
function isTitleCase(text: string): boolean {
  // The first has one anyway.
  const words =
    text
      .slice(0, 2000)
      .replace(/^\P{L}*\p{L}+/u, '')
      .match(/\p{L}{4,}/gu) ?? [];
  return words.filter((word) => beginsWithCapital(word)).length > 0.6 * words.length;
}

/** Between two neighbours of a list: "BTC, DOT and UNI", "SOLANA: SOL". */
const listGap = /^(?:, ?|\/| ?[&|·+:] ?|,? and |,? or |,? & | vs\.? )$/;

/** In a row one that nobody knows may stand between: "BTT, NPXS, ONE". */
const rowGap = /^(?:, [A-Z\d]{2,7})?(?:, ?|\/| ?[&|·+:] ?|,? and |,? or |,? & | vs\.? )$/;
const commaGap = /^(?:, [A-Z\d]{2,7})?, ?(?:and |& )?$/;

const LONGEST_GAP = 6;

/** So many names of coins one after the other are no accident, whatever words they are. */
const IN_A_ROW = 3;

/** A list vouches for its members, in both directions: "BTC, DOT, ONE" means three coins. */
function takeListed(candidates: readonly Candidate[], text: string, names: Names): void {
  for (const row of rowsOf(candidates, text, names)) {
    const owners = new Set(row.map(({ place }) => place.owner));
    const plain = new Set(
      row.filter(({ place }) => needOf(names, place, false) !== 'mark').map(({ place }) => place.owner),
    );
    if (owners.size < IN_A_ROW || plain.size < IN_A_ROW - 1) continue;
    for (const one of row) {
      if (one.taken) continue;
      one.taken = true;
      one.signs = [...one.signs, 'listed'];
    }
  }
  for (let round = 0; round < 2; round++)
    for (const [at, candidate] of candidates.entries()) {
      const { place } = candidate;
      const mayBe = NEEDS[names.flags[place.alias]! & NEED_BITS] !== 'mark' && kindOf(names, place.owner) === 'coin';
      if (candidate.taken || !mayBe || !isListed(candidates, at, text, names)) continue;
      candidate.taken = true;
      candidate.signs = [...candidate.signs, 'listed'];
    }
}

/** The rows of coins that stand one behind the other as a list does. */
function rowsOf(candidates: readonly Candidate[], text: string, names: Names): Candidate[][] {
  const rows: Candidate[][] = [];
  let row: Candidate[] = [];
  for (const candidate of candidates) {
    const { place } = candidate;
    const isMark = needOf(names, place, false) === 'mark';
    // "LEO, ONE", but not "BTC, AI".
    if (
      (isMark && (names.flags[place.alias]! & CAPITALS_TELL) === 0) ||
      place.isLoose ||
      kindOf(names, place.owner) !== 'coin' ||
      names.ranks[place.owner]! > KNOWN_RANK
    )
      continue;
    const before = row.at(-1)?.place;
    const gap = before === undefined ? '' : text.slice(before.end, place.start);
    if (before !== undefined && before.start !== place.start && !(isMark ? commaGap : rowGap).test(gap)) {
      rows.push(row);
      row = [];
    }
    row.push(candidate);
  }
  rows.push(row);
  return rows;
}

/** Whether a coin that counts already stands beside this one in a list. */
function isListed(candidates: readonly Candidate[], at: number, text: string, names: Names): boolean {
  const { start, end } = candidates[at]!.place;
  for (const step of [-1, 1])
    for (let other = at + step; other >= 0 && other < candidates.length; other += step) {
      const { place, taken } = candidates[other]!;
      if (place.start === start) continue;
      const gap = step < 0 ? text.slice(place.end, start) : text.slice(end, place.start);
      if (gap.length > LONGEST_GAP) break;
      if (taken && kindOf(names, place.owner) === 'coin' && listGap.test(gap)) return true;
    }
  return false;
}
