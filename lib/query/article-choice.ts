import type { ListedFeed } from '../articles/all-feeds.ts';
import { systemClock } from '../clock.ts';
import type { ArticleLabel, LabelMark } from '../domain/article-label.ts';
import type { Article, FeedId } from '../domain/article.ts';
import type { Mute } from '../domain/mute.ts';
import { isOwnFeedId } from '../domain/own-feed.ts';
import { readSettings } from '../settings/settings-store.ts';
import type { Settings } from '../settings/settings.ts';
import { knownFeeds } from './known-feeds.ts';
import { mutedBy } from './muted.ts';

/** Which stored articles a surface may show, as the reader chose, and as what. */
export interface ArticleChoice {
  readonly feeds: ReadonlyMap<FeedId, ListedFeed>;
  /** The kinds that the reader leaves out. */
  readonly labelsLeftOut: readonly ArticleLabel[];
  readonly mutes: readonly Mute[];
  /** What it is where it is not plain news, with what says so. */
  readonly labelOf: (article: Article) => LabelMark | null;
  /** Not muted (by source, word, coin, topic or by itself), not of a removed source, nor of a kind that is left out. */
  readonly isShown: (article: Article) => boolean;
  /** What the program itself may put before the reader: shown, and not selling a coin. */
  readonly isOffered: (article: Article) => boolean;
  /** What would be offered, were it not muted. */
  readonly isWithheld: (article: Article) => boolean;
  /** Muted by itself, and with it the story that it tells. */
  readonly isDismissed: (article: Article) => boolean;
}

/** What all that such a feed brings is, as the reader has filed it now. */
const PRESS_RELEASE: LabelMark = { label: 'press-release', by: 'source', words: '' };

/**
 * The reader's choice of now; every list of articles asks here.
 * @param read the settings as the same answer reads them anyway
 */
export async function articleChoice(read: Promise<Settings> = readSettings()): Promise<ArticleChoice> {
  const [feeds, { labelsLeftOut, mutes }] = await Promise.all([knownFeeds(read), read]);
  const { hides, isDismissed } = await mutedBy(mutes, systemClock());
  const mark = ({ feedId, label }: Article): LabelMark | null =>
    feeds.get(feedId)?.kind === 'press-releases' ? PRESS_RELEASE : label;
  const isMuted = (article: Article): boolean => feeds.get(article.feedId)?.muted === true || hides(article);
  /** What the reader removed with its source, or left out with its kind, is not there at all. */
  const isThere = (article: Article): boolean => {
    if (!feeds.has(article.feedId) && isOwnFeedId(article.feedId)) return false;
    if (labelsLeftOut.length === 0) return true;
    const label = mark(article)?.label;
    return label === undefined || !labelsLeftOut.includes(label);
  };
  const isChosen = (article: Article): boolean => isThere(article) && !isMuted(article);
  return {
    feeds,
    labelsLeftOut,
    mutes,
    labelOf: mark,
    isShown: isChosen,
    isOffered: (article) => isChosen(article) && !article.isAdvert,
    isWithheld: (article) => isThere(article) && !article.isAdvert && isMuted(article),
    isDismissed,
  };
}
