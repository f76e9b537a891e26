import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { CoinGeckoKey } from '../../components/options/CoinGeckoKey.tsx';
import { CoinSearch } from '../../components/options/CoinSearch.tsx';
import { movedTo } from '../../components/options/reorder.ts';
import { SectionHead } from '../../components/options/SectionHead.tsx';
import { ToolbarAndMoney } from '../../components/options/ToolbarAndMoney.tsx';
import { type RemovedCoin, WatchList } from '../../components/options/WatchList.tsx';
import { MAX_WATCHED } from '../../lib/domain/limits.ts';
import type { CoinMatch } from '../../lib/query/views.ts';
import type { PageProps } from './page-props.ts';
import { useCoinGeckoKey } from './use-coingecko-key.ts';
import { useCoinSearch } from './use-coin-search.ts';
import { watchedCoins } from './watched-coins.ts';

/** Find, add, order and remove coins; the badge's coin and the currency. */
export function CoinsPage({ views, stored, now, locale, titleRef }: PageProps) {
  const { watchlist, badgeCoinId, currency } = views.settings;
  const [removed, setRemoved] = useState<(RemovedCoin & { readonly wasOnBadge: boolean }) | null>(null);
  const [said, setSaid] = useState('');
  const search = useCoinSearch(views);
  const coinGecko = useCoinGeckoKey();
  const coins = watchedCoins(watchlist, views.ticker);
  const figure = new Intl.NumberFormat(locale);

  async function add(match: CoinMatch): Promise<void> {
    if (watchlist.includes(match.id)) setSaid(i18n.t('options.coins.alreadyThere', [match.name]));
    else if (watchlist.length >= MAX_WATCHED) {
      setSaid(i18n.t('options.coins.full', [figure.format(MAX_WATCHED)]));
    } else if (await stored.addCoin(match.id)) {
      setRemoved(null);
      setSaid(i18n.t('options.coins.added', [match.name]));
    }
  }

  async function remove(coin: RemovedCoin): Promise<void> {
    setRemoved({ ...coin, wasOnBadge: coin.coinId === badgeCoinId });
    setSaid(i18n.t('options.coins.removed', [coin.name]));
    const kept = await stored.change({ watchlist: watchlist.filter((id) => id !== coin.coinId) });
    if (!kept) setRemoved(null);
  }

  function undo(): void {
    if (!removed) return;
    setRemoved(null);
    setSaid(i18n.t('options.coins.back', [removed.name]));
    void stored.change({
      watchlist: watchlist.toSpliced(removed.index, 0, removed.coinId),
      // Another coin took its place there when it left the list.
      ...(removed.wasOnBadge ? { badgeCoinId: removed.coinId } : {}),
    });
  }

  return (
    <>
      <SectionHead title={i18n.t('options.sections.coins')} lead={i18n.t('options.coins.lead')} titleRef={titleRef} />
      <CoinSearch
        query={search.query}
        view={search.view}
        failure={search.failure}
        now={now}
        locale={locale}
        onQuery={search.setQuery}
        onAdd={(match) => void add(match)}
      />
      <output class="visually-hidden" data-part="said">
        {said}
      </output>
      <section aria-labelledby="watch-list-title">
        <h2>
          <span id="watch-list-title">{i18n.t('options.coins.watchList')}</span>{' '}
          <span class="count number">{figure.format(coins.length)}</span>
          {coins.length > 1 && (
            <span class="hint" aria-hidden="true">
              {i18n.t('options.coins.watchListHint')} <kbd>{i18n.t('options.search.keyAlt')}</kbd> <kbd>↑</kbd>{' '}
              <kbd>↓</kbd>
            </span>
          )}
        </h2>
        <p class="visually-hidden" id="watch-list-keys">
          {i18n.t('options.coins.watchListKeys')}
        </p>
        {coins.length === 0 && <p class="empty">{i18n.t('options.coins.empty')}</p>}
        {(coins.length > 0 || removed) && (
          <WatchList
            coins={coins}
            removed={removed}
            now={now}
            locale={locale}
            onMove={(coinId, to) => {
              setRemoved(null);
              void stored.change({ watchlist: movedTo(watchlist, watchlist.indexOf(coinId), to) });
            }}
            onRemove={(coin) => void remove(coin)}
            onUndo={undo}
            onAcceptRename={(coinId) => void stored.acceptRename(coinId)}
          />
        )}
      </section>
      <ToolbarAndMoney
        coins={coins}
        badgeCoinId={badgeCoinId}
        currency={currency}
        locale={locale}
        onBadgeCoin={(coinId) => void stored.change({ badgeCoinId: coinId })}
        onCurrency={(code) => void stored.change({ currency: code })}
      />
      <CoinGeckoKey {...coinGecko} />
    </>
  );
}
