import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSegment, openSegment, type IndexedArticle, type Segment } from '../../../lib/relate/index-segment.ts';
import { mergeSegments } from '../../../lib/relate/merge-segments.ts';
import { articleIdAt, articlesWith, findTerm, postingsOf } from '../../../lib/relate/segment.ts';
import { hashNamed, hashTerm, termCounts } from '../../../lib/relate/text.ts';
import { articles, coinIds, otherIds, vocabulary } from './corpus.ts';

function opened(buffer: ArrayBuffer): Segment {
  const segment = openSegment(buffer);
  if (segment === null) throw new Error('does not open');
  return segment;
}

/** How often a term stands in title and summary of an article. */
function countsIn(segment: Segment, hash: number, at: number): [number, number] | null {
  const { articles: holding, counts } = postingsOf(segment, hash);
  const place = holding.indexOf(at);
  const pair = place < 0 ? undefined : segment.countPairs[counts[place]!];
  return pair === undefined ? null : [pair >>> 8, pair & 255];
}

/** Those of some ids that an article names, the most spoken of first. */
function namedOf(ids: readonly string[], segment: Segment, at: number): string[] {
  return ids
    .flatMap((id) => {
      const counts = countsIn(segment, hashNamed(id), at);
      return counts ? [{ id, place: counts[0] }] : [];
    })
    .sort((a, b) => a.place - b.place)
    .map(({ id }) => id);
}

/** All that a segment says, in a form that does not depend on the order of its articles. */
function contents(segment: Segment) {
  return Array.from({ length: segment.articleCount }, (_, at) => {
    const counts: Record<string, [number, number]> = {};
    for (const term of vocabulary) {
      const found = countsIn(segment, hashTerm(term), at);
      if (found) counts[term] = found;
    }
    return {
      id: articleIdAt(segment, at),
      publishedAt: segment.publishedAt[at],
      titleHash: segment.titleHashes[at],
      marks: segment.marks[at],
      lengths: [...segment.lengths.subarray(2 * at, 2 * at + 2)],
      coins: namedOf(coinIds, segment, at),
      others: namedOf(otherIds, segment, at),
      named: segment.named[at],
      counts,
    };
  }).sort((a, b) => (a.id < b.id ? -1 : 1));
}

const article = (over: Partial<IndexedArticle>): IndexedArticle => ({
  id: '00000000000000aa',
  title: 'Bittensor miners',
  summary: '',
  publishedAt: 1_700_000_000_123,
  coins: ['bittensor'],
  ...over,
});

describe('a segment', () => {
  it('holds what was put in', () => {
    fc.assert(
      fc.property(articles, (some) => {
        const expected = some
          .map(({ id, title, summary, publishedAt, coins, others = [] }) => {
            const inTitle = termCounts(title);
            const inSummary = termCounts(summary);
            const terms = new Set([...inTitle.keys(), ...inSummary.keys()]);
            const sum = (counts: Map<string, number>) => [...counts.values()].reduce((all, one) => all + one, 0);
            return {
              id,
              publishedAt,
              lengths: [sum(inTitle), sum(inSummary)],
              coins: [...coins],
              others: [...others],
              named: coins.length,
              counts: Object.fromEntries(
                [...terms].map((term) => [term, [inTitle.get(term) ?? 0, inSummary.get(term) ?? 0]]),
              ),
            };
          })
          .sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(contents(opened(buildSegment(some)))).toMatchObject(expected);
      }),
    );
  });

  it('keeps 64-bit ids and milliseconds whole', () => {
    const segment = opened(buildSegment([article({ id: 'ffffffff00000001' })]));
    expect(articleIdAt(segment, 0)).toBe('ffffffff00000001');
    expect(segment.publishedAt[0]).toBe(1_700_000_000_123);
  });

  it('refuses ids that would not come back, and takes the later of two with one id', () => {
    expect(() => buildSegment([article({ id: 'abc' })])).toThrow(RangeError);
    const segment = opened(buildSegment([article({}), article({ title: 'Akash' })]));
    expect(segment.articleCount).toBe(1);
    expect(findTerm(segment, hashTerm('akash'))).toBeGreaterThanOrEqual(0);
    expect(findTerm(segment, hashTerm('bittensor'))).toBe(-1);
  });

  it('caps counts instead of spilling them into the next field', () => {
    const segment = opened(
      buildSegment([article({ title: 'gpu '.repeat(40), summary: 'gpu '.repeat(400), coins: [] })]),
    );
    expect(countsIn(segment, hashTerm('gpu'), 0)).toEqual([15, 255]);
  });

  it('holds more pairs of counts than a byte tells apart, also once merged', () => {
    const often = (title: number, summary: number, n: number) =>
      article({ id: n.toString(16).padStart(16, '0'), title: 'gpu '.repeat(title), summary: 'gpu '.repeat(summary) });
    const some = Array.from({ length: 300 }, (_, n) => often(1 + (n % 12), Math.floor(n / 12), n));
    const parts = [some.slice(0, 100), some.slice(100)].map((part) => opened(buildSegment(part)));
    expect(parts.map(({ postedCounts }) => postedCounts.BYTES_PER_ELEMENT)).toEqual([1, 1]);
    for (const segment of [opened(buildSegment(some)), opened(mergeSegments(parts))]) {
      expect(segment.postedCounts.BYTES_PER_ELEMENT).toBe(2);
      for (let n = 0; n < 300; n++)
        expect(countsIn(segment, hashTerm('gpu'), n)).toEqual([1 + (n % 12), Math.floor(n / 12)]);
    }
  });

  it('holds more articles than two bytes tell apart, until some are gone', () => {
    const most = 2 ** 16;
    const ofPlace = (n: number) => n.toString(16).padStart(16, '0');
    const some = Array.from({ length: most + 1 }, (_, n) =>
      article({ id: ofPlace(n), title: n === most ? 'Akash' : '', coins: [] }),
    );
    const segment = opened(buildSegment(some));
    expect([...articlesWith(segment, hashTerm('akash'))]).toEqual([most]);
    const merged = opened(mergeSegments([segment], (id) => id !== ofPlace(0)));
    expect(merged.postedArticles.BYTES_PER_ELEMENT).toBe(2);
    expect([...articlesWith(merged, hashTerm('akash'))]).toEqual([most - 1]);
  });
});

