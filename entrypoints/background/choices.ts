import { systemClock } from '../../lib/clock.ts';
import { presentCoinId } from '../../lib/domain/renames.ts';
import { sameJson } from '../../lib/domain/same-json.ts';
import { log } from '../../lib/log.ts';
import { markDue, runRound } from '../../lib/poll/rounds.ts';
import type { JobName } from '../../lib/poll/schedule.ts';
import { changeChosenSettings, changeSettings, readSettings } from '../../lib/settings/settings-store.ts';
import type { Settings, SettingsPatch } from '../../lib/settings/settings.ts';
import { beginDayNotes } from './day-note.ts';
import { publish, show } from './publish.ts';
import { applySites } from './sidebar-sites.ts';

/**
 * At the end of the list, by its present id; one that is there already, or that a full list has no place for, changes
 * nothing.
 */
export function addCoin(named: string): Promise<Settings> {
  const coinId = presentCoinId(named, systemClock());
  return applySettings(({ watchlist }) => ({
    watchlist: watchlist.includes(coinId) ? watchlist : [...watchlist, coinId],
  }));
}

/**
 * Changes the user's choices and shows them at once. A coin or currency that has no price yet is asked for: it was a
 * click that chose it. The answer does not wait for the network. What another device chose the next heartbeat asks for.
 * @param change of a click from the settings as surfaces show them, of sync from those that are stored, as they were chosen
 */
export async function applySettings(
  change: (current: Settings) => SettingsPatch,
  from: 'click' | 'sync' = 'click',
): Promise<Settings> {
  const before = await readSettings();
  const after = await (from === 'sync' ? changeChosenSettings : changeSettings)(change);
  if (after.dayNoteAt !== before.dayNoteAt) await beginDayNotes(after.dayNoteAt);
  await show();
  // Fewer or younger ones are to be kept: what is over goes now, not within a day.
  if (!sameJson(after.keeping, before.keeping)) void pruneAfterChoice();
  // Sites that came or went take the script along; mode and hidden sites each page asks for anew.
  if (!sameJson(sitesOf(after), sitesOf(before)))
    applySites().catch((error: unknown) => log.bug('after a choice', error));
  const isCurrencyNew = after.currency !== before.currency;
  const isCoinNew = after.watchlist.some((coinId) => !before.watchlist.includes(coinId));
  if (isCurrencyNew || isCoinNew) {
    const fetching = from === 'click' ? fetchAfterChoice(isCurrencyNew) : markDue(toAskFor(isCurrencyNew));
    fetching.catch((error: unknown) => log.bug('after a choice', error));
  }
  return after;
}

function sitesOf({ sidebarMode, sidebarSites, hiddenSites }: Settings): SettingsPatch {
  return { sidebarMode, sidebarSites, hiddenSites };
}

async function pruneAfterChoice(): Promise<void> {
  try {
    await markDue(['prune']);
    await runRound('prune', publish, 'click');
  } catch (error) {
    log.bug('after a choice', error);
  }
}

/**
 * Asks for what was chosen. The sparklines' call brings prices too; while CoinGecko is to be left alone it does not go
 * out, and the exchange is asked for the prices alone. Marked due first: a round that runs now, still by the old
 * choice, runs once more.
 */
async function fetchAfterChoice(isCurrencyNew: boolean): Promise<void> {
  const [, ...more] = toAskFor(isCurrencyNew);
  await markDue(toAskFor(isCurrencyNew));
  const lines = await runRound('poll-sparklines', publish, 'click');
  if (lines.kind !== 'stored') {
    await markDue(['poll-watched']);
    await runRound('poll-watched', publish, 'click');
  }
  for (const name of more) await runRound(name, publish, 'click');
}

function toAskFor(isCurrencyNew: boolean): readonly JobName[] {
  return isCurrencyNew ? ['poll-sparklines', 'poll-market', 'poll-top'] : ['poll-sparklines'];
}
