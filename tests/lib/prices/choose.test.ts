import { describe, expect, it } from 'vitest';
import { afterFailure, afterSuccess, choosePriceSource, type ProviderHealth } from '../../../lib/prices/choose.ts';

const now = 1_776_772_800_000;
const fine: ProviderHealth = { source: 'coingecko', setAt: now, failures: 0, blockedUntil: 0 };

describe('choosePriceSource', () => {
  const choose = (health: readonly ProviderHealth[], at = now, currency = 'usd') =>
    choosePriceSource({ health, now: at, currency });

  it('asks CoinGecko first, also when nothing is known yet', () => {
    expect(choose([])).toBe('coingecko');
    expect(choose([{ ...fine, source: 'kraken' }])).toBe('coingecko');
  });

  it('goes to Kraken while CoinGecko waits, and back when the wait is over', () => {
    const waiting = afterFailure(fine, 120_000, now, 0);
    expect(choose([waiting])).toBe('kraken');
    expect(choose([waiting], now + 119_999)).toBe('kraken');
    expect(choose([waiting], now + 120_000)).toBe('coingecko');
  });

  it('does not wait for a time that a fast clock set, once the clock is right', () => {
    const ahead = now + 10 * 3_600_000;
    expect(choose([afterFailure(fine, 120_000, ahead, 0)], ahead)).toBe('kraken');
    expect(choose([afterFailure(fine, 120_000, ahead, 0)], now)).toBe('coingecko');
  });

  it('asks nobody while both wait, or where the other does not know the currency', () => {
    const waiting = afterFailure(fine, 120_000, now, 0);
    expect(choose([waiting, { ...fine, source: 'kraken', blockedUntil: now + 1 }])).toBeNull();
    expect(choose([waiting], now, 'jpy')).toBeNull();
  });
});

describe('afterFailure', () => {
  it('waits as long as was asked, or its own back-off where that is longer', () => {
    expect(afterFailure(fine, 600_000, now, 0.5).blockedUntil).toBe(now + 600_000);
    expect(afterFailure(fine, 1, now, 0.5).blockedUntil).toBe(now + 45_000);
  });

  it('waits longer each time up to an hour, never at the same moment for all, and forgets it all on success', () => {
    let health = fine;
    let last = 0;
    for (let failures = 1; failures < 40; failures += 1) {
      health = afterFailure(health, null, now, 0.999);
      expect(health.failures).toBe(failures);
      const wait = health.blockedUntil - now;
      expect(wait).toBeGreaterThanOrEqual(last);
      expect(wait).toBeLessThanOrEqual(3_600_000);
      last = wait;
    }
    expect(afterFailure(fine, null, now, 0).blockedUntil).not.toBe(afterFailure(fine, null, now, 0.5).blockedUntil);
    expect(afterSuccess(health, now)).toEqual(fine);
  });

  it('keeps what else the row says', () => {
    expect(afterFailure({ ...fine, lastSuccessAt: 7 }, null, now, 0)).toMatchObject({ lastSuccessAt: 7 });
  });
});
