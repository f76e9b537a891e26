import type { Article } from '../domain/article.ts';
import type { ArticleBlockRow } from './schema.ts';

export const ARTICLES_PER_BLOCK = 100;

let drops = 0;

/** Grows whenever blocks of articles are dropped in this worker's life, from wherever: no other drops any. */
export function dropsOfBlocks(): number {
  return drops;
}

/** To be called with each drop, once it is done. */
export function noteDropOfBlocks(): void {
  drops++;
}

/** An article with what tells it apart: the key of its address, and of its guid within its feed (0n is "none"). */
export interface IdentifiedArticle {
  readonly article: Article;
  readonly keys: readonly [bigint, bigint];
  /** Its text, a paragraph a line, where the feed brings more than a teaser. */
  readonly text?: string | null;
}

/** An article and where it lies: `block * 100 + slot`, for good; the place is its document number in the index. */
export interface PlacedArticle {
  readonly place: number;
  readonly article: Article;
}

export function blockOf(place: number): number {
  return Math.floor(place / ARTICLES_PER_BLOCK);
}

export function slotOf(place: number): number {
  return place % ARTICLES_PER_BLOCK;
}

/** Whether a block is what was once written: a profile that was damaged on disk gives back anything. */
export function isSoundBlock(row: { readonly articles?: unknown } | undefined): row is ArticleBlockRow {
  return Array.isArray(row?.articles) && row.articles.length > 0 && row.articles.every(isArticle);
}

function isArticle(value: unknown): value is Article {
  const { id, url, title, summary, feedId, publishedAt } = Object(value) as Partial<Article>;
  const areTexts = [id, url, title, summary, feedId].every((text) => typeof text === 'string');
  return areTexts && typeof publishedAt === 'number';
}
