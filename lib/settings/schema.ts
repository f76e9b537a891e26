import { ARTICLE_LABELS, type ArticleLabel } from '../domain/article-label.ts';
import { MAX_DAY_TOPICS, MAX_FEED_SWITCHES, MAX_HIDDEN_SITES, MAX_WATCHED } from '../domain/limits.ts';
import { MAX_MUTED_ARTICLES, MAX_MUTES, type Mute, tidyMutedWord } from '../domain/mute.ts';
import { KEEPING_LIMITS } from '../domain/keeping.ts';
import { EVERYWHERE, MAX_SIDEBAR_SITES, SIDEBAR_MODES } from '../domain/sidebar-sites.ts';
import { isSupportedCurrency } from '../domain/supported-currencies.ts';
import { CHANGE_WINDOWS, TICKER_DENSITIES, TICKER_SORTS } from '../domain/ticker-choices.ts';
import * as z from '../zod.ts';

export const SETTINGS_VERSION = 8;
export const SIDEBAR_WIDTH = { min: 280, max: 520, initial: 360 } as const;

const COIN_ID = /^[^\s/?#&,]{1,120}$/;
/** A name (underscores and more are legal in one) or an IPv6 address in brackets, with an unusual port behind it. */
const HOST = /^(?:\[[0-9a-f:.]+\]|[^\s\p{Cc}/?#@\\:<>^|%[\]]+)(?::\d{1,5})?$/iu;
const MAX_HOST_LENGTH = 260;
const MAX_FEED_ID_LENGTH = 200;

/** Whether a stored or sent value is one of the labels. */
export function isArticleLabel(value: unknown): value is ArticleLabel {
  return ARTICLE_LABELS.includes(value as ArticleLabel);
}

/** A provider's coin id: it goes into an address and a comma-separated list, so it holds nothing that ends either. */
export function isCoinId(value: unknown): value is string {
  return typeof value === 'string' && COIN_ID.test(value);
}

/** `URL.host` as the browser writes it. */
export function isHost(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_HOST_LENGTH && HOST.test(value);
}

/** A host where the sidebar may stand, or all of them. */
export function isSidebarSite(value: unknown): value is string {
  return value === EVERYWHERE || isHost(value);
}

/** JSON.parse makes `__proto__` a key of its own, which an assignment further on would take for the prototype. */
export function isFeedId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_FEED_ID_LENGTH && value !== '__proto__';
}

export const coinIdSchema = z.string().check(z.refine(isCoinId));
export const feedIdSchema = z.string().check(z.refine(isFeedId));

/** An id of `public/data/topics.json`, of this version or another. */
export function isTopicId(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9-]{1,60}$/.test(value);
}

/** Whether a stored or sent value is a mute, of the kind that it says. */
export function isMute(value: unknown): value is Mute {
  const { kind, value: name, since } = Object(value) as Partial<Mute>;
  if (typeof name !== 'string' || typeof since !== 'number' || !(since >= 0 && since <= 8.64e15)) return false;
  if (kind === 'word') return name !== '' && tidyMutedWord(name) === name;
  if (kind === 'coin') return isCoinId(name);
  if (kind === 'topic') return isTopicId(name);
  return kind === 'article' && /^[0-9a-f]{16}$/.test(name);
}

const minuteOfDay = z.number().check(z.multipleOf(1), z.gte(0), z.lt(24 * 60));

function wholeNumber({ min, max }: { readonly min: number; readonly max: number }) {
  return z.number().check(z.multipleOf(1), z.gte(min), z.lte(max));
}

/** What each field must be as a whole. Repair works on the elements (repair.ts). */
export const fields = {
  watchlist: z.array(coinIdSchema).check(z.maxLength(MAX_WATCHED)),
  badgeCoinId: coinIdSchema,
  currency: z.string().check(z.refine(isSupportedCurrency)),
  feeds: z.record(feedIdSchema, z.boolean()).check(z.refine((feeds) => Object.keys(feeds).length <= MAX_FEED_SWITCHES)),
  hiddenSites: z.array(z.string().check(z.refine(isHost))).check(z.maxLength(MAX_HIDDEN_SITES)),
  sidebarMode: z.enum(SIDEBAR_MODES),
  sidebarSites: z.array(z.string().check(z.refine(isSidebarSite))).check(z.maxLength(MAX_SIDEBAR_SITES)),
  handlePlace: z.object({ side: z.enum(['start', 'end']), at: z.number().check(z.gte(0), z.lte(1)) }),
  sidebarWidth: z.number().check(z.gte(SIDEBAR_WIDTH.min), z.lte(SIDEBAR_WIDTH.max)),
  quietHours: z.nullable(
    z.object({ from: minuteOfDay, to: minuteOfDay }).check(z.refine(({ from, to }) => from !== to)),
  ),
  keeping: z.object({ days: wholeNumber(KEEPING_LIMITS.days), articles: wholeNumber(KEEPING_LIMITS.articles) }),
  labelsLeftOut: z.array(z.enum(ARTICLE_LABELS)).check(z.maxLength(ARTICLE_LABELS.length)),
  mutes: z.array(z.custom<Mute>(isMute)).check(z.maxLength(MAX_MUTES + MAX_MUTED_ARTICLES)),
  dayTopics: z.array(z.string().check(z.refine(isTopicId))).check(z.maxLength(MAX_DAY_TOPICS)),
  dayNoteAt: z.nullable(minuteOfDay),
  tickerWindow: z.enum(CHANGE_WINDOWS),
  tickerSort: z.enum(TICKER_SORTS),
  tickerGroups: z.boolean(),
  tickerDensity: z.enum(TICKER_DENSITIES),
  hideNumbers: z.boolean(),
};

const { mutes: _mutes, ...patchable } = fields;
type Patchable = typeof patchable;

/** A change as a surface sends it: known fields only, each whole; mutes have a message of their own. */
export const settingsPatchSchema = z.strictObject(
  Object.fromEntries(Object.entries(patchable).map(([name, field]) => [name, z.optional(field)])) as {
    [Name in keyof Patchable]: z.ZodMiniOptional<Patchable[Name]>;
  },
);
