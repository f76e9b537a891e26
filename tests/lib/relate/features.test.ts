import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ARTICLE_LABELS } from '../../../lib/domain/article-label.ts';
import { eachCandidate, FEATURES, rankSettings, type RelatedQuery } from '../../../lib/relate/features.ts';
import { buildSegment, type IndexedArticle, openSegment, type Segment } from '../../../lib/relate/index-segment.ts';
import { pageTerms } from '../../../lib/relate/page-terms.ts';
import { articleIdAt } from '../../../lib/relate/segment.ts';
import { tokenise, words } from '../../../lib/relate/text.ts';
import { articles, otherIds } from './corpus.ts';

const DAY = 86_400_000;
const NOW = 1_750_000_000_000;
/** No article is left out for what it does not share. */
const settings = { ...rankSettings, minShared: 0 };

const open = (some: readonly IndexedArticle[]): Segment => {
  const segment = openSegment(buildSegment(some));
  if (segment === null) throw new Error('does not open');
  return segment;
};

const bits = (number: number): number[] => [0, 1, 2, 3].filter((bit) => (number >>> bit) & 1);

/** The features written straight from their definitions, article by article. */
function naive(asked: RelatedQuery, some: readonly IndexedArticle[]): Map<string, number[]> {
  const { k1, b, pageTitle, pagePower } = settings;
  const read = some.map((article) => {
    const inTitle = tokenise(article.title);
    return { article, terms: [...inTitle, ...inTitle, ...tokenise(article.summary)] };
  });
  const n = some.length;
  const average = read.reduce((sum, { terms }) => sum + terms.length, 0) / n;
  const rarity = (frequency: number) => Math.log(1 + (n - frequency + 0.5) / (frequency + 0.5));
  const terms = asked.terms
    .map((term) => {
      const frequency = read.filter((other) => other.terms.includes(term.term)).length;
      const idf = rarity(frequency);
      return { ...term, frequency, idf, weight: (pageTitle * term.inTitle + term.inText) ** pagePower * idf };
    })
    .filter(({ frequency }) => frequency > 0);
  const names = ({ coins, others = [] }: IndexedArticle, id: string | null) =>
    [...coins, ...others].some((one) => one === id);
  const ofMain = rarity(some.filter((one) => names(one, asked.main)).length) / Math.log(1 + n);
  const named = [asked.main, ...asked.coins.map(({ coinId }) => coinId), ...asked.others.map(({ id }) => id)];
  const topics = asked.topics.map(({ bit, strength }) => {
    const frequency = some.filter((one) => bits(one.topics ?? 0).includes(bit)).length;
    return { bit, gain: strength * Math.log(1 + n / Math.max(1, frequency)) };
  });
  const isOld =
    asked.publishedAt !== null && some.filter((one) => one.publishedAt <= asked.publishedAt!).length <= n / 50;
  return new Map(
    read.flatMap(({ article, terms: own }) => {
      const match = ({ term }: { term: string }) => {
        const count = own.filter((one) => one === term).length;
        return (count * (k1 + 1)) / (count + k1 * (1 - b + (b * own.length) / average));
      };
      const part = (gain: (term: (typeof terms)[number]) => number) => {
        const all = terms.reduce((sum, term) => sum + gain(term), 0);
        return all === 0 ? 0 : terms.reduce((sum, term) => sum + gain(term) * match(term), 0) / all;
      };
      const of = part(({ weight }) => weight);
      if (of === 0) return [];
      const shared = asked.coins.filter(({ coinId }) => article.coins.includes(coinId));
      const both = topics.filter(({ bit }) => bits(article.topics ?? 0).includes(bit));
      const sum = (some: readonly { gain: number }[]) => some.reduce((all, { gain }) => all + gain, 0);
      const others = bits(article.topics ?? 0).filter((bit) => !topics.some((topic) => topic.bit === bit)).length;
      const apart = Math.abs(article.publishedAt - (asked.publishedAt ?? NOW)) / DAY;
      const rarest = terms.map((term) =>
        own.includes(term.term)
          ? (term.idf / Math.log(1 + n)) * Math.min(1, (pageTitle * term.inTitle + term.inText) / 4)
          : 0,
      );
      const features = [
        of,
        Math.sqrt(of),
        Math.sqrt(part(({ inTitle, idf }) => (inTitle > 0 ? idf : 0))),
        part(({ weight, asName, inText }) => (inText > 0 ? (weight * asName) / inText : 0)),
        part(({ idf, inLead }) => idf * Math.sqrt(inLead)),
        Math.max(...rarest),
        names(article, asked.main) ? ofMain : 0,
        article.coins.length === 0 ? 0 : 1 - shared.length / article.coins.length,
        sum(topics) === 0 ? 0 : sum(both) / sum(topics),
        Math.min(3, others) / 3,
        ['sponsored', 'press-release', 'opinion'].includes(article.label ?? '') ? 1 : 0,
        named.some((id) => names(article, id)) || both.length > 0 ? 0 : 1,
        isOld ? 0 : Math.exp(-apart / settings.nearDays),
      ];
      return [[article.id, features]];
    }),
  );
}

