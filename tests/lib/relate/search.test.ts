import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOfPlace } from '../../../lib/relate/document.ts';
import { buildSegment, type IndexedArticle, openSegment, type Segment } from '../../../lib/relate/index-segment.ts';
import { markOutdated } from '../../../lib/relate/outdated.ts';
import { holdsPhrases } from '../../../lib/relate/phrases.ts';
import { type Clause, search } from '../../../lib/relate/search.ts';
import { tokenise } from '../../../lib/relate/text.ts';
import { articles, vocabulary } from './corpus.ts';

const open = (some: readonly IndexedArticle[]): Segment => {
  const segment = openSegment(buildSegment(some));
  if (segment === null) throw new Error('does not open');
  return segment;
};
const placed = (some: readonly IndexedArticle[]): IndexedArticle[] =>
  some.map((article, place) => ({ ...article, id: documentOfPlace(place) }));
const all = () => true;

interface PlainClause {
  readonly text: string;
  readonly coin: string | null;
  readonly from: ReadonlySet<number>;
}

/** The same, written straight from what it says: every article looked at, BM25 by its formula. */
function plainly(asked: readonly PlainClause[], some: readonly IndexedArticle[], order: 'best' | 'newest'): number[] {
  const counts = some.map(({ title, summary }) => [...tokenise(title), ...tokenise(title), ...tokenise(summary)]);
  const average = counts.reduce((sum, terms) => sum + terms.length, 0) / counts.length;
  const scored = some.flatMap(({ publishedAt, coins, title, summary }, place) => {
    let score = 0;
    for (const { text, coin, from } of asked) {
      const words = [...new Set(tokenise(text))];
      const own = new Set([...tokenise(title), ...tokenise(summary)]);
      const isInWords = words.length > 0 && words.every((word) => own.has(word));
      const isNamed = (coin !== null && coins.includes(coin)) || (!isInWords && from.has(place));
      if (!isInWords && !isNamed) return [];
      if (isNamed) score += 1;
      if (!isInWords) continue;
      for (const word of words) {
        const frequency = counts.filter((terms) => terms.includes(word)).length;
        const idf = Math.log(1 + (some.length - frequency + 0.5) / (frequency + 0.5));
        const count = counts[place]!.filter((one) => one === word).length;
        score += (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * counts[place]!.length) / average));
      }
    }
    return [{ place, publishedAt, score }];
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  // A score that lies on the border of two steps may fall on either side.
  const step = (score: number) => (order === 'best' && best > 0 ? Math.round((20 * score) / best - 1e-12) : 0);
  return scored
    .sort((a, b) => step(b.score) - step(a.score) || b.publishedAt - a.publishedAt || b.place - a.place)
    .map(({ place }) => place);
}

const clauses = fc.array(
  fc.record({
    text: fc.array(fc.constantFrom(...vocabulary), { maxLength: 2 }).map((words) => words.join(' ')),
    coin: fc.constantFrom('bittensor', 'akash-network', null),
    from: fc.constantFrom(new Set<number>(), new Set([0, 3, 4])),
  }),
  { maxLength: 3 },
);

