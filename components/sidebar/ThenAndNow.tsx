import { i18n } from '#i18n';
import { dayOf } from '../../lib/domain/daily.ts';
import { formatPrice } from '../../lib/domain/money.ts';
import type { PageDateOrigin } from '../../lib/domain/page.ts';
import { priceState } from '../../lib/domain/quote.ts';
import type { ThenAndNow as View, ThenCoin } from '../../lib/domain/then-and-now.ts';
import type { SidebarCoin } from '../../lib/query/sidebar-views.ts';
import { Change } from '../controls/Change.tsx';
import { DoubtNote, StateTag } from '../controls/PriceDoubt.tsx';
import { priceTitle } from '../controls/price-teller.ts';
import { listed } from '../controls/listed.ts';
import { doubtWords } from '../controls/price-words.ts';
import { Yardsticks } from './Yardsticks.tsx';
import { Sourced } from './Sourced.tsx';
import { CoinName } from './CoinName.tsx';
import { FollowButton, type FollowButtonProps } from './FollowButton.tsx';
import { pastLines } from './past-line.ts';
import { dateFromText, dayText, noHistoryText, pastTitle } from './then-words.ts';
import './then-and-now.css';

interface ThenAndNowProps {
  readonly coins: readonly SidebarCoin[];
  readonly view: View;
  readonly pageAt: number;
  /** Where the page's date was found. */
  readonly pageFrom: PageDateOrigin | null;
  readonly now: number;
  readonly locale: string;
  /** null in a private window, where nothing is kept. */
  readonly onFollow: FollowButtonProps['onFollow'] | null;
}

const SPARK = { width: 48, height: 20 };

/** The coins of a page with a date: what each cost then, what it costs now, and bitcoin as the yardstick. */
export function ThenAndNow({ coins, view, pageAt, pageFrom, now, locale, onFollow }: ThenAndNowProps) {
  const past = new Map(view.coins.map((coin) => [coin.coinId, coin]));
  const isOfToken = view.coins.some(({ past: before, change }) => before?.currency === 'usdt' && change !== null);
  const ofPerpetual = view.coins.flatMap(({ coinId, past: before, change }) =>
    before?.instrument === 'perpetual' && change === null
      ? (coins.find((coin) => coin.coinId === coinId)?.symbol ?? [])
      : [],
  );
  const isForeign = coins.some(({ currency }) => currency !== 'usd');
  return (
    <section class="section" aria-labelledby="coins-heading">
      <div class="section-line">
        <h2 class="section-head" id="coins-heading">
          {i18n.t('sidebar.coins')} <span class="section-count number">{coins.length}</span>
        </h2>
        <span class="section-end">
          <Sourced words={dateFromText(pageFrom)}>{i18n.t('sidebar.since', [dayText(dayOf(pageAt), locale)])}</Sourced>
        </span>
      </div>
      {pageFrom === 'text' && <p class="section-note">{dateFromText(pageFrom)}</p>}
      <Yardsticks view={view} pageAt={pageAt} now={now} locale={locale} />
      <table class="then-table">
        <thead>
          <tr>
            <th scope="col">{i18n.t('sidebar.coin')}</th>
            <th class="then-spark" scope="col">
              <span class="visually-hidden">{i18n.t('sidebar.between')}</span>
            </th>
            <th scope="col">{i18n.t('sidebar.past')}</th>
            <th scope="col">{i18n.t('sidebar.now')}</th>
            <th scope="col">{i18n.t('sidebar.change')}</th>
          </tr>
        </thead>
        <tbody>
          {coins.map((coin) => (
            <Row
              key={coin.coinId}
              coin={coin}
              past={past.get(coin.coinId) ?? null}
              now={now}
              locale={locale}
              onFollow={onFollow}
            />
          ))}
        </tbody>
      </table>
      {view.coins.map(({ coinId, past: before }) => {
        if (!before?.formerly) return null;
        const symbol = coins.find((coin) => coin.coinId === coinId)?.symbol ?? coinId;
        return (
          <p key={coinId} class="section-note">
            {i18n.t('sidebar.formerly', [symbol, before.formerly.coinId])}
          </p>
        );
      })}
      {ofPerpetual.length > 0 && (
        <p class="section-note">{i18n.t('sidebar.ofPerpetual', ofPerpetual.length, [listed(ofPerpetual, locale)])}</p>
      )}
      {isOfToken && <p class="section-note">{i18n.t('sidebar.inUsdt')}</p>}
      {isForeign && <p class="section-note">{i18n.t('sidebar.inDollars')}</p>}
    </section>
  );
}

