import { i18n } from '#i18n';
import { badgeText } from '../../lib/domain/badge.ts';
import type { CoinId } from '../../lib/domain/coin.ts';
import { currencyName } from '../../lib/domain/currency-names.ts';
import type { Currency } from '../../lib/domain/quote.ts';
import { currencyChoices } from './currency-choices.ts';
import { ChevronIcon } from '../controls/ChevronIcon.tsx';
import type { WatchedCoin } from './WatchRow.tsx';

interface ToolbarAndMoneyProps {
  readonly coins: readonly WatchedCoin[];
  readonly badgeCoinId: CoinId;
  readonly currency: Currency;
  readonly locale: string;
  readonly onBadgeCoin: (coinId: CoinId) => void;
  readonly onCurrency: (currency: Currency) => void;
}

/** Which coin the toolbar shows, and what every price is counted in. */
export function ToolbarAndMoney(props: ToolbarAndMoneyProps) {
  const { coins, badgeCoinId, currency, locale, onBadgeCoin, onCurrency } = props;
  const badgeCoin = coins.find((coin) => coin.coinId === badgeCoinId);
  const price = badgeCoin?.price ?? null;
  const choices = currencyChoices(currency, locale);
  return (
    <section class="settings" aria-labelledby="toolbar-and-money">
      <h2 id="toolbar-and-money">{i18n.t('options.money.title')}</h2>
      <div class="setting">
        <div>
          <label for="badge-coin">{i18n.t('options.money.badge')}</label>
          <p class="note" id="badge-shows">
            {price === null ? i18n.t('options.money.badgeNoPrice') : i18n.t('options.money.badgeShows')}{' '}
            <b class="number">{badgeText(price)}</b>
          </p>
        </div>
        <span class="select">
          <select
            id="badge-coin"
            data-part="badge-coin"
            aria-describedby="badge-shows"
            value={badgeCoinId}
            onChange={(event) => onBadgeCoin(event.currentTarget.value)}
          >
            {/* A coin taken off the list stays on the badge until another is chosen. */}
            {!badgeCoin && <option value={badgeCoinId}>{badgeCoinId}</option>}
            {coins.map((coin) => (
              <option key={coin.coinId} value={coin.coinId}>
                {i18n.t('options.money.choice', [coin.symbol, coin.name])}
              </option>
            ))}
          </select>
          <ChevronIcon small />
        </span>
      </div>
      <div class="setting">
        <div>
          <label for="currency">{i18n.t('options.money.currency')}</label>
          <p class="note">{i18n.t('options.money.currencyNote')}</p>
        </div>
        <span class="select">
          <select
            id="currency"
            data-part="currency"
            value={currency}
            onChange={(event) => onCurrency(event.currentTarget.value)}
          >
            <optgroup label={i18n.t('options.money.common')}>
              {choices.common.map((code) => (
                <CurrencyOption key={code} code={code} locale={locale} />
              ))}
            </optgroup>
            <optgroup label={i18n.t('options.money.others')}>
              {choices.others.map((code) => (
                <CurrencyOption key={code} code={code} locale={locale} />
              ))}
            </optgroup>
          </select>
          <ChevronIcon small />
        </span>
      </div>
    </section>
  );
}

function CurrencyOption({ code, locale }: { readonly code: Currency; readonly locale: string }) {
  return (
    <option value={code}>{i18n.t('options.money.choice', [currencyName(code, locale), code.toUpperCase()])}</option>
  );
}
