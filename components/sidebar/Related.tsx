import { i18n } from '#i18n';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ArticleMark, ArticleMarks } from '../../lib/domain/article-marks.ts';
import type { CommentsAnswer } from '../../lib/domain/comment.ts';
import type { RelatedArticleView } from '../../lib/query/sidebar-views.ts';
import type { NamedMute } from '../articles/mute-words.ts';
import { ArticleCard } from './ArticleCard.tsx';

const FIRST = 5;

interface RelatedProps {
  readonly articles: readonly RelatedArticleView[];
  readonly marks: Readonly<Record<string, ArticleMarks>>;
  /** Null where no mark may be set. */
  readonly onMark: ((articleId: string, mark: ArticleMark, on: boolean) => void) | null;
  /** Null where nothing may be muted. */
  readonly onMute: ((mute: NamedMute) => void) | null;
  readonly pageAt: number | null;
  /** Whether it is for this list to say that the page has none. */
  readonly saysNoDate: boolean;
  /** Whether the page is older than what is stored. */
  readonly writtenSince: boolean;
  readonly now: number;
  readonly locale: string;
  readonly onReadComments: (articleId: string) => Promise<CommentsAnswer | null>;
}

/** The related articles, five at first. Arrows and j/k move between them; Tab does too. */
export function Related({ articles, marks, onMark, onMute, ...rest }: RelatedProps) {
  const { pageAt, saysNoDate, writtenSince, now, locale, onReadComments } = rest;
  const [whole, setWhole] = useState(false);
  const listRef = useRef<HTMLUListElement>(null);
  const more = articles.length - FIRST;

  const pressedMoreRef = useRef(false);
  useEffect(() => {
    // The button that had the focus is gone: the first of the new cards takes it.
    if (pressedMoreRef.current) cards(listRef.current)[FIRST]?.focus();
    pressedMoreRef.current = false;
  }, [whole]);

  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const links = cards(listRef.current);
    // From inside a card, its comments for one, it goes on to the neighbours of that card.
    const at = links.findIndex((link) => link.closest('li.article')?.contains(document.activeElement));
    const next = at < 0 ? undefined : links[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <section class="section" aria-labelledby="related-heading" data-part="related">
      <h2 class="section-head" id="related-heading">
        {i18n.t(writtenSince ? 'sidebar.writtenSince' : 'sidebar.related')}{' '}
        <span class="section-count number">{articles.length}</span>
      </h2>
      {pageAt === null && saysNoDate && <p class="section-note">{i18n.t('sidebar.noDate')}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys move between the links inside */}
      <ul class="articles" ref={listRef} onKeyDown={move}>
        {articles.slice(0, whole ? undefined : FIRST).map((article) => (
          <ArticleCard
            key={article.id}
            article={article}
            marks={marks[article.id]}
            onMark={onMark && ((mark, on) => onMark(article.id, mark, on))}
            onOpenAlso={(articleId) => onMark?.(articleId, 'read', true)}
            onMute={onMute}
            pageAt={pageAt}
            now={now}
            locale={locale}
            onReadComments={() => onReadComments(article.id)}
          />
        ))}
      </ul>
      {more > 0 && !whole && (
        <button
          type="button"
          class="text-button articles-more"
          onClick={() => {
            pressedMoreRef.current = true;
            setWhole(true);
          }}
        >
          {i18n.t('sidebar.more', more)}
        </button>
      )}
    </section>
  );
}

function cards(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('a.article-link') ?? [])];
}
