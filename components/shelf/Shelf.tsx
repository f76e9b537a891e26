import { i18n } from '#i18n';
import { useRef, useState } from 'preact/hooks';
import type { ArticleMark } from '../../lib/domain/article-marks.ts';
import type { ShelfArticle, ShelfChoices } from '../../lib/query/shelf-views.ts';
import type { NamedMute } from '../articles/mute-words.ts';
import { UndoNotice } from '../articles/UndoNotice.tsx';
import { CloseIcon, SearchIcon } from '../controls/icons.tsx';
import { Mark } from '../controls/Mark.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { NothingFound } from './NothingFound.tsx';
import { Reading } from './Reading.tsx';
import { ShelfFilters, type ShelfNarrowing } from './ShelfFilters.tsx';
import { ShelfList } from './ShelfList.tsx';
import { useShelfKeys } from './use-shelf-keys.ts';

export interface ShelfProps {
  readonly text: string;
  readonly narrowing: ShelfNarrowing;
  readonly choices: ShelfChoices | null;
  /** Null until the first answer. */
  readonly articles: readonly ShelfArticle[] | null;
  readonly total: number | null;
  readonly isEmpty: boolean;
  readonly isPrivate: boolean;
  readonly isSearching: boolean;
  /** Whether anything but a part of the shelf is asked for. */
  readonly isNarrowed: boolean;
  readonly isByDay: boolean;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly isFailed: boolean;
  readonly now: number;
  readonly locale: string;
  readonly onText: (text: string) => void;
  readonly onNarrow: (change: Partial<ShelfNarrowing>) => void;
  readonly onClear: () => void;
  readonly onMore: () => void;
  readonly onRetry: () => void;
  readonly onMark: (article: ShelfArticle, mark: ArticleMark, on: boolean) => void;
  /** The reader went to another article of its story. */
  readonly onOpenAlso: (article: ShelfArticle, articleId: string) => void;
  /** What was just muted, with the way back; and what came of it otherwise, in words. */
  readonly muted: { readonly text: string; readonly onUndo: () => void } | null;
  readonly said: string;
  readonly onMute: (mute: NamedMute) => void;
  /** To the article's own page, by the key. */
  readonly onOpenSite: (article: ShelfArticle) => void;
  readonly onCopy: (text: string) => Promise<boolean>;
  /** See `Reading`. */
  readonly onReadText: (articleId: string) => Promise<string | null>;
}

