import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { FIRST_WATCHLIST } from '../../../lib/domain/first-watchlist.ts';
import { MAX_WATCHED } from '../../../lib/domain/limits.ts';
import {
  changeSettings,
  clearSettings,
  readSettings,
  SETTINGS_KEY,
  UNREADABLE_KEY,
} from '../../../lib/settings/settings-store.ts';
import sorted from '../../fixtures/settings/v8.json' with { type: 'json' };

const store = (value: unknown): Promise<void> => fakeBrowser.storage.local.set({ [SETTINGS_KEY]: value });
const stored = async (key: string): Promise<unknown> => (await fakeBrowser.storage.local.get(key))[key];
const width = (sidebarWidth: number) => changeSettings(() => ({ sidebarWidth }));

beforeEach(() => fakeBrowser.reset());

describe('readSettings', () => {
  it('gives the defaults before anything was chosen, and stores nothing', async () => {
    expect(await readSettings()).toMatchObject({ version: 8, watchlist: FIRST_WATCHLIST, currency: 'usd' });
    expect(await stored(SETTINGS_KEY)).toBeUndefined();
  });
});

describe('changeSettings', () => {
  it('lets two changes at once both survive', async () => {
    await Promise.all([
      changeSettings(({ watchlist }) => ({ watchlist: [...watchlist, 'dogwifcoin'] })),
      changeSettings(({ hiddenSites }) => ({ hiddenSites: [...hiddenSites, 'my_site.blogspot.com'] })),
      changeSettings(({ watchlist }) => ({ watchlist: [...watchlist, 'worldcoin-wld'] })),
    ]);
    expect(await readSettings()).toMatchObject({
      watchlist: [...FIRST_WATCHLIST, 'dogwifcoin', 'worldcoin-wld'],
      hiddenSites: ['my_site.blogspot.com'],
    });
  });

  it('goes on after a change that threw', async () => {
    const broken = changeSettings(() => {
      throw new Error('broken');
    });
    const sound = width(300);
    await expect(broken).rejects.toThrow('broken');
    expect(await sound).toMatchObject({ sidebarWidth: 300 });
  });

  it('answers with the list as it was when one more coin has no place', async () => {
    const full = Array.from({ length: MAX_WATCHED }, (_, rank) => `coin-${rank}`);
    await changeSettings(() => ({ watchlist: full }));
    const after = await changeSettings(({ watchlist }) => ({ watchlist: [...watchlist, 'one-too-many'] }));
    expect(after.watchlist).toEqual(full);
    expect((await readSettings()).watchlist).toEqual(full);
  });
});

describe('settings that could not be read whole', () => {
  const damaged = { ...sorted, watchlist: [...sorted.watchlist, 'a b'], currency: 'xyz' };

  it('are kept aside with the next change, as they were found', async () => {
    await store(damaged);
    const after = await width(300);
    expect(after.watchlist).toEqual(sorted.watchlist);
    expect(after.hiddenSites).toEqual(sorted.hiddenSites);
    expect(await stored(UNREADABLE_KEY)).toEqual(damaged);
  });

  it('are kept once: neither a later change nor later damage takes their place', async () => {
    await store(damaged);
    await width(300);
    await width(310);
    await store({ version: 1, watchlist: 7 });
    await width(320);
    expect(await stored(UNREADABLE_KEY)).toEqual(damaged);
  });

  it('are told by what they say, not by the order of their keys', async () => {
    // Chrome's storage gives keys back sorted, as they stand in the file.
    expect(Object.keys(sorted)).toEqual(Object.keys(sorted).toSorted());
    await store(sorted);
    await width(300);
    await width(310);
    expect(await stored(UNREADABLE_KEY)).toBeUndefined();
  });

  it('are kept too when a newer program left them', async () => {
    const newer = { ...sorted, version: 7, alarms: [{ coinId: 'bitcoin', above: 100_000 }] };
    await store(newer);
    expect(await width(300)).toMatchObject({ version: 8, watchlist: sorted.watchlist, sidebarWidth: 300 });
    expect(await stored(UNREADABLE_KEY)).toEqual(newer);
  });
});

describe('clearSettings', () => {
  it('takes its turn, so that a change under way does not bring the old choices back', async () => {
    await store(sorted);
    const before = width(300);
    const cleared = clearSettings();
    const after = width(310);
    await Promise.all([before, cleared, after]);
    expect(await readSettings()).toMatchObject({ watchlist: FIRST_WATCHLIST, hiddenSites: [], sidebarWidth: 310 });
  });

  it('forgets what was kept aside too', async () => {
    await store({ version: 1, watchlist: 7 });
    await width(300);
    await clearSettings();
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });
});
