import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { formatPrice } from '../../lib/domain/money.ts';
import { priceState } from '../../lib/domain/quote.ts';
import { changeOver, type TickerChoices } from '../../lib/domain/ticker-choices.ts';
import type { TickerRow } from '../../lib/query/views.ts';
import { Change } from '../controls/Change.tsx';
import { DoubtNote, OneSourceMark, StateTag } from '../controls/PriceDoubt.tsx';
import { BellIcon } from '../controls/icons.tsx';
import { Sparkline } from '../controls/Sparkline.tsx';
import type { RowNote } from './held-list.ts';
import { HiddenNumber } from './HiddenNumber.tsx';

/** `row-words.ts`. */
export type RowWords = Pick<typeof import('./row-words.ts'), 'rowName' | 'rowTitle' | 'weekWords'>;

interface CoinRowProps {
  readonly row: TickerRow;
  readonly choices: TickerChoices;
  readonly now: number;
  readonly locale: string;
  /** This row is where Tab enters the list. */
  readonly stop: boolean;
  /** What is heard or hovered and not seen; null until its code is there, which the first paint does not wait for. */
  readonly words: RowWords | null;
  readonly note: RowNote | null;
  readonly open: boolean;
  readonly onPress: () => void;
}

interface PriceMove {
  readonly price: number | null;
  readonly currency: string;
  readonly moved: 'up' | 'down' | undefined;
}

export function CoinRow({ row, choices, now, locale, stop, words, note, open, onPress }: CoinRowProps) {
  const state = priceState(row, now);
  const moved = usePriceMove(row);
  const { hideNumbers, tickerWindow, tickerDensity } = choices;
  const compact = tickerDensity === 'compact';
  const change = changeOver(row, tickerWindow);
  return (
    <li class={open ? 'coin-row open' : 'coin-row'} data-coin-id={row.coinId} data-state={state}>
      {/* It lies over the whole row, which is what is pressed. */}
      <button
        type="button"
        class="coin-press"
        data-part="press"
        tabIndex={stop ? 0 : -1}
        aria-expanded={open}
        aria-label={words?.rowName(row, choices, now, locale) ?? row.symbol}
        title={words?.rowTitle(row, choices, now, locale)}
        onClick={onPress}
      />
      <div class="coin-name">
        <div class="coin-symbol">
          <span data-part="symbol" dir="auto">
            {row.symbol}
          </span>
          <OneSourceMark view={row} />
          {row.alert && (
            <span class="row-bell" data-part="bell">
              <BellIcon small />
            </span>
          )}
        </div>
        <div class="coin-full-name" dir="auto">
          {row.name}
          {row.was && <span class="coin-was"> {i18n.t('price.was', [row.was.symbol])}</span>}
        </div>
      </div>
      <div class="spark-slot">
        {!hideNumbers && <Sparkline points={row.spark} label={words?.weekWords(row, locale) ?? ''} wide={compact} />}
      </div>
      <div class="coin-figures">
        <div class="coin-price number" data-part="price">
          {row.price === null ? (
            i18n.t('price.none')
          ) : hideNumbers ? (
            <HiddenNumber />
          ) : (
            // A new key at each price starts the colour's fade anew.
            <span key={row.price} class={moved && `moved-${moved}`}>
              {formatPrice(row.price, row.currency, locale)}
            </span>
          )}
        </div>
        <div class="coin-change" data-part="change">
          {state === 'fresh' &&
            change !== null &&
            (hideNumbers ? <HiddenNumber /> : <Change change={change} locale={locale} />)}
          <StateTag
            view={row}
            state={state}
            now={now}
            locale={locale}
            narrow
            noted={!hideNumbers}
            hidden={hideNumbers}
          />
        </div>
      </div>
      {note && !hideNumbers && <DoubtNote {...note} />}
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
