import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isKeptOut } from '../../../entrypoints/background/private-windows.ts';
import type { Sender } from '../../../lib/messages/gate.ts';
import type { FromSurfaces } from '../../../lib/messages/protocol.ts';

/**
 * Of each message that our pages send: whether it writes something. `itself`: it may, and looks itself whether the window
 * is private. A message that comes anew has to be decided here.
 */
const WRITES: Record<keyof FromSurfaces, boolean | 'itself'> = {
  getTicker: false,
  // Rounds that are due: prices and articles of the whole list, as at every opening.
  surfaceOpened: false,
  refreshPrices: false,
  openSidebarHere: false,
  searchCoins: false,
  getCoin: false,
  getCoinChart: false,
  getLevelReached: false,
  getDailyInsights: false,
  getMutes: false,
  getShelf: false,
  getArticleText: false,
  getShelfChoices: false,
  getSettings: false,
  getSources: false,
  getKeeping: false,
  getSelfCheck: false,
  getRequestLog: false,
  getCoinGeckoKey: false,
  getAlerts: false,
  getBackups: false,
  readBackup: false,
  getSync: false,
  putMark: 'itself',
  putMute: 'itself',
  putInPanel: 'itself',
  readCommentsApart: 'itself',
  sawTicker: true,
  putSettings: true,
  switchFeed: true,
  addCoin: true,
  acceptRename: true,
  giveBackSite: true,
  clearRequestLog: true,
  tryFeed: true,
  previewFeed: true,
  lendHost: true,
  returnHosts: true,
  addFeed: true,
  removeFeed: true,
  putFeed: true,
  importOpml: true,
  exportOpml: true,
  putCoinGeckoKey: true,
  putAlert: true,
  removeAlert: true,
  restoreAlert: true,
  snoozeAlert: true,
  seeFirings: true,
  dismissFirings: true,
  exportEverything: true,
  importEverything: true,
  wipeEverything: true,
  beginAnew: true,
  backUpNow: true,
  putBackupPace: true,
  forgetBroughtBack: true,
  putSync: true,
};
const NAMES = Object.keys(WRITES) as (keyof FromSurfaces)[];

let isPrivateInFront: boolean;
beforeEach(() => {
  fakeBrowser.reset();
  isPrivateInFront = true;
  Object.assign(fakeBrowser.tabs, {
    query: async () => [{ id: isPrivateInFront ? 1 : 2 }],
    get: async (id: number) => ({ id, incognito: id === 1 }),
  });
});

const from = (page: string, tabId?: number): Sender => ({
  id: 'x',
  url: `chrome-extension://x/${page}.html`,
  ...(tabId === undefined ? {} : { tab: { id: tabId } }),
});
const keptOut = async (sender: Sender): Promise<string[]> => {
  const out = await Promise.all(NAMES.map((name) => isKeptOut(name, sender)));
  return NAMES.filter((_, place) => out[place]);
};

describe('what our pages ask in a private window', () => {
  it('is done in the popup where it writes nothing, and nothing else', async () => {
    expect(await keptOut(from('popup'))).toEqual(NAMES.filter((name) => WRITES[name] === true));
  });

  it.each(['shelf', 'confirm'])('is no more in a tab with %s', async (page) => {
    expect(await keptOut(from(page, 1))).toEqual(NAMES.filter((name) => WRITES[name] === true));
    expect(await keptOut(from(page, 2)), 'of a window that is not private').toEqual([]);
  });

  it('is all done in the options, which are for every window, and in the popup of another window', async () => {
    expect(await keptOut(from('options', 1))).toEqual([]);
    expect(await keptOut(from('welcome', 1))).toEqual([]);
    isPrivateInFront = false;
    expect(await keptOut(from('popup'))).toEqual([]);
  });

  it('is done where no tab is in front, unless one of a private window is open', async () => {
    const openTabs = (incognito: boolean) => async (wanted: { active?: boolean }) =>
      wanted.active
        ? []
        : [
            { id: 2, incognito: false },
            { id: 3, incognito },
          ];
    Object.assign(fakeBrowser.tabs, { query: openTabs(false) });
    expect(await keptOut(from('popup'))).toEqual([]);
    Object.assign(fakeBrowser.tabs, { query: openTabs(true) });
    expect(await keptOut(from('popup'))).toContain('addCoin');
  });
});
