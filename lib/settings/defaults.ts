import { browser } from '../browser.ts';
import { FIRST_WATCHLIST } from '../domain/first-watchlist.ts';
import { currencyOfLocale } from '../domain/locale-currency.ts';
import { FIRST_CHOICES } from '../domain/ticker-choices.ts';
import { SETTINGS_VERSION, SIDEBAR_WIDTH } from './schema.ts';
import type { Settings } from './settings.ts';

/** What a new install starts with; the one place that says so. The currency is a guess from the browser's language. */
export function defaultSettings(): Settings {
  return {
    version: SETTINGS_VERSION,
    watchlist: FIRST_WATCHLIST,
    badgeCoinId: 'bitcoin',
    currency: currencyOfLocale(browser.i18n.getUILanguage()),
    feeds: {},
    hiddenSites: [],
    sidebarMode: 'topic',
    sidebarSites: [],
    handlePlace: { side: 'end', at: 0.5 },
    sidebarWidth: SIDEBAR_WIDTH.initial,
    quietHours: null,
    keeping: { days: 90, articles: 50_000 },
    labelsLeftOut: [],
    mutes: [],
    dayTopics: [],
    dayNoteAt: null,
    ...FIRST_CHOICES,
  };
}
