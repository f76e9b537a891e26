import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepLook } from '../../../entrypoints/background/last-look.ts';
import type { Look } from '../../../lib/domain/last-look.ts';
import { LOOK_KEY } from '../../../lib/revision.ts';

const NOW = Date.UTC(2026, 2, 19, 14, 2);
const look = (at: number): Look => ({ at, currency: 'usd', prices: [{ coinId: 'bitcoin', price: 64_571 }] });
const kept = async () => (await fakeBrowser.storage.local.get(LOOK_KEY))[LOOK_KEY] as Look;

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(() => vi.useRealTimers());

describe('keepLook', () => {
  it('keeps the newest, whichever comes last', async () => {
    await keepLook(look(NOW - 2_000));
    await keepLook(look(NOW - 1_000));
    await keepLook(look(NOW - 5_000));
    expect((await kept()).at).toBe(NOW - 1_000);
  });

  it('lets one of before the clock was set back go, and takes none from the future', async () => {
    await keepLook(look(NOW));
    vi.setSystemTime(NOW - 3_600_000);
    await keepLook(look(NOW - 3_600_000));
    expect((await kept()).at).toBe(NOW - 3_600_000);
    await keepLook(look(NOW));
    expect((await kept()).at).toBe(NOW - 3_600_000);
  });

  it('begins anew over what is no look', async () => {
    await fakeBrowser.storage.local.set({ [LOOK_KEY]: 'damaged' });
    await keepLook(look(NOW));
    expect(await kept()).toEqual(look(NOW));
  });
});
