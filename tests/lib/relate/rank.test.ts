import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSegment, openSegment, type IndexedArticle, type Segment } from '../../../lib/relate/index-segment.ts';
import { pageTerms } from '../../../lib/relate/page-terms.ts';
import { idfOver, rankRelated, rankWeights, type RelatedQuery } from '../../../lib/relate/rank.ts';
import { hashTitle, tokenise, words } from '../../../lib/relate/text.ts';
import { articles } from './corpus.ts';

const NOW = 1_750_000_000_000;
const DAY = 86_400_000;
/** Neither floor nor extras: BM25 alone. */
const plain = { ...rankWeights, coin: 0, near: 0, minShared: 0, minPart: 0 };

const open = (some: readonly IndexedArticle[]): Segment => {
  const segment = openSegment(buildSegment(some));
  if (segment === null) throw new Error('does not open');
  return segment;
};

function query(title: string, text: string, over: Partial<RelatedQuery> = {}): RelatedQuery {
  return {
    terms: pageTerms(words(title), words(text)),
    coins: [],
    publishedAt: null,
    titleHash: hashTitle(title),
    subjectScore: 10,
    ...over,
  };
}

/** BM25 written straight from its formula, article by article. */
function naive(asked: RelatedQuery, some: readonly IndexedArticle[]): Map<string, number> {
  const counts = some.map(({ id, title, summary }) => {
    const terms = [...tokenise(title), ...tokenise(title), ...tokenise(summary)];
    return { id, terms };
  });
  const average = counts.reduce((sum, { terms }) => sum + terms.length, 0) / counts.length;
  const scores = new Map<string, number>();
  for (const { id, terms } of counts) {
    let score = 0;
    for (const { term, inTitle, inText } of asked.terms) {
      const frequency = counts.filter((other) => other.terms.includes(term)).length;
      if (frequency === 0) continue;
      const idf = Math.log(1 + (counts.length - frequency + 0.5) / (frequency + 0.5));
      const count = terms.filter((one) => one === term).length;
      const weight = (plain.pageTitle * inTitle + inText) ** plain.pagePower * idf;
      score +=
        (weight * count * (plain.k1 + 1)) / (count + plain.k1 * (1 - plain.b + (plain.b * terms.length) / average));
    }
    if (score > 0) scores.set(id, score);
  }
  return scores;
}

describe('ranking', () => {
  it('equals plain BM25 on any articles, in one segment or several', () => {
    fc.assert(
      fc.property(articles, articles, fc.nat(), (some, asking, cut) => {
        const page = asking[0] ?? { title: 'bittensor', summary: 'gpu miner' };
        const asked = { ...query(page.title, page.summary), titleHash: 0 };
        const at = cut % (some.length + 1);
        // Titles are answered once each; this is about scores, so each title gets its own number.
        const distinct = some.map((one, place) => ({ ...one, title: `${one.title} 10${place}` }));
        const answer = rankRelated(asked, [open(distinct.slice(0, at)), open(distinct.slice(at))], {
          limit: 50,
          now: NOW,
          weights: plain,
        });
        const expected = naive(asked, distinct);
        expect(new Set(answer.map(({ id }) => id))).toEqual(new Set(expected.keys()));
        for (const { id, score } of answer) expect(score).toBeCloseTo(expected.get(id) ?? -1, 6);
        const inOrder = answer.every((one, place) => {
          const before = answer[place - 1];
          return (
            !before || before.score > one.score || (before.score === one.score && before.publishedAt >= one.publishedAt)
          );
        });
        expect(inOrder).toBe(true);
      }),
    );
  });

  const filler = Array.from({ length: 60 }, (_, at): IndexedArticle => ({
    id: at.toString(16).padStart(16, '0'),
    title: `Filler number ${100 + at} on something`,
    summary: '',
    publishedAt: NOW,
    coins: [],
  }));
  const made = (id: string, title: string, over: Partial<IndexedArticle> = {}): IndexedArticle => ({
    id: id.padStart(16, 'a'),
    title,
    summary: '',
    publishedAt: NOW,
    coins: [],
    ...over,
  });
  const ids = (asked: RelatedQuery, some: readonly IndexedArticle[], selfId: string | null = null) =>
    rankRelated(asked, [open([...filler, ...some])], { limit: 5, now: NOW, selfId }).map(({ id }) =>
      id.replaceAll('a', ''),
    );
  const asked = query(
    'Bittensor subnets hire Akash GPUs',
    'Bittensor subnets now rent GPUs from Akash. Akash GPUs are cheap.',
  );

  it('never answers with the page itself, by id or by title', () => {
    const twin = made('1', 'Bittensor Subnets Hire Akash GPUs!');
    const other = made('2', 'Akash lends GPUs to Bittensor subnets');
    expect(ids(asked, [twin, other])).toEqual(['2']);
    expect(ids(asked, [other], other.id)).toEqual([]);
  });

  it('says nothing when the page is not about AI or crypto', () => {
    const some = [made('2', 'Akash lends GPUs to Bittensor subnets')];
    expect(ids({ ...asked, subjectScore: rankWeights.minSubject - 0.01 }, some)).toEqual([]);
    expect(ids({ ...asked, subjectScore: rankWeights.minSubject }, some)).toEqual(['2']);
  });

  it('wants two distinctive things in common, of which a coin may be one', () => {
    const one = made('3', 'Akash holds a meeting of its gardeners');
    expect(ids(asked, [one])).toEqual([]);
    const coins = [{ coinId: 'akash-network', score: 3 }];
    expect(ids({ ...asked, coins }, [{ ...one, coins: ['akash-network'] }])).toEqual(['3']);
  });

  it('answers equal titles once, with the newer first among equals', () => {
    const old = made('4', 'Akash lends GPUs', { publishedAt: NOW - 300 * DAY });
    const recent = made('5', 'Akash lends GPUs', { publishedAt: NOW - 200 * DAY });
    expect(ids({ ...asked, publishedAt: NOW + 9e11 }, [old, recent])).toEqual(['5']);
  });

  it('prefers the article of the page’s own days among equals', () => {
    const then = NOW - 700 * DAY;
    const some = [made('6', 'Akash lends many GPUs'), made('7', 'Akash lends more GPUs', { publishedAt: then })];
    expect(ids({ ...asked, publishedAt: then }, some)).toEqual(['7', '6']);
    expect(ids({ ...asked, publishedAt: NOW }, some)).toEqual(['6', '7']);
  });

  it('answers nothing from nothing', () => {
    expect(rankRelated(asked, [], { limit: 5, now: NOW })).toEqual([]);
    expect(rankRelated(asked, [open([])], { limit: 5, now: NOW })).toEqual([]);
    expect(idfOver([])('akash')).toBe(0);
  });
});
