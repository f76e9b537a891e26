import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { MAX_WATCHED } from '../../../lib/domain/limits.ts';
import { RENAMES } from '../../../lib/domain/renamed-coins.ts';
import { presentCoinIds } from '../../../lib/domain/renames.ts';
import { defaultSettings } from '../../../lib/settings/defaults.ts';
import { inChosenIds } from '../../../lib/settings/present-coins.ts';
import {
  acceptRename,
  changeSettings,
  readChosenSettings,
  readRenames,
  readSettings,
  SETTINGS_KEY,
} from '../../../lib/settings/settings-store.ts';

const OLD = ['matic-network', 'bitcoin', 'singularitynet', 'maker', 'fetch-ai', 'terra-luna'];
const PRESENT = ['polygon-ecosystem-token', 'bitcoin', 'fetch-ai', 'sky', 'terra-luna'];

const stored = async () => {
  const { watchlist, badgeCoinId } = await readChosenSettings();
  return { watchlist, badgeCoinId };
};

beforeEach(async () => {
  fakeBrowser.reset();
  await fakeBrowser.storage.local.set({
    [SETTINGS_KEY]: { ...defaultSettings(), watchlist: OLD, badgeCoinId: 'maker' },
  });
});

describe('a list from before a rename', () => {
  it('is read with every coin once, by its present id, the badge’s too', async () => {
    expect(await readSettings()).toMatchObject({ watchlist: PRESENT, badgeCoinId: 'sky' });
  });

  it('says what happened, of two that are one coin now what happened to the first', async () => {
    const renames = await readRenames();
    expect([...renames.keys()]).toEqual(['polygon-ecosystem-token', 'fetch-ai', 'sky']);
    expect(renames.get('fetch-ai')?.map(({ symbol }) => symbol)).toEqual(['AGIX']);
  });

  it('stays as it was chosen when something else is changed', async () => {
    await changeSettings(() => ({ sidebarWidth: 300, badgeCoinId: 'polygon-ecosystem-token' }));
    expect(await stored()).toEqual({ watchlist: OLD, badgeCoinId: 'matic-network' });
    expect((await readSettings()).badgeCoinId).toBe('polygon-ecosystem-token');
  });

  it('is put in another order, added to and taken from without being rewritten', async () => {
    const move = ['sky', 'polygon-ecosystem-token', 'fetch-ai', 'bitcoin', 'terra-luna'];
    expect((await changeSettings(() => ({ watchlist: move }))).watchlist).toEqual(move);
    expect((await stored()).watchlist).toEqual([
      'maker',
      'matic-network',
      'singularitynet',
      'fetch-ai',
      'bitcoin',
      'terra-luna',
    ]);
    await changeSettings(({ watchlist }) => ({
      watchlist: [...watchlist, 'solana'].filter((id) => id !== 'fetch-ai'),
    }));
    expect((await stored()).watchlist).toEqual(['maker', 'matic-network', 'bitcoin', 'terra-luna', 'solana']);
  });

  it('gives the badge’s coin up only with the coin', async () => {
    await changeSettings(({ watchlist }) => ({ watchlist: watchlist.filter((id) => id !== 'sky') }));
    expect((await stored()).badgeCoinId).toBe('matic-network');
    await changeSettings(({ watchlist }) => ({ watchlist: ['sky', ...watchlist], badgeCoinId: 'sky' }));
    expect(await readSettings()).toMatchObject({ badgeCoinId: 'sky' });
  });

  it('holds the present id once the user said so, in the same place, the badge too', async () => {
    expect(await acceptRename('sky')).toMatchObject({ watchlist: PRESENT, badgeCoinId: 'sky' });
    expect(await stored()).toEqual({
      watchlist: ['matic-network', 'bitcoin', 'singularitynet', 'sky', 'fetch-ai', 'terra-luna'],
      badgeCoinId: 'sky',
    });
    await acceptRename('fetch-ai');
    expect((await stored()).watchlist).toEqual(['matic-network', 'bitcoin', 'fetch-ai', 'sky', 'terra-luna']);
    await acceptRename('polygon-ecosystem-token');
    expect(await readRenames()).toEqual(new Map());
    const before = await stored();
    await acceptRename('bitcoin');
    expect(await stored()).toEqual(before);
  });

  it('never costs a coin its place, though two of a full list are one', async () => {
    const full = [
      'singularitynet',
      'fetch-ai',
      ...Array.from({ length: MAX_WATCHED - 2 }, (_, rank) => `coin-${rank}`),
    ];
    await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: { ...defaultSettings(), watchlist: full } });
    const after = await changeSettings(({ watchlist }) => ({ watchlist: [...watchlist, 'bitcoin'] }));
    expect(after.watchlist.at(-1)).toBe('bitcoin');
    expect(after.watchlist).toHaveLength(MAX_WATCHED);
  });
});

it('whatever the list and the change, what is shown afterwards is what was asked for', () => {
  const now = Date.UTC(2026, 10, 28);
  const coinId = fc.constantFrom(...RENAMES.flatMap(({ from, to }) => [from, to]), 'bitcoin', 'solana', 'near');
  const list = fc.uniqueArray(coinId, { maxLength: 12 });
  fc.assert(
    fc.property(list, list, (chosen, wanted) => {
      const watchlist = presentCoinIds(wanted, now);
      const change = inChosenIds({ watchlist }, { ...defaultSettings(), watchlist: chosen }, now);
      expect(presentCoinIds(change.watchlist ?? [], now)).toEqual(watchlist);
      // Nothing that was chosen and is still wanted is rewritten.
      const kept = chosen.filter((id) => watchlist.includes(presentCoinIds([id], now)[0] ?? ''));
      expect(kept.every((id) => change.watchlist?.includes(id))).toBe(true);
    }),
  );
});
