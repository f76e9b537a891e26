/** What an article is, where it is not plain news. In the order in which they are listed to the reader. */
export const ARTICLE_LABELS = ['sponsored', 'press-release', 'prediction', 'opinion', 'round-up'] as const;

export type ArticleLabel = (typeof ARTICLE_LABELS)[number];

/**
 * What a label stands on. `source`: all that this feed brings is of the kind. `section`: the publisher's own category
 * or tag. `address`: a folder of the address, or the host. `author`: a wire or a desk. `title` and `summary`: the
 * publisher's own mark there. `wording`: nobody said so, the words give it away.
 */
export type LabelEvidence = 'source' | 'section' | 'address' | 'author' | 'title' | 'summary' | 'wording';

export interface LabelMark {
  readonly label: ArticleLabel;
  readonly by: LabelEvidence;
  /** The very words that say it, as the publisher wrote them; '' where the source itself does. At most 60 characters. */
  readonly words: string;
}
