/** What speaks for and against two articles reporting one story, as figures. */
import { HOUR_MS } from '../domain/durations.ts';
import type { StoryText } from './story-text.ts';
import { COMMONNESS } from './story-words.ts';

/** How rare a term or an amount is, natural logarithm; at most about 7.5. */
export type Rarity = (thing: string) => number;

/** The headlines that `COMMONNESS` counts in; they stand beside the articles at hand, since no term is rare among ten. */
const BACKGROUND = 1000;

/**
 * Rarity among some articles and in the field as such: log((articles + background) / (frequency + its share there)).
 * The inverse document frequency of K. Spärck Jones (1972), smoothed by a background.
 */
export function rarityAmong(texts: readonly StoryText[]): Rarity {
  const frequency = new Map<string, number>();
  for (const { terms, amounts } of texts)
    for (const thing of [...terms, ...amounts]) frequency.set(thing, (frequency.get(thing) ?? 0) + 1);
  const all = texts.length + BACKGROUND;
  return (term) => Math.log(all / ((frequency.get(term) ?? 0) + (COMMONNESS.get(term) ?? 0) + 0.7));
}

/** The signs, each about 0 to 1; what each weighs, `storyWeights` says. */
export interface StorySigns {
  /** Rarity of the shared terms as a part of both titles' (Dice), and of the shorter title's. */
  readonly shared: number;
  readonly contained: number;
  /** The rarest and the second rarest thing that both name. */
  readonly name: number;
  readonly secondName: number;
  /** Neighbouring terms that both have. */
  readonly phrases: number;
  /** Rarity of all shared terms together. */
  readonly much: number;
  /** An amount that few articles name. */
  readonly amount: number;
  /** What one title and only the other's teaser speak of. */
  readonly teaser: number;
  readonly deed: number;
  readonly otherDeed: number;
  /** Time between them. */
  readonly apart: number;
  readonly samePublisher: number;
  readonly noReport: number;
  readonly everlasting: number;
}

/**
 * Whether two articles have anything in common that can tell one event from others: a telling term that is no coin's
 * name, or a rare amount. A coin's name is enough where a deed goes with it, or where title and teaser share more.
 */
export function canTell(a: StoryText, b: StoryText, rarity: Rarity): boolean {
  const isTelling = (thing: string): boolean => !isDeed(thing) && rarity(thing) >= TELLING;
  const shared = [...a.terms].filter((term) => b.terms.has(term));
  const telling = [...shared, ...[...a.amounts].filter((amount) => b.amounts.has(amount))].filter(isTelling);
  if (telling.length === 0) return false;
  if (telling.some((thing) => !a.coins.has(thing))) return true;
  return shared.some(isDeed) || onlyTold(a, b).length + onlyTold(b, a).length > 0;
}

/** What one's title and only the other's teaser speak of. */
function onlyTold(one: StoryText, other: StoryText): string[] {
  return [...one.terms].filter((term) => !other.terms.has(term) && other.more.has(term));
}

/** From this rarity on a term can tell one event from others: about every thirtieth headline has it. */
export const TELLING = 3.5;
/** About the most that a rarity comes to. */
const RAREST = 7;

/** Within a phrase that both have ("World Liberty Financial") one term counts whole and the others this much. */
const REST_OF_PHRASE = 0.35;

export const isDeed = (term: string) => term.endsWith('!');
const sumOf = (terms: Iterable<string>, rarity: Rarity) => {
  let sum = 0;
  for (const term of terms) sum += rarity(term);
  return sum;
};

/** The terms that both titles have, those that stand together in both in one group. */
function sharedGroups(a: StoryText, b: StoryText): string[][] {
  const groups: string[][] = [];
  let before: string | null = null;
  for (const term of a.terms) {
    const isShared = b.terms.has(term);
    if (isShared && before !== null && b.pairs.has(`${before} ${term}`)) groups.at(-1)?.push(term);
    else if (isShared) groups.push([term]);
    before = isShared ? term : null;
  }
  return groups;
}

/** Groups follow one title's order: the earlier one's, so that the answer is the same whichever is asked about. */
function inOrder(one: StoryText, two: StoryText): readonly [StoryText, StoryText] {
  const difference = one.publishedAt - two.publishedAt;
  const isFirst = difference < 0 || (difference === 0 && [...one.terms].join() <= [...two.terms].join());
  return isFirst ? [one, two] : [two, one];
}

function count(all: ReadonlySet<string>, isCounted: (one: string) => boolean): number {
  let found = 0;
  for (const one of all) if (isCounted(one)) found++;
  return found;
}

/** Holds two articles against each other; the order of the two says nothing. */
export function storySigns(one: StoryText, two: StoryText, rarity: Rarity): StorySigns {
  const [a, b] = inOrder(one, two);
  const groups = sharedGroups(a, b);
  let sum = 0;
  let repeated = 0;
  const names: number[] = [];
  for (const group of groups) {
    const whole = sumOf(group, rarity);
    const rarest = Math.max(...group.map(rarity));
    sum += whole;
    repeated += (1 - REST_OF_PHRASE) * (whole - rarest);
    const named = group.filter((term) => !isDeed(term));
    if (named.length > 0) names.push(Math.max(...named.map(rarity)));
  }
  names.sort((x, y) => y - x);
  const shared = sum - repeated;
  const ofA = sumOf(a.terms, rarity) - repeated;
  const ofB = sumOf(b.terms, rarity) - repeated;
  const shorter = Math.min(ofA, ofB) || 1;
  const amounts = count(a.amounts, (amount) => b.amounts.has(amount) && rarity(amount) >= TELLING);
  const deeds = count(a.terms, (term) => isDeed(term) && b.terms.has(term));
  const bothAct = count(a.terms, isDeed) > 0 && count(b.terms, isDeed) > 0;
  const told = [...onlyTold(a, b), ...onlyTold(b, a)];
  const [name = 0, secondName = 0] = names;
  return {
    shared: (2 * shared) / (ofA + ofB || 1),
    contained: shared / shorter,
    name: name / RAREST,
    secondName: secondName / RAREST,
    phrases:
      Math.min(
        3,
        count(a.pairs, (pair) => b.pairs.has(pair)),
      ) / 3,
    much: Math.min(shared, 20) / 20,
    amount: amounts > 0 ? 1 : 0,
    teaser: sumOf(told, rarity) / shorter,
    deed: deeds > 0 ? 1 : 0,
    otherDeed: deeds === 0 && bothAct ? 1 : 0,
    apart: (b.publishedAt - a.publishedAt) / (48 * HOUR_MS),
    samePublisher: a.source === b.source ? 1 : 0,
    noReport: (a.isNoReport ? 1 : 0) + (b.isNoReport ? 1 : 0),
    everlasting: (a.isEverlasting ? 1 : 0) + (b.isEverlasting ? 1 : 0),
  };
}
