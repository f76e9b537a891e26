import { DAY_MS, HOUR_MS } from '../../lib/domain/durations.ts';
import { i18n } from '#i18n';
import { timeOfDay } from '../controls/clock-time.ts';
import type { ChartScale } from './chart-geometry.ts';
import type { ChartLine } from './chart-line.ts';
import { dateFormat, weekday } from './chart-words.ts';

export interface AxisLabel {
  readonly text: string;
  readonly x: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A label closer than this to the next is left out, CSS px. */
const CLOSEST = 48;
const YEAR_MS = 365.25 * DAY_MS;

/** First, two in the middle at round times, and now. */
export function axisLabels(line: ChartLine, scale: ChartScale, locale: string): AxisLabel[] {
  const { from, to } = line;
  const unit = unitOf(line);
  const middle = [1 / 3, 2 / 3].map((share): AxisLabel => {
    const time = roundTime(from + (to - from) * share, unit);
    return { text: axisText(time, unit, locale), x: scale.x(time), anchor: 'middle' };
  });
  const first: AxisLabel = { text: axisText(from, unit, locale), x: 0, anchor: 'start' };
  const last: AxisLabel = { text: i18n.t('chart.now'), x: scale.width, anchor: 'end' };
  const kept: AxisLabel[] = [last];
  for (const label of [...middle.reverse(), first]) {
    const next = kept[0];
    const isRepeated = label.text === next?.text;
    if (next && next.x - label.x >= CLOSEST && !isRepeated) kept.unshift(label);
  }
  return kept;
}

type Unit = 'hour' | 'day' | 'close' | 'month' | 'year';

function unitOf({ range, from, to }: ChartLine): Unit {
  if (range === '24h') return 'hour';
  if (range === '7d') return 'day';
  if (to - from > 4 * YEAR_MS) return 'year';
  return to - from > 100 * DAY_MS ? 'month' : 'close';
}

function axisText(time: number, unit: Unit, locale: string): string {
  switch (unit) {
    case 'hour':
      return timeOfDay(time, locale);
    case 'day':
      return weekday(time, locale);
    case 'close':
      return dateFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(time);
    case 'month':
      return dateFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(time);
    default:
      return dateFormat(locale, { year: 'numeric', timeZone: 'UTC' }).format(time);
  }
}

/** The round time nearest to one: hours and days by the reader's clock, closes by UTC, as they are made. */
function roundTime(time: number, unit: Unit): number {
  const at = new Date(time);
  switch (unit) {
    case 'hour':
      return Math.round(time / HOUR_MS) * HOUR_MS;
    case 'day':
      return new Date(at.getFullYear(), at.getMonth(), at.getDate() + (at.getHours() >= 12 ? 1 : 0)).getTime();
    case 'close':
      return Math.round(time / DAY_MS) * DAY_MS;
    case 'month':
      return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + (at.getUTCDate() > 15 ? 1 : 0));
    default:
      return Date.UTC(at.getUTCFullYear() + (at.getUTCMonth() > 5 ? 1 : 0), 0);
  }
}
