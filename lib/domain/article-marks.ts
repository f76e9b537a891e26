import type { Article, ArticleId } from './article.ts';

/** What the reader did with an article: opened it from a surface of ours; kept it for later. */
export interface ArticleMarks {
  readonly read: boolean;
  readonly saved: boolean;
}

export const ARTICLE_MARKS = ['read', 'saved'] as const satisfies readonly (keyof ArticleMarks)[];
export type ArticleMark = (typeof ARTICLE_MARKS)[number];

/** A saved article as a file takes it along. */
export interface SavedArticle {
  readonly article: Article;
  readonly savedAt: number;
  /** What its feed brought beyond the teaser, a paragraph a line; absent where that is nothing, or the file has no room. */
  readonly text?: string;
}

/** Every mark there is, as a file takes it along: the newest first. */
export interface AllMarks {
  readonly saved: readonly SavedArticle[];
  readonly read: readonly { readonly id: ArticleId; readonly readAt: number }[];
}

/** The articles whose marks and texts an import brought, and its undoing takes away. */
export interface AddedMarks {
  readonly saved: readonly ArticleId[];
  readonly read: readonly ArticleId[];
  /** Those of which it brought the text: some of them may have been saved before, without one. */
  readonly texts: readonly ArticleId[];
}

export const UNMARKED: ArticleMarks = { read: false, saved: false };
