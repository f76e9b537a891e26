import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldAmount, formatCoinAmount, formatMoneyAmount, parseAmount } from '../../../lib/domain/amount.ts';

const LOCALES = ['en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'ar-EG', 'fa-IR', 'pl-PL', 'es-ES', 'ja-JP', 'pt-BR'];

describe('parseAmount', () => {
  it.each([
    ['1', 'en-US', 1],
    ['1.5', 'en-US', 1.5],
    ['.5', 'en-US', 0.5],
    ['1,234.56', 'en-US', 1234.56],
    ['1,234', 'en-US', 1234],
    ['0,5', 'en-US', 0.5],
    ['0,123', 'en-US', 0.123],
    ['1.234,56', 'en-US', 1234.56],
    ['12,34,567.5', 'en-IN', 1_234_567.5],
    ['1.234,56', 'de-DE', 1234.56],
    ['1,5', 'de-DE', 1.5],
    ['1.5', 'de-DE', 1.5],
    ['1.500', 'de-DE', 1500],
    ['1,500', 'de-DE', 1.5],
    ['1.234.567', 'de-DE', 1_234_567],
    ['1\u202f234,5', 'fr-FR', 1234.5],
    ['1 234.567', 'fr-FR', 1234.567],
    ['1.234', 'fr-FR', 1.234],
    ['1’234.50', 'de-CH', 1234.5],
    ['١٬٢٣٤٫٥', 'ar-EG', 1234.5],
    ['1e-9', 'de-DE', 1e-9],
    ['0.000000001', 'en-US', 1e-9],
    ['1,000,000,000', 'en-US', 1e9],
    ['64,571.00', 'en-US', 64_571],
    ['275.', 'en-US', 275],
    ['$1,234,567.8', 'en-US', 1_234_567.8],
    ['$ 5', 'en-US', 5],
    ['1e3', 'en-US', 1000],
    ['0', 'en-US', 0],
    ['5%', 'en-US', 5],
    ['%5', 'tr-TR', 5],
    ['٥٪', 'ar-EG', 5],
    ['64.571,00 €', 'de-DE', 64_571],
    ['64571,5', 'de-DE', 64_571.5],
    ['1.234', 'de-DE', 1234],
    ['0.5', 'de-DE', 0.5],
    ['64 571', 'fr-FR', 64_571],
    ['12 345,6', 'pl-PL', 12_345.6],
    ['۰٫۵', 'fa-IR', 0.5],
    ['٦٤٥٧١', 'en-US', 64_571],
    ['６４，５７１．５', 'ja-JP', 64_571.5],
    ['￥５００', 'ja-JP', 500],
    ['१२,३४,५६७.५', 'en-IN', 1_234_567.5],
  ])('reads “%s” in %s as %d', (text, locale, amount) => {
    expect(parseAmount(text, locale)).toBe(amount);
  });

  it.each([
    '',
    ' ',
    '-1',
    '−5',
    '1-',
    'abc',
    '1.2.3',
    '1,2,3',
    '1,23,4',
    '.',
    '12,345.6.7',
    '1e999',
    'Infinity',
    'NaN',
  ])('refuses “%s”', (text) => {
    expect(parseAmount(text, 'en-US')).toBeNull();
  });

  it.each(['1..2', '∞', '5 BTC', '$', '%', '1$5', '5²', '𝟘'])('refuses “%s”', (text) => {
    expect(parseAmount(text, 'en-US')).toBeNull();
  });

  it.each([...LOCALES, 'hi-IN'])('reads back in %s what stands in a field to be changed', (locale) => {
    for (const value of [64_571, 1234.56, 0.123, 0.00000812, 1_234_567, 100.1, 1.234])
      expect(parseAmount(fieldAmount(value, locale), locale)).toBe(value);
  });

  it('reads back what the other field shows, in every notation', () => {
    const amount = fc.double({ min: 1e-9, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(amount, fc.constantFrom(...LOCALES), (value, locale) => {
        const coin = parseAmount(formatCoinAmount(value, locale), locale) ?? NaN;
        expect(Math.abs(coin / value - 1)).toBeLessThan(1e-7);
        const money = parseAmount(formatMoneyAmount(value, 'usd', locale), locale) ?? NaN;
        expect(Math.abs(money / value - 1)).toBeLessThan(0.01);
      }),
    );
  });
});

describe('the other field', () => {
  it.each([
    [258.4, 'usd', 'en-US', '258.40'],
    [1e9, 'usd', 'en-US', '1,000,000,000.00'],
    [1e-9, 'usd', 'en-US', '0.000000001'],
    [1e-9, 'usd', 'de-DE', '0,000000001'],
    [9_612_345.4, 'jpy', 'ja-JP', '9,612,345'],
    [1.23456789, 'btc', 'en-US', '1.23456789'],
    [0, 'usd', 'en-US', '0.00'],
  ])('writes %d of %s in %s as %s', (amount, currency, locale, text) => {
    expect(formatMoneyAmount(amount, currency, locale)).toBe(text);
  });

  it.each([
    [1, '1.00'],
    [0.003_869_969, '0.003869969'],
    [1000.5, '1,000.50'],
    [1e-9, '0.000000001'],
  ])('writes %d of a coin as %s', (amount, text) => {
    expect(formatCoinAmount(amount, 'en-US')).toBe(text);
  });
});
