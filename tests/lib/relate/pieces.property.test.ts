import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentOfPlace, placeOfDocument } from '../../../lib/relate/document.ts';
import { eachCandidate, FEATURES, rankSettings, type RelatedQuery } from '../../../lib/relate/features.ts';
import { buildSegment, type IndexedArticle, openSegment } from '../../../lib/relate/index-segment.ts';
import { mergeSegments } from '../../../lib/relate/merge-segments.ts';
import { markOutdated } from '../../../lib/relate/outdated.ts';
import { pageTerms } from '../../../lib/relate/page-terms.ts';
import { firstToMerge } from '../../../lib/relate/piece-sizes.ts';
import { articleIdAt, type Segment } from '../../../lib/relate/segment.ts';
import { words } from '../../../lib/relate/text.ts';
import { coinIds, vocabulary } from './corpus.ts';

const NOW = 1_750_000_000_000;
const IN_BLOCK = 4;

type Text = Omit<IndexedArticle, 'id'>;

const text: fc.Arbitrary<Text> = fc.record({
  title: fc.array(fc.constantFrom(...vocabulary), { maxLength: 4 }).map((some) => some.join(' ')),
  summary: fc
    .array(fc.oneof(fc.constantFrom(...vocabulary), fc.constantFrom('比特币', 'بيتكوين', '🦊', 'e\u0301tude')), {
      maxLength: 10,
    })
    .map((some) => some.join(' ')),
  publishedAt: fc.integer({ min: 1_700_000_000_000, max: NOW }),
  coins: fc.uniqueArray(fc.constantFrom(...coinIds), { maxLength: 2 }),
  topics: fc.nat(15),
});

/** What happens to a store. `prune` drops the oldest block; merging may or may not follow, as a worker that dies has it. */
const happening = fc.oneof(
  fc.array(text, { minLength: 1, maxLength: 5 }).map((texts) => ({ what: 'add' as const, texts })),
  fc.tuple(fc.nat(), text).map(([which, one]) => ({ what: 'edit' as const, which, text: one })),
  fc.constant({ what: 'prune' as const }),
  fc.constant({ what: 'tidy' as const }),
  fc.constant({ what: 'merge all' as const }),
);

const open = (buffer: ArrayBuffer): Segment => {
  const segment = openSegment(buffer);
  if (segment === null) throw new Error('does not open');
  return segment;
};

const page = 'Bittensor miner stake. Akash render GPU training of a model, 比特币 and étude';
const query: RelatedQuery = {
  terms: pageTerms(words('bittensor miner'), words(page), page),
  coins: [{ coinId: 'bittensor' }],
  others: [],
  main: 'bittensor',
  topics: [{ bit: 1, strength: 1 }],
  publishedAt: NOW,
  titleHash: 0,
  subjectScore: 10,
};

function answers(segments: readonly Segment[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const visit = (segment: Segment, article: number, features: Float64Array): void =>
    void found.set(articleIdAt(segment, article), [...features]);
  eachCandidate(query, segments, NOW, visit, { ...rankSettings, minShared: 0 });
  return found;
}

it('answer as one built of what is stored, after whatever adds, edits, prunings and merges', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 1, maxLength: 14 }), (all) => {
      const stored = new Map<number, Text>();
      let pieces: Segment[] = [];
      let next = 0;
      let oldest = 0;
      const isGone = (place: number): boolean => place < oldest * IN_BLOCK;
      const put = (texts: readonly (readonly [number, Text])[]): void => {
        for (const [place, one] of texts) stored.set(place, one);
        pieces.push(open(buildSegment(texts.map(([place, one]) => ({ ...one, id: documentOfPlace(place) })))));
      };
      const mergeFrom = (first: number): void => {
        const merged = mergeSegments(pieces.slice(first), (id) => !isGone(placeOfDocument(id)));
        pieces = [...pieces.slice(0, first), open(merged)];
      };
      for (const one of all) {
        if (one.what === 'add') {
          put(one.texts.map((text) => [next++, text] as const));
        } else if (one.what === 'edit' && stored.size > 0) {
          put([[[...stored.keys()][one.which % stored.size]!, one.text]]);
        } else if (one.what === 'prune') {
          oldest++;
          for (const place of stored.keys()) if (isGone(place)) stored.delete(place);
          next = Math.max(next, oldest * IN_BLOCK);
        } else if (one.what === 'tidy') {
          const first = firstToMerge(pieces.map(({ articleCount }) => articleCount));
          if (first !== null) mergeFrom(first);
        } else if (one.what === 'merge all' && pieces.length > 0) {
          mergeFrom(0);
        }
        const found = answers(markOutdated(pieces, isGone));
        const plain = [...stored].map(([place, text]) => ({ ...text, id: documentOfPlace(place) }));
        const expected = answers([open(buildSegment(plain))]);
        expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
        for (const [id, features] of found) {
          const off = FEATURES.filter((_, at) => Math.abs(features[at]! - expected.get(id)![at]!) > 1e-9);
          expect(off).toEqual([]);
        }
      }
    }),
  );
});
