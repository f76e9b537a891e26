import { bundleTitle, firingEvidence, firingTitle } from '../../components/alerts/alert-words.ts';
import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { bundled, type FiringBundle, untold } from '../../lib/domain/alert-firings.ts';
import { isQuiet } from '../../lib/domain/quiet-hours.ts';
import { log } from '../../lib/log.ts';
import { getFiringViews } from '../../lib/query/alerts.ts';
import { getCoinHeadlines } from '../../lib/query/coin-headlines.ts';
import type { FiringView } from '../../lib/query/views.ts';
import { withSeen, withTold } from '../../lib/settings/alert-changes.ts';
import { changeAlerts, readAlerts } from '../../lib/settings/alerts-store.ts';
import { oneByOne } from '../../lib/settings/one-by-one.ts';
import { readSettings } from '../../lib/settings/settings-store.ts';
import { i18n } from '#i18n';

const MOST_HEADLINES = 2;
/** Lines of one notification; systems cut off what is longer. */
const MOST_LINES = 5;

/** One telling at a time: a second one must see what the first has told. */
const inTurn = oneByOne();

/**
 * Tells of what fired and was not told of yet, but in quiet hours. A firing is noted as told right after its
 * notification; a worker killed between the two tells it again under the same id, which takes the first one's place.
 * Where the browser has no notifications for us, popup and badge are all the telling there is.
 */
export function tellFirings(): Promise<void> {
  return inTurn(tellNow);
}

async function tellNow(): Promise<void> {
  const [{ firings }, { quietHours }] = await Promise.all([readAlerts(), readSettings()]);
  const open = untold(firings);
  if (open.length === 0 || isQuiet(quietHours, systemClock())) return;
  for (const bundle of bundled(open)) {
    await notify(bundle).catch((error: unknown) => log.bug('notification', error));
    const ids = bundle.firings.map(({ id }) => id);
    await changeAlerts((current) => [withTold(current, ids, systemClock()), null]);
  }
}

async function notify({ id, kind, firings }: FiringBundle): Promise<void> {
  const { notifications } = browser as Partial<Pick<typeof browser, 'notifications'>>;
  if (!notifications) return;
  const locale = browser.i18n.getUILanguage();
  const now = systemClock();
  const views = await getFiringViews(firings);
  const [first] = views;
  const { title, message } =
    kind === 'single' && first ? await single(first, now, locale) : several(kind, views, now, locale);
  // A worker killed on its way may have shown some of these singly.
  for (const { id: other } of firings) if (other !== id) await notifications.clear(other);
  // Only what Firefox has too: no buttons, and none that waits for an answer.
  await notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/icon-128.png'),
    title,
    message,
  });
}

interface Words {
  readonly title: string;
  readonly message: string;
}

async function single(firing: FiringView, now: number, locale: string): Promise<Words> {
  const lines = [firingEvidence(firing, now, locale)];
  if (firing.note) lines.push(firing.note);
  const headlines = await getCoinHeadlines(firing.coinId, firing.at, MOST_HEADLINES).catch((error: unknown) => {
    log.bug('headlines', error);
    return [];
  });
  lines.push(...headlines.map(({ title, source }) => i18n.t('alert.headline', [title, source])));
  return { title: firingTitle(firing, locale), message: lines.join('\n') };
}

function several(kind: FiringBundle['kind'], views: readonly FiringView[], now: number, locale: string): Words {
  const lines = views.map((view) =>
    i18n.t('alert.line', [firingTitle(view, locale), firingEvidence(view, now, locale)]),
  );
  const cut = lines.length > MOST_LINES ? lines.slice(0, MOST_LINES - 1) : lines;
  const left = lines.length - cut.length;
  if (left > 0) cut.push(i18n.t('alert.more', left, [String(left)]));
  return { title: bundleTitle(kind === 'single' ? 'many' : kind, views.length), message: cut.join('\n') };
}

/** A click on a notification: the popup has it all. Where it can't be opened without a click on it, the list in the options does. */
export async function openNotification(id: string): Promise<void> {
  const { notifications } = browser as Partial<Pick<typeof browser, 'notifications'>>;
  await notifications?.clear(id);
  await changeAlerts((current) => [withSeen(current, [id], systemClock()), null]);
  try {
    await browser.action.openPopup();
  } catch {
    await browser.tabs.create({ url: browser.runtime.getURL('options.html#alerts') });
  }
}
