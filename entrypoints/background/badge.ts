import {
  bundleTitle,
  firingEvidence,
  firingTitle,
  hiddenFiringEvidence,
  hiddenFiringTitle,
} from '../../components/alerts/alert-words.ts';
import { clockTime } from '../../components/controls/clock-time.ts';
import { HIDDEN } from '../../components/controls/hidden.ts';
import { doubtWords, gapWords, isOneSource } from '../../components/controls/price-words.ts';
import { browser } from '../../lib/browser.ts';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import { badgeText } from '../../lib/domain/badge.ts';
import { formatPercent, formatPrice } from '../../lib/domain/money.ts';
import { type NumberState, priceState } from '../../lib/domain/quote.ts';
import { sourcesNow } from '../../lib/domain/sources-now.ts';
import { SOURCE_NAMES } from '../../lib/domain/sources.ts';
import type { TickerRow, TickerView } from '../../lib/query/views.ts';
import { i18n } from '#i18n';

/** Badge colours of visual.md section 2: white text on these has at least 5.5:1. */
const FRESH_BADGE = '#2f56af';
const OLD_BADGE = '#64686f';
const DOUBTED_BADGE = '#79540a';
const ALERT_BADGE = '#b8420c';
/** Of a tooltip: what is longer hides the price below. */
const MOST_FIRINGS_TOLD = 3;

const BADGE_COLORS: Readonly<Record<NumberState, string>> = {
  fresh: FRESH_BADGE,
  old: OLD_BADGE,
  missing: OLD_BADGE,
  disagreeing: DOUBTED_BADGE,
  held: DOUBTED_BADGE,
};

/**
 * Puts the chosen coin on the toolbar: four characters, and a look of its own where the price is old or missing. While
 * something fired that no surface has shown, an exclamation mark stands in their place.
 */
export async function showBadge(view: TickerView, ours: number): Promise<void> {
  const now = sourcesNow(view.notices, ours);
  const row = view.rows.find(({ coinId }) => coinId === view.badgeCoinId) ?? view.rows[0];
  const state = row ? priceState(row, now) : 'missing';
  const icon = state === 'fresh' ? 'icon' : 'icon-old';
  const calls = view.alerts.unseen > 0;
  const title = row ? tooltip(row, view.choices.hideNumbers, now, state) : i18n.t('extName');
  await Promise.all([
    browser.action.setBadgeText({ text: calls ? '!' : row ? shownText(row, view.choices.hideNumbers) : '' }),
    browser.action.setBadgeBackgroundColor({ color: calls ? ALERT_BADGE : BADGE_COLORS[state] }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
    browser.action.setIcon({ path: { 16: `icon/${icon}-16.png`, 32: `icon/${icon}-32.png` } }),
    browser.action.setTitle({ title: [...unseenWords(view, now), title].join('\n') }),
  ]);
}

/** What fired and nobody has seen, the newest ones in words; above the price. */
function unseenWords({ alerts, choices }: TickerView, now: number): string[] {
  const locale = browser.i18n.getUILanguage();
  const unseen = alerts.firings.filter(({ seen }) => !seen);
  const lines = unseen.slice(0, MOST_FIRINGS_TOLD).map((firing) => {
    const told: [string, string] = choices.hideNumbers
      ? [hiddenFiringTitle(firing), hiddenFiringEvidence(firing, now, locale)]
      : [firingTitle(firing, locale), firingEvidence(firing, now, locale)];
    return i18n.t('alert.line', told);
  });
  return unseen.length > lines.length ? [bundleTitle('many', unseen.length), ...lines] : lines;
}

/** That there is no price is no number: it is said also where numbers are hidden. */
function shownText({ price }: TickerRow, hidden: boolean): string {
  return hidden && price !== null ? HIDDEN : badgeText(price);
}

/**
 * Full price, change, time and source, and why the price is in doubt: everything the four characters could not say. The
 * time is the clock's, since nobody updates a tooltip each second; an old price says its age too.
 */
function tooltip(row: TickerRow, hidden: boolean, now: number, state: NumberState): string {
  const locale = browser.i18n.getUILanguage();
  if (row.price === null || row.asOf === null || row.source === null) return i18n.t('badge.missing', [row.name]);
  if (hidden) return i18n.t('badge.hidden', [row.name]);
  const price = formatPrice(row.price, row.currency, locale);
  const at = i18n.t('badge.at', [clockTime(row.asOf, now, locale)]);
  const lines = [
    i18n.t('badge.tooltip', [row.name, price, standing(row, state, now, locale), at, SOURCE_NAMES[row.source]]),
  ];
  const doubt = doubtWords(row, now, locale);
  if (doubt) lines.push(doubt.text);
  if (isOneSource(row)) lines.push(i18n.t('price.oneSourceNote'));
  return lines.join('\n');
}

/** The change, or why there is none to tell: that of an old or held price is not today's. */
function standing(row: TickerRow, state: NumberState, now: number, locale: string): string {
  if (state === 'held') return i18n.t('price.held');
  if (state === 'old') return i18n.t('price.old', [formatSpan(ageParts(now - (row.asOf ?? now)), locale)]);
  const change =
    row.change24h === null
      ? i18n.t('badge.noChange')
      : i18n.t('badge.change', [formatPercent(row.change24h, locale).text]);
  return state === 'disagreeing' ? `${change}, ${gapWords(row, locale)}` : change;
}
