import * as z from '../zod.ts';
import type { Settings } from './settings.ts';

export const SETTINGS_VERSION = 1;
export const MAX_WATCHED = 500;
export const SIDEBAR_WIDTH = { min: 280, max: 520, initial: 360 } as const;

const coinId = z.string().check(z.minLength(1), z.maxLength(120), z.regex(/^[^\s/?#&,]+$/));
const currency = z.string().check(z.regex(/^[a-z]{3,5}$/));
const host = z.string().check(z.minLength(1), z.maxLength(253), z.regex(/^[a-z0-9.:[\]-]+$/i));

const fields = {
  watchlist: z.array(coinId).check(z.maxLength(MAX_WATCHED)),
  badgeCoinId: coinId,
  currency,
  feeds: z.record(z.string().check(z.maxLength(200)), z.boolean()),
  hiddenSites: z.array(host).check(z.maxLength(5_000)),
  sidebarWidth: z.number().check(z.gte(SIDEBAR_WIDTH.min), z.lte(SIDEBAR_WIDTH.max)),
};

/** A change as a surface sends it: known fields only, each whole. */
export const settingsPatchSchema = z.strictObject({
  watchlist: z.optional(fields.watchlist),
  badgeCoinId: z.optional(fields.badgeCoinId),
  currency: z.optional(fields.currency),
  feeds: z.optional(fields.feeds),
  hiddenSites: z.optional(fields.hiddenSites),
  sidebarWidth: z.optional(fields.sidebarWidth),
});

/**
 * Settings out of anything: each field that is sound is kept, each that is not takes its default, so that one bad
 * field never resets the rest.
 */
export function repairSettings(stored: unknown, defaults: Settings): Settings {
  const from = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const pick = <K extends keyof typeof fields>(key: K): Settings[K] => {
    const parsed = fields[key].safeParse(from[key]);
    return (parsed.success ? parsed.data : defaults[key]) as Settings[K];
  };
  const watchlist = [...new Set(pick('watchlist'))];
  const badge = pick('badgeCoinId');
  return {
    version: SETTINGS_VERSION,
    watchlist,
    badgeCoinId: watchlist.length === 0 || watchlist.includes(badge) ? badge : (watchlist[0] ?? badge),
    currency: pick('currency'),
    feeds: pick('feeds'),
    hiddenSites: [...new Set(pick('hiddenSites'))],
    sidebarWidth: pick('sidebarWidth'),
  };
}
