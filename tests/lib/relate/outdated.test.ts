import { expect, it } from 'vitest';
import { documentOfPlace } from '../../../lib/relate/document.ts';
import { buildSegment, openSegment, type Segment } from '../../../lib/relate/index-segment.ts';
import { mergeSegments } from '../../../lib/relate/merge-segments.ts';
import { markOutdated } from '../../../lib/relate/outdated.ts';
import { idfOver } from '../../../lib/relate/corpus-figures.ts';
import { rankRelated } from '../../../lib/relate/rank.ts';
import { hashTerm } from '../../../lib/relate/text.ts';

function piece(titles: Readonly<Record<number, string>>): Segment {
  const articles = Object.entries(titles).map(([place, title]) => ({
    id: documentOfPlace(Number(place)),
    title,
    summary: '',
    publishedAt: 0,
    coins: [],
  }));
  return openSegment(buildSegment(articles))!;
}

const NOISE = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [n + 10, `Unrelated matter number ${n}`]));

/** Places of the articles found by these words. */
function found(words: readonly string[], segments: readonly Segment[]): number[] {
  const terms = words.map((term) => ({ term, inTitle: 1, inText: 3, inLead: 1, asName: 0 }));
  const query = {
    terms,
    coins: [],
    others: [],
    main: null,
    topics: [],
    publishedAt: null,
    titleHash: hashTerm('page'),
    subjectScore: 100,
  };
  return rankRelated(query, segments, { limit: 5, now: 0 }).map(({ id }) => Number.parseInt(id, 16));
}

it('leaves pieces without edits as they are', () => {
  const pieces = [piece({ 0: 'One', 1: 'Two' }), piece({ 2: 'Three' })];
  expect(markOutdated(pieces).every(({ outdated }) => outdated === undefined)).toBe(true);
});

it('marks an article in every piece but the last that tells it', () => {
  const pieces = [piece({ 0: 'One', 1: 'Two' }), piece({ 1: 'Two again', 2: 'Three' }), piece({ 1: 'Two at last' })];
  expect(markOutdated(pieces).map(({ outdated }) => [...(outdated ?? [])])).toEqual([[0, 1], [1, 0], [0]]);
});

it('counts an edited article once: an edit makes no word more common', () => {
  const before = piece({ ...NOISE, 1: 'Validators strike in Zurich' });
  const again = piece({ 1: 'Validators strike in Zurich again' });
  const twice = markOutdated([before, again]);
  const [once, after] = [idfOver([before])('validator'), idfOver(twice)('validator')];
  expect(after).toBeCloseTo(once, 1);
  expect(idfOver([before, again])('validator')).toBeLessThan(once - 0.3);
});

it('finds an edited article by its new words, and by its old ones no more, before and after a merge', () => {
  const before = piece({ ...NOISE, 1: 'Validators strike in Zurich', 2: 'Miners strike in Geneva' });
  const after = piece({ 1: 'Auctions resume at Basel' });
  const merged = openSegment(mergeSegments([before, after]))!;
  for (const segments of [markOutdated([before, after]), [merged]]) {
    expect(found(['validator', 'strike', 'zurich'], segments)).not.toContain(1);
    expect(found(['auction', 'resume', 'basel'], segments)).toContain(1);
  }
  expect(found(['validator', 'strike', 'zurich'], [before])).toContain(1);
});
