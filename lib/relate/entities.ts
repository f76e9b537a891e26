/**
 * What a text is about by name: coins, and the labs, networks, exchanges, companies, regulators, people and laws that a
 * reader of this field follows. Names are matched as whole words with their capitals; those that are also ordinary words
 * need evidence beside them, so that "near" or "AI" alone never makes a coin.
 */
import { DAY_MS } from '../domain/durations.ts';
import { believed } from './believed.ts';
import type { Sign } from './evidence.ts';
import { ENTITY_KINDS, type EntityKind, idOf, nameOf, type Names, namesOf, UNRANKED } from './names.ts';
import { type Place, placesIn } from './places.ts';

/** One thing a text speaks of. */
export interface EntityMention {
  /** A coin's own id (`bittensor`), of all else kind and name (`lab:openai`). */
  readonly id: string;
  readonly kind: EntityKind;
  /** What it is called on screen. */
  readonly name: string;
  /** Mentions in title and text. */
  readonly count: number;
  /** The spellings found, as written, each once; the first found first. */
  readonly evidence: readonly string[];
  /** Why they count, each once. */
  readonly signs: readonly Sign[];
  /**
   * How much the text is about it: log2(1 + weight), where a mention in the title weighs 3, in the first 600 characters
   * 1, further down 0.5, and what goes with it (its company, its founder) half of that again.
   */
  readonly score: number;
}

/** Beyond this many characters a mention says less of what the text is about. */
const LEAD = 600;
/** What a mention of a linked entity is worth to one that is named itself. */
const LINKED = 0.5;

interface Tally {
  count: number;
  weight: number;
  readonly evidence: Set<string>;
  readonly signs: Set<Sign>;
  last: number;
}

/**
 * Everything that a title and text name, what they are most about first.
 * @param file `public/data/names.bin`; opened on first use and kept as long as the buffer lives
 * @param at epoch milliseconds of the text, null where unknown: some names changed hands
 */
export function findEntities(title: string, text: string, file: ArrayBuffer, at: number | null): EntityMention[] {
  const names = namesOf(file);
  const whole = text === '' ? title : `${title}\n${text}`;
  const places = placesIn(whole, names).filter((place) => isOfItsTime(names, place, at));
  const tallies = new Map<number, Tally>();
  for (const { place, signs } of believed(whole, places, names)) {
    const { owner, start, end } = place;
    const tally = tallies.get(owner) ?? { count: 0, weight: 0, evidence: new Set(), signs: new Set(), last: -1 };
    tallies.set(owner, tally);
    for (const sign of signs) tally.signs.add(sign);
    // One spelling may be both name and ticker ("XRP", "SUI").
    if (tally.last === start) continue;
    tally.last = start;
    tally.count++;
    tally.weight += start < title.length ? 3 : start < title.length + LEAD ? 1 : 0.5;
    tally.evidence.add(whole.slice(start, end));
  }
  const weighed = [...tallies].map(([owner, tally]) => ({ owner, tally, weight: fullWeight(owner, tallies, names) }));
  return weighed
    .sort((a, b) => b.weight - a.weight || names.ranks[a.owner]! - names.ranks[b.owner]! || a.owner - b.owner)
    .map(({ owner, tally: { count, evidence, signs }, weight }) => ({
      id: idOf(names, owner),
      kind: ENTITY_KINDS[names.kinds[owner]!] ?? 'other',
      name: nameOf(names, owner),
      count,
      evidence: [...evidence],
      signs: [...signs],
      score: Math.log2(1 + weight),
    }));
}

function fullWeight(owner: number, tallies: ReadonlyMap<number, Tally>, { linkBounds, relatives }: Names): number {
  let weight = tallies.get(owner)!.weight;
  for (let at = linkBounds[owner]!; at < linkBounds[owner + 1]!; at++)
    weight += LINKED * (tallies.get(relatives[at]!)?.weight ?? 0);
  return weight;
}

/** Whether the name was its owner's when the text was written; of a text without date, whether it is now. */
function isOfItsTime({ from, until }: Names, { alias }: Place, at: number | null): boolean {
  const day = at === null ? UNRANKED - 1 : Math.floor(at / DAY_MS);
  return from[alias]! <= day && day < until[alias]!;
}
