import { i18n } from '#i18n';
import { ageParts, formatAge, formatSpan } from '../../lib/domain/age.ts';
import { formatCompact, formatShare } from '../../lib/domain/money.ts';
import { basketChange } from '../../lib/domain/basket.ts';
import { MARKET_POLL_INTERVAL_MS } from '../../lib/domain/price-limits.ts';
import { numberState } from '../../lib/domain/quote.ts';
import { SOURCE_NAMES } from '../../lib/domain/sources.ts';
import type { TickerView } from '../../lib/query/views.ts';
import type { TickerChoices } from '../../lib/domain/ticker-choices.ts';
import { Change } from '../controls/Change.tsx';
import { clockTime } from '../controls/clock-time.ts';
import { usePainted } from '../controls/use-painted.ts';
import { HiddenNumber } from './HiddenNumber.tsx';

interface MarketLineProps {
  readonly view: Pick<TickerView, 'market' | 'rows' | 'currency'> | null;
  readonly choices: TickerChoices;
  readonly now: number;
  readonly locale: string;
}

/** Three figures of the whole: all coins, bitcoin's share, the AI coins in equal parts above the change column. */
export function MarketLine({ view, choices, now, locale }: MarketLineProps) {
  const market = view?.market ?? null;
  const basket = view && basketChange(view.rows, now, choices.tickerWindow);
  const old = market !== null && numberState(market.asOf, now, MARKET_POLL_INTERVAL_MS) === 'old';
  const unknown = view && <span class="not-known">{i18n.t('popup.notKnown')}</span>;
  const hidden = choices.hideNumbers ? <HiddenNumber /> : null;
  // The total's change is known over 24 hours only; beside changes of another window it would be misread.
  const tellsChange = hidden === null && choices.tickerWindow === '24h';
  const title = usePainted() && market ? totalsTitle(market, now, locale) : undefined;
  return (
    <dl class="market" data-part="market" data-state={old ? 'old' : undefined}>
      <div title={title}>
        <dt>{i18n.t('popup.allCoins')}</dt>
        <dd>
          {market && view ? (
            <>
              <b class="number">{hidden ?? formatCompact(market.marketCap, view.currency, locale)}</b>
              {old ? (
                <span class="tag warn">{i18n.t('price.old', [formatSpan(ageParts(now - market.asOf), locale)])}</span>
              ) : (
                tellsChange && market.change24h !== null && <Change change={market.change24h} locale={locale} inline />
              )}
            </>
          ) : (
            unknown
          )}
          {title && (
            <span class="visually-hidden" data-part="market-source">
              {' '}
              {title}
            </span>
          )}
        </dd>
      </div>
      <div title={title}>
        <dt>{i18n.t('popup.btcShare')}</dt>
        <dd>
          {typeof market?.btcShare === 'number' ? (
            <b class="number">{hidden ?? formatShare(market.btcShare, locale)}</b>
          ) : (
            unknown
          )}
        </dd>
      </div>
      <div class="market-basket">
        <dt>{i18n.t('popup.aiCoins')}</dt>
        <dd>{basket === null ? unknown : (hidden ?? <Change change={basket} locale={locale} />)}</dd>
      </div>
    </dl>
  );
}

/** Who told the totals, how long ago, and when. */
function totalsTitle({ source, asOf }: NonNullable<TickerView['market']>, now: number, locale: string): string {
  const told = i18n.t('price.sourceAge', [SOURCE_NAMES[source], formatAge(now - asOf, locale)]);
  return i18n.t('price.asOf', [told, clockTime(asOf, now, locale)]);
}
