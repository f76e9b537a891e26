/**
 * Which topics a text is on, by the terms and coins of `public/data/topics.json` (docs/topics.md). A term counts where
 * its words stand together; a word of it that has a capital there needs one in the text too ("Fed", not "fed").
 */
import type { CoinId } from '../domain/coin.ts';
import type { Topic } from '../domain/topic.ts';
import { fold, termOf, words, type Word } from './text.ts';
import { beginsWithCapital } from './words.ts';

type Part = { readonly term: string; readonly isCapital: boolean };

/** A term of a topic. Its words are read once a text has the first of them, as it has of a few dozen out of a thousand. */
class Term {
  readonly topic: number;
  readonly weight: number;
  private readonly text: string;
  private parts: readonly Part[] | null = null;

  constructor(text: string, topic: number, weight: number) {
    this.text = text;
    this.topic = topic;
    this.weight = weight;
  }

  get words(): readonly Part[] {
    return (this.parts ??= words(this.text).map(({ term, raw }) => ({ term, isCapital: beginsWithCapital(raw) })));
  }
}

/** Topics made ready for matching. A topic's number is its place in `list`, and its bit in the index. */
export interface Topics {
  readonly list: readonly Topic[];
  /** Terms by their first word. */
  readonly byFirst: ReadonlyMap<string, readonly Term[]>;
  readonly byCoin: ReadonlyMap<CoinId, readonly { readonly topic: number; readonly weight: number }[]>;
  /** By topic, the bits of its parents, and of theirs. */
  readonly above: readonly number[];
}

/** A topic that a page touches. */
export interface TouchedTopic {
  readonly id: string;
  readonly bit: number;
  /** Its part of the strongest topic's weight, up to 1. */
  readonly strength: number;
  /** How often the page says what shows it. */
  readonly count: number;
  /** What shows it, as written in the page, the strongest first. */
  readonly words: readonly string[];
}

/** From so much on an article is on a topic: about one sure term in its title, or two hints. */
const ARTICLE_BAR = 0.7;
const IN_SUMMARY = 0.7;
/** A page touches a topic from so much on … */
const PAGE_BAR = 3;
/** … and only where it is no side remark beside the page's main topic. */
const PAGE_PART = 0.3;
const MOST_TOPICS = 4;
const MOST_WORDS = 4;

const prepared = new WeakMap<readonly Topic[], Topics>();

/**
 * Topics ready for matching, kept as long as the list lives. The list must be sound (`parseTopics`). "-ise" in a term
 * stands for "-ize" too.
 */
export function preparedTopics(list: readonly Topic[]): Topics {
  let topics = prepared.get(list);
  if (topics === undefined) prepared.set(list, (topics = prepare(list)));
  return topics;
}

function prepare(list: readonly Topic[]): Topics {
  const byFirst = new Map<string, Term[]>();
  const byCoin = new Map<CoinId, { topic: number; weight: number }[]>();
  const numbers = new Map(list.map(({ id }, at) => [id, at]));
  for (const [topic, { terms, anti, coins }] of list.entries()) {
    for (const [text, weight] of Object.entries(terms)) addTerm(byFirst, text, topic, weight);
    for (const [text, weight] of Object.entries(anti)) addTerm(byFirst, text, topic, -weight);
    for (const [coinId, weight] of Object.entries(coins))
      byCoin.set(coinId, [...(byCoin.get(coinId) ?? []), { topic, weight }]);
  }
  const bitsAbove = (topic: Topic): number =>
    topic.parents.reduce((bits, id) => {
      const at = numbers.get(id) ?? 0;
      return bits | (1 << at) | bitsAbove(list[at]!);
    }, 0);
  return { list, byFirst, byCoin, above: list.map(bitsAbove) };
}

function addTerm(byFirst: Map<string, Term[]>, text: string, topic: number, weight: number): void {
  addSpelling(byFirst, text, topic, weight);
  if (!text.includes('is')) return;
  const american = text.replace(/is(?=(?:e[drs]?|ing|ation)\b)/g, 'iz');
  if (american !== text) addSpelling(byFirst, american, topic, weight);
}

function addSpelling(byFirst: Map<string, Term[]>, text: string, topic: number, weight: number): void {
  const first = firstTerm(text);
  const known = byFirst.get(first);
  const term = new Term(text, topic, weight);
  if (known === undefined) byFirst.set(first, [term]);
  else known.push(term);
}

