import type { Article, ArticleId } from './article.ts';

/** What the reader did with an article: opened it from a surface of ours; kept it for later. */
export interface ArticleMarks {
  readonly read: boolean;
  readonly saved: boolean;
}

export const ARTICLE_MARKS = ['read', 'saved'] as const satisfies readonly (keyof ArticleMarks)[];
export type ArticleMark = (typeof ARTICLE_MARKS)[number];

/** Every mark there is, as a file takes it along: the newest first. */
export interface AllMarks {
  readonly saved: readonly { readonly article: Article; readonly savedAt: number }[];
  readonly read: readonly { readonly id: ArticleId; readonly readAt: number }[];
}

/** The articles whose marks an import brought, and its undoing takes away. */
export interface AddedMarks {
  readonly saved: readonly ArticleId[];
  readonly read: readonly ArticleId[];
}

export const UNMARKED: ArticleMarks = { read: false, saved: false };
