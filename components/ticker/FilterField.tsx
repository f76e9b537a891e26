import { i18n } from '#i18n';
import type { RefObject } from 'preact';
import { CloseIcon, SearchIcon } from '../controls/icons.tsx';

interface FilterFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Arrow down in the field goes on to the list. */
  readonly onDown: () => void;
}

export function FilterField({ field, query, onQuery, onDown }: FilterFieldProps) {
  return (
    <search class="filter-bar">
      <div class="field">
        <SearchIcon />
        <input
          ref={field}
          data-part="filter"
          type="search"
          aria-label={i18n.t('popup.filter')}
          placeholder={i18n.t('popup.filter')}
          aria-keyshortcuts="/"
          autocomplete="off"
          spellcheck={false}
          maxLength={100}
          value={query}
          onInput={(event) => onQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              onDown();
            }
            // Escape closes the inner thing first: the filter, and the popup only when that is empty.
            if (event.key === 'Escape' && query !== '') {
              event.preventDefault();
              onQuery('');
            }
          }}
        />
        {query !== '' && (
          <button
            type="button"
            class="field-button"
            aria-label={i18n.t('popup.clearFilter')}
            onClick={() => {
              onQuery('');
              field.current?.focus();
            }}
          >
            <CloseIcon small />
          </button>
        )}
      </div>
    </search>
  );
}
