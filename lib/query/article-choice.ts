import { isShown, type ListedFeed } from '../articles/all-feeds.ts';
import { isCoinAdvert, labelOf } from '../articles/label.ts';
import type { ArticleLabel, LabelMark } from '../domain/article-label.ts';
import type { Article, FeedId } from '../domain/article.ts';
import { readSettings } from '../settings/settings-store.ts';
import { knownFeeds } from './known-feeds.ts';

/** Which stored articles a surface may show, as the reader chose, and as what. */
export interface ArticleChoice {
  readonly feeds: ReadonlyMap<FeedId, ListedFeed>;
  /** The kinds that the reader leaves out. */
  readonly labelsLeftOut: readonly ArticleLabel[];
  /** What it is where it is not plain news, with what says so. */
  readonly labelOf: (article: Article) => LabelMark | null;
  /** Not of a muted or removed source, nor of a kind that the reader leaves out. */
  readonly isShown: (article: Article) => boolean;
  /** What the program itself may put before the reader: shown, and not selling a coin. */
  readonly isOffered: (article: Article) => boolean;
}

/** The reader's choice of now; every list of articles asks here. */
export async function articleChoice(): Promise<ArticleChoice> {
  const [feeds, { labelsLeftOut }] = await Promise.all([knownFeeds(), readSettings()]);
  const mark = (article: Article): LabelMark | null => labelOf(article, feeds.get(article.feedId)?.kind ?? 'feed');
  const isChosen = (article: Article): boolean => {
    if (!isShown(article.feedId, feeds)) return false;
    if (labelsLeftOut.length === 0) return true;
    const label = mark(article)?.label;
    return label === undefined || !labelsLeftOut.includes(label);
  };
  return {
    feeds,
    labelsLeftOut,
    labelOf: mark,
    isShown: isChosen,
    isOffered: (article) => isChosen(article) && !isCoinAdvert(article),
  };
}
