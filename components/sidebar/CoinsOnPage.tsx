import { i18n } from '#i18n';
import { formatPrice } from '../../lib/domain/money.ts';
import type { PageDateOrigin } from '../../lib/domain/page.ts';
import { priceState } from '../../lib/domain/quote.ts';
import type { SidebarCoin } from '../../lib/query/sidebar-views.ts';
import { Change } from '../controls/Change.tsx';
import { CoinName } from './CoinName.tsx';
import { FollowButton, type FollowButtonProps } from './FollowButton.tsx';
import { Sourced } from './Sourced.tsx';
import { withoutPast } from './then-words.ts';
import { DoubtNote, StateTag } from '../controls/PriceDoubt.tsx';
import { priceTitle, sourceAge } from '../controls/price-teller.ts';
import { doubtWords, isOneSource } from '../controls/price-words.ts';

export interface CoinsOnPageProps {
  readonly coins: readonly SidebarCoin[];
  /** When the page was published; null where it has no date. */
  readonly pageAt: number | null;
  readonly pageFrom: PageDateOrigin | null;
  readonly now: number;
  readonly locale: string;
  /** null in a private window, where nothing is kept. */
  readonly onFollow: FollowButtonProps['onFollow'] | null;
}

/** The coins that a page names which there is no "then" of: what they cost now, and why that is all. */
export function CoinsOnPage({ coins, pageAt, pageFrom, now, locale, onFollow }: CoinsOnPageProps) {
  const why = withoutPast(pageAt, pageFrom, now, locale);
  return (
    <section class="section" aria-labelledby="coins-heading">
      <div class="section-line">
        <h2 class="section-head" id="coins-heading">
          {i18n.t('sidebar.coins')} <span class="section-count number">{coins.length}</span>
        </h2>
        <span class="section-end" data-part="no-past">
          <Sourced words={why.more}>{why.short}</Sourced>
        </span>
      </div>
      <div class="page-coins-head">
        <span>{i18n.t('sidebar.now')}</span>
        <span>{i18n.t('sidebar.change24h')}</span>
      </div>
      <ul class="page-coins">
        {coins.map((coin) => (
          <PageCoin key={coin.coinId} coin={coin} now={now} locale={locale} onFollow={onFollow} />
        ))}
      </ul>
    </section>
  );
}

type PageCoinProps = Omit<CoinsOnPageProps, 'coins' | 'pageAt' | 'pageFrom'> & { readonly coin: SidebarCoin };

function PageCoin({ coin, now, locale, onFollow }: PageCoinProps) {
  return (
    <li class="page-coin" data-coin-id={coin.coinId} title={coin.followed ? priceTitle(coin, now, locale) : undefined}>
      <span class="page-coin-name">
        <CoinName coin={coin} />
      </span>
      {coin.followed ? (
        <Figures coin={coin} now={now} locale={locale} />
      ) : (
        <>
          <span class="page-coin-price muted" data-part="price">
            {i18n.t('sidebar.notFollowed')}
          </span>
          <span class="page-coin-change" data-part="change">
            {onFollow && <FollowButton coin={coin} onFollow={onFollow} />}
          </span>
        </>
      )}
    </li>
  );
}

function Figures({ coin, now, locale }: Pick<PageCoinProps, 'coin' | 'now' | 'locale'>) {
  const state = priceState(coin, now);
  const doubt = doubtWords(coin, now, locale);
  return (
    <>
      <span class={`page-coin-price number price-${state}`} data-part="price">
        {coin.price === null ? i18n.t('price.none') : formatPrice(coin.price, coin.currency, locale)}
      </span>
      <span class="page-coin-change" data-part="change">
        {state === 'fresh' && coin.change24h !== null && <Change change={coin.change24h} locale={locale} />}
        <StateTag view={coin} state={state} now={now} locale={locale} noted />
      </span>
      {/* The title alone would leave out whoever does not point at it. */}
      <span class="visually-hidden">
        {isOneSource(coin) && `${i18n.t('price.oneSource')}, `}
        {sourceAge(coin, now, locale)}
      </span>
      {doubt && <DoubtNote sentence={doubt} state={state} />}
    </>
  );
}
