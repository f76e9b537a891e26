import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CoinId } from '../../../lib/domain/coin.ts';
import { dayOf, figureOn } from '../../../lib/domain/daily.ts';
import { runRound } from '../../../lib/poll/rounds.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { getDaily } from '../../../lib/store/daily.ts';
import { BINANCE_HOST, DEFILLAMA_HOST, MARKETS_HOST } from '../../support/fake-network.ts';
import { historyNetwork, strangeDays } from '../../support/history-world.ts';

const NOON = Date.UTC(2026, 10, 28, 12);
const MINUTE = 60_000;
const COINS: readonly CoinId[] = ['akash-network', 'cosmos', 'bittensor', 'filecoin', 'nosana'];
const HOSTS = [BINANCE_HOST, MARKETS_HOST, DEFILLAMA_HOST];

const fault = fc.constantFrom(
  'ok',
  'ok',
  'ok',
  'ok',
  '429',
  '503',
  '404',
  'hang-up',
  'html',
  'half',
  'empty',
  'others',
  'nonsense',
);

beforeEach(() => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] });
  fakeBrowser.reset();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A sound reply, spoilt: cut off, emptied, with other coins' days beside its own, or with figures that cannot be. */
function spoilt(kind: string, body: string): string {
  switch (kind) {
    case 'html':
      return '<html>moved</html>';
    case 'half':
      return body.slice(0, body.length / 2);
    case 'empty':
      return body.startsWith('[') ? '[]' : '{"coins":{},"prices":[]}';
    case 'others':
      return body.replace(
        '"coins":{',
        '"coins":{"coingecko:bitcoin":{"prices":[{"timestamp":1695686400,"price":26298}]},',
      );
    case 'nonsense':
      return body.replace(/("price":|,)(\d+\.\d+)/g, (text, before: string, _figure, at: number) =>
        at % 3 === 0 ? `${before}${['-1', '0', 'null', '1e300'][at % 4]}` : text,
      );
    default:
      return body;
  }
}

function faultyNetwork(next: () => string) {
  const network = historyNetwork();
  for (const host of HOSTS) {
    const real = network.replies[host]!;
    network.replies[host] = async (url, headers) => {
      const kind = next();
      if (kind === 'hang-up') throw new TypeError('Failed to fetch');
      if (/^\d+$/.test(kind)) return new Response('', { status: Number(kind) });
      const reply = await real(url, headers);
      return new Response(spoilt(kind, await reply.text()), { status: reply.status });
    };
  }
  return network;
}

it('whatever fails, no day holds another coin’s figure, and all that can be had is there when it ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { minLength: 5, maxLength: 40 }), async (faults) => {
      vi.setSystemTime(NOON);
      await clearDatabase();
      await changeSettings(() => ({ watchlist: [...COINS] }));
      let call = 0;
      faultyNetwork(() => faults[call++] ?? 'ok');
      for (let round = 0; round < 100; round++) {
        await runRound('poll-history', () => Promise.resolve(), 'schedule');
        vi.setSystemTime(Date.now() + 16 * MINUTE);
      }
      expect(await strangeDays(COINS)).toEqual([]);
      const rows = await getDaily(COINS);
      const yesterday = dayOf(NOON) - 1;
      for (const coinId of COINS) {
        // What a source answered with nothing is not asked for again, so a faulty "nothing" leaves a hole: never a figure.
        if (faults.some((kind) => ['empty', '404', 'nonsense'].includes(kind))) continue;
        const has = (day: number) =>
          rows
            .get(coinId)
            ?.some((row) => row.figure === 'close' && row.instrument !== 'perpetual' && figureOn(row, day) !== null);
        expect([coinId, has(yesterday), has(19_625)]).toEqual([coinId, true, true]);
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);
