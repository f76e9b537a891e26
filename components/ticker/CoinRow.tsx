import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import { formatPrice } from '../../lib/domain/money.ts';
import type { TickerRow } from '../../lib/query/views.ts';
import { Change } from '../controls/Change.tsx';
import { ClockIcon } from '../controls/icons.tsx';
import { Sparkline } from '../controls/Sparkline.tsx';
import { rowName, rowState, sourceAge, weekWords } from './row-words.ts';

interface CoinRowProps {
  readonly row: TickerRow;
  readonly now: number;
  readonly locale: string;
  /** This row is where Tab enters the list. */
  readonly stop: boolean;
  /** With the words that are heard, not seen; the first paint does not wait for them. */
  readonly named: boolean;
}

interface PriceMove {
  readonly price: number | null;
  readonly currency: string;
  readonly moved: 'up' | 'down' | undefined;
}

export function CoinRow({ row, now, locale, stop, named }: CoinRowProps) {
  const state = rowState(row, now);
  const moved = usePriceMove(row);
  return (
    <li
      class="coin-row"
      data-coin-id={row.coinId}
      data-state={state}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long list is walked by arrows, row by row
      tabIndex={stop ? 0 : -1}
      aria-label={named ? rowName(row, now, locale) : undefined}
      title={named ? sourceAge(row, now, locale) : undefined}
    >
      <div class="coin-name">
        <div class="coin-symbol" data-part="symbol" dir="auto">
          {row.symbol}
        </div>
        <div class="coin-full-name" dir="auto">
          {row.name}
        </div>
      </div>
      <div class="spark-slot">
        <Sparkline points={row.spark} label={named ? weekWords(row, locale) : ''} />
      </div>
      <div class="coin-figures">
        <div class="coin-price number" data-part="price">
          {row.price === null ? (
            i18n.t('price.none')
          ) : (
            // A new key at each price starts the colour's fade anew.
            <span key={row.price} class={moved && `moved-${moved}`}>
              {formatPrice(row.price, row.currency, locale)}
            </span>
          )}
        </div>
        <div class="coin-change" data-part="change">
          {state === 'fresh' && row.change24h !== null && <Change change={row.change24h} locale={locale} />}
          {state === 'old' && row.asOf !== null && (
            <span class="tag tag-fit warn">
              <span>{i18n.t('price.old', [formatSpan(ageParts(now - row.asOf), locale)])}</span>
              <ClockIcon small />
            </span>
          )}
        </div>
      </div>
    </li>
  );
}

/** Which way the price went when it last changed on screen; undefined before it did. Another currency is no move. */
function usePriceMove({ price, currency }: TickerRow): 'up' | 'down' | undefined {
  const [last, setLast] = useState<PriceMove>({ price, currency, moved: undefined });
  if (last.price === price && last.currency === currency) return last.moved;
  const before = last.currency === currency ? last.price : null;
  const moved = before === null || price === null ? undefined : price > before ? 'up' : 'down';
  setLast({ price, currency, moved });
  return moved;
}
