import { useState } from 'preact/hooks';
import type { UnderRow } from '../../components/ticker/CoinList.tsx';
import type { CoinId } from '../../lib/domain/coin.ts';
import type { TickerView } from '../../lib/query/views.ts';
import type { CoinAlerts } from './CoinAlerts.tsx';

interface Opened {
  readonly coinId: CoinId;
  readonly alertId: string | null;
  readonly Editing: typeof CoinAlerts;
}

interface AlertEditorSlot {
  readonly under: UnderRow | null;
  readonly open: (coinId: CoinId, alertId: string | null) => void;
}

/** The alert editor under a coin's row, once it was asked for: the first paint has none of its code. */
export function useAlertEditor(
  view: TickerView | null,
  now: number,
  locale: string,
  onSay: (text: string) => void,
  onMissing: () => void,
): AlertEditorSlot {
  const [opened, setOpened] = useState<Opened | null>(null);
  const row = opened && view?.rows.find(({ coinId }) => coinId === opened.coinId);
  const close = (): void => {
    setOpened(null);
    document
      .querySelector<HTMLElement>(`[data-coin-id="${CSS.escape(opened?.coinId ?? '')}"] [data-part="press"]`)
      ?.focus();
  };
  return {
    under: row
      ? {
          coinId: row.coinId,
          onClose: close,
          content: (
            <opened.Editing
              key={`${row.coinId} ${opened.alertId}`}
              coin={row}
              first={opened.alertId}
              now={now}
              locale={locale}
              onSet={onSay}
              onClose={close}
            />
          ),
        }
      : null,
    open: (coinId, alertId) =>
      void import('./CoinAlerts.tsx').then(
        ({ CoinAlerts: Editing }) => setOpened({ coinId, alertId, Editing }),
        onMissing,
      ),
  };
}
