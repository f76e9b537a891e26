import { describe, expect, it } from 'vitest';
import { jitter, nextDelay } from '../../../lib/http/back-off.ts';

describe('jitter', () => {
  it('is the same for the same install, job and round, and another for any other', () => {
    expect(jitter('seed', 'prices', 7)).toBe(jitter('seed', 'prices', 7));
    const values = [jitter('seed', 'prices', 7), jitter('seed', 'prices', 8), jitter('seed', 'feeds', 7)];
    expect(new Set([...values, jitter('tree', 'prices', 7)]).size).toBe(4);
  });

  it('does not mix up a name that ends in a figure with the round', () => {
    expect(jitter('s', 'feed1', 1)).not.toBe(jitter('s', 'feed', 11));
  });

  it('spreads evenly: of 10,000 rounds each tenth gets about a tenth', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let round = 0; round < 10_000; round += 1) {
      const value = jitter('b7e1', 'feed:coindesk', round);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
      tenths[Math.floor(value * 10)]! += 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });
});

describe('nextDelay', () => {
  const options = { base: 60_000, cap: 3_600_000, seed: 's', name: 'prices' };

  it('is nothing without a failure', () => {
    expect(nextDelay(0, options)).toBe(0);
  });

  it('doubles with each failure, of which at least half is waited, and ends at the cap', () => {
    for (let failures = 1; failures <= 2000; failures += 1) {
      const whole = Math.min(options.cap, options.base * 2 ** (failures - 1));
      const delay = nextDelay(failures, options);
      expect(delay).toBeGreaterThanOrEqual(whole / 2);
      expect(delay).toBeLessThanOrEqual(whole);
    }
  });
});
