import type { CoinId } from './coin.ts';

/** What is said of a coin. */
export type ClaimKind = 'price' | 'change' | 'marketcap' | 'multiple';

/** What a text says a coin cost, or by how much that changed. */
export interface PriceClaim {
  readonly coinId: CoinId;
  readonly kind: ClaimKind;
  /** A price or market value in `currency`, a change in percent (falls are negative), a multiple of what it was (5 is "5x"). */
  readonly value: number;
  /** ISO 4217, lower case; of changes too, since they are said of a price. */
  readonly currency: string;
  /**
   * Of a change or multiple: `24h`, `7d`, `1mo`, `1y`; `week`, `month`, `year` of the calendar ("this week"); `since:…`,
   * `other`.
   */
  readonly window: string | null;
  /** Whether it is said of the market value rather than of the price. */
  readonly ofMarketCap: boolean;
  /** Whether it is said of the page's own time, or of a time before. */
  readonly when: 'publication' | 'past';
  /** The words that hold the figure, and where they stand in the text. */
  readonly span: string;
  readonly start: number;
  readonly sentence: string;
  /** The sentence's words from the coin to the figure, and to the stretch where one follows it. */
  readonly quote: string;
  /** How sure the reading is, 0 to 1; below `CLAIM_FLOOR` no reader sees it. */
  readonly confidence: number;
}

/** Claims of less are not shown: nobody is told that a page is wrong because we misread it. */
export const CLAIM_FLOOR = 0.8;
