/** What the sidebar and its handle show. */
import type { HandlePlace } from '../domain/handle-place.ts';
import type { ClaimView } from '../domain/claim-view.ts';
import type { LabelMark } from '../domain/article-label.ts';
import type { ArticleMarks } from '../domain/article-marks.ts';
import type { ArticleId, FeedId } from '../domain/article.ts';
import type { CoinId } from '../domain/coin.ts';
import type { PageDateOrigin } from '../domain/page.ts';
import type { PriceSource } from '../domain/quote.ts';
import type { ThenAndNow } from '../domain/then-and-now.ts';
import type { HeadlineView, PriceView } from './views.ts';

export interface SidebarCoin extends PriceView {
  readonly coinId: CoinId;
  readonly symbol: string;
  readonly name: string;
  /** False where the coin is outside what is polled: name only, with a button to follow it. */
  readonly followed: boolean;
}

/** Why an article is shown; only what both the page and the article truly contain. */
export interface Reason {
  /** Names of the coins both are about, as the reader knows them ("Bittensor"). */
  readonly coins: readonly string[];
  /** Names of what else both are about: labs, exchanges, people … ("Anthropic"). */
  readonly others: readonly string[];
  /** Ids of the topics that both are on. */
  readonly topics: readonly string[];
  /** Strong words or phrases both contain, as written in the article, at most three. */
  readonly words: readonly string[];
}

/** Where the readers' comments of an article can be read: by a click, which asks this host and no other. */
export interface DiscussionView {
  readonly host: string;
  /** Whether the browser lets us ask it. */
  readonly allowed: boolean;
  /** The page where one can reply, http(s). */
  readonly page: string;
}

export interface RelatedArticleView {
  readonly id: ArticleId;
  readonly url: string;
  readonly title: string;
  readonly source: string;
  readonly feedId: FeedId;
  /** What it is where it is not plain news. */
  readonly label: LabelMark | null;
  readonly publishedAt: number;
  readonly dateKnown: boolean;
  readonly comments: number | null;
  /** Null where the feed names no place to ask. */
  readonly discussion: DiscussionView | null;
  readonly reason: Reason;
  /** The same story at other publishers, the earliest first. */
  readonly also: readonly HeadlineView[];
}

/** A topic that the page touches. */
export interface TopicView {
  /** Id of `public/data/topics.json`. */
  readonly id: string;
  /** How often the page says what shows it. */
  readonly count: number;
  /** What shows it, as written in the page, the strongest first. */
  readonly words: readonly string[];
}

/** Articles that see the page's matter from the other side. */
export interface OtherView {
  /** Ids of the topic that the page is mostly about, and of its counter-topic. */
  readonly of: string;
  readonly topic: string;
  /** At least one. */
  readonly articles: readonly RelatedArticleView[];
}

export interface OwnDiscussionView extends DiscussionView {
  readonly articleId: ArticleId;
  /** As the feed gave it: nothing of the page itself, and of what was selected in it. */
  readonly title: string;
  readonly comments: number | null;
}

export type SidebarView =
  /** The frame presented no good token, or its tab is gone: it shows nothing of anybody. */
  | { readonly kind: 'unbound' }
  /** No content script answers in this tab (browser pages, stores, tabs open since before install). */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'hidden-site'; readonly host: string }
  | {
      readonly kind: 'page';
      readonly host: string;
      readonly pageTitle: string;
      /** How what the reader selected begins, where that is what all this relates to; null for the page as a whole. */
      readonly selection: string | null;
      readonly pagePublishedAt: number | null;
      /** Where that date was found; null where there is none. */
      readonly pagePublishedFrom: PageDateOrigin | null;
      readonly coins: readonly SidebarCoin[];
      /** Null where the page has no date, its day is not over, or no history reaches there. */
      readonly thenAndNow: ThenAndNow | null;
      /** Prices that the page states of its own day. */
      readonly claims: readonly ClaimView[];
      readonly related: readonly RelatedArticleView[];
      /** Whether something that relates is left out because the reader muted it. */
      readonly isMutedHere: boolean;
      /** Whether the page is older than what is stored: all that relates was written since. */
      readonly writtenSince: boolean;
      /** Null where the page's main topic has no other side, or nothing stored is on it. */
      readonly otherView: OtherView | null;
      /** The one it is most about first, at most four. */
      readonly topics: readonly TopicView[];
      /** What else it names and is about: labs, exchanges, people …, the one it is most about first, at most eight. */
      readonly others: readonly string[];
      /** What the reader did with the related articles; those without any mark have no entry. */
      readonly marks: Readonly<Record<ArticleId, ArticleMarks>>;
      /** In a private window marks are shown, and none can be set. */
      readonly isPrivate: boolean;
      /** Under which the page would be stored if it is an article of a feed: its comments are asked for by it, once the rest is shown. */
      readonly pageId: ArticleId | null;
      readonly articlesStored: number;
      /** How many switched-on sources have not been read once yet. */
      readonly sourcesUnread: number;
      readonly sources: number;
      /** Newest as-of among the watched coins, for the footer. */
      readonly pricesAsOf: number | null;
      readonly pricesSource: PriceSource | null;
      /** This machine's clock is ahead of the sources' by so much, behind where negative; 0 while it is right. */
      readonly clockAheadMs: number;
    };

/** What the sidebar shows: the answer, and what it asked for afterwards. */
export type ShownSidebar =
  | Exclude<SidebarView, { readonly kind: 'page' }>
  | (Extract<SidebarView, { readonly kind: 'page' }> & {
      /** The page's own article, where it is stored and its feed says where its comments are. */
      readonly ownDiscussion: OwnDiscussionView | null;
    });

/** What the content script needs to decide whether a handle stands at the edge. */
export interface HandleView {
  readonly coins: number;
  readonly related: number;
  /** The reader wants a handle also where there is nothing to say. */
  readonly always: boolean;
  readonly place: HandlePlace;
}
