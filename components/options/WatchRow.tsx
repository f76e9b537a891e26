import { i18n } from '#i18n';
import type { FormerCoin, PriceView } from '../../lib/query/views.ts';
import { CloseIcon } from '../controls/icons.tsx';
import { GripIcon } from './icons.tsx';
import { becameWords, pastWords } from './past-words.ts';
import { ChangeFigure, PriceFigure } from './PriceFigures.tsx';

export interface WatchedCoin extends PriceView {
  readonly coinId: string;
  readonly symbol: string;
  readonly name: string;
  /** What it was called when it was put on the list, where the list still holds it by its former id. */
  readonly was: FormerCoin | null;
}

interface WatchRowProps {
  readonly coin: WatchedCoin;
  readonly now: number;
  readonly locale: string;
  /** The one row that Tab reaches; arrows go to the others. */
  readonly isStop: boolean;
  readonly dragged: boolean;
  readonly transform: string;
  readonly onGrip: (event: PointerEvent) => void;
  readonly onRemove: () => void;
  /** "Got it": the list is to hold the coin by its present id. */
  readonly onAcceptRename: () => void;
}

export function WatchRow(props: WatchRowProps) {
  const { coin, now, locale, isStop, dragged, transform, onGrip, onRemove, onAcceptRename } = props;
  const stop = isStop ? 0 : -1;
  const past = pastWords(coin, now, locale);
  return (
    <tr
      class={dragged ? 'watch-row dragged' : 'watch-row'}

      data-watch-id={coin.coinId}
      tabIndex={stop}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
      style={transform === '' ? undefined : { transform }}
    >
      <td class="grip" data-part="grip" onPointerDown={onGrip}>
        <GripIcon />
      </td>
      <td class="symbol" translate={false}>
        {coin.symbol}
      </td>
      <td class="name" translate={false}>
        <bdi>{coin.name}</bdi>
        {past && <span class="past"> {past}</span>}
      </td>
      <td class="id" translate={false}>
        {coin.coinId}
      </td>
      <td class="figures">
        <PriceFigure view={coin} now={now} locale={locale} />
      </td>
      <td class="change-cell">
        <ChangeFigure view={coin} now={now} locale={locale} />
      </td>
      {coin.was && (
        <td class="became" colSpan={7} data-part="became">
          <span id={`became-${coin.coinId}`}>{becameWords(coin, coin.was, locale)}</span>{' '}
          <button
            type="button"
            class="text-button"
            data-part="accept-rename"
            tabIndex={stop}
            aria-describedby={`became-${coin.coinId}`}
            onClick={onAcceptRename}
          >
            {i18n.t('options.coins.gotIt')}
          </button>
        </td>
      )}
      <td class="remove-cell">
        <button
          type="button"
          class="icon-button muted"
          data-part="remove"
          tabIndex={stop}
          aria-label={i18n.t('options.coins.remove', [coin.name])}
          onClick={onRemove}
        >
          <CloseIcon />
        </button>
      </td>
    </tr>
  );
}
