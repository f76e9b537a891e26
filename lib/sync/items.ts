/**
 * What is shared of the reader's choices, item by item, and back. What belongs to one device stays out: which sites the
 * sidebar stands on or is hidden from (the browser's permissions are the device's own, and names of sites tell what is
 * read), where the handle stands, how wide the sidebar is, how much is kept, hidden numbers, the time of the
 * notification of the day, mutes of single articles, what alerts saw and fired, and every key.
 */
import type { Alert } from '../domain/alert.ts';
import { MAX_ALERTS } from '../domain/alert-limits.ts';
import { ARTICLE_LABELS } from '../domain/article-label.ts';
import { firstState } from '../domain/judge-alert.ts';
import { MAX_DAY_TOPICS, MAX_FEED_SWITCHES, MAX_WATCHED } from '../domain/limits.ts';
import { MAX_MUTES, type Mute, muteKey } from '../domain/mute.ts';
import { type FeedTuning, MAX_OWN_FEEDS, type OwnFeed } from '../domain/own-feed.ts';
import { sameJson } from '../domain/same-json.ts';
import { alertSchema } from '../settings/alert-schema.ts';
import type { Alerts, StoredAlert } from '../settings/alerts.ts';
import { repairOwnFeeds } from '../settings/own-feed-repair.ts';
import { feedTuningSchema } from '../settings/own-feed-schema.ts';
import type { OwnFeeds } from '../settings/own-feeds.ts';
import { fields, isArticleLabel, isCoinId, isFeedId, isMute, isTopicId } from '../settings/schema.ts';
import type { Settings, SettingsPatch } from '../settings/settings.ts';
import { inOrder, ranksOf } from './ranks.ts';
import type { Json } from './replica.ts';

/** The reader's choices as they are stored, coins by the ids that were chosen. */
export interface Choices {
  readonly settings: Settings;
  readonly alerts: Alerts;
  readonly ownFeeds: OwnFeeds;
}

export type Items = ReadonlyMap<string, Json>;

/** Settings that are one value each. */
const SINGLE = [
  'badgeCoinId',
  'currency',
  'sidebarMode',
  'quietHours',
  'tickerWindow',
  'tickerSort',
  'tickerGroups',
  'tickerDensity',
] as const satisfies readonly (keyof Settings)[];
type Single = (typeof SINGLE)[number];

/**
 * The choices as items.
 * @param before items that were known of them: coins that were not moved keep their ranks
 */
export function itemsOf({ settings, alerts, ownFeeds }: Choices, before: Items): Items {
  return new Map<string, Json>([
    ...[...ranksOf(settings.watchlist, ranksIn(before))].map(([coinId, rank]) => [`w:${coinId}`, rank] as const),
    ...SINGLE.map((field) => [`s:${field}`, settings[field] as Json] as const),
    ...settings.labelsLeftOut.map((label) => [`l:${label}`, 1] as const),
    ...settings.dayTopics.map((topic) => [`d:${topic}`, 1] as const),
    ...settings.mutes.filter(isShared).map((mute) => [`m:${muteKey(mute)}`, muteItem(mute)] as const),
    ...Object.entries(settings.feeds).map(([feedId, on]) => [`x:${feedId}`, on] as const),
    ...Object.entries(ownFeeds.tuned).map(([feedId, tuning]) => [`t:${feedId}`, tuningItem(tuning)] as const),
    ...ownFeeds.feeds.map((feed) => [`f:${feed.id}`, feedItem(feed)] as const),
    ...alerts.alerts.map(({ alert }) => [`a:${alert.id}`, alertItem(alert)] as const),
  ]);
}

function ranksIn(items: Items): ReadonlyMap<string, number> {
  return new Map([...items].flatMap(([key, value]) => (isRank(key, value) ? [[key.slice(2), value as number]] : [])));
}

function isRank(key: string, value: Json): boolean {
  return key.startsWith('w:') && typeof value === 'number' && Math.abs(value) < 1e12 && isCoinId(key.slice(2));
}

function isShared({ kind }: Mute): boolean {
  return kind !== 'article';
}

const muteItem = ({ kind, value, since }: Mute): Json => [kind, value, since];

const tuningItem = ({ paceMinutes, muted, mutedAt }: FeedTuning): Json =>
  mutedAt === undefined ? [paceMinutes, muted] : [paceMinutes, muted, mutedAt];

const feedItem = ({ url, name, siteHost, kind, language, folder, addedAt }: OwnFeed): Json => [
  url,
  name,
  siteHost,
  kind,
  language,
  folder,
  addedAt,
];

const alertItem = (alert: Alert): Json => [
  alert.coinId,
  alert.currency,
  { ...alert.condition },
  alert.repeat,
  alert.expiresAt,
  alert.snoozedUntil,
  alert.createdAt,
  alert.note,
];

/** An item of a kind of ours that says something sound; all else is passed on as it is, and has no effect here. */
export function isSound(key: string, value: Json): boolean {
  const name = key.slice(2);
  switch (key.slice(0, 2)) {
    case 'w:':
      return isRank(key, value);
    case 's:':
      return SINGLE.includes(name as Single) && fields[name as Single].safeParse(value).success;
    case 'l:':
      return isArticleLabel(name);
    case 'd:':
      return isTopicId(name);
    case 'm:':
      return muteOf(key, value) !== null;
    case 'x:':
      return isFeedId(name) && typeof value === 'boolean';
    case 't:':
      return isFeedId(name) && tuningOf(value) !== null;
    case 'f:':
      return feedOf(key, value) !== null;
    case 'a:':
      return alertOf(key, value) !== null;
    default:
      return false;
  }
}

