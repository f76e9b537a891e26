import { DAY_MS, HOUR_MS } from '../domain/durations.ts';
import { systemClock } from '../clock.ts';
import { wasClockSetBack } from '../domain/clock-set-back.ts';
import type { Mute } from '../domain/mute.ts';
import { MADE_ROOM_TOLD_MS } from '../domain/keeping.ts';
import { changeSettings, readSettings } from '../settings/settings-store.ts';
import { forgetPruned, repairArticles } from '../store/article-keys.ts';
import { ARTICLES_PER_BLOCK } from '../store/article-places.ts';
import { readDirectory } from '../store/article-directory.ts';
import { pruneTexts } from '../store/article-texts.ts';
import { countArticles, IDENTITIES_KEPT_MS, pruneArticles } from '../store/articles.ts';
import { pruneQuotes } from '../store/quotes.ts';
import { pruneRequestLog } from '../store/request-log.ts';
import { savedAmong } from '../store/saved.ts';
import { noteMadeRoom, readMadeRoom } from '../store/room.ts';
import { matchIndexToArticles } from './index-articles.ts';
import type { PollOutcome } from './outcome.ts';
import { HEARTBEAT_MS } from './schedule.ts';
import { provenTime } from './told-time.ts';

/** Pruned articles whose identities are kept: about 5 MB. */
const MOST_REMEMBERED = 200_000;
const QUOTES_KEPT_MS = 30 * DAY_MS;
/** Of so many blocks the texts are dropped at once: what is left when the limits were lowered goes in later rounds. */
const MOST_BLOCKS_AT_ONCE = 50;
/** The part of the articles that goes when the device is full, and how many stay in any case. */
const PART_FOR_ROOM = 1 / 10;
const KEPT_IN_ANY_CASE = 500;
/** After articles went for lack of room none go again for so long: what fills the device may be something else. */
const ROOM_PAUSE_MS = 6 * HOUR_MS;

/**
 * Drops what is over its age or count, once a day: articles, quotes nobody refreshes, the request log; mends what is
 * unreadable; and looks whether the index says what the store holds. Ages are by the time that servers bear out.
 */
export async function prune(): Promise<PollOutcome> {
  const now = await provenTime();
  const clock = systemClock();
  await pruneRequestLog(now);
  // Read only now: prices of a currency that is chosen meanwhile are not those that nobody refreshes.
  const { currency } = await readSettings();
  // What was received a moment ago is as far ahead as the clock is.
  await pruneQuotes(currency, clock, QUOTES_KEPT_MS + clock - now);
  const dropped = await dropOverLimits();
  await repairArticles();
  await forgetPruned(now - IDENTITIES_KEPT_MS, MOST_REMEMBERED);
  await dropMutesOfGone(now);
  await matchIndexToArticles();
  const isMoreLeft = dropped.length === MOST_BLOCKS_AT_ONCE;
  return { kind: 'stored', changed: dropped.length, ...(isMoreLeft ? { againInMs: HEARTBEAT_MS } : {}) };
}

/**
 * A muted article that is stored no more has nothing left to hide. Not in the first week: settings that came from
 * another device mute what this one may yet read.
 */
async function dropMutesOfGone(now: number): Promise<void> {
  const isOld = ({ kind, since }: Mute): boolean => kind === 'article' && now - since > 7 * DAY_MS;
  const old = (await readSettings()).mutes.filter(isOld).map(({ value }) => value);
  if (old.length === 0) return;
  const there = (await readDirectory()).placesOf(old);
  const saved = await savedAmong(old);
  if (old.every((id) => there.has(id) || saved.has(id))) return;
  await changeSettings(({ mutes }) => ({
    mutes: mutes.filter((one) => !isOld(one) || there.has(one.value) || saved.has(one.value)),
  }));
}

/** In every round that wrote articles: what they put over the limits goes, and leaves the index. */
export async function pruneAfterLooks(): Promise<void> {
  if ((await dropOverLimits()).length > 0) await matchIndexToArticles();
}

async function dropOverLimits(): Promise<readonly number[]> {
  const { keeping } = await readSettings();
  await pruneTexts();
  return pruneArticles((await provenTime()) - keeping.days * DAY_MS, keeping.articles, MOST_BLOCKS_AT_ONCE);
}

let making: Promise<void> | null = null;
let textsWentAt = -Infinity;

/**
 * The device or the browser's allowance is full: a tenth of the texts goes, which needs no room, then a tenth of the
 * articles, the oldest, and it is noted so that options can say so. Few articles stay all, with their texts, and none go
 * again for some hours: they may not be what fills it. Rounds that meet the full device together make room once.
 */
export function makeRoom(): Promise<void> {
  return (making ??= takeRoom().finally(() => {
    making = null;
  }));
}

async function takeRoom(): Promise<void> {
  const now = systemClock();
  const last = await readMadeRoom();
  if (last && !wasClockSetBack(last.at, now) && now - last.at < ROOM_PAUSE_MS) return pruneAfterLooks();
  const { total } = await countArticles();
  if (total <= KEPT_IN_ANY_CASE) return;
  // Where nothing at all can be written, that is not noted either: a worker's life takes one tenth.
  if (Math.abs(now - textsWentAt) >= ROOM_PAUSE_MS) {
    await pruneTexts(undefined, PART_FOR_ROOM);
    textsWentAt = now;
  }
  const kept = Math.max(KEPT_IN_ANY_CASE, Math.floor(total * (1 - PART_FOR_ROOM)));
  const dropped = await pruneArticles(0, kept, MOST_BLOCKS_AT_ONCE);
  if (dropped.length === 0) return;
  const told = last && now - last.at < MADE_ROOM_TOLD_MS ? last.articles : 0;
  await noteMadeRoom({ at: now, articles: told + dropped.length * ARTICLES_PER_BLOCK });
  await matchIndexToArticles();
}
