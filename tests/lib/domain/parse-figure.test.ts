import { describe, expect, it } from 'vitest';
import { fieldFigure, parseFigure } from '../../../lib/domain/parse-figure.ts';

describe('a typed figure', () => {
  it.each<[string, string, number | null]>([
    ['en-US', '64,571.00', 64_571],
    ['en-US', '275', 275],
    ['en-US', '275.', 275],
    ['en-US', '.5', 0.5],
    ['en-US', '$1,234,567.8', 1_234_567.8],
    ['en-US', '1,234', 1234],
    ['en-US', '0,5', 0.5],
    ['en-US', '0,123', 0.123],
    ['en-IN', '12,34,567.5', 1_234_567.5],
    ['de-DE', '64.571,00 €', 64_571],
    ['de-DE', '64571,5', 64_571.5],
    ['de-DE', '1.234', 1234],
    ['de-DE', '0.5', 0.5],
    ['de-DE', '1.5', 1.5],
    ['fr-FR', '64\u202F571,25', 64_571.25],
    ['fr-FR', '64 571', 64_571],
    ['de-CH', '64’571.25', 64_571.25],
    ['pl-PL', '12 345,6', 12_345.6],
    ['ar-EG', '٦٤٬٥٧١٫٥', 64_571.5],
    ['fa-IR', '۰٫۵', 0.5],
    ['en-US', '5%', 5],
    ['en-US', '0.00000812', 0.00000812],
  ])('in %s “%s” is %d', (locale, text, value) => {
    expect(parseFigure(text, locale)).toBe(value);
  });

  it.each(['', ' ', '0', '0.000', '-5', '−5', '1e3', 'Infinity', '1.2.3', '1,23,4', 'abc', '5 BTC', '∞'])(
    '“%s” is none',
    (text) => {
      expect(parseFigure(text, 'en-US')).toBeNull();
    },
  );

  it.each(['en-US', 'de-DE', 'fr-FR', 'de-CH', 'ar-EG', 'fa-IR', 'hi-IN', 'pl-PL'])(
    'written into a field in %s it is read as the same',
    (locale) => {
      for (const value of [64_571, 1234.56, 0.123, 0.00000812, 1_234_567, 100.1, 1.234])
        expect(parseFigure(fieldFigure(value, locale), locale)).toBe(value);
    },
  );
});