function muteOf(key: string, value: Json): Mute | null {
  if (!Array.isArray(value)) return null;
  const [kind, named, since] = value as unknown[];
  const mute = { kind, value: named, since };
  return isMute(mute) && isShared(mute) && `m:${muteKey(mute)}` === key ? mute : null;
}

function tuningOf(value: Json): FeedTuning | null {
  if (!Array.isArray(value)) return null;
  const [paceMinutes, muted, mutedAt] = value as unknown[];
  const parsed = feedTuningSchema.safeParse({ paceMinutes, muted, ...(mutedAt === undefined ? {} : { mutedAt }) });
  return parsed.success ? parsed.data : null;
}

function feedOf(key: string, value: Json): OwnFeed | null {
  if (!Array.isArray(value)) return null;
  const [url, name, siteHost, kind, language, folder, addedAt] = value as unknown[];
  const id = key.slice(2);
  const [feed] = repairOwnFeeds({ feeds: [{ id, url, name, siteHost, kind, language, folder, addedAt }] }).feeds;
  return feed?.id === id ? feed : null;
}

function alertOf(key: string, value: Json): Alert | null {
  if (!Array.isArray(value)) return null;
  const [coinId, currency, condition, repeat, expiresAt, snoozedUntil, createdAt, note] = value as unknown[];
  const id = key.slice(2);
  const alert = { id, coinId, currency, condition, repeat, expiresAt, snoozedUntil, createdAt, note };
  const parsed = alertSchema.safeParse(alert);
  return parsed.success ? parsed.data : null;
}

/** What is shared, in the place of what these settings have of it; what is the device's own stays. */
export function settingsWith(items: Items, current: Settings): SettingsPatch {
  const ranks = new Map([...ranksIn(items)].filter(([id]) => isSound(`w:${id}`, items.get(`w:${id}`) ?? null)));
  const mutes = ofKind(items, 'm:', muteOf).sort((a, b) => a.since - b.since || (muteKey(a) < muteKey(b) ? -1 : 1));
  const single = SINGLE.flatMap((field) => {
    const value = items.get(`s:${field}`);
    return value !== undefined && isSound(`s:${field}`, value) ? [[field, value] as const] : [];
  });
  return {
    ...(Object.fromEntries(single) as SettingsPatch),
    watchlist: inOrder(ranks).slice(0, MAX_WATCHED),
    labelsLeftOut: ARTICLE_LABELS.filter((label) => items.has(`l:${label}`)),
    dayTopics: namesOf(items, 'd:').filter(isTopicId).sort().slice(0, MAX_DAY_TOPICS),
    mutes: [...mutes.slice(0, MAX_MUTES), ...current.mutes.filter((mute) => !isShared(mute))],
    feeds: Object.fromEntries(
      ofKind(items, 'x:', (key, on) => (isSound(key, on) ? ([key.slice(2), on as boolean] as const) : null))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, MAX_FEED_SWITCHES),
    ),
  };
}

/** The same of alerts. Of one that is made otherwise now, and of a new one, nothing is known until a price comes. */
export function alertsWith(items: Items, current: Alerts): Alerts {
  const known = new Map(current.alerts.map((one) => [one.alert.id, one]));
  const shared = ofKind(items, 'a:', alertOf);
  const ordered = shared.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)).slice(0, MAX_ALERTS);
  const alerts = ordered.map((alert): StoredAlert => {
    const before = known.get(alert.id);
    const isSame =
      before?.alert.coinId === alert.coinId &&
      before.alert.currency === alert.currency &&
      sameJson(before.alert.condition, alert.condition);
    return { alert, state: before && isSame ? before.state : firstState(alert.condition, null) };
  });
  const ids = new Set(alerts.map(({ alert }) => alert.id));
  return { ...current, alerts, firings: current.firings.filter(({ alertId }) => ids.has(alertId)) };
}

/** The same of the reader's own sources. */
export function ownFeedsWith(items: Items, current: OwnFeeds): OwnFeeds {
  const feeds = ofKind(items, 'f:', feedOf).sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1));
  const tuned = ofKind(items, 't:', (key, value) => {
    const tuning = isFeedId(key.slice(2)) ? tuningOf(value) : null;
    return tuning && ([key.slice(2), tuning] as const);
  }).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...current,
    feeds: feeds.slice(0, MAX_OWN_FEEDS),
    tuned: Object.fromEntries(tuned.slice(0, MAX_FEED_SWITCHES)),
  };
}

function ofKind<T>(items: Items, start: string, read: (key: string, value: Json) => T | null): T[] {
  return [...items].flatMap(([key, value]) => {
    const one = key.startsWith(start) ? read(key, value) : null;
    return one === null ? [] : [one];
  });
}

function namesOf(items: Items, start: string): string[] {
  return [...items.keys()].filter((key) => key.startsWith(start)).map((key) => key.slice(2));
}
