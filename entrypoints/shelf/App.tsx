import { i18n } from '#i18n';
import { useEffect, useState } from 'preact/hooks';
import { safeHref } from '../../components/articles/safe-href.ts';
import { Shelf } from '../../components/shelf/Shelf.tsx';
import type { ShelfNarrowing } from '../../components/shelf/ShelfFilters.tsx';
import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { parseSearch, type ShelfQuery, WHOLE_SHELF } from '../../lib/domain/shelf-query.ts';
import { ask } from '../../lib/messages/client.ts';
import type { ShelfArticle } from '../../lib/query/shelf-views.ts';
import { useMutes } from './use-mutes.ts';
import { useShelf } from './use-shelf.ts';

/** The shelf's wiring: what is asked for on one side, the page on the other. */
export function App({ locale }: { readonly locale: string }) {
  const [text, setText] = useState('');
  const [narrowing, setNarrowing] = useState<ShelfNarrowing>(WHOLE_SHELF);
  const query = queryOf(text, narrowing);
  // What is shown is told by what it was found for, and not by what is being typed.
  const { view, choices, isLoading, isFailed, more, reload, mark, readAlso } = useShelf(query);
  const { muted, said, onMute } = useMutes(view?.articles ?? null, reload);
  const found = view?.query ?? query;

  useEffect(() => {
    document.title = i18n.t('shelf.pageTitle');
  }, []);
  useEffect(() => {
    if (view || isFailed) document.body.dataset['ready'] = '1';
  }, [view, isFailed]);

  const open = (article: ShelfArticle): void => {
    const url = safeHref(article.url);
    if (url === null) return;
    void browser.tabs.create({ url });
    if (!view?.isPrivate) mark(article, 'read', true);
  };
  return (
    <Shelf
      text={text}
      narrowing={narrowing}
      choices={choices}
      articles={view?.articles ?? null}
      total={view?.total ?? null}
      isEmpty={view?.isEmpty ?? false}
      isPrivate={view?.isPrivate ?? false}
      isSearching={found.words.length > 0}
      isNarrowed={isNarrowed(found)}
      isByDay={found.words.length === 0 || found.order === 'newest'}
      hasMore={view?.next !== null && view?.next !== undefined}
      isLoading={isLoading}
      isFailed={isFailed}
      now={systemClock()}
      locale={locale}
      onText={setText}
      onNarrow={(change) => setNarrowing((before) => ({ ...before, ...change }))}
      onClear={() => {
        setText('');
        setNarrowing(WHOLE_SHELF);
      }}
      onMore={more}
      onRetry={reload}
      onMark={mark}
      onOpenAlso={(article, id) => !view?.isPrivate && readAlso(article, id)}
      muted={muted}
      said={said}
      onMute={onMute}
      onOpenSite={open}
      onCopy={copy}
      onReadText={textOf}
    />
  );
}

/** What is typed narrows further; where it says another coin or source than the lists, it counts. */
function queryOf(text: string, { part, order, topic, language, coin, source }: ShelfNarrowing): ShelfQuery {
  const typed = parseSearch(text);
  return { ...typed, part, order, topic, language, coin: typed.coin ?? coin, source: typed.source ?? source };
}

function isNarrowed({ words, coin, source, topic, language, after, before }: ShelfQuery): boolean {
  return words.length > 0 || [coin, source, topic, language, after, before].some((one) => one !== null);
}

async function textOf(articleId: string): Promise<string | null> {
  return (await ask('getArticleText', { articleId })).text;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
