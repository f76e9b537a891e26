/** What the shelf shows. */
import type { LabelMark } from '../domain/article-label.ts';
import type { ArticleMarks } from '../domain/article-marks.ts';
import type { ArticleId, FeedId } from '../domain/article.ts';
import type { Coin } from '../domain/coin.ts';
import type { HeadlineView } from './views.ts';

export interface ShelfHeadline extends HeadlineView, ArticleMarks {}

/** An article, or the story that it stands for: read once any of it was. */
export interface ShelfArticle extends ArticleMarks {
  readonly id: ArticleId;
  readonly url: string;
  readonly title: string;
  /** What the feed itself brought of the article, as text; possibly empty. */
  readonly summary: string;
  readonly source: string;
  readonly feedId: FeedId;
  /** Ids of the topics that it is on. */
  readonly topics: readonly string[];
  readonly author: string | null;
  readonly label: LabelMark | null;
  /** When it was first seen, where the feed gave no date. */
  readonly publishedAt: number;
  readonly dateKnown: boolean;
  /** BCP 47 of the source, null where nobody said. */
  readonly language: string | null;
  /** The rest of its story, the earliest first. */
  readonly also: readonly ShelfHeadline[];
}

export interface ShelfView {
  readonly articles: readonly ShelfArticle[];
  /** Where the next answer begins; null at the end. */
  readonly next: number | null;
  /** How many articles there are in all, those behind others too; null where only their texts would tell (phrases, kinds that are left out). */
  readonly total: number | null;
  /** Whether anything at all is stored or saved. */
  readonly isEmpty: boolean;
  /** In a private window marks are shown, and none can be set. */
  readonly isPrivate: boolean;
}

/** What the shelf can be narrowed to: only what would find something, as far as is known without reading. */
export interface ShelfChoices {
  readonly sources: readonly { readonly id: FeedId; readonly name: string }[];
  /** Ids of those that any article is on. */
  readonly topics: readonly string[];
  /** Primary subtags. */
  readonly languages: readonly string[];
  /** The watched ones, in their order. */
  readonly coins: readonly Pick<Coin, 'id' | 'symbol' | 'name'>[];
}
