import { i18n } from '#i18n';
import type { PriceView } from '../../lib/query/views.ts';
import { CloseIcon } from '../controls/icons.tsx';
import { GripIcon } from './icons.tsx';
import { ChangeFigure, PriceFigure } from './PriceFigures.tsx';

export interface WatchedCoin extends PriceView {
  readonly coinId: string;
  readonly symbol: string;
  readonly name: string;
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
}

export function WatchRow({ coin, now, locale, isStop, dragged, transform, onGrip, onRemove }: WatchRowProps) {
  const stop = isStop ? 0 : -1;
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
