import { systemClock } from '../clock.ts';
import { catalogueText } from '../prices/catalogue.ts';
import { coinListUrl, parseCoinList } from '../prices/coingecko.ts';
import { putCatalogue } from '../store/catalogue.ts';
import { askOnce, type Purpose } from './ask-source.ts';
import type { PollOutcome } from './outcome.ts';

/** The list of all coins, once a week: new ones can be found then, and renamed ones under their present names. */
export async function pollCatalogue(purpose: Purpose): Promise<PollOutcome> {
  const answer = await askOnce('coingecko', coinListUrl(), purpose, parseCoinList);
  if (!answer.ok) return answer.failure ? { kind: 'failed', reason: answer.failure } : { kind: 'skipped' };
  await putCatalogue(catalogueText(answer.value.coins), systemClock());
  return { kind: 'stored', changed: answer.value.coins.length };
}
