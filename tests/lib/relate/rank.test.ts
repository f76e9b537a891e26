import { describe, expect, it } from 'vitest';
import { buildSegment, openSegment, type IndexedArticle, type Segment } from '../../../lib/relate/index-segment.ts';
import type { RelatedQuery } from '../../../lib/relate/features.ts';
import { idfOver } from '../../../lib/relate/corpus-figures.ts';
import { pageTerms } from '../../../lib/relate/page-terms.ts';
import { MIN_SUBJECT, rankRelated } from '../../../lib/relate/rank.ts';
import { hashTitle, words } from '../../../lib/relate/text.ts';

const NOW = 1_750_000_000_000;
const DAY = 86_400_000;
const open = (some: readonly IndexedArticle[]): Segment => {
  const segment = openSegment(buildSegment(some));
  if (segment === null) throw new Error('does not open');
  return segment;
};

function query(title: string, text: string, over: Partial<RelatedQuery> = {}): RelatedQuery {
  return {
    terms: pageTerms(words(title), words(text), text),
    coins: [],
    others: [],
    main: null,
    topics: [],
    publishedAt: null,
    titleHash: hashTitle(title),
    subjectScore: 10,
    ...over,
  };
}

describe('ranking', () => {
  const filler = Array.from({ length: 60 }, (_, at): IndexedArticle => ({
    id: at.toString(16).padStart(16, '0'),
    title: `Filler number ${100 + at} on something`,
    summary: '',
    publishedAt: NOW - 20 * at * DAY,
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
    expect(ids({ ...asked, subjectScore: MIN_SUBJECT - 0.01 }, some)).toEqual([]);
    expect(ids({ ...asked, subjectScore: MIN_SUBJECT }, some)).toEqual(['2']);
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

  it('leaves time out for a page that is older than what is stored', () => {
    const some = [
      made('8', 'Akash lends many GPUs', { publishedAt: NOW - 1200 * DAY }),
      made('9', 'Akash lends more GPUs'),
    ];
    // Of two that are alike otherwise the newer stands first.
    expect(ids({ ...asked, publishedAt: NOW - 1250 * DAY }, some)).toEqual(['9', '8']);
    expect(ids({ ...asked, publishedAt: NOW - 1150 * DAY }, some)).toEqual(['8', '9']);
  });

  it('is silent about what shares two things in passing', () => {
    const text = `${'Bittensor subnets train models for everybody. '.repeat(40)} Akash. Lisbon.`;
    const remark = made('b', 'Gardeners, cooks, bakers and smiths meet in Lisbon, says Akash to its tailors in autumn');
    const matter = made('c', 'Bittensor subnets train models');
    expect(ids(query('Bittensor subnets', text), [remark, matter])).toEqual(['c']);
  });

  it('answers nothing from nothing', () => {
    expect(rankRelated(asked, [], { limit: 5, now: NOW })).toEqual([]);
    expect(rankRelated(asked, [open([])], { limit: 5, now: NOW })).toEqual([]);
    expect(idfOver([])('akash')).toBe(0);
  });
});
