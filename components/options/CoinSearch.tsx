import { i18n } from '#i18n';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CoinId } from '../../lib/domain/coin.ts';
import type { CoinMatch, CoinSearchView } from '../../lib/query/views.ts';
import { SearchIcon } from '../controls/icons.tsx';
import { CoinOption } from './CoinOption.tsx';
import { Notice } from './Notice.tsx';
import { SearchFooter } from './SearchFooter.tsx';

export interface CoinSearchProps {
  readonly query: string;
  /** The answer to `query`; null while there is none. An older answer may stand until the next one comes. */
  readonly view: CoinSearchView | null;
  readonly failure: string | null;
  readonly now: number;
  readonly locale: string;
  readonly onQuery: (query: string) => void;
  readonly onAdd: (match: CoinMatch) => void;
}

/**
 * Field and list after the ARIA combobox pattern: the focus stays in the field, arrows move an active option. Nothing
 * is active until the user points at it, except a single match: Enter can't add the first of many by chance.
 */
export function CoinSearch({ query, view, failure, now, locale, onQuery, onAdd }: CoinSearchProps) {
  const [open, setOpen] = useState(false);
  const [pointed, setPointed] = useState<CoinId | null>(null);
  const listId = useId();
  const listRef = useRef<HTMLDivElement>(null);

  const matches = view?.matches ?? [];
  const asked = query.trim() !== '';
  const shown = open && asked && view !== null;
  const only = matches.length === 1 && view?.total === 1 ? matches[0]?.id : undefined;
  const active = matches.find((match) => match.id === (pointed ?? only)) ?? null;

  useEffect(() => {
    if (shown) listRef.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [shown, active?.id]);

  function move(step: 1 | -1): void {
    if (matches.length === 0) return;
    const from = active ? matches.indexOf(active) : step === 1 ? -1 : matches.length;
    const next = matches[(from + step + matches.length) % matches.length];
    setPointed(next?.id ?? null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Enter and arrows belong to the input method while it composes.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (shown) move(event.key === 'ArrowDown' ? 1 : -1);
      else setOpen(true);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!shown) setOpen(true);
      else if (active) onAdd(active);
      else move(1);
    } else if (event.key === 'Escape') {
      if (!asked && !shown) return;
      event.preventDefault();
      if (shown) setOpen(false);
      else onQuery('');
    }
  }

  return (
    <div class="coin-search">
      <label class="field field-large">
        <SearchIcon />
        <span class="visually-hidden">{i18n.t('options.search.label')}</span>
        <input
          type="text"
          data-part="coin-search"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={listId}
          aria-activedescendant={shown && active ? optionId(listId, active.id) : undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder={i18n.t('options.search.placeholder')}
          value={query}
          onInput={(event) => {
            setPointed(null);
            setOpen(true);
            onQuery(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
        />
        {shown && <span class="count number">{countText(view, locale)}</span>}
      </label>
      <output class="visually-hidden">
        {shown && (matches.length > 0 || view.total > 0) ? i18n.t('options.search.results', view.total) : ''}
      </output>
      {failure !== null && <Notice tone="bad">{i18n.t('options.search.failed', [failure])}</Notice>}
      <div class="coin-matches" hidden={!shown}>
        <div
          id={listId}
          ref={listRef}
          class="list"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native list box holds no columns
          role="listbox"
          aria-label={i18n.t('options.search.list')}
        >
          {shown &&
            matches.map((match) => (
              <CoinOption
                key={match.id}
                elementId={optionId(listId, match.id)}
                match={match}
                query={query}
                active={match.id === active?.id}
                now={now}
                locale={locale}
                onPick={() => onAdd(match)}
                onPoint={() => setPointed(match.id)}
              />
            ))}
        </div>
        {shown && matches.length === 0 && (
          <output class="nothing">
            {i18n.t('options.search.nothing', [figure(view.catalogueSize, locale), query.trim()])}
          </output>
        )}
        {shown && matches.length > 0 && <SearchFooter view={view} locale={locale} />}
      </div>
    </div>
  );
}

function optionId(listId: string, coinId: CoinId): string {
  return `${listId}-${coinId}`;
}

/** "5 of 2,463": matches in the whole catalogue. */
function countText(view: CoinSearchView, locale: string): string {
  return i18n.t('options.search.count', [figure(view.total, locale), figure(view.catalogueSize, locale)]);
}

function figure(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value);
}
