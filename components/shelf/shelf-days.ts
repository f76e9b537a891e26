import { i18n } from '#i18n';
import type { ShelfArticle } from '../../lib/query/shelf-views.ts';

interface Day {
  /** Local midnight, epoch milliseconds. */
  readonly begins: number;
  readonly articles: readonly ShelfArticle[];
}

/** Articles in their order, cut where the local day changes. */
export function byDay(articles: readonly ShelfArticle[]): Day[] {
  const days: { begins: number; articles: ShelfArticle[] }[] = [];
  for (const article of articles) {
    const begins = midnight(article.publishedAt);
    const last = days.at(-1);
    if (last?.begins === begins) last.articles.push(article);
    else days.push({ begins, articles: [article] });
  }
  return days;
}

/** "Today", "Yesterday", "Thursday, March 19, 2026". */
export function dayName(begins: number, now: number, locale: string): string {
  const today = midnight(now);
  if (begins === today) return i18n.t('shelf.today');
  // The moment before today began is yesterday's, however long yesterday was.
  if (begins === midnight(today - 1)) return i18n.t('shelf.yesterday');
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full' }).format(begins);
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
