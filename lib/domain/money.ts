import type { Currency } from './quote.ts';

/** A change over time, ready to print; the direction is for arrow and colour and agrees with the printed figure. */
export interface ChangeText {
  readonly direction: 'up' | 'down' | 'flat';
  readonly text: string;
}

/** Currencies that own their sign in the world's eyes: a bare $ is read as US dollars unless one lives elsewhere. */
const OWN_SIGN = new Set<Currency>(['usd', 'eur', 'gbp', 'jpy']);
/** Written in words where ISO 4217 has no code. Not ₿ for bitcoin: many Linux and older systems have no glyph for it. */
const LABELS: Readonly<Record<Currency, string>> = { btc: 'BTC', eth: 'ETH', bits: 'bits', sats: 'sats' };

/** What is written for a currency that has no code of three letters: `USDT` for a dollar token, which is no dollar. */
function labelOf(currency: Currency): string | undefined {
  return LABELS[currency] ?? (currency.length === 3 ? undefined : currency.toUpperCase());
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making an Intl format costs far more than using one, so each is kept; a surface needs about a dozen. */
function cached(key: string, make: () => Intl.NumberFormat): Intl.NumberFormat {
  let format = formats.get(key);
  if (format === undefined) formats.set(key, (format = make()));
  return format;
}

/** Intl writes a hyphen for minus in most languages; figures deserve the sign that is as wide as a plus. */
function withRealMinus(text: string): string {
  return text.replace('-', '\u2212');
}

/** Regions whose own money has the sign of one of these: theirs is the bare one (`locale-currency.ts` says whose it is). */
const SHARES_SIGN: Readonly<Record<Currency, string>> = {
  usd: 'AR AU BM CA CK CL HK KI MX NR NU NZ SG TK TV TW',
  jpy: 'CN',
};

function regionOf(locale: string): string {
  try {
    return new Intl.Locale(locale).maximize().region ?? '';
  } catch {
    // Not a language tag: browsers have been seen to say "C" or "en_US.UTF-8".
    return '';
  }
}

/** `$` alone where nobody can misread it, `US$` where the reader's own money has the same sign. */
function currencyDisplay(currency: Currency, locale: string): 'narrowSymbol' | 'symbol' {
  const isShared = SHARES_SIGN[currency]?.split(' ').includes(regionOf(locale));
  return OWN_SIGN.has(currency) && !isShared ? 'narrowSymbol' : 'symbol';
}

function currencyFormat(currency: Currency, locale: string, digits: Intl.NumberFormatOptions): Intl.NumberFormat {
  return cached(`${locale} ${currency} ${JSON.stringify(digits)}`, () => {
    const known = labelOf(currency) === undefined;
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      // A currency without a code borrows the layout of XTS, ISO 4217's "for testing".
      currency: known ? currency.toUpperCase() : 'XTS',
      currencyDisplay: known ? currencyDisplay(currency, locale) : 'code',
      ...digits,
    });
  });
}

function print(value: number, currency: Currency, format: Intl.NumberFormat): string {
  const label = labelOf(currency);
  if (label === undefined) return withRealMinus(format.format(value));
  const parts = format.formatToParts(value);
  return withRealMinus(parts.map((part) => (part.type === 'currency' ? label : part.value)).join(''));
}

/** Trailing zeros go, but three digits stay: 0.0832 and 0.00000812 are how tickers write it, and 0.08321 loses nothing. */
const THREE_OR_FOUR_DIGITS = { minimumSignificantDigits: 3, maximumSignificantDigits: 4 } as const;
const FOUR_DIGITS = { minimumSignificantDigits: 4, maximumSignificantDigits: 4 } as const;
const TWO_DECIMALS = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
/** Intl takes the minimum from the currency: two for most, so that this one format prints them and tells them apart. */
const AT_MOST_TWO_DECIMALS = { maximumFractionDigits: 2 } as const;
const NO_DECIMALS = { maximumFractionDigits: 0 } as const;

