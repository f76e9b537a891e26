/** What the index holds of an article in one word: its topics as bits, and what it is where it is not plain news. */
import { ARTICLE_LABELS, type ArticleLabel } from '../domain/article-label.ts';

/** As many topics as there are can be told apart. */
export const TOPIC_BITS = 28;
const TOPIC_MASK = 2 ** TOPIC_BITS - 1;

/** `topics` as `articleTopics` gives them. */
export function marksOf(topics: number, label: ArticleLabel | null): number {
  const number = label === null ? 0 : ARTICLE_LABELS.indexOf(label) + 1;
  return ((topics & TOPIC_MASK) | (number << TOPIC_BITS)) >>> 0;
}

export function topicsOfMarks(marks: number): number {
  return marks & TOPIC_MASK;
}

/** Null for plain news. */
export function labelOfMarks(marks: number): ArticleLabel | null {
  const number = marks >>> TOPIC_BITS;
  // A place before the first would make every look-up a slow one.
  return number === 0 ? null : (ARTICLE_LABELS[number - 1] ?? null);
}
