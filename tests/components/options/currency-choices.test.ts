import { expect, it } from 'vitest';
import { currencyChoices } from '../../../components/options/currency-choices.ts';
import { SUPPORTED_CURRENCIES } from '../../../lib/domain/supported-currencies.ts';

it('offers the five most used first and every supported currency once', () => {
  const { common, others } = currencyChoices('usd', 'en-US');
  expect(common).toEqual(['usd', 'eur', 'gbp', 'jpy', 'btc']);
  expect([...common, ...others].toSorted()).toEqual(SUPPORTED_CURRENCIES.map(({ code }) => code).toSorted());
});

it('orders the others by their name in the reader’s language', () => {
  expect(currencyChoices('usd', 'en').others.indexOf('chf')).toBeGreaterThan(
    currencyChoices('usd', 'en').others.indexOf('pln'),
  );
  expect(currencyChoices('usd', 'de').others.indexOf('chf')).toBeLessThan(
    currencyChoices('usd', 'de').others.indexOf('zar'),
  );
});

it('keeps a currency in force that is no longer supported', () => {
  expect(currencyChoices('xyz', 'en').others).toContain('xyz');
});
