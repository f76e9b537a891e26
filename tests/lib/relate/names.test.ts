import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesOf, openNames } from '../../../lib/relate/names.ts';
import { placesIn } from '../../../lib/relate/places.ts';
import { endOfSpaced } from '../../../lib/relate/unspaced.ts';
import { readCatalogue } from '../../../scripts/collection.ts';
import { type Alias, collectAliases } from '../../../scripts/names/aliases.ts';
import { compileNames, writeNames } from '../../../scripts/names/compile.ts';
import { parseEntities, readNameSources } from '../../../scripts/names/sources.ts';
import { shippedNames } from '../../support/names.ts';
import { anyText } from './corpus.ts';

const coins = readCatalogue();
const sources = readNameSources(new Set(coins.map(({ id }) => id)));

describe('the file of names', () => {
  it('is what its sources make; `npm run names` writes it', () => {
    const made = new Uint8Array(compileNames(coins, sources));
    expect(Buffer.compare(made, new Uint8Array(shippedNames))).toBe(0);
  });

  it('is refused with any byte changed', () => {
    fc.assert(
      fc.property(fc.nat(shippedNames.byteLength - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = new Uint8Array(shippedNames.slice(0));
        bytes[at]! ^= change;
        expect(() => openNames(bytes.buffer)).toThrow(TypeError);
      }),
      { numRuns: 40 },
    );
  });

  it('is refused cut short, lengthened or empty', () => {
    const longer = new Uint8Array(shippedNames.byteLength + 8);
    longer.set(new Uint8Array(shippedNames));
    for (const file of [new ArrayBuffer(0), shippedNames.slice(0, 4096), shippedNames.slice(0, -8), longer.buffer])
      expect(() => openNames(file)).toThrow(TypeError);
  });

  it('is opened once', () => {
    expect(namesOf(shippedNames)).toBe(namesOf(shippedNames));
  });
});

describe('the sources of names', () => {
  const ids = new Set(['bitcoin']);
  const one = { id: 'lab:one', kind: 'lab', name: 'One Lab', aliases: ['One Lab'] };

  it.each([
    ['an unknown field', [{ ...one, alias: ['x'] }], /alias/],
    ['an unknown kind', [{ ...one, kind: 'bank' }], /kind/],
    ['an id of another kind', [{ ...one, id: 'person:one' }], /person:one is said to be a lab/],
    ['an id that is there twice', [one, one], /lab:one is there twice/],
    ['a link that leads nowhere', [{ ...one, links: ['bitcoins'] }], /lab:one leads to bitcoins/],
    ['an empty name', [{ ...one, aliases: [' '] }], /aliases/],
  ])('are refused with %s', (_, json, message) => {
    expect(() => parseEntities(json, ids)).toThrow(message);
  });

  it('are taken where all is right', () => {
    expect(parseEntities([{ ...one, links: ['bitcoin'] }], ids)).toHaveLength(1);
  });
});

/** Where names stand, the slow way: every alias is tried at the beginning of every word. */
function placesSlowly(text: string, aliases: readonly Alias[]): string[] {
  const found: string[] = [];
  const isCapital = (word: string) => word[0] !== word[0]!.toLowerCase();
  for (let at = 0; at < text.length;) {
    const firstEnd = endOfSpaced(text, at);
    if (firstEnd === at) {
      at += text.codePointAt(at)! > 0xffff ? 2 : 1;
      continue;
    }
    const first = text.slice(at, firstEnd);
    let best = firstEnd;
    let wordCount = 0;
    const here: { end: number; alias: Alias }[] = [];
    for (const alias of aliases) {
      if (first.toLowerCase() !== alias.words[0]!.toLowerCase()) continue;
      const isLoose = alias.isTicker && first !== alias.words[0];
      if (first !== alias.words[0] && !isCapital(first)) continue;
      if (isLoose && (first.length < 3 || first.slice(1) !== first.slice(1).toLowerCase())) continue;
      let end = firstEnd;
      const isWhole = alias.words.slice(1).every((word) => {
        const next = endOfSpaced(text, end + 1);
        if (!" .-'’".includes(text[end] ?? '\n')) return false;
        if (text.slice(end + 1, next).toLowerCase() !== word.toLowerCase()) return false;
        end = next;
        return true;
      });
      if (isWhole) here.push({ end, alias });
      if (isWhole && alias.words.length > wordCount) {
        wordCount = alias.words.length;
        best = end;
      }
    }
    for (const { end, alias } of here)
      if (alias.words.length === wordCount && alias.owner >= 0)
        found.push(`${alias.owner} ${alias.isTicker} ${at} ${end}`);
    at = best;
  }
  return found.sort();
}

describe('finding names', () => {
  const alias = (owner: number, spelling: string, isTicker = false): Alias => ({
    owner,
    isTicker,
    words: spelling.split(' '),
    need: 'sure',
    from: 0,
    until: 0xffff,
  });
  const aliases = [
    alias(0, 'Fetch ai'),
    alias(0, 'FET', true),
    alias(1, 'Fetch'),
    alias(2, 'NEAR', true),
    alias(2, 'NEAR Protocol'),
    alias(3, 'dYdX'),
    alias(4, '1inch'),
    alias(5, 'Ünïon'),
    alias(6, 'Биткоин Кэш'),
    alias(7, 'io net'),
    alias(-1, 'Near East'),
  ];
  const entities = Array.from({ length: 8 }, (_, at) => ({
    id: `c${at}`,
    kind: 'coin' as const,
    name: '',
    rank: null,
  }));
  const names = namesOf(writeNames(entities, aliases, { ...sources, entities: [] }));

  it('finds what trying every name at every word finds, in any text', () => {
    const pieces = fc.constantFrom(
      ...'Fetch|fetch|FETCH|ai|AI|.ai|FET|Fet|fet|NEAR|Near|near|Protocol|East|dYdX|dydx|Dydx|1inch|1Inch|ünïon|Ünïon'.split(
        '|',
      ),
      ...'Биткоин|кэш|io.net|Io|net|𝒳|币|بيتكوين|\u0301|\u200f|🚀|İ|’|é|가|은|カ|\ud800'.split('|'),
      ' ',
      ' ',
      ' ',
      '.',
      '-',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 24 }), anyText(8), (parts, noise) => {
        const text = parts.join('') + noise;
        const found = placesIn(text, names).map(
          ({ owner, isTicker, start, end }) => `${owner} ${isTicker} ${start} ${end}`,
        );
        expect(found.sort()).toEqual(placesSlowly(text, aliases));
      }),
      { numRuns: 400 },
    );
  });

  it('reads texts longer than any before', () => {
    const text = `${'ü 🚀 word '.repeat(30_000)}Fetch.ai`;
    expect(placesIn(text, names)).toMatchObject([{ owner: 0, start: text.length - 8, end: text.length }]);
  });

  it('of one spelling the greater coin has the name', () => {
    const { entities: all, aliases: shipped } = collectAliases(coins, sources);
    const seen = new Set<string>();
    for (const { owner, isTicker, words, from } of shipped) {
      const key = `${isTicker} ${from} ${words.join(' ').toLowerCase()}`;
      expect(seen.has(key), `${key} of ${all[owner]?.id}`).toBe(false);
      seen.add(key);
    }
  });
});
