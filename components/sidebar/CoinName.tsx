import type { SidebarCoin } from '../../lib/query/sidebar-views.ts';
import { OneSourceMark } from '../controls/PriceDoubt.tsx';

/** Symbol and name of a coin that the page names, with the quiet mark where its price stands on one source's word. */
export function CoinName({ coin }: { readonly coin: SidebarCoin }) {
  return (
    <>
      <span class="page-coin-symbol">
        <b data-part="symbol" dir="auto">
          {coin.symbol}
        </b>
        {coin.followed && <OneSourceMark view={coin} />}
      </span>
      <small dir="auto">{coin.name}</small>
    </>
  );
}
