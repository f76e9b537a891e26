import { i18n } from '#i18n';
import type { CoinId } from '../../lib/domain/coin.ts';
import type { CoinMatch, CoinSearchView } from '../../lib/query/views.ts';
import { PlusIcon } from '../controls/icons.tsx';

/** What the catalogue answered, by the words it was asked. */
export type FoundCoins = ReadonlyMap<string, CoinSearchView>;

interface AddOfferProps {
  readonly query: string;
  readonly found: FoundCoins;
  readonly onAdd: (coinId: CoinId, name: string) => void;
}

const OFFERED = 6;

/** What the filter shows when nothing on the list matches: coins of the catalogue that can be added by a click. */
export function AddOffer({ query, found, onAdd }: AddOfferProps) {
  const answer = found.get(query);
  const offers = answer?.matches.filter((coin) => !coin.watched).slice(0, OFFERED) ?? [];
  return (
    <div class="add-offer" data-part="add-offer">
      <p>
        {answer && offers.length === 0
          ? i18n.t('popup.unknownCoin', [String(answer.catalogueSize), query])
          : i18n.t('popup.nothingOnList', [query])}
      </p>
      <ul>
        {offers.map((coin) => (
          <li key={coin.id}>
            <button type="button" class="offer" data-add-coin-id={coin.id} onClick={() => onAdd(coin.id, coin.name)}>
              <PlusIcon small />
              <span class="offer-name">
                <b>{i18n.t('popup.add', [coin.symbol])}</b> <span dir="auto">{coin.name}</span>
              </span>
              <span class="offer-id">{detail(coin)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Symbols collide, so the id and the rank tell which coin it is. */
function detail({ id, rank }: CoinMatch): string {
  return rank === null ? i18n.t('popup.coinUnranked', [id]) : i18n.t('popup.coinDetail', [id, String(rank)]);
}
