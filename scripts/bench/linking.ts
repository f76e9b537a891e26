import AhoCorasick from 'modern-ahocorasick';
import { DAY_MS } from '../../lib/domain/durations.ts';
import { findEntities } from '../../lib/relate/entities.ts';
import { namesOf } from '../../lib/relate/names.ts';
import { placesIn } from '../../lib/relate/places.ts';
import { asciiFolds } from '../../lib/relate/word-hash.ts';
import { readCatalogue } from '../collection.ts';
import { type Alias, collectAliases } from '../names/aliases.ts';
import { writeNames } from '../names/compile.ts';
import { readNameSources } from '../names/sources.ts';
import { interleave, median, round, type Rounds, type Spread, spreadOf } from './figures.ts';

const ALIASES = 15_000;
const WORDS = 20_000;
const NOW = 20_000 * DAY_MS;

export interface LinkingFigures {
  readonly words: number;
  readonly aliases: number;
  readonly hits: number;
  readonly library: Spread;
  readonly places: Spread;
  readonly believed: Spread;
  /** Opening the file and reading a first page, against building the library's automaton and the same. */
  readonly libraryFirst: Spread;
  readonly first: Spread;
  /** Our time for finding every place, in units of the library's. */
  readonly ratio: number;
  /** The same with weighing what stands around each. */
  readonly ratioBelieved: number;
}

/** The same numbers at each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const syllables = 'ka lo mi ren tas vo el qu ori dar ven sol tu ix ban cor ney pha gri zo'.split(' ');

function inventedWord(next: (below: number) => number): string {
  const parts = Array.from({ length: 2 + next(3) }, () => syllables[next(syllables.length)]);
  const word = parts.join('');
  return word[0]!.toUpperCase() + word.slice(1);
}

/** The aliases that ship, and invented ones up to the number. */
function manyAliases(shipped: readonly Alias[]): Alias[] {
  const next = numbers(7);
  const seen = new Set(shipped.map(({ words }) => words.join(' ').toLowerCase()));
  const aliases = [...shipped];
  while (aliases.length < ALIASES) {
    const words = Array.from({ length: 1 + next(3) }, () => inventedWord(next));
    const key = words.join(' ').toLowerCase();
    if (seen.has(key)) continue;
    seen.add(key);
    aliases.push({ owner: next(1000), isTicker: false, words, need: 'context', from: 0, until: 0xffff });
  }
  return aliases;
}

const plainWords =
  'the of and in to a market said that for on with price as it was by from after more than this its have new are which report will also year near one link while investors over research company model data network energy training compute trading chips law court people could week before against'.split(
    ' ',
  );

/** Prose of so many words in which every twenty-fifth is a name. */
function prose(aliases: readonly Alias[]): string {
  const next = numbers(11);
  const words = Array.from({ length: WORDS }, (_, at) => {
    const word = at % 25 === 0 ? aliases[next(aliases.length)]!.words.join(' ') : plainWords[next(plainWords.length)]!;
    return at % 12 === 11 ? `${word}.` : word;
  });
  return words.join(' ');
}

const isWordUnit = (code: number): boolean => asciiFolds[code] !== undefined && asciiFolds[code] !== 0;

/** What the library finds, as whole words: its matches are of substrings. */
function searchWhole(automaton: AhoCorasick, text: string): number {
  let hits = 0;
  for (const { start, end } of automaton.search(text))
    if (!isWordUnit(text.charCodeAt(start - 1)) && !isWordUnit(text.charCodeAt(end))) hits++;
  return hits;
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Finding 15,000 aliases in 20,000 words, beside an Aho-Corasick automaton of the same spellings. */
export async function measureLinking(rounds: Rounds): Promise<LinkingFigures> {
  const coins = readCatalogue();
  const sources = readNameSources(new Set(coins.map(({ id }) => id)));
  const { entities, aliases: shipped } = collectAliases(coins, sources);
  const aliases = manyAliases(shipped);
  const file = writeNames(entities, aliases, sources);
  const spellings = [...new Set(aliases.map(({ words }) => words.join(' ')))];
  const text = prose(aliases);
  const automaton = new AhoCorasick(spellings);
  const names = namesOf(file);
  const hits = placesIn(text, names).length;
  const taken = await interleave(
    {
      library: () => timed(() => searchWhole(automaton, text)),
      places: () => timed(() => placesIn(text, names)),
      believed: () => timed(() => findEntities('', text, file, NOW)),
      libraryFirst: () => timed(() => searchWhole(new AhoCorasick(spellings), text)),
      // A copy is opened anew, checksum and all.
      first: () => timed(() => placesIn(text, namesOf(file.slice(0)))),
    },
    rounds,
  );
  return {
    words: WORDS,
    aliases: aliases.length,
    hits,
    library: spreadOf(taken.library),
    places: spreadOf(taken.places),
    believed: spreadOf(taken.believed),
    libraryFirst: spreadOf(taken.libraryFirst),
    first: spreadOf(taken.first),
    ratio: round(median(taken.places) / median(taken.library), 3),
    ratioBelieved: round(median(taken.believed) / median(taken.library), 3),
  };
}
