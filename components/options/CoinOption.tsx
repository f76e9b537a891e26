import { i18n } from '#i18n';
import type { CoinMatch } from '../../lib/query/views.ts';
import { matchedParts } from './matched-text.ts';
import { FoundPrice } from './PriceFigures.tsx';

interface CoinOptionProps {
  readonly match: CoinMatch;
  readonly query: string;
  readonly active: boolean;
  readonly elementId: string;
  readonly now: number;
  readonly locale: string;
  readonly onPick: () => void;
  readonly onPoint: () => void;
}

/** One coin found. Name, id and rank stand beside the symbol, since symbols are shared by unrelated coins. */
export function CoinOption({ match, query, active, elementId, now, locale, onPick, onPoint }: CoinOptionProps) {
  const rank =
    match.rank === null
      ? i18n.t('options.search.unranked')
      : i18n.t('options.search.rank', [new Intl.NumberFormat(locale).format(match.rank)]);
  return (
    // The keys are heard in the field, which keeps the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={elementId}
      class="coin-option"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native option holds no columns
      role="option"
      aria-selected={active}
      data-coin-id={match.id}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={onPoint}
      onClick={onPick}
    >
      <span class="symbol" translate={false}>
        <Underlined text={match.symbol} query={query} />
      </span>
      <span class="name" translate={false}>
        <bdi>
          <Underlined text={match.name} query={query} />
        </bdi>
      </span>
      <span class="id" translate={false}>
        <Underlined text={match.id} query={query} />
      </span>
      <span class="rank">{rank}</span>
      <span class="figures">
        <FoundPrice view={match} now={now} locale={locale} />
      </span>
      <span class={match.watched ? 'action action-done' : 'action'}>
        {match.watched ? i18n.t('options.search.watched') : i18n.t('options.search.add')}
      </span>
    </div>
  );
}

function Underlined({ text, query }: { readonly text: string; readonly query: string }) {
  return (
    <>
      {matchedParts(text, query).map((part, index) =>
        part.matched ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
      )}
    </>
  );
}
