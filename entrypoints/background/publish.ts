import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { sameJson } from '../../lib/domain/same-json.ts';
import { getTickerView } from '../../lib/query/ticker.ts';
import type { TickerView } from '../../lib/query/views.ts';
import { bumpRevision, SNAPSHOT_KEY } from '../../lib/revision.ts';
import { log } from '../../lib/log.ts';
import { showBadge } from './badge.ts';
import { tellFirings } from './notifications.ts';

let running: Promise<void> | null = null;
let waiting: Promise<void> | null = null;

/**
 * Says what was committed: the ticker snapshot for the popup's first paint, the badge, the revision that makes surfaces
 * ask again, and last the notifications of alerts that fired. Called after each commit that a surface may show. One at a time, so that a slow earlier
 * reading never ends up over a later one; calls that come meanwhile share the next.
 */
export function publish(): Promise<void> {
  if (!running) {
    running = publishNow().finally(() => {
      running = null;
    });
    return running;
  }
  waiting ??= running
    .catch(() => undefined)
    .then(() => {
      waiting = null;
      return publish();
    });
  return waiting;
}

/** Shows a change that was stored. Failing at that is no failure of the change: the next heartbeat makes up for it. */
export async function show(): Promise<void> {
  await publish().catch((error: unknown) => log.bug('publish', error));
}

async function publishNow(): Promise<void> {
  const now = systemClock();
  const view = await getTickerView(now);
  await browser.storage.local.set({ [SNAPSHOT_KEY]: view });
  await thenTell(Promise.all([bumpRevision(), showBadge(view, now)]));
}

/**
 * The same at a heartbeat, before anything is fetched: what a killed worker had committed but not published is shown,
 * an ageing price turns old on the badge, and alerts of quiet hours that are over are told. Surfaces are told only if
 * there is something new.
 */
export async function publishMissed(): Promise<void> {
  const now = systemClock();
  const view = await getTickerView(now);
  const stored = (await browser.storage.local.get(SNAPSHOT_KEY))[SNAPSHOT_KEY] as TickerView | undefined;
  if (!sameJson({ ...stored, writtenAt: 0 }, { ...view, writtenAt: 0 })) await publish();
  else await thenTell(showBadge(view, now));
}

/** What was shown is shown, whatever becomes of the notifications; and they are told of, whatever becomes of the toolbar. */
async function thenTell(showing: Promise<unknown>): Promise<void> {
  try {
    await showing;
  } finally {
    await tellFirings().catch((error: unknown) => log.bug('alerts', error));
  }
}
