import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { CoinId } from '../../lib/domain/coin.ts';
import { MAX_WATCHED } from '../../lib/domain/limits.ts';
import type { CoinMatch, CoinSearchView, TickerRow, TickerView } from '../../lib/query/views.ts';
import { CoinSearch } from '../options/CoinSearch.tsx';
import { Chip } from './Chip.tsx';
import { type PricedCoin, TickerPicture } from './TickerPicture.tsx';
import { Question } from './Question.tsx';

interface CoinsStepProps {
  readonly ticker: TickerView;
  readonly search: {
    readonly query: string;
    readonly setQuery: (query: string) => void;
    readonly view: CoinSearchView | null;
  };
  readonly now: number;
  readonly locale: string;
  readonly onNext: (watchlist: readonly CoinId[]) => void;
  readonly onSkip: () => void;
}

/** Which coins to follow: those of a new install, ticked, and any other by the field. */
export function CoinsStep({ ticker, search, now, locale, onNext, onSkip }: CoinsStepProps) {
  const [offered] = useState(ticker.rows);
  const [found, setFound] = useState<readonly CoinMatch[]>([]);
  const [left, setLeft] = useState<ReadonlySet<CoinId>>(new Set());
  const coins: readonly PricedCoin[] = [
    ...offered.map((row) => ticker.rows.find(({ coinId }) => coinId === row.coinId) ?? row),
    ...found.map(pricedMatch),
  ];
  const taken = coins.filter(({ coinId }) => !left.has(coinId));

  function take(coinId: CoinId, on: boolean): void {
    const without = new Set(left);
    if (on) without.delete(coinId);
    else without.add(coinId);
    setLeft(without);
  }
  function add(match: CoinMatch): void {
    if (!coins.some(({ coinId }) => coinId === match.id) && coins.length < MAX_WATCHED) setFound([...found, match]);
    take(match.id, true);
    search.setQuery('');
  }

  return (
    <Question
      title={i18n.t('welcome.coins.title')}
      lead={i18n.t('welcome.coins.lead')}
      picture={<TickerPicture coins={taken} locale={locale} />}
      nextLabel={i18n.t('welcome.coins.next')}
      note={i18n.t('welcome.coins.count', taken.length, [String(taken.length)])}
      onNext={() => onNext(taken.map(({ coinId }) => coinId))}
      onSkip={onSkip}
    >
      <CoinSearch
        query={search.query}
        view={search.view}
        failure={null}
        now={now}
        locale={locale}
        onQuery={search.setQuery}
        onAdd={add}
      />
      {(['ai', 'watch'] as const).map((group) => {
        const chips = coins.filter((coin) => coin.group === group);
        return (
          <fieldset key={group} class="chips">
            <legend>{i18n.t(`welcome.coins.${group}`)}</legend>
            {chips.map(({ coinId, symbol, name }) => (
              <Chip
                key={coinId}
                on={!left.has(coinId)}
                label={symbol}
                spoken={i18n.t('welcome.coins.spoken', [symbol, name])}
                onChange={(on) => take(coinId, on)}
              />
            ))}
          </fieldset>
        );
      })}
    </Question>
  );
}

function pricedMatch({ id, ...match }: CoinMatch): PricedCoin {
  const group: TickerRow['group'] = 'watch';
  return { ...match, coinId: id, group, spark: [] };
}
