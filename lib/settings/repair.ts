import type { CoinId } from '../domain/coin.ts';
import { ARTICLE_LABELS } from '../domain/article-label.ts';
import { MAX_DAY_TOPICS, MAX_FEED_SWITCHES, MAX_HIDDEN_SITES, MAX_WATCHED } from '../domain/limits.ts';
import { MAX_SIDEBAR_SITES } from '../domain/sidebar-sites.ts';
import { boundedMutes } from './mute-changes.ts';
import {
  fields,
  isArticleLabel,
  isCoinId,
  isFeedId,
  isHost,
  isMute,
  isSidebarSite,
  isTopicId,
  SETTINGS_VERSION,
} from './schema.ts';
import type { Settings, SettingsPatch } from './settings.ts';

type Field = keyof typeof fields;
type Loose = Readonly<Record<string, unknown>>;

const FIELDS = Object.keys(fields) as Field[];

/**
 * Settings out of anything stored: what is sound is kept, element by element; only a field of which nothing can be
 * read takes its default. One bad coin costs that coin, not the list.
 */
export function repairSettings(stored: unknown, defaults: Settings): Settings {
  return withKnownBadge({ ...defaults, ...soundFields(stored), version: SETTINGS_VERSION }, defaults.badgeCoinId);
}

/** The fields of which something can be used, repaired element by element; the others are absent. */
export function soundFields(from: unknown): SettingsPatch {
  if (!isObject(from)) return {};
  const repaired: Partial<Record<Field, unknown>> = {
    watchlist: soundList(from['watchlist'], isCoinId, MAX_WATCHED),
    feeds: soundSwitches(from['feeds']),
    hiddenSites: soundList(from['hiddenSites'], isHost, MAX_HIDDEN_SITES),
    sidebarSites: soundList(from['sidebarSites'], isSidebarSite, MAX_SIDEBAR_SITES),
    labelsLeftOut: soundList(from['labelsLeftOut'], isArticleLabel, ARTICLE_LABELS.length),
    mutes: soundMutes(from['mutes']),
    dayTopics: soundList(from['dayTopics'], isTopicId, MAX_DAY_TOPICS),
  };
  const sound = FIELDS.map((field) => [field, field in repaired ? repaired[field] : whole(field, from[field])]);
  return Object.fromEntries(sound.filter(([, value]) => value !== undefined));
}

/**
 * The settings after a change. A field of the change that is not valid as a whole (a list over its limit, a currency
 * without prices) is refused: the value in force stays.
 */
export function applyPatch(current: Settings, patch: SettingsPatch): Settings {
  const next: Record<string, unknown> = { ...current };
  for (const key of FIELDS) {
    const wanted = patch[key];
    const value = whole(key, Array.isArray(wanted) ? [...new Set(wanted)] : wanted);
    if (value !== undefined) next[key] = value;
  }
  return withKnownBadge(next as unknown as Settings, current.badgeCoinId);
}

/** The badge shows a coin of the list while there is one: as chosen, else as before, else the first. */
function withKnownBadge(settings: Settings, before: CoinId): Settings {
  const { watchlist, badgeCoinId } = settings;
  const [first] = watchlist;
  if (first === undefined || watchlist.includes(badgeCoinId)) return settings;
  return { ...settings, badgeCoinId: watchlist.includes(before) ? before : first };
}

function whole(key: Field, value: unknown): unknown {
  const parsed = fields[key].safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** The sound elements, none twice, the first `max` of them. */
function soundList(value: unknown, isSound: (element: unknown) => element is string, max: number): unknown {
  if (!Array.isArray(value)) return undefined;
  const kept = new Set<string>();
  for (const element of value as unknown[]) {
    if (kept.size === max) break;
    if (isSound(element)) kept.add(element);
  }
  return [...kept];
}

function soundSwitches(value: unknown): unknown {
  if (!isObject(value)) return undefined;
  const kept = Object.entries(value).filter(([feedId, on]) => isFeedId(feedId) && typeof on === 'boolean');
  return Object.fromEntries(kept.slice(0, MAX_FEED_SWITCHES));
}

function soundMutes(value: unknown): unknown {
  if (!Array.isArray(value)) return undefined;
  const sound = (value as unknown[]).filter(isMute);
  return boundedMutes(sound.map(({ kind, value: name, since }) => ({ kind, value: name, since })));
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
