/** A provider's own identifier of a coin (CoinGecko's, e.g. `avalanche-2`). Symbols collide; ids do not. */
export type CoinId = string;

export interface Coin {
  readonly id: CoinId;
  /** Upper case, for display only: never a key. */
  readonly symbol: string;
  readonly name: string;
  /** Market-cap order, 1 is the largest; null is "unranked". */
  readonly rank: number | null;
}
