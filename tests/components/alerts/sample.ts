import type { AlertView } from '../../../lib/query/views.ts';
import { alertId, anAlert, NOON } from '../../support/alerts.ts';
import { tickerRow } from '../ticker/sample.ts';

export const NOW = NOON;

export const TAO = tickerRow({ coinId: 'bittensor', symbol: 'TAO', name: 'Bittensor', price: 258.4, change24h: 2.6 });

export function alertView(changes: Partial<AlertView> = {}): AlertView {
  return {
    ...anAlert({ kind: 'above', level: 275 }, { coinId: 'bittensor', id: alertId(1) }),
    symbol: 'TAO',
    name: 'Bittensor',
    status: 'armed',
    lastFiredAt: null,
    ...changes,
  };
}
