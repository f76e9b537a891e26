import { i18n } from '#i18n';
import type { Ref } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ArticleMark } from '../../lib/domain/article-marks.ts';
import type { ShelfArticle } from '../../lib/query/shelf-views.ts';
import { byDay, dayName } from './shelf-days.ts';
import { ShelfRow } from './ShelfRow.tsx';

interface ShelfListProps {
  readonly list: Ref<HTMLDivElement>;
  readonly articles: readonly ShelfArticle[];
  /** Newest first, and so under their days; else in the order of how well they answer. */
  readonly isByDay: boolean;
  readonly openId: string | null;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly now: number;
  readonly locale: string;
  readonly onRead: (article: ShelfArticle) => void;
  readonly onOpenAlso: (article: ShelfArticle, articleId: string) => void;
  readonly onMark: ((article: ShelfArticle, mark: ArticleMark, on: boolean) => void) | null;
  readonly onMore: () => void;
}

/** The articles found so far; more come as the end is scrolled into sight, or by the button there. */
export function ShelfList(props: ShelfListProps) {
  const { list, articles, isByDay, openId, hasMore, isLoading, now, locale, onRead, onOpenAlso, onMark, onMore } =
    props;
  const endRef = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const end = endRef.current;
    if (!end || isLoading) return undefined;
    const watcher = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && onMore(), {
      rootMargin: '600px',
    });
    watcher.observe(end);
    return () => watcher.disconnect();
  });
  const rows = (some: readonly ShelfArticle[]) =>
    some.map((article) => (
      <ShelfRow
        key={article.id}
        article={article}
        isUnderDay={isByDay}
        isOpen={article.id === openId}
        locale={locale}
        now={now}
        onRead={() => onRead(article)}
        onOpenAlso={(id) => onOpenAlso(article, id)}
        onMark={onMark && ((mark, on) => onMark(article, mark, on))}
      />
    ));
  return (
    <div class="shelf-list" data-part="list" ref={list} aria-busy={isLoading}>
      {isByDay ? (
        byDay(articles).map((day) => (
          <section key={day.begins} aria-labelledby={`day-${day.begins}`}>
            <h2 class="shelf-day" id={`day-${day.begins}`}>
              {dayName(day.begins, now, locale)}
            </h2>
            <ul>{rows(day.articles)}</ul>
          </section>
        ))
      ) : (
        <ul>{rows(articles)}</ul>
      )}
      {hasMore && (
        <button type="button" class="text-button shelf-more" ref={endRef} aria-disabled={isLoading} onClick={onMore}>
          {i18n.t('shelf.more')}
        </button>
      )}
    </div>
  );
}
