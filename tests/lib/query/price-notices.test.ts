import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import type { PriceSource, Quote } from '../../../lib/domain/quote.ts';
import type { FailureReason } from '../../../lib/domain/failure.ts';
import { getPriceNotices } from '../../../lib/query/price-notices.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { changeProvider } from '../../../lib/store/providers.ts';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

function quote(source: PriceSource): Quote {
  const none = { change24h: null, change1h: null, change7d: null, marketCap: null, rank: null, conversion: null };
  return { ...none, coinId: 'bitcoin', currency: 'usd', price: 64_571, source, asOf: NOW, fetchedAt: NOW };
}

function fail(source: PriceSource, reason: FailureReason, at: number, blockedUntil: number): Promise<unknown> {
  return changeProvider(source, (row) => ({ ...row, failures: 1, setAt: at, blockedUntil, failure: { reason, at } }));
}

afterEach(clearDatabase);

describe('notices of prices', () => {
  it('say once that CoinGecko asked to wait', async () => {
    await fail('coingecko', 'rate-limited', NOW - MINUTE, NOW + 10 * MINUTE);
    expect(await getPriceNotices([quote('kraken')], NOW)).toEqual([
      { kind: 'waiting', source: 'coingecko', until: NOW + 10 * MINUTE, asked: true },
    ]);
  });

  it('say why CoinGecko is left alone where it did not ask for it', async () => {
    await fail('coingecko', 'server-error', NOW - MINUTE, NOW + 10 * MINUTE);
    expect((await getPriceNotices([quote('kraken')], NOW)).map(({ kind }) => kind)).toEqual(['failed', 'waiting']);
  });

  it('do not tell an old failure of the exchange while CoinGecko answers', async () => {
    await fail('kraken', 'offline', NOW - 60 * MINUTE, 0);
    expect(await getPriceNotices([quote('coingecko')], NOW)).toEqual([]);
  });
});
