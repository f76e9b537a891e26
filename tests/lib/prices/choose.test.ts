import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  afterSuccess,
  askedIn,
  isWaiting,
  type ProviderHealth,
  usableSources,
} from '../../../lib/prices/choose.ts';

const now = 1_776_772_800_000;
const fine: ProviderHealth = { source: 'coingecko', setAt: now, failures: 0, blockedUntil: 0 };

function usable(health: readonly ProviderHealth[], { at = now, currency = 'usd', canConvert = false } = {}) {
  return usableSources({ health, now: at, currency, canConvert });
}

describe('usableSources', () => {
  it('prefers CoinGecko, then Kraken, then Coinbase, also when nothing is known yet', () => {
    expect(usable([])).toEqual(['coingecko', 'kraken', 'coinbase']);
    expect(usable([{ ...fine, source: 'kraken' }])).toEqual(['coingecko', 'kraken', 'coinbase']);
  });

  it('leaves out one that waits, and has it first again when its wait is over', () => {
    const waiting = afterFailure(fine, 120_000, now, 0);
    expect(usable([waiting])).toEqual(['kraken', 'coinbase']);
    expect(usable([waiting], { at: now + 119_999 })).toEqual(['kraken', 'coinbase']);
    expect(usable([waiting], { at: now + 120_000 })[0]).toBe('coingecko');
  });

  it('does not wait for a time that a fast clock set, once the clock is right', () => {
    const ahead = now + 10 * 3_600_000;
    const waiting = afterFailure(fine, 120_000, ahead, 0);
    expect(usable([waiting], { at: ahead })[0]).toBe('kraken');
    expect(usable([waiting])[0]).toBe('coingecko');
    expect(isWaiting(waiting, now)).toBe(false);
  });

  it('has nobody while all wait', () => {
    const all = ['coingecko', 'kraken', 'coinbase'] as const;
    expect(usable(all.map((source) => ({ ...fine, source, blockedUntil: now + 1 })))).toEqual([]);
  });

  it('never asks Binance for dollars, with or without a rate', () => {
    expect(usable([], { canConvert: true })).not.toContain('binance');
  });

  it('asks exchanges for the currency where they quote in it, else for dollars where a rate is at hand', () => {
    expect(usable([], { currency: 'eur' })).toEqual(['coingecko', 'kraken', 'coinbase', 'binance']);
    expect(usable([], { currency: 'chf' })).toEqual(['coingecko', 'kraken']);
    expect(usable([], { currency: 'chf', canConvert: true })).toEqual(['coingecko', 'kraken', 'coinbase']);
    expect(usable([], { currency: 'sek' })).toEqual(['coingecko']);
    expect(usable([], { currency: 'sek', canConvert: true })).toEqual(['coingecko', 'kraken', 'coinbase']);
    expect(usable([], { currency: 'usdt' })).toEqual(['coingecko', 'binance']);
  });
});

describe('askedIn', () => {
  it.each([
    ['coingecko', 'sek', false, 'sek'],
    ['kraken', 'chf', true, 'chf'],
    ['kraken', 'sek', true, 'usd'],
    ['kraken', 'sek', false, null],
    ['coinbase', 'chf', true, 'usd'],
    ['binance', 'eur', true, 'eur'],
    ['binance', 'sek', true, null],
    ['binance', 'usd', true, null],
  ] as const)('asks %s for %s (rate: %s) in %s', (source, currency, canConvert, asked) => {
    expect(askedIn(source, currency, canConvert)).toBe(asked);
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
    // The answered call went out after the wait was set.
    expect(afterSuccess(health, now, now + 1)).toEqual(fine);
  });

  it('keeps the longer wait where two calls overlap, whichever of them ends last', () => {
    const asked = afterFailure(fine, 3_600_000, now, 0);
    expect(afterFailure(asked, null, now + 2_000, 0).blockedUntil).toBe(now + 3_600_000);
    // This one went out before the refusal came in.
    expect(afterSuccess(asked, now + 2_000, now - 1_000)).toEqual(asked);
  });

  it('waits no more than minutes for a source that nobody could reach: the network may be back', () => {
    const health = { ...fine, failures: 30 };
    expect(afterFailure(health, null, now, 0.999, true).blockedUntil - now).toBeLessThanOrEqual(5 * 60_000);
  });

  it('keeps what else the row says', () => {
    expect(afterFailure({ ...fine, lastSuccessAt: 7 }, null, now, 0)).toMatchObject({ lastSuccessAt: 7 });
  });
});
