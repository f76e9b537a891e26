import { i18n } from '#i18n';
import type { ShelfQuery } from '../../lib/domain/shelf-query.ts';
import type { ShelfChoices } from '../../lib/query/shelf-views.ts';
import { ChevronIcon } from '../controls/ChevronIcon.tsx';
import { Segments } from '../controls/Segments.tsx';
import { topicTitle } from '../sidebar/topic-words.ts';

export type ShelfNarrowing = Pick<ShelfQuery, 'coin' | 'source' | 'topic' | 'language' | 'part' | 'order'>;

interface ShelfFiltersProps {
  readonly narrowing: ShelfNarrowing;
  /** Null until they are known. */
  readonly choices: ShelfChoices | null;
  /** Whether words are searched for: only then is there a best. */
  readonly isSearching: boolean;
  readonly locale: string;
  readonly onNarrow: (change: Partial<ShelfNarrowing>) => void;
}

/** What of the shelf is shown. */
export function ShelfFilters({ narrowing, choices, isSearching, locale, onNarrow }: ShelfFiltersProps) {
  const { part, order, source, coin, topic, language } = narrowing;
  const languageNames = new Intl.DisplayNames(locale, { type: 'language' });
  const { sources = [], coins = [], topics = [], languages = [] } = choices ?? {};
  return (
    <section class="shelf-filters" aria-label={i18n.t('shelf.filters')}>
      <Segments
        label={i18n.t('shelf.part')}
        name="part"
        part="part"
        value={part}
        choices={[
          { value: 'all', label: i18n.t('shelf.parts.all') },
          { value: 'unread', label: i18n.t('shelf.parts.unread') },
          { value: 'saved', label: i18n.t('shelf.parts.saved') },
        ]}
        onChange={(value) => onNarrow({ part: value })}
      />
      <Choice
        name={i18n.t('shelf.bySource')}
        any={i18n.t('shelf.anySource')}
        part="source"
        value={source}
        choices={sources.map(({ id, name }) => [id, name])}
        onChoose={(value) => onNarrow({ source: value })}
      />
      <Choice
        name={i18n.t('shelf.byCoin')}
        any={i18n.t('shelf.anyCoin')}
        part="coin"
        value={coin}
        choices={coins.map(({ id, symbol, name }) => [id, `${name} (${symbol})`])}
        onChoose={(value) => onNarrow({ coin: value })}
      />
      <Choice
        name={i18n.t('shelf.byTopic')}
        any={i18n.t('shelf.anyTopic')}
        part="topic"
        value={topic}
        choices={topics.map((id) => [id, topicTitle(id, locale)])}
        onChoose={(value) => onNarrow({ topic: value })}
      />
      <Choice
        name={i18n.t('shelf.byLanguage')}
        any={i18n.t('shelf.anyLanguage')}
        part="language"
        value={language}
        choices={languages.map((tag) => [tag, languageNames.of(tag) ?? tag])}
        onChoose={(value) => onNarrow({ language: value })}
      />
      {isSearching && (
        <Segments
          label={i18n.t('shelf.order')}
          name="order"
          part="order"
          value={order}
          choices={[
            { value: 'best', label: i18n.t('shelf.orders.best') },
            { value: 'newest', label: i18n.t('shelf.orders.newest') },
          ]}
          onChange={(value) => onNarrow({ order: value })}
        />
      )}
    </section>
  );
}

interface ChoiceProps {
  /** What is chosen among, said and not shown. */
  readonly name: string;
  /** What the first entry says, which narrows nothing. */
  readonly any: string;
  readonly part: string;
  readonly value: string | null;
  readonly choices: readonly (readonly [value: string, name: string])[];
  readonly onChoose: (value: string | null) => void;
}

function Choice({ name, any, part, value, choices, onChoose }: ChoiceProps) {
  if (choices.length < 2 && value === null) return null;
  return (
    <span class="select shelf-select">
      <select
        aria-label={name}
        data-part={part}
        value={value ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value || null)}
      >
        <option value="">{any}</option>
        {choices.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
      <ChevronIcon small />
    </span>
  );
}
