import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { eachCandidate, mostRelevance, rankSettings, type RelatedQuery, weigh } from '../../../lib/relate/features.ts';
import { fittedWeights } from '../../../lib/relate/fitted-weights.ts';
import { buildSegment, type IndexedArticle, openSegment } from '../../../lib/relate/index-segment.ts';
import { pageTerms } from '../../../lib/relate/page-terms.ts';
import { BestArticles, rankRelated, RELATED_FLOOR } from '../../../lib/relate/rank.ts';
import type { Segment } from '../../../lib/relate/segment.ts';
import { words } from '../../../lib/relate/text.ts';
import { articles, coinIds, vocabulary } from './corpus.ts';

const NOW = 1_750_000_000_000;

/** Among these what is shared is rare enough to make a candidate. */
const others = Array.from({ length: 80 }, (_, at): IndexedArticle => {
  const id = (0xf000 + at).toString(16).padStart(16, 'f');
  return { id, title: `Filler ${at} on gardens`, summary: '', publishedAt: NOW, coins: [] };
});

const asked: fc.Arbitrary<RelatedQuery> = fc
  .record({
    title: fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 5 }).map((some) => some.join(' ')),
    text: fc.array(fc.constantFrom(...vocabulary), { maxLength: 30 }).map((some) => some.join(' ')),
    coins: fc.uniqueArray(fc.constantFrom(...coinIds), { maxLength: 3 }),
    bit: fc.nat(3),
    publishedAt: fc.option(fc.integer({ min: 1_600_000_000_000, max: NOW })),
  })
  .map(({ title, text, coins, bit, publishedAt }) => ({
    terms: pageTerms(words(title), words(text), text),
    coins: coins.map((coinId) => ({ coinId })),
    others: [],
    main: coins[0] ?? null,
    topics: [{ bit, strength: 1 }],
    publishedAt,
    titleHash: 0,
    subjectScore: 10,
  }));

/** Every candidate summed up in full, as the ranking is told in docs/ranking.md. */
function unsifted(query: RelatedQuery, segments: readonly Segment[]) {
  const best = new BestArticles({ limit: 5, now: NOW });
  eachCandidate(query, segments, NOW, (segment, article, features) => {
    const { order, relevance } = weigh(features, fittedWeights);
    if (relevance >= RELATED_FLOOR) best.add(order, segment, article);
  });
  return best.answer();
}

it('answers as if nothing were left out for what it can no longer reach', () => {
  let answered = 0;
  let leftOut = 0;
  fc.assert(
    fc.property(articles, asked, (some, query) => {
      const segment = openSegment(buildSegment([...some, ...others]));
      if (segment === null) throw new Error('does not open');
      const answer = rankRelated(query, [segment], { limit: 5, now: NOW });
      expect(answer).toEqual(unsifted(query, [segment]));
      answered += answer.length;
      const visit = (_segment: Segment, _article: number, features: Float64Array): void => {
        const most = mostRelevance(features, fittedWeights);
        expect(most).toBeGreaterThanOrEqual(weigh(features, fittedWeights).relevance - 1e-9);
        if (most < RELATED_FLOOR) leftOut++;
      };
      eachCandidate(query, [segment], NOW, visit, { ...rankSettings, minShared: 0 });
    }),
    { numRuns: 300 },
  );
  expect(answered, 'some are answered').toBeGreaterThan(0);
  expect(leftOut, 'and some are left out').toBeGreaterThan(0);
});
