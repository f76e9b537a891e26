import type { Quote } from '../domain/quote.ts';
import { budgetRenewsAt, maySpend } from '../prices/budget.ts';
import { isWaiting } from '../prices/choose.ts';
import { clockAhead } from '../prices/clock.ts';
import { getBudget, getProviders } from '../store/providers.ts';
import type { PriceNotice } from './views.ts';

/**
 * Why prices are not what they could be, in the order of weight. Only what is true of the sources in force: an
 * exchange's old failure says nothing while CoinGecko answers.
 * @param quotes of the watched coins
 */
export async function getPriceNotices(quotes: readonly Quote[], now: number): Promise<PriceNotice[]> {
  const [providers, budget] = await Promise.all([getProviders(), getBudget()]);
  const newest = quotes.reduce<Quote | null>(
    (best, quote) => (best && best.fetchedAt >= quote.fetchedAt ? best : quote),
    null,
  );
  const aheadMs = clockAhead(providers, now);
  const notices: PriceNotice[] = aheadMs === 0 ? [] : [{ kind: 'clock', aheadMs }];
  for (const provider of providers) {
    const { source, failure, blockedUntil } = provider;
    // It tells nothing of the present.
    if (source === 'defillama') continue;
    const isInUse = source === 'coingecko' || newest?.source === source || newest === null;
    if (!isInUse) continue;
    const waits = isWaiting(provider, now);
    const isLatestNews =
      failure !== null && (newest === null || newest.source !== source || failure.at > newest.fetchedAt);
    // "Asked us to wait until" says it already.
    const isAsked = failure?.reason === 'rate-limited';
    const isSaid = waits && isAsked;
    if (failure && !isSaid && (isLatestNews || waits)) notices.push({ kind: 'failed', source, ...failure });
    if (waits) notices.push({ kind: 'waiting', source, until: blockedUntil, asked: isAsked });
  }
  if (!maySpend(budget, 'schedule', now)) notices.push({ kind: 'budget-spent', until: budgetRenewsAt(now) });
  return notices;
}
