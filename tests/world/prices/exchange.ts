import { exchangeCoins } from '../../../lib/prices/exchange-coins.ts';
import type { Exchange, ExchangeCoin } from '../../../lib/prices/exchange-coins.ts';
import { fractionOf } from '../deterministic.ts';
import type { WorldCoin } from './market.ts';

/** Coins by the code that an exchange has for them, as far as the product knows them: nobody else asks here. */
export function byCode(exchange: Exchange): ReadonlyMap<string, ExchangeCoin> {
  return new Map(exchangeCoins(exchange).map((coin) => [coin.code, coin]));
}

/** An exchange's own price: about a thousandth beside the others', up or down by coin. */
export function priceAt(exchange: Exchange, coin: WorldCoin): number {
  const side = fractionOf(`${exchange} ${coin.id}`) < 0.5 ? -1 : 1;
  return coin.price * (1 + side * (0.0006 + fractionOf(`gap ${exchange} ${coin.id}`) * 0.0008));
}

/** As exchanges write money: a string with as many decimals as the size asks for. */
export function money(value: number): string {
  return value.toFixed(value >= 1000 ? 1 : value >= 10 ? 2 : value >= 1 ? 4 : value >= 0.001 ? 6 : 12);
}