describe('search', () => {
  it('finds what a plain look at every article finds, in one piece of the index or in several', () => {
    fc.assert(
      fc.property(articles, clauses, fc.constantFrom('best', 'newest'), fc.nat(), (found, asked, order, cut) => {
        const some = placed(found);
        const at = some.length === 0 ? 0 : cut % some.length;
        const pieces = [some.slice(0, at), some.slice(at)].filter((one) => one.length > 0).map(open);
        const given = asked.map(({ text, coin, from }): Clause => ({
          text,
          coin: coin ?? undefined,
          isFrom: from.size === 0 ? undefined : (place) => from.has(place),
        }));
        const answerable = asked.filter(({ text, coin, from }) => text !== '' || coin !== null || from.size > 0);
        const places = search(given, pieces, order, all).found.map(({ place }) => place);
        const expected = plainly(answerable, some, order);
        expect(places.toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b));
        expect(search(given, pieces, 'newest', all).found.map(({ place }) => place)).toEqual(
          plainly(answerable, some, 'newest'),
        );
      }),
    );
  });

  it('tells as many as are wanted, the first of all, and how many there are', () => {
    fc.assert(
      fc.property(
        articles,
        clauses,
        fc.constantFrom('best', 'newest'),
        fc.integer({ min: 1, max: 9 }),
        (found, asked, order, most) => {
          const pieces = [placed(found)].filter((one) => one.length > 0).map(open);
          const given = asked.map(({ text, coin }): Clause => ({ text, coin: coin ?? undefined }));
          const whole = search(given, pieces, order, all);
          expect(whole.total).toBe(whole.found.length);
          expect(search(given, pieces, order, all, most)).toEqual({
            found: whole.found.slice(0, most),
            total: whole.total,
            folded: 0,
          });
        },
      ),
    );
  });

  it('tells of what belongs together the preferred one, else the earliest, where the best of it stands', () => {
    const groups = [{}, {}];
    const groupOf = (place: number) => (place % 3 === 0 ? null : groups[place % 2]!);
    fc.assert(
      fc.property(articles, clauses, fc.constantFrom('best', 'newest'), fc.nat(), (found, asked, order, preferred) => {
        const some = placed(found);
        const pieces = [some.slice(0, 2), some.slice(2)].filter((one) => one.length > 0).map(open);
        const given = asked.map(({ text, coin }): Clause => ({ text, coin: coin ?? undefined }));
        const isPreferred = (place: number) => place % 5 === preferred % 5;
        const whole = search(given, pieces, order, all).found;
        const folded = search(given, pieces, order, all, Infinity, { groupOf, isPreferred });
        const expected = whole.flatMap((one) => {
          const group = groupOf(one.place);
          if (!group) return [{ ...one, others: [] }];
          const own = whole.filter(({ place }) => groupOf(place) === group);
          const [first, ...others] = own.toSorted(
            (a, b) =>
              Number(isPreferred(b.place)) - Number(isPreferred(a.place)) ||
              a.publishedAt - b.publishedAt ||
              a.place - b.place,
          );
          if (first !== one) return [];
          return [
            { ...one, score: Math.max(...own.map(({ score }) => score)), others: others.map(({ place }) => place) },
          ];
        });
        expected.sort((a, b) => b.score - a.score || b.publishedAt - a.publishedAt || b.place - a.place);
        const inOrder = (places: readonly number[]) => places.toSorted((a, b) => a - b);
        expect(folded.found.map((one) => ({ ...one, others: inOrder(one.others) }))).toEqual(
          expected.map((one) => ({ ...one, others: inOrder(one.others) })),
        );
        expect(folded.total + folded.folded).toBe(whole.length);
      }),
    );
  });

  const make = (title: string, summary: string, publishedAt: number, coins: string[] = []): IndexedArticle => ({
    id: '0'.repeat(16),
    title,
    summary,
    publishedAt,
    coins,
  });

  it('puts the better first, and of about equally good ones the newer', () => {
    const some = placed([
      make('Other things', 'A miner was seen once, far away, among many more words that say something else', 9),
      make('Miner strike', 'The miner union speaks', 1),
      make('Miner strike', 'The miner union speaks', 5),
      make('Nothing of it', 'At all', 10),
    ]);
    const places = search([{ text: 'miner' }], [open(some)], 'best', all).found.map(({ place }) => place);
    expect(places).toEqual([2, 1, 0]);
    expect(search([{ text: 'miner' }], [open(some)], 'newest', all).found.map(({ place }) => place)).toEqual([0, 2, 1]);
    expect(search([], [open(some)], 'newest', (place) => place !== 3).found.map(({ place }) => place)).toEqual([
      0, 2, 1,
    ]);
  });

  it('asks for nothing by stop words alone, and still finds nothing by a word that nobody holds', () => {
    const index = [open(placed([make('Fees fall', 'at the start', 1)]))];
    expect(search([{ text: 'the' }], index, 'best', all).found).toHaveLength(1);
    expect(search([{ text: 'fees' }, { text: 'unheard' }], index, 'best', all).found).toEqual([]);
  });

  it('an edited article is found by the words that it has now', () => {
    const [before] = placed([make('Fees fall', '', 1)]);
    const index = markOutdated([open([before!]), open([{ ...before!, title: 'Fees rise' }])]);
    expect(search([{ text: 'fall' }], index, 'best', all).found).toEqual([]);
    expect(search([{ text: 'rise' }], index, 'best', all).found).toHaveLength(1);
  });
});

describe('holdsPhrases', () => {
  it.each([
    [['zero knowledge'], 'Zero-knowledge proofs', '', true],
    [['zero knowledge'], 'Knowledge of zero', '', false],
    [['zero knowledge'], 'Zero', 'knowledge', false],
    [['the graph', 'fees'], 'On The Graph', 'Fees fall', true],
    [['gas fee'], 'Gas fees', '', true],
    [['as fee'], 'Gas fees', '', false],
    [[], '', '', true],
  ])('%s in “%s”', (phrases, title, summary, expected) => {
    expect(holdsPhrases(phrases, title, summary)).toBe(expected);
  });
});
