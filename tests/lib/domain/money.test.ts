import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyOfLocale } from '../../../lib/domain/locale-currency.ts';
import { formatCompact, formatPercent, formatPrice, formatShare } from '../../../lib/domain/money.ts';
import { SUPPORTED_CURRENCIES } from '../../../lib/domain/supported-currencies.ts';

const LOCALES = ['en-US', 'de-DE', 'fr-FR', 'ja-JP', 'ar-EG', 'hi-IN'];

/** The sign of a currency by itself, as English has it: some languages write the code of a foreign one even then. */
function signOf(currency: string): string | undefined {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return format.formatToParts(1).find(({ type }) => type === 'currency')?.value;
}

/** Intl's spaces differ between engines' data; which one it is does not matter here. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formatPrice', () => {
  it.each([
    [64_571, '$64,571.00'],
    [1741.04, '$1,741.04'],
    [73.24, '$73.24'],
    [1, '$1.00'],
    [0.99999, '$1.00'],
    [0.8025, '$0.8025'],
    [0.5148, '$0.5148'],
    [0.1595, '$0.1595'],
    [0.0832, '$0.0832'],
    [0.083214, '$0.08321'],
    [0.008, '$0.00800'],
    [0.00000812, '$0.00000812'],
    [8.12e-12, '$0.00000000000812'],
  ])('writes %d dollars as %s', (price, text) => {
    expect(formatPrice(price, 'usd', 'en-US')).toBe(text);
  });

  it.each([
    ['usd', 'de-DE', '1.741,04 $'],
    ['eur', 'fr-FR', '1 741,04 €'],
    ['eur', 'ja-JP', '€1,741.04'],
    ['inr', 'hi-IN', '₹1,741.04'],
    ['jpy', 'en-US', '¥1,741'],
    ['krw', 'en-US', '₩1,741'],
    ['kwd', 'en-US', 'KWD 1,741.04'],
    ['btc', 'en-US', 'BTC 1,741.04'],
    ['btc', 'de-DE', '1.741,04 BTC'],
    ['sats', 'en-US', 'sats 1,741'],
    ['bits', 'fr-FR', '1 741,04 bits'],
    ['xau', 'en-US', 'XAU 1,741.04'],
  ])('writes 1741.04 %s for %s as %s', (currency, locale, text) => {
    expect(plain(formatPrice(1741.04, currency, locale))).toBe(text);
  });

  it('keeps four digits of a price in bitcoin, however large or small', () => {
    expect(plain(formatPrice(0.026963, 'btc', 'en-US'))).toBe('BTC 0.02696');
    expect(plain(formatPrice(1, 'btc', 'en-US'))).toBe('BTC 1.000');
  });

  it('says whose dollars where the reader has dollars of another country', () => {
    expect(formatPrice(2, 'usd', 'en-CA')).toBe('US$2.00');
    expect(formatPrice(2, 'cad', 'en-CA')).toBe('$2.00');
    expect(formatPrice(2, 'cad', 'en-US')).toBe('CA$2.00');
    expect(formatPrice(2, 'jpy', 'zh-CN')).not.toBe(formatPrice(2, 'cny', 'zh-CN'));
  });

  it.each(['en', 'de', 'fr', 'es', 'zh', 'ja', 'pt', 'ar', 'hi'])(
    'says in %s whose sign it is in just those regions whose own money has the same',
    (language) => {
      const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
      const wrong = letters
        .flatMap((first) => letters.map((second) => `${language}-${first}${second}`))
        .filter((locale) => locale.endsWith('US') || currencyOfLocale(locale) !== 'usd')
        .flatMap((locale) => ['usd', 'eur', 'gbp', 'jpy'].map((currency) => ({ locale, currency })))
        .filter(({ locale, currency }) => {
          const home = currencyOfLocale(locale);
          const isShared = home !== currency && signOf(home) === signOf(currency);
          const format = new Intl.NumberFormat(locale, {
            style: 'currency',
            currency,
            currencyDisplay: isShared ? 'symbol' : 'narrowSymbol',
            minimumFractionDigits: 2,
          });
          return formatPrice(2, currency, locale) !== format.format(2);
        });
      expect(wrong).toEqual([]);
    },
  );

  it.each([...LOCALES, 'en-CA', 'en-AU', 'sv-SE', 'zh-CN', 'es-MX'])(
    'never writes two supported currencies alike for %s',
    (locale) => {
      const texts = SUPPORTED_CURRENCIES.map(({ code }) => formatPrice(64_571, code, locale).replace(/[.,]00/, ''));
      expect(new Set(texts).size).toBe(texts.length);
    },
  );

  it('never rounds a price to nothing and never writes an exponent, in any language and currency', () => {
    const price = fc.double({ min: -12, max: 12, noNaN: true }).map((power) => 10 ** power);
    const currency = fc.constantFrom(...SUPPORTED_CURRENCIES.map(({ code }) => code));
    fc.assert(
      fc.property(price, currency, fc.constantFrom(...LOCALES), (value, code, locale) => {
        // Letters are the currency's; what is left must hold a digit that is not zero, of Latin or Arabic script.
        const figures = formatPrice(value, code, locale).replace(/\p{L}/gu, '');
        expect(figures).toMatch(/[1-9١-٩]/);
      }),
    );
    expect(formatPrice(1e-10, 'usd', 'en-US')).not.toMatch(/e/i);
  });
});

describe('formatCompact', () => {
  it('writes market caps in three digits', () => {
    expect(formatCompact(2.214e12, 'usd', 'en-US')).toBe('$2.21T');
    expect(plain(formatCompact(2.214e12, 'eur', 'de-DE'))).toBe('2,21 Bio. €');
    expect(plain(formatCompact(2.214e12, 'jpy', 'ja-JP'))).toMatch(/2\.21兆/);
    expect(plain(formatCompact(34_300_000, 'btc', 'en-US'))).toBe('BTC 34.3M');
  });
});

describe('formatPercent', () => {
  it.each([
    [1, 'up', '+1.0%'],
    [-1.3, 'down', '\u22121.3%'],
    [0, 'flat', '0.0%'],
    [0.04, 'flat', '0.0%'],
    [-0.04, 'flat', '0.0%'],
    [999.94, 'up', '+999.9%'],
    [999.96, 'up', '+1,000%'],
    [-100, 'down', '\u2212100.0%'],
    [12_345.6, 'up', '+12,346%'],
  ] as const)('writes %d as %s %s', (value, direction, text) => {
    expect(formatPercent(value, 'en-US')).toEqual({ direction, text });
  });

  it('follows the language', () => {
    expect(plain(formatPercent(-1.3, 'fr-FR').text)).toBe('\u22121,3 %');
    expect(plain(formatPercent(-1.3, 'de-DE').text)).toBe('\u22121,3 %');
    expect(formatPercent(-1.3, 'ar-EG').text).toContain('١٫٣');
  });

  it('has a sign exactly when it has a direction, whatever the number and the language', () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 1e6, noNaN: true }), fc.constantFrom(...LOCALES), (value, locale) => {
        const { direction, text } = formatPercent(value, locale);
        expect({ up: text.includes('+'), down: text.includes('\u2212') }).toEqual({
          up: direction === 'up',
          down: direction === 'down',
        });
        expect(text).not.toContain('-');
      }),
    );
  });
});

describe('formatShare', () => {
  it('has no sign', () => {
    expect(formatShare(53.21, 'en-US')).toBe('53.2%');
  });
});