const marked = articles.chain((some) =>
  fc
    .array(fc.record({ topics: fc.nat(15), label: fc.option(fc.constantFrom(...ARTICLE_LABELS)) }), {
      minLength: some.length,
      maxLength: some.length,
    })
    .map((marks) => some.map((article, at): IndexedArticle => ({ ...article, ...marks[at] }))),
);
const pageCoins = fc.uniqueArray(fc.record({ coinId: fc.constantFrom('bittensor', 'akash-network', 'bitcoin') }), {
  selector: ({ coinId }) => coinId,
  maxLength: 3,
});
const pageNames = fc.record({
  coins: pageCoins,
  others: fc.uniqueArray(fc.record({ id: fc.constantFrom(...otherIds) }), { selector: ({ id }) => id }),
  main: fc.constantFrom('bittensor', 'bitcoin', ...otherIds, null),
});
const pageTopics = fc.uniqueArray(
  fc.record({ bit: fc.nat(3), strength: fc.double({ min: 0.1, max: 1, noNaN: true }) }),
  { selector: ({ bit }) => bit, maxLength: 3 },
);

it('are what their definitions say, whatever the articles and however they are cut into segments', () => {
  const publishedAt = fc.option(fc.integer({ min: 0, max: 2e12 }));
  fc.assert(
    fc.property(marked, marked, pageNames, pageTopics, publishedAt, fc.nat(), (some, pages, named, topics, at, cut) => {
      const page = pages[0] ?? { title: 'bittensor', summary: 'a GPU for Anthropic' };
      const text = `${page.summary}. Of ${page.summary} the Bittensor GPU`;
      const query: RelatedQuery = {
        terms: pageTerms(words(page.title), words(text), text),
        ...named,
        topics,
        publishedAt: at,
        titleHash: 0,
        subjectScore: 10,
      };
      const where = cut % (some.length + 1);
      const found = new Map<string, number[]>();
      eachCandidate(
        query,
        [open(some.slice(0, where)), open(some.slice(where))],
        NOW,
        (segment, article, features) => found.set(articleIdAt(segment, article), [...features]),
        settings,
      );
      const expected = naive(query, some);
      expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
      for (const [id, features] of found) {
        const off = FEATURES.filter((_, place) => Math.abs(features[place]! - expected.get(id)![place]!) > 1e-9);
        expect(off).toEqual([]);
      }
    }),
  );
});

it('are the same for the few that share two rare terms or coins, and only those are visited', () => {
  /** Common words in every article, so that their lists are long beside the few candidates; some rare ones. */
  const filler = 'token model inference training';
  const rare = fc.array(fc.constantFrom('bittensor', 'akash', 'render', 'validator'), { maxLength: 2 });
  const many = fc.array(
    fc.record({ rare, coins: fc.uniqueArray(fc.constantFrom('bittensor', 'bitcoin'), { maxLength: 1 }) }),
    { minLength: 40, maxLength: 120 },
  );
  fc.assert(
    fc.property(many, pageCoins, (some, coins) => {
      // Rare in a store of this size is what stands in less than about one of eight.
      const read = some.map(({ rare: words, coins: named }, at): IndexedArticle => ({
        id: at.toString(16).padStart(16, '0'),
        title: at % 12 === 0 ? words.join(' ') : '',
        summary: filler,
        publishedAt: NOW - at * DAY,
        coins: at % 12 === 0 ? named : [],
      }));
      const text = `${filler} Bittensor akash render validator`;
      const query: RelatedQuery = {
        terms: pageTerms(words('bittensor akash render validator'), words(text), text),
        coins,
        others: [],
        main: coins[0]?.coinId ?? null,
        topics: [],
        publishedAt: NOW,
        titleHash: 0,
        subjectScore: 10,
      };
      const visited = (minShared: number): Map<string, number[]> => {
        const found = new Map<string, number[]>();
        eachCandidate(
          query,
          [open(read)],
          NOW,
          (segment, article, features) => found.set(articleIdAt(segment, article), [...features]),
          { ...rankSettings, minShared },
        );
        return found;
      };
      const all = visited(0);
      const n = read.length;
      const isRare = (frequency: number) =>
        Math.log(1 + (n - frequency + 0.5) / (frequency + 0.5)) >= Math.min(3, 0.6 * Math.log(1 + n));
      const rareWords = ['bittensor', 'akash', 'render', 'validator'].filter((word) =>
        isRare(read.filter(({ title }) => title.includes(word)).length),
      );
      const rareCoins = coins.filter(({ coinId }) => isRare(read.filter((one) => one.coins.includes(coinId)).length));
      const enough = read.filter(
        ({ title, coins: named }) =>
          rareWords.filter((word) => title.includes(word)).length +
            rareCoins.filter(({ coinId }) => named.includes(coinId)).length >=
          2,
      );
      const two = visited(2);
      expect([...two.keys()]).toEqual(enough.map(({ id }) => id));
      for (const [id, features] of two) expect(features).toEqual(all.get(id));
    }),
  );
});