interface RowProps {
  readonly coin: SidebarCoin;
  readonly past: ThenCoin | null;
  readonly now: number;
  readonly locale: string;
  /** null in a private window, where nothing is kept. */
  readonly onFollow: FollowButtonProps['onFollow'] | null;
}

function Row({ coin, past, now, locale, onFollow }: RowProps) {
  const told = past?.past ?? null;
  const doubt = coin.followed ? doubtWords(coin, now, locale) : null;
  const pastFigure = (
    <Sourced words={told ? pastTitle(told, locale) : noHistoryText(past?.knownSince ?? null, locale)}>
      <span data-part="past">
        {told ? breakable(formatPrice(told.value, told.currency, locale)) : i18n.t('sidebar.noHistory')}
      </span>
    </Sourced>
  );
  return (
    <>
      <tr data-coin-id={coin.coinId}>
        <th scope="row" class="then-name">
          <CoinName coin={coin} />
        </th>
        <td class="then-spark">
          <Spark line={past?.line ?? []} />
        </td>
        <td class="then-past number">{pastFigure}</td>
        <NowAndChange coin={coin} past={past} now={now} locale={locale} onFollow={onFollow} />
      </tr>
      {doubt && (
        <tr class="then-doubt">
          <td colSpan={5}>
            <DoubtNote sentence={doubt} state={priceState(coin, now)} />
          </td>
        </tr>
      )}
    </>
  );
}

/** A token's name before a large sum ("USDT 104,234.12") leaves no room for the change: it may stand above the sum. */
function breakable(price: string): string {
  return price.replaceAll('\u00A0', ' ');
}

function NowAndChange({ coin, past, now, locale, onFollow }: RowProps) {
  if (!coin.followed) {
    return (
      <td colSpan={2} class="then-follow" data-part="change">
        {onFollow ? <FollowButton coin={coin} onFollow={onFollow} /> : i18n.t('sidebar.notFollowed')}
      </td>
    );
  }
  const state = priceState(coin, now);
  const isSure = state === 'fresh' || state === 'disagreeing';
  const [price, currency] = past?.now ? [past.now, 'usd'] : [coin.price, coin.currency];
  const figure = (
    <Sourced words={priceTitle(coin, now, locale) ?? ''}>
      <span data-part="price">{price === null ? i18n.t('price.none') : formatPrice(price, currency, locale)}</span>
    </Sourced>
  );
  return (
    <>
      <td class={`then-now number price-${state}`}>{figure}</td>
      <td class="then-change" data-part="change">
        {isSure && past?.change !== null && past?.change !== undefined ? (
          <Change change={past.change} locale={locale} />
        ) : state === 'fresh' ? (
          '–'
        ) : (
          <StateTag view={coin} state={state} now={now} locale={locale} noted />
        )}
      </td>
    </>
  );
}

/** Hollow where the page stands, solid where we are; a dotted line where nobody knows. */
function Spark({ line }: { readonly line: readonly (number | null)[] }) {
  const [drawn] = line.some((value) => value !== null) ? pastLines([line], SPARK) : [];
  return (
    <svg class="past-spark" viewBox={`0 0 ${SPARK.width} ${SPARK.height}`} aria-hidden="true">
      {drawn ? (
        <>
          <path d={drawn.path} />
          {drawn.start && <circle class="hollow" cx={drawn.start.x} cy={drawn.start.y} r="1.75" />}
          {drawn.end && <circle cx={drawn.end.x} cy={drawn.end.y} r="1.75" />}
        </>
      ) : (
        <path d={`M3 ${SPARK.height / 2}H${SPARK.width - 3}`} stroke-dasharray="2 3" />
      )}
    </svg>
  );
}
