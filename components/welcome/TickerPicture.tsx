import { i18n } from '#i18n';
import { formatPrice } from '../../lib/domain/money.ts';
import type { TickerRow } from '../../lib/query/views.ts';
import { Change } from '../controls/Change.tsx';
import { Sparkline } from '../controls/Sparkline.tsx';

export type PricedCoin = Pick<
  TickerRow,
  'coinId' | 'symbol' | 'name' | 'group' | 'price' | 'currency' | 'change24h'
> & {
  readonly spark: readonly number[];
};

/** So many fit beside the question. */
const MOST_ROWS = 9;

interface TickerPictureProps {
  readonly coins: readonly PricedCoin[];
  readonly locale: string;
}

/** The popup as it will be, with the prices of now. */
export function TickerPicture({ coins, locale }: TickerPictureProps) {
  const rows = coins.slice(0, MOST_ROWS);
  return (
    <div class="picture picture-ticker">
      {(['ai', 'watch'] as const).map((group) => {
        const shown = rows.filter((coin) => coin.group === group);
        if (shown.length === 0) return null;
        return (
          <section key={group}>
            <p class="picture-heading">{i18n.t(`welcome.coins.${group}`)}</p>
            <ul>
              {shown.map((coin) => (
                <PictureRow key={coin.coinId} coin={coin} locale={locale} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

export function PictureRow({ coin, locale }: { readonly coin: PricedCoin; readonly locale: string }) {
  const { symbol, name, price, currency, change24h, spark } = coin;
  return (
    <li class="picture-row">
      <span>
        <b dir="auto">{symbol}</b>
        <span dir="auto">{name}</span>
      </span>
      <Sparkline points={spark} label="" />
      <span class={price === null ? 'number muted' : 'number'}>
        {price === null ? i18n.t('price.none') : formatPrice(price, currency, locale)}
      </span>
      {change24h === null ? <span /> : <Change change={change24h} locale={locale} />}
    </li>
  );
}
