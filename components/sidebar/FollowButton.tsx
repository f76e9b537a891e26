import { i18n } from '#i18n';
import type { CoinId } from '../../lib/domain/coin.ts';
import type { SidebarCoin } from '../../lib/query/sidebar-views.ts';

export interface FollowButtonProps {
  readonly coin: SidebarCoin;
  readonly onFollow: (coinId: CoinId) => void;
}

/** Puts a coin that is not polled onto the watch list. */
export function FollowButton({ coin: { coinId, name }, onFollow }: FollowButtonProps) {
  return (
    <button
      type="button"
      class="button button-small"
      aria-label={i18n.t('sidebar.followLabel', [name])}
      onClick={() => onFollow(coinId)}
    >
      {i18n.t('sidebar.follow')}
    </button>
  );
}
