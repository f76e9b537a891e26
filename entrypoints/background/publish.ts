import { badgeText } from '../../lib/domain/badge.ts';
import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { formatPercent, formatPrice } from '../../lib/domain/money.ts';
import { formatAge } from '../../lib/domain/age.ts';
import { numberState } from '../../lib/domain/quote.ts';
import { getTickerView } from '../../lib/query/ticker.ts';
import type { TickerRow, TickerView } from '../../lib/query/views.ts';
import { bumpRevision, SNAPSHOT_KEY } from '../../lib/revision.ts';
import { i18n } from '#i18n';

/** Badge colours of visual.md section 2: white text on these has at least 5.5:1. */
const FRESH_BADGE = '#2f56af';
const OLD_BADGE = '#64686f';

/**
 * Says what was committed: the ticker snapshot for the popup's first paint, the badge, and last the revision that
 * makes surfaces ask again. Called after each commit that a surface may show.
 */
export async function publish(): Promise<void> {
  const now = systemClock();
  const view = await getTickerView(now);
  await browser.storage.local.set({ [SNAPSHOT_KEY]: view });
  await Promise.all([bumpRevision(now), showBadge(view, now)]);
}

/**
 * The same at a heartbeat, before anything is fetched: what a killed worker had committed but not published is shown,
 * and an ageing price turns old on the badge. Surfaces are told only if there is something new.
 */
export async function publishMissed(): Promise<void> {
  const now = systemClock();
  const view = await getTickerView(now);
  const stored = (await browser.storage.local.get(SNAPSHOT_KEY))[SNAPSHOT_KEY] as TickerView | undefined;
  if (JSON.stringify({ ...stored, writtenAt: 0 }) !== JSON.stringify({ ...view, writtenAt: 0 })) await publish();
  else await showBadge(view, now);
}

async function showBadge(view: TickerView, now: number): Promise<void> {
  const row = view.rows.find(({ coinId }) => coinId === view.badgeCoinId) ?? view.rows[0];
  const state = row ? numberState(row.asOf, now, row.pollIntervalMs) : 'missing';
  const isFresh = state === 'fresh';
  const icon = isFresh ? 'icon' : 'icon-old';
  await Promise.all([
    browser.action.setBadgeText({ text: row ? badgeText(row.price) : '' }),
    browser.action.setBadgeBackgroundColor({ color: isFresh ? FRESH_BADGE : OLD_BADGE }),
    browser.action.setBadgeTextColor?.({ color: '#ffffff' }),
    browser.action.setIcon({ path: { 16: `icon/${icon}-16.png`, 32: `icon/${icon}-32.png` } }),
    browser.action.setTitle({ title: row ? tooltip(row, now) : i18n.t('extName') }),
  ]);
}

/** Full price, change, age and source: everything the four characters could not say. */
function tooltip(row: TickerRow, now: number): string {
  const locale = browser.i18n.getUILanguage();
  if (row.price === null || row.asOf === null) return i18n.t('badge.missing', [row.name]);
  const price = formatPrice(row.price, row.currency, locale);
  const change = row.change24h === null ? i18n.t('badge.noChange') : formatPercent(row.change24h, locale).text;
  return i18n.t('badge.tooltip', [row.name, price, change, formatAge(now - row.asOf, locale), sourceName(row.source)]);
}

function sourceName(source: TickerRow['source']): string {
  return source === 'kraken' ? 'Kraken' : 'CoinGecko';
}
