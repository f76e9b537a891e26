import type { CoinGeckoKeyAnswer, CoinGeckoKeyView } from '../../lib/messages/protocol.ts';
import { markDue, runRound } from '../../lib/poll/rounds.ts';
import { isKeyShaped, readCoinGeckoKey, writeCoinGeckoKey } from '../../lib/settings/coingecko-key.ts';
import { changeProvider } from '../../lib/store/providers.ts';
import { publish, show } from './publish.ts';

/** The reader's own CoinGecko key. It never leaves the background whole. */
export const fromKeyField = {
  getCoinGeckoKey: coinGeckoKeyView,
  async putCoinGeckoKey({ key }: { key: string | null }): Promise<CoinGeckoKeyAnswer> {
    if (key !== null && !isKeyShaped(key)) return { ok: false, reason: 'malformed' };
    await writeCoinGeckoKey(key);
    await show();
    if (key !== null) await fetchWithKey();
    return { ok: true, key: await coinGeckoKeyView() };
  },
};

async function coinGeckoKeyView(): Promise<CoinGeckoKeyView> {
  const stored = await readCoinGeckoKey();
  if (!stored) return { state: 'none', ending: null };
  const refused = stored.isOfOtherPlan ? 'other-plan' : 'refused';
  return { state: stored.isRefused ? refused : 'in-use', ending: stored.key.slice(-4) };
}

/**
 * Asks for prices with the new key, so that a wrong one is told at once. Marked due first: a round that runs now, still
 * by the old key, runs once more.
 */
async function fetchWithKey(): Promise<void> {
  // What was asked of us without a key was not asked of this one.
  await changeProvider('coingecko', (row) => ({ ...row, blockedUntil: 0 }));
  await markDue(['poll-watched']);
  await runRound('poll-watched', publish, 'click');
}
