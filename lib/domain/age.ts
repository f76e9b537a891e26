import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, WEEK_MS } from './durations.ts';

/** A length of time as people say it: one figure, one unit. */
type AgeUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export interface Age {
  readonly n: number;
  readonly unit: AgeUnit;
}

/** Unit, its length, and the length of time up to which it is the one to use. Weeks end at two months. */
const STEPS: readonly (readonly [AgeUnit, number, number])[] = [
  ['second', SECOND_MS, MINUTE_MS],
  ['minute', MINUTE_MS, HOUR_MS],
  ['hour', HOUR_MS, DAY_MS],
  ['day', DAY_MS, 14 * DAY_MS],
  ['week', WEEK_MS, 60 * DAY_MS],
  ['month', 30.44 * DAY_MS, 730 * DAY_MS],
  ['year', 365.25 * DAY_MS, Infinity],
];

/** Splits a length of time (its sign is ignored) into a figure and a unit, rounded down: an age is never overstated. */
export function ageParts(ms: number): Age {
  const length = Math.abs(ms);
  const [unit, size] = STEPS.find(([, , below]) => length < below) ?? (['year', 365.25 * DAY_MS] as const);
  return { n: Math.floor(length / size), unit };
}

/** English CLDR has "40s" and "40 sec."; these are the forms of the other European languages and of the design. */
const ENGLISH: Readonly<Partial<Record<AgeUnit, string>>> = { second: 's', minute: 'min', hour: 'h' };

function englishUnit(unit: AgeUnit, locale: string): string | undefined {
  return /^en\b/i.test(locale) ? ENGLISH[unit] : undefined;
}

/** "3 h", "2 days": the figure and the unit alone, for sentences like "3 h old". */
export function formatSpan({ n, unit }: Age, locale: string): string {
  const english = englishUnit(unit, locale);
  if (english !== undefined) return `${n}\u00a0${english}`;
  const unitDisplay = unit === 'second' || unit === 'minute' || unit === 'hour' ? 'short' : 'long';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }).format(n);
}

/**
 * How long ago, in the reader's language: "40 s ago", "3 h ago", "2 days ago", "now" under one second.
 * @param ms age in milliseconds; a negative one (some clock is wrong) reads "in 5 min", but "now" within a minute.
 */
export function formatAge(ms: number, locale: string): string {
  const age = ms < 0 && ms > -MINUTE_MS ? ageParts(0) : ageParts(ms);
  const english = englishUnit(age.unit, locale);
  if (age.n > 0 && english !== undefined) {
    return ms < 0 ? `in ${formatSpan(age, locale)}` : `${formatSpan(age, locale)} ago`;
  }
  const style = age.unit === 'second' || age.unit === 'minute' || age.unit === 'hour' ? 'short' : 'long';
  const numeric = age.n === 0 ? 'auto' : 'always';
  return new Intl.RelativeTimeFormat(locale, { numeric, style }).format(ms < 0 ? age.n : -age.n, age.unit);
}
