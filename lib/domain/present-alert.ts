import type { Alert, AlertCondition } from './alert.ts';
import { presentCoinId, priceInPresentUnits } from './renames.ts';

/**
 * An alert as its coin goes now: of a coin that went on under another id, that coin, with the price in its units. What
 * is stored stays as it was chosen, since a rename may be undone.
 */
export function presentAlert(alert: Alert, now: number): Alert {
  const coinId = presentCoinId(alert.coinId, now);
  if (coinId === alert.coinId) return alert;
  const inUnits = (price: number): number => priceInPresentUnits(price, alert.coinId, now);
  return { ...alert, coinId, condition: withPrices(alert.condition, inUnits) };
}

function withPrices(condition: AlertCondition, inUnits: (price: number) => number): AlertCondition {
  if (condition.kind === 'moves') return condition;
  if (condition.kind === 'from-reference') return { ...condition, reference: inUnits(condition.reference) };
  return { ...condition, level: inUnits(condition.level) };
}
