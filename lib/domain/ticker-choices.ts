/** Over which stretch of time the ticker tells changes. */
export const CHANGE_WINDOWS = ['1h', '24h', '7d'] as const;
export type ChangeWindow = (typeof CHANGE_WINDOWS)[number];

/** `own` is the order of the watch list; the others begin with the largest. */
export const TICKER_SORTS = ['own', 'change', 'price', 'marketCap'] as const;
export type TickerSort = (typeof TICKER_SORTS)[number];

export const TICKER_DENSITIES = ['comfortable', 'compact'] as const;
export type TickerDensity = (typeof TICKER_DENSITIES)[number];

/** How the ticker shows the list. Part of the settings, under these names. */
export interface TickerChoices {
  readonly tickerWindow: ChangeWindow;
  readonly tickerSort: TickerSort;
  /** AI coins first, under headings; or one list. */
  readonly tickerGroups: boolean;
  readonly tickerDensity: TickerDensity;
  /** No price, change or market figure in popup and badge (decision 0011). */
  readonly hideNumbers: boolean;
}

export const FIRST_CHOICES: TickerChoices = {
  tickerWindow: '24h',
  tickerSort: 'own',
  tickerGroups: true,
  tickerDensity: 'comfortable',
  hideNumbers: false,
};

/** What a quote tells of each window, percent; null where its source does not. */
export interface Changes {
  readonly change1h: number | null;
  readonly change24h: number | null;
  readonly change7d: number | null;
}

const CHANGE_OF = { '1h': 'change1h', '24h': 'change24h', '7d': 'change7d' } as const;

/** The change over a window, percent; null where the source does not tell. */
export function changeOver(changes: Changes, window: ChangeWindow): number | null {
  return changes[CHANGE_OF[window]];
}
