/** Makes the file of names (docs/names-format.md) out of the catalogue and the sources. */
import type { Coin } from '../../lib/domain/coin.ts';
import {
  ACTS,
  CALLS,
  CAPITALS_TELL,
  ENTITY_KINDS,
  IN_LOWER_CASE,
  IS_TICKER,
  layOutNames,
  MOVES,
  type Names,
  NEEDS,
  NOBODY,
  sealNames,
  TRADES,
  UNRANKED,
} from '../../lib/relate/names.ts';
import { isUnspaced, UNSPACED_START } from '../../lib/relate/unspaced.ts';
import { hashWord } from '../../lib/relate/word-hash.ts';
import { type Alias, collectAliases, type NamedEntity } from './aliases.ts';
import type { NameSources, SpellingSource } from './sources.ts';

/** A quarter of the buckets filled, so that most words that begin no name meet an empty one. */
const BUCKETS_PER_ALIAS = 4;
const MOST_BUCKET_BITS = 16;

/** @throws RangeError with more aliases or entities than an ordinal has room for */
export function compileNames(coins: readonly Coin[], sources: NameSources): ArrayBuffer {
  const { entities, aliases } = collectAliases(coins, sources);
  return writeNames(entities, aliases, sources);
}

/** The same of aliases that are made already. */
export function writeNames(
  entities: readonly NamedEntity[],
  aliases: readonly Alias[],
  sources: NameSources,
): ArrayBuffer {
  if (aliases.length >= 0xffff || entities.length >= NOBODY) throw new RangeError('too many names for the format');
  const { spellings } = sources;
  const bucketBits = Math.min(MOST_BUCKET_BITS, Math.ceil(Math.log2(BUCKETS_PER_ALIAS * Math.max(1, aliases.length))));
  const mask = (1 << bucketBits) - 1;
  const hashed = aliases
    .map((alias) => ({ ...alias, ...lookedUpBy(alias) }))
    .sort((a, b) => (a.hash & mask) - (b.hash & mask) || a.hash - b.hash || b.length - a.length);
  const relations = relativesOf(entities, sources);
  const cues = cuesOf(spellings);
  const spelled = hashed.map(({ words }) => words.join(' '));
  const labels = entities.flatMap(({ id, name }) => [id, name]);
  const textUnits = [...spelled, ...labels].reduce((sum, { length }) => sum + length, 0);
  const { buffer, names } = layOutNames({
    bucketBits,
    aliases: hashed.length,
    entities: entities.length,
    textUnits,
    relatives: relations.all.length,
    cues: cues.length,
  });
  let next = 0;
  const put = (text: string): number => {
    const start = next;
    for (let at = 0; at < text.length; at++) names.text[next++] = text.charCodeAt(at);
    return start;
  };
  for (const [at, { hash, length, owner, isTicker, need, words, from, until }] of hashed.entries()) {
    names.buckets[(hash & mask) + 1]!++;
    names.hashes[at] = hash;
    names.spellings[at] = put(spelled[at]!);
    names.owners[at] = owner < 0 ? NOBODY : owner;
    names.flags[at] = NEEDS.indexOf(need) | flagsOf(words, isTicker, spellings);
    names.wordCounts[at] = length;
    names.from[at] = from;
    names.until[at] = until;
  }
  names.spellings[hashed.length] = next;
  for (let bucket = 0; bucket <= mask; bucket++) names.buckets[bucket + 1]! += names.buckets[bucket]!;
  for (const [at, { kind, rank }] of entities.entries()) {
    names.kinds[at] = ENTITY_KINDS.indexOf(kind);
    names.ranks[at] = rank ?? UNRANKED;
  }
  markLowerStarts(names, hashed);
  for (const [at, label] of labels.entries()) names.labels[at] = put(label);
  names.labels[labels.length] = next;
  names.linkBounds.set(relations.links);
  names.rivalBounds.set(relations.rivals);
  names.relatives.set(relations.all);
  names.cueHashes.set(cues.map(({ hash }) => hash));
  names.cues.set(cues.map(({ mask: kinds }) => kinds));
  sealNames(buffer);
  return buffer;
}

/** What an alias is found by, and how long it is: in words, an unspaced one in units. */
function lookedUpBy({ words: [first = '', ...rest] }: Alias): { hash: number; length: number } {
  if (!isUnspaced(first.charCodeAt(0))) return { hash: hashWord(first, 0, first.length), length: 1 + rest.length };
  if (first.length < UNSPACED_START) throw new RangeError(`${first} is too short to be looked for`);
  return { hash: hashWord(first, 0, UNSPACED_START), length: first.length };
}

function markLowerStarts({ flags, lowerStarts }: Names, aliases: readonly Alias[]): void {
  for (const [at, { words }] of aliases.entries()) {
    const isLower = words[0]![0] === words[0]![0]!.toLowerCase() || (flags[at]! & IN_LOWER_CASE) !== 0;
    const [first = -1, second = -1] = [0, 1].map((place) => words[0]!.toLowerCase().charCodeAt(place) - 97);
    if (isLower && first >= 0 && first < 26 && second >= 0 && second < 26) lowerStarts[26 * first + second] = 1;
  }
}

function flagsOf(words: readonly string[], isTicker: boolean, { names, tickers }: SpellingSource): number {
  const lower = words.join(' ').toLowerCase();
  if (!isTicker)
    return (names.inLowerCase.includes(lower) ? IN_LOWER_CASE : 0) | (names.noWord.includes(lower) ? CAPITALS_TELL : 0);
  return IS_TICKER | (tickers.inCapitalsOnly.includes(lower) ? CAPITALS_TELL : 0);
}

/** Links lead both ways; a rival is told of the coin alone. */
function relativesOf(entities: readonly NamedEntity[], sources: NameSources) {
  const placeOf = new Map(entities.map(({ id }, at) => [id, at]));
  const links = entities.map(() => new Set<number>());
  const rivals = entities.map(() => new Set<number>());
  for (const source of sources.entities) {
    const at = placeOf.get(source.id);
    if (at === undefined) continue;
    for (const id of source.links ?? []) {
      const other = placeOf.get(id);
      if (other === undefined) continue;
      links[at]!.add(other);
      links[other]!.add(at);
    }
    for (const id of source.rivals ?? []) rivals[placeOf.get(id) ?? -1]?.add(at);
  }
  const all: number[] = [];
  const bounds = (lists: readonly ReadonlySet<number>[]): number[] => [
    all.length,
    ...lists.map((list) => all.push(...[...list].sort((a, b) => a - b))),
  ];
  return { links: bounds(links), rivals: bounds(rivals), all };
}

function cuesOf({ cues }: SpellingSource): { hash: number; mask: number }[] {
  const masks = new Map<number, number>();
  for (const [kind, list] of [
    [CALLS, cues.calls],
    [MOVES, cues.moves],
    [ACTS, cues.acts],
    [TRADES, cues.trades],
  ] as const)
    for (const word of list) {
      const hash = hashWord(word, 0, word.length);
      masks.set(hash, (masks.get(hash) ?? 0) | kind);
    }
  return [...masks].map(([hash, mask]) => ({ hash, mask })).sort((a, b) => a.hash - b.hash);
}