/** The shelf whole: search, filters, the list, and beside it what is being read. */
export function Shelf(props: ShelfProps) {
  const { text, articles, narrowing, locale, onText } = props;
  /** As it was when it was opened: it stays open while the list changes. */
  const [opened, setOpened] = useState<ShelfArticle | null>(null);
  const [isHelping, setHelping] = useState(false);
  const fieldRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLDivElement>(null);
  const open = opened && (articles?.find(({ id }) => id === opened.id) ?? opened);
  const onMark: ShelfProps['onMark'] | null = props.isPrivate
    ? null
    : (article, mark, on) => {
        props.onMark(article, mark, on);
        if (article.id === opened?.id) setOpened({ ...article, [mark]: on });
      };

  const rows = (): HTMLElement[] => [...(listRef.current?.querySelectorAll<HTMLElement>('[data-part="open"]') ?? [])];
  const idOf = (row: Element | null | undefined): string | undefined =>
    row?.closest<HTMLElement>('[data-article-id]')?.dataset['articleId'];
  /** What keys are about: the row that has the focus, else what is being read. */
  const current = (): ShelfArticle | null => {
    const focused = listRef.current?.contains(document.activeElement) ? idOf(document.activeElement) : undefined;
    return articles?.find(({ id }) => id === focused) ?? open;
  };
  const read = (article: ShelfArticle): void => {
    setOpened(onMark ? { ...article, read: true } : article);
    if (!article.read) onMark?.(article, 'read', true);
  };
  const close = (): void => {
    const row = rows().find((one) => idOf(one) === opened?.id);
    setOpened(null);
    // On a narrow window the list is there only after this.
    requestAnimationFrame(() => row?.focus());
  };
  const withCurrent = (act: (article: ShelfArticle) => void) => (): void => {
    const article = current();
    if (article) act(article);
  };

  useShelfKeys({
    onStep(by) {
      const all = rows();
      const at = all.findIndex((row) => idOf(row) === current()?.id);
      const next = all[at < 0 ? 0 : at + by];
      next?.focus();
      next?.scrollIntoView({ block: 'nearest' });
    },
    onOpen: withCurrent(props.onOpenSite),
    onSave: withCurrent((article) => onMark?.(article, 'saved', !article.saved)),
    onToggleRead: withCurrent((article) => onMark?.(article, 'read', !article.read)),
    onUnfold() {
      const row = rows().find((one) => idOf(one) === current()?.id);
      row?.parentElement?.querySelector<HTMLElement>('[data-part="also"] > button')?.click();
    },
    onSearch: () => fieldRef.current?.focus(),
    onHelp: () => setHelping(true),
    onBack: () => opened && close(),
  });

  return (
    <div class="shelf" data-reading={open !== null}>
      <header class="shelf-head">
        <Mark />
        <h1>{i18n.t('shelf.title')}</h1>
        <search class="field shelf-search">
          <SearchIcon />
          <input
            ref={fieldRef}
            type="search"
            data-part="search"
            aria-label={i18n.t('shelf.search')}
            placeholder={i18n.t('shelf.search')}
            aria-keyshortcuts="/"
            autocomplete="off"
            spellcheck={false}
            maxLength={300}
            value={text}
            onInput={(event) => onText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') {
                event.preventDefault();
                rows()[0]?.focus();
              }
              if (event.key === 'Escape') {
                event.preventDefault();
                if (text === '') event.currentTarget.blur();
                else onText('');
              }
            }}
          />
          {text !== '' && (
            <button
              type="button"
              class="shelf-clear"
              aria-label={i18n.t('shelf.clearSearch')}
              onClick={() => {
                onText('');
                fieldRef.current?.focus();
              }}
            >
              <CloseIcon small />
            </button>
          )}
        </search>
        <button
          type="button"
          class="icon-button"
          aria-label={i18n.t('shelf.keys.title')}
          title={i18n.t('shelf.keys.title')}
          aria-keyshortcuts="?"
          data-part="keys"
          onClick={() => setHelping(true)}
        >
          <span aria-hidden="true">?</span>
        </button>
      </header>
      <ShelfFilters {...props} />
      <output class="shelf-status" data-part="status">
        {statusOf(props)}
      </output>
      {props.muted && <UndoNotice {...props.muted} />}
      <main class="shelf-body">
        {articles !== null && articles.length > 0 ? (
          <ShelfList
            {...props}
            list={listRef}
            articles={articles}
            openId={open?.id ?? null}
            onRead={read}
            onMark={onMark}
          />
        ) : (
          (articles !== null || props.isFailed) && <NothingFound {...props} part={narrowing.part} />
        )}
        {open && (
          <Reading
            article={open}
            locale={locale}
            onClose={close}
            onOpened={() => onMark?.(open, 'read', true)}
            onMark={onMark && ((mark, on) => onMark(open, mark, on))}
            onMute={
              props.isPrivate
                ? null
                : (mute) => {
                    setOpened(null);
                    props.onMute(mute);
                  }
            }
            onCopy={props.onCopy}
            onReadText={props.onReadText}
          />
        )}
      </main>
      {isHelping && <KeyHelp onClose={() => setHelping(false)} />}
    </div>
  );
}

/** How many there are, for who searches; that a private window leaves no marks. */
function statusOf({ articles, total, isSearching, isPrivate, said, locale }: ShelfProps): string {
  const found =
    isSearching && articles !== null && total !== null && total > 0
      ? i18n.t('shelf.found', total, [total.toLocaleString(locale)])
      : '';
  return [said, found, isPrivate ? i18n.t('shelf.private') : ''].filter(Boolean).join(' ');
}
