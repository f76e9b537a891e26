/** A worker that is started, answers once what coins cost at a time, and is thrown away. */
import { getPriceAt } from '../../../lib/query/history.ts';

interface Asked {
  readonly coinIds: readonly string[];
  readonly time: number;
}

globalThis.addEventListener('message', async (event: MessageEvent<Asked>) => {
  const { coinIds, time } = event.data;
  const told = await getPriceAt(coinIds, time, Date.now());
  const known = [...told.values()].filter(({ kind }) => kind !== 'unknown').length;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's has none
  globalThis.postMessage(known);
});