describe('merging', () => {
  it('gives the same as building at once, without the dead', () => {
    fc.assert(
      fc.property(articles, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 5 }), (some, first, second, rest) => {
        const one = first % (some.length + 1);
        const two = second % (some.length + 1);
        const a = Math.min(one, two);
        const b = Math.max(one, two);
        const parts = [some.slice(0, a), some.slice(a, b), some.slice(b)].map((part) => opened(buildSegment(part)));
        const isAlive = (id: string) => Number.parseInt(id.slice(-4), 16) % 5 !== rest;
        const merged = opened(mergeSegments(parts, isAlive));
        expect(contents(merged)).toEqual(contents(opened(buildSegment(some.filter(({ id }) => isAlive(id))))));
        expect(merged.titleLengthSum).toBe(contents(merged).reduce((sum, { lengths }) => sum + lengths[0]!, 0));
      }),
    );
  });

  it('takes the later segment’s version of an article', () => {
    const parts = [article({}), article({ title: 'Akash' })].map((one) => opened(buildSegment([one])));
    const merged = opened(mergeSegments(parts));
    expect(merged.articleCount).toBe(1);
    expect(findTerm(merged, hashTerm('miner'))).toBe(-1);
  });

  it('of nothing is an empty segment that opens', () => {
    expect(opened(mergeSegments([])).articleCount).toBe(0);
  });
});

describe('a damaged segment', () => {
  const sound = buildSegment([article({}), article({ id: '00000000000000ab', summary: 'Subnets train models.' })]);

  it('is null when any one byte differs', () => {
    const opening = Array.from({ length: sound.byteLength }, (_, at) => {
      const copy = sound.slice(0);
      new Uint8Array(copy)[at]! ^= 1 << (at % 8);
      return openSegment(copy);
    });
    expect(opening.filter((segment) => segment !== null)).toEqual([]);
  });

  it('is null with bytes changed at several places', () => {
    const change = fc.record({ at: fc.nat(sound.byteLength - 1), by: fc.integer({ min: 1, max: 255 }) });
    fc.assert(
      fc.property(fc.uniqueArray(change, { minLength: 2, maxLength: 40, selector: ({ at }) => at }), (changes) => {
        const copy = sound.slice(0);
        for (const { at, by } of changes) new Uint8Array(copy)[at]! ^= by;
        expect(openSegment(copy)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('is null when cut or lengthened anywhere', () => {
    for (let length = 0; length < sound.byteLength; length++) expect(openSegment(sound.slice(0, length))).toBeNull();
    const longer = new ArrayBuffer(sound.byteLength + 64);
    new Uint8Array(longer).set(new Uint8Array(sound));
    expect(openSegment(longer)).toBeNull();
  });

  it('is null for arbitrary bytes, with or without a good header, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 400 }), fc.boolean(), (bytes, withHeader) => {
        const buffer = new Uint8Array(bytes).buffer;
        if (withHeader && buffer.byteLength >= 64) new Uint8Array(buffer).set(new Uint8Array(sound, 0, 12));
        expect(openSegment(buffer)).toBeNull();
      }),
    );
  });
});
