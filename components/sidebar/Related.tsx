import { i18n } from '#i18n';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RelatedArticleView } from '../../lib/query/sidebar-views.ts';
import { ArticleCards, type BesideCards } from './ArticleCards.tsx';

const FIRST = 5;

interface RelatedProps extends BesideCards {
  readonly articles: readonly RelatedArticleView[];
  /** Whether it is for this list to say that the page has none. */
  readonly saysNoDate: boolean;
  /** Whether the page is older than what is stored. */
  readonly writtenSince: boolean;
}

/** The related articles, five at first. Arrows and j/k move between them; Tab does too. */
export function Related({ articles, saysNoDate, writtenSince, ...beside }: RelatedProps) {
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
      {beside.pageAt === null && saysNoDate && <p class="section-note">{i18n.t('sidebar.noDate')}</p>}
      <ArticleCards
        articles={articles.slice(0, whole ? undefined : FIRST)}
        list={listRef}
        onKeyDown={move}
        {...beside}
      />
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
