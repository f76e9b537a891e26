import { systemClock } from '../../lib/clock.ts';
import type { FromSurfaces } from '../../lib/messages/protocol.ts';
import { tryFeed } from '../../lib/poll/rounds.ts';
import { getCoinChart } from '../../lib/query/coin-chart.ts';
import { getCoinView } from '../../lib/query/coin-detail.ts';
import { getCoinSearch } from '../../lib/query/coin-search.ts';
import { getDailyInsights } from '../../lib/query/daily-insights.ts';
import { getKeepingView } from '../../lib/query/keeping.ts';
import { getLevelReached } from '../../lib/query/level-reached.ts';
import { getMutes } from '../../lib/query/mutes.ts';
import { checkStore } from '../../lib/query/self-check.ts';
import { getShelfChoices } from '../../lib/query/shelf-choices.ts';
import { getShelf } from '../../lib/query/shelf.ts';
import { findText } from '../../lib/store/find-text.ts';
import { getSourcesView } from '../../lib/query/sources.ts';
import { getTickerView } from '../../lib/query/ticker.ts';
import { acceptRename, readSettings } from '../../lib/settings/settings-store.ts';
import { ensureAlarm } from './alarms.ts';
import { fromAlertEditor } from './alert-handlers.ts';
import { setMarkFrom } from './article-marks.ts';
import { fromBackupList } from './backups.ts';
import { addCoin, applySettings } from './choices.ts';
import { refreshPrices, surfaceOpened } from './freshness.ts';
import type { Handlers } from './handler-table.ts';
import { fromKeyField } from './key-handlers.ts';
import { keepLook } from './last-look.ts';
import { readErrors } from './last-errors.ts';
import { fromDataPage } from './own-file-handlers.ts';
import { setMuteFrom } from './mutes.ts';
import { isPrivate } from './private-windows.ts';
import { publish, show } from './publish.ts';
import { putInPanel, readCommentsOf } from './sidebar-handlers.ts';
import { openAsChosen } from './sidebar-tabs.ts';
import { fromSyncPage } from './sync.ts';
import { fromSourceEditor } from './source-handlers.ts';

/** What popup, options and shelf ask. */
export const fromSurfaces: Handlers<FromSurfaces> = {
  getTicker: () => getTickerView(systemClock()),
  surfaceOpened,
  async sawTicker(look) {
    await keepLook(look);
    return null;
  },
  refreshPrices,
  async openSidebarHere({ inPanel }) {
    return { opened: await openAsChosen(undefined, true, undefined, inPanel || undefined) };
  },
  searchCoins: ({ query }) => getCoinSearch(query),
  getCoin: ({ coinId }) => getCoinView(coinId, systemClock()),
  getCoinChart: ({ coinId, range }) => getCoinChart(coinId, range, systemClock()),
  getLevelReached: ({ coinId, side, level }) => getLevelReached(coinId, side, level, systemClock()),
  getDailyInsights: () => getDailyInsights(systemClock()),
  putMark: setMarkFrom,
  putMute: setMuteFrom,
  getMutes: () => getMutes(systemClock()),
  async getShelf({ query, ...stretch }, sender) {
    const [shelf, isHere] = await Promise.all([getShelf(query, stretch), isPrivate(sender)]);
    return { ...shelf, isPrivate: isHere };
  },
  putInPanel,
  readCommentsApart: async ({ articleId, isPrivate: wasPrivate }, sender) =>
    readCommentsOf(articleId, wasPrivate || (await isPrivate(sender))),
  getArticleText: async ({ articleId }) => ({ text: await findText(articleId) }),
  getShelfChoices,
  getSettings: readSettings,
  putSettings: (patch) => applySettings(() => patch),
  switchFeed: ({ feedId, on }) => applySettings(({ feeds }) => ({ feeds: { ...feeds, [feedId]: on } })),
  addCoin: ({ coinId }) => addCoin(coinId),
  async acceptRename({ coinId }) {
    const settings = await acceptRename(coinId);
    await show();
    return settings;
  },
  getSources: getSourcesView,
  getKeeping: getKeepingView,
  async getSelfCheck() {
    const [found, ringsAt] = await Promise.all([checkStore(), ensureAlarm()]);
    return { ...found, ringsAt, errors: await readErrors() };
  },
  async tryFeed({ feedId }) {
    await tryFeed(feedId, publish);
    return null;
  },
  ...fromKeyField,
  ...fromAlertEditor,
  ...fromSourceEditor,
  ...fromDataPage,
  ...fromSyncPage,
  ...fromBackupList,
};
