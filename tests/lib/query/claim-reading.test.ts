import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimReading } from '../../../lib/query/claim-reading.ts';
import { holdClaim } from '../../../lib/prices/hold-claim.ts';
import { readClaims } from '../../../lib/relate/claims.ts';

const TEXT = 'Bitcoin was trading at $25,162 on Monday.';
const COINS = [{ coinId: 'bitcoin', evidence: ['Bitcoin'] }];
const loaded = globalThis as { coinsideClaimReading?: unknown };
const asBefore = loaded.coinsideClaimReading;

describe('the reader of stated prices', () => {
  beforeEach(() => {
    delete loaded.coinsideClaimReading;
  });
  afterEach(() => {
    loaded.coinsideClaimReading = asBefore;
    vi.unstubAllGlobals();
  });

  it('is loaded out of its own file, once', async () => {
    const importScripts = vi.fn<(address: string) => void>(() => {
      loaded.coinsideClaimReading = () => ({ readClaims, holdClaim });
    });
    vi.stubGlobal('importScripts', importScripts);
    const [first] = [await claimReading(), await claimReading()];
    expect(first?.readClaims('', TEXT, COINS)).toMatchObject([{ coinId: 'bitcoin', value: 25_162 }]);
    expect(importScripts.mock.calls.map(([address]) => new URL(address).pathname)).toEqual(['/claim-reading.js']);
  });

  it('is nothing where the browser does not have the file', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.stubGlobal('importScripts', () => {
      throw new Error('NetworkError');
    });
    expect(await claimReading()).toBeNull();
  });
});
