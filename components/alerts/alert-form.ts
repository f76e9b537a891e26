/** What stands in the fields of the alert editor, and the alert that it makes. Pure. */
import { DAY_MS } from '../../lib/domain/durations.ts';
import { MAX_PERCENT, MIN_PERCENT } from '../../lib/domain/alert-limits.ts';
import {
  type Alert,
  type AlertCondition,
  type AlertDirection,
  type AlertDraft,
  type AlertFigures,
  type AlertWindow,
  isBeyond,
  linesOf,
} from '../../lib/domain/alert.ts';
import { fieldAmount, parseAmount } from '../../lib/domain/amount.ts';
import type { TickerRow } from '../../lib/query/views.ts';

/** The coin as the editor needs it. */
export type AlertCoin = Pick<
  TickerRow,
  'coinId' | 'symbol' | 'name' | 'price' | 'currency' | 'change24h' | 'conversion'
>;

export const ALERT_ENDS = ['never', '1', '7', '30'] as const;
export type AlertEnds = (typeof ALERT_ENDS)[number] | 'kept';

/** Figures are as typed, in the reader's notation. */
export interface AlertForm {
  readonly kind: 'above' | 'below' | 'moves';
  readonly level: string;
  readonly percent: string;
  readonly direction: AlertDirection | 'either';
  /** What a move is measured against: a window of time, or a price. */
  readonly over: AlertWindow | 'reference';
  readonly reference: string;
  readonly repeat: Alert['repeat'];
  /** In so many days, never, or (`kept`) when the alert that is changed ends. */
  readonly ends: AlertEnds;
  readonly note: string;
}

export type FigureField = 'level' | 'percent' | 'reference';

/** Why a figure can't be used; the field gets the focus and the words stand under it. */
export interface FormProblem {
  readonly field: FigureField;
  readonly reason: 'empty' | 'unreadable' | 'too-small' | 'too-large' | 'whole-fall';
}

/** The fields as they begin: of the alert that is changed, or empty. */
export function formOf(alert: Alert | null, coin: AlertCoin, locale: string): AlertForm {
  const empty: AlertForm = {
    kind: 'above',
    level: '',
    percent: '',
    direction: 'either',
    over: '24h',
    reference: coin.price === null ? '' : fieldAmount(coin.price, locale),
    repeat: alert?.repeat ?? 'once',
    ends: alert ? (alert.expiresAt === null ? 'never' : 'kept') : '30',
    note: alert?.note ?? '',
  };
  if (!alert) return empty;
  const { condition } = alert;
  // Set again it is in the currency in force, in which the old figure means something else.
  const price = (value: number, otherwise: string): string =>
    alert.currency === coin.currency ? fieldAmount(value, locale) : otherwise;
  if (condition.kind === 'above' || condition.kind === 'below')
    return { ...empty, kind: condition.kind, level: price(condition.level, '') };
  const moves = {
    ...empty,
    kind: 'moves' as const,
    percent: fieldAmount(condition.percent, locale),
    direction: condition.direction,
  };
  return condition.kind === 'moves'
    ? { ...moves, over: condition.window }
    : { ...moves, over: 'reference', reference: price(condition.reference, empty.reference) };
}

/** What the fields ask for, or the first thing that is wrong with them. */
export function conditionOf(form: AlertForm, locale: string): AlertCondition | FormProblem {
  if (form.kind !== 'moves') {
    const level = figureOf('level', form.level, locale);
    return typeof level === 'number' ? { kind: form.kind, level } : level;
  }
  const { direction, over } = form;
  const percent = figureOf('percent', form.percent, locale);
  if (typeof percent !== 'number') return percent;
  if (percent < MIN_PERCENT) return { field: 'percent', reason: 'too-small' };
  if (percent > MAX_PERCENT) return { field: 'percent', reason: 'too-large' };
  if (percent >= 100 && direction !== 'up') return { field: 'percent', reason: 'whole-fall' };
  if (over !== 'reference') return { kind: 'moves', percent, direction, window: over };
  const reference = figureOf('reference', form.reference, locale);
  return typeof reference === 'number' ? { kind: 'from-reference', percent, direction, reference } : reference;
}

/** Whether what was typed makes no condition yet. */
export function isProblem(made: AlertCondition | FormProblem): made is FormProblem {
  return 'field' in made;
}

function figureOf(field: FigureField, typed: string, locale: string): number | FormProblem {
  if (typed.trim() === '') return { field, reason: 'empty' };
  const figure = parseAmount(typed, locale);
  return figure === null || figure === 0 ? { field, reason: 'unreadable' } : figure;
}

/** The alert to be stored. `before` is the one that is changed. */
export function draftOf(
  form: AlertForm,
  condition: AlertCondition,
  coin: AlertCoin,
  before: Alert | null,
  now: number,
): AlertDraft {
  const kept = before?.expiresAt ?? null;
  const expiresAt = form.ends === 'never' ? null : form.ends === 'kept' ? kept : now + Number(form.ends) * DAY_MS;
  return {
    id: before?.id ?? null,
    coinId: coin.coinId,
    condition,
    repeat: form.repeat,
    expiresAt,
    note: form.note.trim() || null,
  };
}

/** What is known of the coin now; a change over a window that is not shown counts as unknown. */
export function figuresOf(coin: AlertCoin): AlertFigures | null {
  if (coin.price === null) return null;
  return { price: coin.price, change1h: null, change24h: coin.change24h, change7d: null };
}

/** Whether a condition is true at what is shown: then it has to be untrue once before it fires. */
export function isTrueNow(condition: AlertCondition, coin: AlertCoin): boolean {
  const figures = figuresOf(coin);
  return figures !== null && linesOf(condition).some((line) => isBeyond(line, figures) === true);
}
