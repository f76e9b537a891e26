/** What the reader did with an article: opened it from a surface of ours; kept it for later. */
export interface ArticleMarks {
  readonly read: boolean;
  readonly saved: boolean;
}

export const ARTICLE_MARKS = ['read', 'saved'] as const satisfies readonly (keyof ArticleMarks)[];
export type ArticleMark = (typeof ARTICLE_MARKS)[number];

export const UNMARKED: ArticleMarks = { read: false, saved: false };
