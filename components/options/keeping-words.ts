import { i18n } from '#i18n';
import { type Keeping, MADE_ROOM_TOLD_MS } from '../../lib/domain/keeping.ts';
import type { KeepingView } from '../../lib/query/views.ts';

/** Below that share of what the browser allows, nobody needs to know the allowance. */
const TIGHT = 0.5;

/** "90 days", "1 year". */
export function daysText(days: number, locale: string): string {
  const [count, unit] = days % 365 === 0 ? ([days / 365, 'year'] as const) : ([days, 'day'] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** "3,118 articles are kept, the oldest since 21 Apr." */
export function keptText({ articles, oldestAt, saved }: KeepingView, now: number, locale: string): string {
  const count = new Intl.NumberFormat(locale).format(articles);
  const day = oldestAt === null ? '' : dayText(oldestAt, now, locale);
  const kept = i18n.t('options.keeping.kept', articles, [String(articles), count, day]);
  if (saved === 0) return kept;
  return `${kept} ${i18n.t('options.keeping.saved', saved, [String(saved), new Intl.NumberFormat(locale).format(saved)])}`;
}

/** What a lower limit has still to take away; '' where nothing is over it. */
export function smallerText(limits: Keeping, { articles }: KeepingView, locale: string): string {
  // A block is dropped whole: some more than the limit are no work left undone.
  const over = articles - limits.articles;
  if (over < 100) return '';
  return i18n.t('options.keeping.going', [new Intl.NumberFormat(locale).format(over)]);
}

/** That the device was full and what went, for two weeks; '' else. */
export function madeRoomText({ madeRoom }: KeepingView, now: number, locale: string): string {
  if (!madeRoom || now - madeRoom.at > MADE_ROOM_TOLD_MS) return '';
  const count = new Intl.NumberFormat(locale).format(madeRoom.articles);
  return i18n.t('options.keeping.madeRoom', [dayText(madeRoom.at, now, locale), count]);
}

/** What takes how much, the whole last. */
export function sizeRows({ bytes }: KeepingView, locale: string): { readonly name: string; readonly size: string }[] {
  const rows = [
    {
      name: i18n.t('options.keeping.size.articles'),
      size: i18n.t('options.keeping.about', [sizeText(bytes.articles, locale)]),
    },
    { name: i18n.t('options.keeping.size.index'), size: sizeText(bytes.index, locale) },
    { name: i18n.t('options.keeping.size.closes'), size: sizeText(bytes.closes, locale) },
  ];
  if (bytes.all === null) return rows;
  const all = sizeText(bytes.all, locale);
  const isTight = bytes.allowed !== null && bytes.all > bytes.allowed * TIGHT;
  const size = isTight ? i18n.t('options.keeping.of', [all, sizeText(bytes.allowed ?? 0, locale)]) : all;
  return [...rows, { name: i18n.t('options.keeping.size.all'), size }];
}

/** "3.1 MB", in decimal units as file managers of most systems count. */
export function sizeText(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power < 2 ? 0 : 1,
  }).format(bytes / 1000 ** power);
}

/** "21 Apr" this year, "21 Apr 2025" in another. */
function dayText(at: number, now: number, locale: string): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year }).format(at);
}
