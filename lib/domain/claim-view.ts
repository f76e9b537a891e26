/** What a page states of a coin's price, beside what the days of history say. */
import type { CoinId } from './coin.ts';
import type { PastPrice, SeriesKind } from './daily.ts';
import type { Currency } from './quote.ts';

interface Quoted {
  readonly coinId: CoinId;
  readonly name: string;
  /** The page's own words. */
  readonly quote: string;
}

/** A price, beside what the coin closed at on the page's day. */
export interface PriceClaimView extends Quoted {
  readonly kind: 'price';
  readonly stated: number;
  readonly currency: Currency;
  readonly told: PastPrice;
  /** What the page states against that close, percent; negative is lower. */
  readonly difference: number;
  /** Whether the page's figure lies between that day's lowest and highest price; null where these are not known. */
  readonly isWithin: boolean | null;
  /** The nearest day that closed at what the page states; null where it is the page's own, or none within two months. */
  readonly nearest: { readonly day: number; readonly value: number } | null;
}

/** A change or a multiple, beside how the coin's price changed in that period. */
export interface ChangeClaimView extends Quoted {
  /** `change`: figures are percent; `multiple`: times what it was. */
  readonly kind: 'change' | 'multiple';
  readonly stated: number;
  /** Between the closes of the two days. */
  readonly told: number;
  readonly series: SeriesKind;
  /** UTC days at whose ends the period begins and ends: of those that the words allow, the two that agree best. */
  readonly fromDay: number;
  readonly toDay: number;
  /** Whether some moments of these two days make it so; null where their ranges are not known. */
  readonly isWithin: boolean | null;
  /** Whether the page says it of the market value, of which no history is stored. */
  readonly ofMarketCap: boolean;
}

export type ClaimView = PriceClaimView | ChangeClaimView;