const divided = new Map<Currency, boolean>();

/** Whether everyday amounts of a currency have decimals: cents are one hundredth, yen and satoshis have no part. */
function hasSmallerPart(currency: Currency, locale: string): boolean {
  let known = divided.get(currency);
  if (known === undefined) {
    const { minimumFractionDigits = 2 } = currencyFormat(currency, locale, AT_MOST_TWO_DECIMALS).resolvedOptions();
    divided.set(currency, (known = currency !== 'sats' && minimumFractionDigits > 0));
  }
  return known;
}

/** The limits are where Intl's own rounding carries over: 0.99995 is 1.00, and 0.099995 is 0.1000. */
function priceDigits(size: number, currency: Currency, locale: string): Intl.NumberFormatOptions {
  const keepsFourDigitsBelow = LABELS[currency] === undefined ? 0.99995 : 999.95;
  if (size > 0 && size < 0.099995) return THREE_OR_FOUR_DIGITS;
  if (size > 0 && size < keepsFourDigitsBelow) return FOUR_DIGITS;
  if (hasSmallerPart(currency, locale)) return AT_MOST_TWO_DECIMALS;
  return size < 999.995 ? TWO_DECIMALS : NO_DECIMALS;
}

/**
 * A price in the reader's notation: two decimals from 1 upwards (none from 1,000 where the currency has no smaller
 * part), four significant digits below, and below 0.1 three where the fourth is zero, written out in full:
 * `$64,571.00`, `$0.5148`, `$0.0832`, `$0.00000812`, `¥9,612,345`. Bitcoin, ether and bitcoin's parts as currencies
 * keep four significant digits up to 1,000. Never rounds a price to zero.
 * @param price finite, in whole units of `currency`
 * @param isAsStated of a sum that somebody wrote: no decimals are added to a whole one
 */
export function formatPrice(price: number, currency: Currency, locale: string, isAsStated = false): string {
  const digits = isAsStated && Number.isInteger(price) ? NO_DECIMALS : priceDigits(Math.abs(price), currency, locale);
  return print(price, currency, currencyFormat(currency, locale, digits));
}

/** A large sum in three significant digits: `$2.21T`, `2,21 Bio. $`. */
export function formatCompact(amount: number, currency: Currency, locale: string): string {
  const digits = { notation: 'compact', minimumSignificantDigits: 3, maximumSignificantDigits: 3 } as const;
  return print(amount, currency, currencyFormat(currency, locale, digits));
}

function percentFormat(locale: string, decimals: number, signDisplay: 'exceptZero' | 'auto'): Intl.NumberFormat {
  return cached(`${locale} % ${decimals} ${signDisplay}`, () => {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return new Intl.NumberFormat(locale, { style: 'percent', signDisplay, ...digits });
  });
}

/**
 * A change with sign and one decimal, none from 1,000 % upwards: `+1.0%`, `−1.3%`, `0.0%`. What rounds to zero is
 * flat and has no sign, so that arrow, colour and figure never contradict each other.
 * @param change in percent (1.3 is 1.3 %)
 */
export function formatPercent(change: number, locale: string): ChangeText {
  // Told by the printed sign and not by the number: Intl decides what rounds to zero.
  const decimals = Math.abs(change) >= 999.95 ? 0 : 1;
  const parts = percentFormat(locale, decimals, 'exceptZero').formatToParts(change / 100);
  const signed = (type: string) => parts.some((part) => part.type === type);
  const text = withRealMinus(parts.map((part) => part.value).join(''));
  return { direction: signed('plusSign') ? 'up' : signed('minusSign') ? 'down' : 'flat', text };
}

/** A part of a whole, in percent with one decimal and no sign: `53.2%`. */
export function formatShare(percent: number, locale: string): string {
  return percentFormat(locale, 1, 'auto').format(percent / 100);
}
