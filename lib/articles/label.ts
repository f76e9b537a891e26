import type { LabelEvidence, LabelMark } from '../domain/article-label.ts';
import type { FeedKind } from '../domain/article.ts';
import { labelOfAddress, labelOfAuthor, labelOfSection } from './label-marks.ts';
import { firstOf, labelOfWording, mentionsPresale, sellingWords, SUMMARY_MARKS, TITLE_MARKS } from './label-wording.ts';

/** All that a label can stand on; plain text. */
export interface LabelSubject {
  readonly title: string;
  readonly summary: string;
  readonly url: string;
  readonly author: string | null;
  /** As the feed has them; empty once stored. */
  readonly categories: readonly string[];
  readonly feedKind: FeedKind;
}

const MAX_WORDS = 60;

/**
 * What an article is where it is not plain news, with what says so; null for news. What the publisher itself says goes
 * before what its words give away, and what was paid for before all else: a sponsored opinion is sponsored.
 */
export function judgeLabel(subject: LabelSubject): LabelMark | null {
  const { title, summary, url, author, categories, feedKind } = subject;
  if (feedKind === 'press-releases') return { label: 'press-release', by: 'source', words: '' };
  const said = [
    ...categories.flatMap((name) => mark(labelOfSection(name), 'section')),
    ...mark(labelOfAddress(url), 'address'),
    ...mark(author === null ? null : labelOfAuthor(author), 'author'),
    ...mark(firstOf(TITLE_MARKS, title), 'title'),
    ...mark(firstOf(SUMMARY_MARKS, summary), 'summary'),
  ];
  const paid = said.find(({ label }) => label === 'sponsored') ?? said.find(({ label }) => label === 'press-release');
  return paid ?? said[0] ?? mark(labelOfWording(title), 'wording')[0] ?? null;
}

/**
 * Whether a piece sells a coin, in its title or by a presale in its teaser, whatever label it has. Such a piece is never
 * among what the program itself finds for the reader.
 */
export function isCoinAdvert({ title, summary }: Pick<LabelSubject, 'title' | 'summary'>): boolean {
  return sellingWords(title) !== null || mentionsPresale(title, summary);
}

function mark(found: Pick<LabelMark, 'label' | 'words'> | null, by: LabelEvidence): LabelMark[] {
  if (found === null) return [];
  const words = found.words.trim();
  return [{ label: found.label, by, words: words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS - 1)}…` : words }];
}
