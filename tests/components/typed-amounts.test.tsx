// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { conditionOf, formOf } from '../../components/alerts/alert-form.ts';
import { Converter } from '../../components/open-row/Converter.tsx';
import { formatMoneyAmount } from '../../lib/domain/amount.ts';
import { useCatalogue } from './catalogue.ts';
import { NOW, tickerRow } from './ticker/sample.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

const ROW = tickerRow({ price: 1, currency: 'usd' });

/** The level of an alert so typed. */
function asLevel(text: string, locale: string): number | null {
  const made = conditionOf({ ...formOf(null, ROW, locale), kind: 'above', level: text }, locale);
  return 'level' in made ? made.level : null;
}

/** What the converter shows for so much of a coin that costs 1. */
function asConverted(text: string, locale: string): string | undefined {
  const { container } = render(<Converter row={ROW} now={NOW} locale={locale} />);
  const part = (name: string) => container.querySelector<HTMLInputElement>(`[data-part="${name}"]`);
  const field = part('amount-coin');
  if (field) fireEvent.input(field, { target: { value: text } });
  return part('amount-money')?.value;
}

it.each<[string, string, number | null]>([
  ['fr-FR', '1.234', 1.234],
  ['fr-FR', '64 571,25', 64_571.25],
  ['de-DE', '1.234', 1234],
  ['de-DE', '64.571,00 €', 64_571],
  ['en-US', '1,234', 1234],
  ['en-US', '$1,234.50', 1234.5],
  ['en-US', '0,5', 0.5],
  ['en-US', '1e3', 1000],
  ['en-IN', '12,34,567', 1_234_567],
  ['ar-EG', '١٬٢٣٤٫٥', 1234.5],
  ['ja-JP', '１２３４', 1234],
  ['en-US', '1.2.3', null],
  ['en-US', '-5', null],
  ['en-US', '5 BTC', null],
])('in %s the alert editor and the converter both read “%s” as %d', (locale, text, amount) => {
  expect(asLevel(text, locale)).toBe(amount);
  expect(asConverted(text, locale)).toBe(amount === null ? '' : formatMoneyAmount(amount, 'usd', locale));
});
