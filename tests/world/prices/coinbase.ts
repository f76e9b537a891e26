/**
 * Plays api.exchange.coinbase.com: `/products/{id}/ticker` and `/products/{id}/candles`. Figures are strings in the
 * ticker and numbers in candles, whose rows are time, low, high, open, close, volume, the newest first.
 */
import { faultOf } from '../faults.ts';
import type { Fault } from '../faults.ts';
import { jsonReply } from '../wire.ts';
import type { Reply } from '../wire.ts';
import { rateOf } from './currencies.ts';
import { byCode, money, priceAt } from './exchange.ts';
import { hourlyWeek } from './market.ts';
import type { Market } from './market.ts';

const coins = byCode('coinbase');

/** The answer to one request, or null where the API has no such address. */
export function playCoinbase(url: URL, market: Market, now: number, faults: readonly Fault[]): Reply | null {
  const asked = /^\/products\/([^/]+)\/(ticker|candles)$/.exec(url.pathname);
  if (!asked) return null;
  const [, product = '', what] = asked;
  const [code = '', money_ = ''] = product.split('-');
  const listed = coins.get(code);
  const coin = listed ? market.coin(listed.coinId) : null;
  const isMissing = faultOf(faults, 'missing-coin')?.ids.includes(coin?.id ?? '') === true;
  const rate = rateOf(money_.toLowerCase(), (id) => market.coin(id)?.price ?? 1);
  if (!listed || !coin || isMissing || rate === null || !listed.currencies.includes(money_.toLowerCase())) {
    return jsonReply({ message: 'NotFound' }, 404);
  }
  const asOf = now + (faultOf(faults, 'clock-skew')?.ms ?? 0);
  const jump = faultOf(faults, 'jump');
  const factor = rate * (jump?.id === coin.id ? jump.factor : 1);
  if (what === 'ticker') {
    const price = priceAt('coinbase', coin) * factor;
    return jsonReply({
      ask: money(price * 1.0001),
      bid: money(price * 0.9999),
      volume: (coin.supply * 0.0004).toFixed(8),
      trade_id: 1_201_369,
      price: money(price),
      size: '0.00730812',
      time: new Date(asOf - 900).toISOString().replace('Z', '099Z'),
    });
  }
  const hour = Math.floor(asOf / 3_600_000) * 3600;
  const rows = hourlyWeek(coin).map((close, index, all) => {
    const open = all[index - 1] ?? close;
    const figures = [Math.min(open, close) * 0.999, Math.max(open, close) * 1.001, open, close].map(
      (one) => one * factor,
    );
    return [hour - (167 - index) * 3600, ...figures, 12.5];
  });
  return jsonReply(rows.reverse());
}
