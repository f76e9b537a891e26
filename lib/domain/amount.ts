import type { Currency } from './quote.ts';

interface Notation {
  readonly decimal: string;
  readonly group: string;
}

const notations = new Map<string, Notation>();

function notationOf(locale: string): Notation {
  let notation = notations.get(locale);
  if (!notation) {
    const parts = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 }).formatToParts(1_234_567.5);
    const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
    notations.set(locale, (notation = { decimal: part('decimal'), group: part('group') }));
  }
  return notation;
}

/** Spaces of all widths, apostrophes, and marks of direction: they part digits, or nothing. */
const WITHOUT_MEANING = /[\s_'’\u200e\u200f\u061c]/g;
/** A currency's sign or a percent sign, before the digits or behind them; the field says what is counted. */
const UNIT = /^[%٪％\p{Sc}]|[%٪％\p{Sc}]$/gu;
/** Not those of mathematics, of which five typefaces stand in one row. */
const DIGIT = /(?![\u{1D7CE}-\u{1D7FF}])\p{Nd}/gu;
/** "1,234,567", and "12,34,567" as India writes it; what begins with nought is no grouped figure. */
const GROUPED = /^[1-9]\d{0,2}(?:(?:,\d{2})*|(?:,\d{3})*),\d{3}$/;

/** Every script's digits stand in a row from its nought. */
function withAsciiDigits(text: string): string {
  return text.replace(DIGIT, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let nought = code;
    while (code - nought < 9 && /\p{Nd}/u.test(String.fromCodePoint(nought - 1))) nought--;
    return String(code - nought);
  });
}

/**
 * An amount as people type it, in any script's digits and their own notation: `1.234,56` in German, `1,234.56` in
 * English, `1 234,56` in French, `٦٤٥٧١`, `1e-9` anywhere; with or without a sign of currency or percent. The other
 * notation is understood where it can't be mistaken: `0,5` is a half in English too. Null where it is no amount: empty,
 * negative, or anything else.
 * @param locale BCP 47
 */
export function parseAmount(text: string, locale: string): number | null {
  const { decimal, group } = notationOf(locale);
  const plain = withAsciiDigits(text.replace(WITHOUT_MEANING, '').replace(UNIT, ''))
    .replaceAll('．', '.')
    .replaceAll('，', ',');
  if (/^\d+(\.\d+)?e[+-]?\d{1,3}$/i.test(plain)) return finite(plain);
  const isComma = decimal === ',';
  // From here on a point is the decimal sign and a comma parts groups.
  const swapped = plain.replaceAll(/[.,٫٬]/g, (sign) => {
    if (sign === '٫' || sign === '٬') return sign === '٫' ? '.' : ',';
    return (sign === ',') === isComma ? '.' : ',';
  });
  if (!/^[\d.,]*\d[\d.,]*$/.test(swapped)) return null;
  const [points, commas] = [count(swapped, '.'), count(swapped, ',')];
  if (points > 0 && commas > 0) return mixed(swapped, points, commas);
  if (points > 1) return GROUPED.test(swapped.replaceAll('.', ',')) ? finite(swapped.replaceAll('.', '')) : null;
  if (commas === 0) return finite(swapped);
  const ownGroup = isComma ? '.' : ',';
  const isGroupSign = group === ownGroup || group === '٬';
  if (isGroupSign && GROUPED.test(swapped)) return finite(swapped.replaceAll(',', ''));
  if (commas > 1) return GROUPED.test(swapped) ? finite(swapped.replaceAll(',', '')) : null;
  return finite(swapped.replace(',', '.'));
}

/** With both signs the last one is the decimal sign, of which there is one. */
function mixed(text: string, points: number, commas: number): number | null {
  const isPointLast = text.lastIndexOf('.') > text.lastIndexOf(',');
  if ((isPointLast ? points : commas) > 1) return null;
  const [whole = '', part = ''] = text.split(isPointLast ? '.' : ',');
  return GROUPED.test(whole.replaceAll('.', ',')) ? finite(`${whole.replaceAll(/[.,]/g, '')}.${part}`) : null;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

function finite(text: string): number | null {
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** An amount as it stands in a field to be changed: the language's own digits and decimal sign, no groups, nothing lost. */
export function fieldAmount(value: number, locale: string): string {
  return print(value, locale, { useGrouping: false, maximumSignificantDigits: 15 });
}

const formats = new Map<string, Intl.NumberFormat>();

function print(value: number, locale: string, digits: Intl.NumberFormatOptions): string {
  const key = `${locale} ${JSON.stringify(digits)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, digits)));
  return format.format(value);
}

/** Digits that a small amount keeps. */
const SMALL_DIGITS = 8;

/** An amount of a coin without its unit, to a hundred-millionth: `1.00`, `0.00387`, `1,000.5`. Never rounds to nought. */
export function formatCoinAmount(amount: number, locale: string): string {
  if (amount > 0 && amount < 1) return print(amount, locale, { maximumSignificantDigits: SMALL_DIGITS });
  return print(amount, locale, { minimumFractionDigits: 2, maximumFractionDigits: SMALL_DIGITS });
}

/** An amount of money without its unit: `258.40`, `9,612,345` of yen, `0.000000001`. Never rounds to nought. */
export function formatMoneyAmount(amount: number, currency: Currency, locale: string): string {
  const parts = partsOf(currency);
  if (amount > 0 && amount < 1) return print(amount, locale, { maximumSignificantDigits: SMALL_DIGITS });
  return print(amount, locale, { minimumFractionDigits: Math.min(2, parts), maximumFractionDigits: parts });
}

/** Decimals of everyday amounts; what has no ISO code is told to a hundred-millionth. */
function partsOf(currency: Currency): number {
  if (currency.length !== 3 || currency === 'btc' || currency === 'eth') return currency === 'sats' ? 0 : SMALL_DIGITS;
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: currency.toUpperCase(),
  }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}
