import { describe, expect, it } from 'vitest';
import { currencyOfLocale } from '../../../lib/domain/locale-currency.ts';
import { currencyName, currencyUnits } from '../../../lib/domain/currency-names.ts';
import { isSupportedCurrency, SUPPORTED_CURRENCIES } from '../../../lib/domain/supported-currencies.ts';

describe('currencyOfLocale', () => {
  it.each([
    ['en-US', 'usd'],
    ['en', 'usd'],
    ['de', 'eur'],
    ['fr-FR', 'eur'],
    ['fr-CH', 'chf'],
    ['en-GB', 'gbp'],
    ['ja', 'jpy'],
    ['pt-BR', 'brl'],
    ['zh-Hant-TW', 'twd'],
    ['hr-HR', 'eur'],
    ['ar-EG', 'usd'],
    ['es-419', 'usd'],
    ['', 'usd'],
    ['en_US.UTF-8', 'usd'],
  ])('guesses for %s %s', (locale, currency) => {
    expect(currencyOfLocale(locale)).toBe(currency);
  });
});

describe('SUPPORTED_CURRENCIES', () => {
  it('has no code twice and a name for each in several languages', () => {
    const codes = SUPPORTED_CURRENCIES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(currencyName(code, 'de-DE')).not.toBe('');
    expect(currencyName('usd', 'en-US')).toBe('US Dollar');
    expect(currencyName('btc', 'en-US')).toBe('Bitcoin');
    expect(currencyName('not a code', 'en-US')).toBe('NOT A CODE');
  });

  it('has the words of a sentence for what prices are counted in', () => {
    expect(currencyUnits('usd', 'en-US')).toBe('US dollars');
    expect(currencyUnits('usdt', 'en-US')).toBe('USDT');
    expect(currencyUnits('btc', 'en-US')).toBe('Bitcoin');
  });

  it('knows what it lists', () => {
    expect(isSupportedCurrency('eur')).toBe(true);
    expect(isSupportedCurrency('EUR')).toBe(false);
    expect(isSupportedCurrency('doge')).toBe(false);
  });
});