const ordinary = /^[A-Za-z]+(?![\w'’.,]|\P{ASCII})/u;

/** The first of a text's words, as `words` gives it; one of plain letters without reading on. */
function firstTerm(text: string): string {
  const [plain] = ordinary.exec(text) ?? [];
  return plain === undefined ? (words(text)[0]?.term ?? '') : termOf(plain);
}

/** Calls `found` for each place where a term stands. */
function eachTerm(text: string, all: readonly Word[], topics: Topics, found: (term: Term, written: string) => void) {
  for (const [at, word] of all.entries()) {
    const candidates = topics.byFirst.get(word.term);
    if (candidates === undefined) continue;
    for (const term of candidates) {
      const last = all[at + term.words.length - 1];
      if (last === undefined || !standsAt(term, all, at)) continue;
      const end = last.start + last.raw.length;
      // Words of another sentence make no phrase.
      const written = text.slice(word.start, end);
      if (term.words.length > 1 && /[.;:!?,] |\n/.test(written)) continue;
      found(term, written);
    }
  }
}

function standsAt(term: Term, all: readonly Word[], at: number): boolean {
  return term.words.every((part, step) => {
    const word = all[at + step]!;
    return word.term === part.term && (!part.isCapital || beginsWithCapital(word.raw));
  });
}

/** The topics of an article, and what says so. */
export interface ArticleTopics {
  /** Bit n is the topic with number n. */
  readonly bits: number;
  /** The terms of words that tell, of all topics: a topic's bits, with its parents', and its words as `words` gives them. */
  readonly shownBy: readonly { readonly bits: number; readonly terms: readonly string[] }[];
}

/** The topics of an article as bits: bit n is the topic with number n. `coins` as `findCoins` named them. */
export function articleTopics(title: string, summary: string, coins: readonly CoinId[], topics: Topics): number {
  return readArticleTopics({ title, summary }, { title: words(title), summary: words(summary) }, coins, topics).bits;
}

/** As `articleTopics`, with the words that show them; `read` is all words of both texts. */
export function readArticleTopics(
  { title, summary }: { readonly title: string; readonly summary: string },
  read: { readonly title: readonly Word[]; readonly summary: readonly Word[] },
  coins: readonly CoinId[],
  topics: Topics,
): ArticleTopics {
  const sums = new Float64Array(topics.list.length);
  const seen = new Map<Term, number>();
  for (const [text, all, part] of [
    [title, read.title, 1],
    [summary, read.summary, IN_SUMMARY],
  ] as const) {
    eachTerm(text, all, topics, (term) => {
      const known = seen.get(term) ?? 0;
      if (part <= known) return;
      seen.set(term, part);
      sums[term.topic]! += term.weight * (part - known);
    });
  }
  for (const coinId of coins)
    for (const { topic, weight } of topics.byCoin.get(coinId) ?? []) sums[topic]! += weight * IN_SUMMARY;
  let bits = 0;
  const bitsOf = (topic: number) => (1 << topic) | topics.above[topic]!;
  for (const [topic, sum] of sums.entries()) if (sum >= ARTICLE_BAR) bits |= bitsOf(topic);
  const shownBy = [...seen.keys()].map((term) => ({
    bits: bitsOf(term.topic),
    terms: term.words.map((word) => word.term),
  }));
  return { bits: bits >>> 0, shownBy };
}

interface Tally {
  weight: number;
  title: number;
  text: number;
  written: string;
}

/**
 * The topics that a page touches, the one it is most about first, at most four.
 * @param coins as `findCoins` gives them: what a page is about by its coins counts too
 */
export function pageTopics(
  page: { readonly title: string; readonly text: string },
  read: { readonly title: readonly Word[]; readonly text: readonly Word[] },
  coins: readonly { readonly coinId: CoinId; readonly name: string; readonly score: number }[],
  topics: Topics,
): TouchedTopic[] {
  const tallies = topics.list.map(() => new Map<string, Tally>());
  for (const field of ['title', 'text'] as const) {
    eachTerm(page[field], read[field], topics, (term, written) => {
      const key = term.words.map((part) => part.term).join(' ');
      const tally = tallies[term.topic]!.get(key) ?? { weight: term.weight, title: 0, text: 0, written };
      tallies[term.topic]!.set(key, tally);
      tally[field]++;
    });
  }
  const found = tallies.map((ofTopic, bit) => {
    const shown = [...ofTopic.values()].map(({ weight, title, text, written }) => ({
      written,
      count: weight > 0 ? title + text : 0,
      gain: weight * (3 * title + Math.log2(1 + text)),
    }));
    for (const { coinId, name, score } of coins)
      for (const { topic, weight } of topics.byCoin.get(coinId) ?? [])
        if (topic === bit) shown.push({ written: name, count: 0, gain: weight * score });
    return { bit, sum: shown.reduce((sum, { gain }) => sum + gain, 0), shown };
  });
  const most = Math.max(PAGE_BAR, ...found.map(({ sum }) => sum));
  return found
    .filter(({ sum }) => sum >= PAGE_BAR && sum >= PAGE_PART * most)
    .sort((a, b) => b.sum - a.sum)
    .slice(0, MOST_TOPICS)
    .map(({ bit, sum, shown }) => ({
      id: topics.list[bit]!.id,
      bit,
      strength: sum / most,
      count: shown.reduce((all, { count }) => all + count, 0),
      words: distinctWords(shown),
    }));
}

/** The strongest first; one that stands within another is said by it. */
function distinctWords(shown: readonly { readonly written: string; readonly gain: number }[]): string[] {
  const said: string[] = [];
  for (const { written, gain } of [...shown].sort((a, b) => b.gain - a.gain)) {
    if (said.length === MOST_WORDS || gain <= 0) break;
    const folded = fold(written);
    if (!said.some((other) => fold(other).includes(folded) || folded.includes(fold(other)))) said.push(written);
  }
  return said;
}
