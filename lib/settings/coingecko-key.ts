import { browser } from '../browser.ts';
import { oneByOne } from './one-by-one.ts';

/**
 * The reader's own Demo key for CoinGecko. A key of its own, outside the settings: never exported, never synced, sent
 * to nobody but CoinGecko.
 */
export const COINGECKO_KEY = 'coingeckoKey';

export interface CoinGeckoKey {
  readonly key: string;
  /** CoinGecko did not accept it; prices are asked for without it until another is entered. */
  readonly isRefused: boolean;
  /** It is refused because it is of a plan that is answered at another address. */
  readonly isOfOtherPlan?: boolean;
}

/** What a Demo key can look like: it goes into a header, so it holds nothing that ends one. */
export function isKeyShaped(text: string): boolean {
  return /^[A-Za-z0-9_-]{8,100}$/.test(text);
}

export async function readCoinGeckoKey(): Promise<CoinGeckoKey | null> {
  const stored: unknown = (await browser.storage.local.get(COINGECKO_KEY))[COINGECKO_KEY];
  if (typeof stored !== 'object' || stored === null) return null;
  const { key, isRefused, isOfOtherPlan } = stored as Partial<CoinGeckoKey>;
  if (typeof key !== 'string' || !isKeyShaped(key)) return null;
  return { key, isRefused: isRefused === true, ...(isOfOtherPlan === true ? { isOfOtherPlan } : {}) };
}

const inTurn = oneByOne();

/** @param key null takes it away */
export function writeCoinGeckoKey(key: string | null): Promise<void> {
  return inTurn(() =>
    key === null
      ? browser.storage.local.remove(COINGECKO_KEY)
      : browser.storage.local.set({ [COINGECKO_KEY]: { key, isRefused: false } satisfies CoinGeckoKey }),
  );
}

/** Notes that CoinGecko did not accept this key; one that was entered meanwhile stays untried. */
export function refuseCoinGeckoKey(key: string, isOfOtherPlan: boolean): Promise<void> {
  return inTurn(async () => {
    const stored = await readCoinGeckoKey();
    if (stored?.key !== key) return;
    const refused: CoinGeckoKey = { key, isRefused: true, ...(isOfOtherPlan ? { isOfOtherPlan } : {}) };
    await browser.storage.local.set({ [COINGECKO_KEY]: refused });
  });
}
