import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { formatPrice } from '../../../lib/domain/money.ts';

/**
 * What a printed price promises, proven by reading it: the text goes back to a number by the locale's own digits and
 * separators, without anything of the code that wrote it.
 */

/** Groups by two (hi, bn), digits of other scripts (ar, bn), none below 10,000 (es, pl), apostrophes (de-CH). */
const LOCALES = 'en-US de-DE fr-FR es-ES pt-BR ja-JP hi-IN ar-EG pl-PL tr-TR de-CH bn-BD'.split(' ');
const CURRENCIES = ['usd', 'eur', 'gbp', 'jpy', 'inr', 'btc', 'sats'];
/** In words, where Intl knows no sign. They keep four digits up to 1,000, where others have decimals from 1. */
const WORDS: Readonly<Record<string, string>> = { btc: 'BTC', sats: 'sats' };
const WITHOUT_SMALLER_PART = ['jpy', 'sats'];

/** A printed price as a reader takes it apart. */
interface Reading {
  readonly value: number;
  /** The figure in ASCII, ungrouped: `-1234.50`. */
  readonly figure: string;
  /** What is printed from the first digit to the last. */
  readonly printed: string;
  readonly decimals: number;
  readonly significant: number;
  /** What stands beside the figure, without spaces and marks of direction. */
  readonly label: string;
}

type Characters = ReadonlyMap<string, string>;

const learnt = new Map<string, Characters>();

/** The locale's digits and separators, to ASCII: learnt from amounts of money that Intl took apart by itself. */
function charactersOf(locale: string): Characters {
  let characters = learnt.get(locale);
  if (characters === undefined) {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', minimumFractionDigits: 2 });
    const parts = format.formatToParts(9_876_543_210.5);
    const valueOf = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
    const digits = parts.filter(({ type }) => type === 'integer').flatMap(({ value }) => Array.from(value));
    characters = new Map([
      ...digits.map((digit, i): [string, string] => [digit, String(9 - i)]),
      [valueOf('group'), ','],
      [valueOf('decimal'), '.'],
    ]);
    learnt.set(locale, characters);
  }
  return characters;
}

/** Throws where the text has no figure, or one with anything in it but digits, groups of two or three, and a point. */
function read(text: string, locale: string): Reading {
  const characters = charactersOf(locale);
  const signs = Array.from(text);
  const isDigit = (sign: string): boolean => /\d/.test(characters.get(sign) ?? '');
  const [first, last] = [signs.findIndex(isDigit), signs.findLastIndex(isDigit)];
  const printed = signs.slice(first, last + 1);
  const ascii = printed.map((sign) => characters.get(sign) ?? '?').join('');
  if (!/^(\d+|\d{1,3}(,\d{2,3})*,\d{3})(\.\d+)?$/.test(ascii)) throw new Error(`"${text}" is no figure (${ascii})`);

  const beside = [...signs.slice(0, first), ...signs.slice(last + 1)].join('').replace(/[\s\p{Cf}]/gu, '');
  const figure = (beside.includes('\u2212') ? '-' : '') + ascii.replaceAll(',', '');
  return {
    value: Number(figure),
    figure,
    printed: printed.join(''),
    decimals: /\.(\d+)/.exec(figure)?.[1]?.length ?? 0,
    significant: figure.replace(/[-.]/g, '').replace(/^0+/, '').length,
    label: beside.replace('\u2212', ''),
  };
}

/** Every mark that Intl has for a currency in a language, or our word for it. */
function marksOf(currency: string, locale: string): string[] {
  const word = WORDS[currency];
  if (word !== undefined) return [word];
  return (['symbol', 'narrowSymbol'] as const).map((currencyDisplay) => {
    const options = { style: 'currency', currency: currency.toUpperCase(), currencyDisplay } as const;
    const parts = new Intl.NumberFormat(locale, options).formatToParts(1);
    return (parts.find(({ type }) => type === 'currency')?.value ?? '').replace(/[\s\p{Cf}]/gu, '');
  });
}

/** How far a figure may be from its price. Intl rounds the decimals of a double, which may lie half a step beside it. */
function rounding(price: number, decimals: number): number {
  return (price < 1 ? price * 5e-4 : 0.5 * 10 ** -decimals) + price * Number.EPSILON;
}

/** Prices as evenly from each power of ten, the edges where rounding carries over, ties, and short decimals. */
function prices(lowest: number, highest: number): fc.Arbitrary<number> {
  const power = fc.integer({ min: lowest, max: highest - 1 });
  const scaled = (mantissa: fc.Arbitrary<number>): fc.Arbitrary<number> =>
    fc.tuple(mantissa, power).map(([digits, exponent]) => Number(`${digits}e${exponent}`));
  // Decimal mantissas, so that a tie is a tie: 0.5 of the fourth digit and of the third, and their nearest neighbours.
  const edge = fc.constantFrom(9.9995, 9.99949, 9.99951, 9.995, 9.99995, 9.999999, 9.99, 9.9, 9, 1, 1.00005, 1.0005);
  const neighbour = fc
    .tuple(scaled(edge), fc.constantFrom(-1, 0, 1))
    .map(([price, side]) => price * (1 + side * Number.EPSILON));
  return fc.oneof(
    { weight: 4, arbitrary: scaled(fc.double({ min: 1, max: 10, maxExcluded: true, noNaN: true })) },
    { weight: 3, arbitrary: neighbour },
    { weight: 1, arbitrary: scaled(fc.integer({ min: 1000, max: 9999 }).map((digits) => (digits * 10 + 5) / 10_000)) },
    { weight: 1, arbitrary: scaled(fc.integer({ min: 10, max: 99 }).map((digits) => digits / 10)) },
  );
}

/** Where code that rounds before it chooses its digits has been wrong, and what people look for. */
const HOSTILE = [0.99995, 999.995, 9.9995e-7, 0.0099995, 0.099995, 999.95, 1.005, 999_999_999.005, 8.12e-6, 1e-12, 1e9];
/** 1e-12 to 1e9, the range of prices in everyday money. */
const EVERYDAY = fc.oneof(
  { weight: 9, arbitrary: prices(-12, 9) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
);
const currencies = fc.constantFrom(...CURRENCIES);
const locales = fc.constantFrom(...LOCALES);
const RUNS = { numRuns: 3000 };

function always(price: fc.Arbitrary<number>, holds: (price: number, currency: string, locale: string) => void): void {
  fc.assert(fc.property(price, currencies, locales, holds), RUNS);
}

describe('the reader of this test', () => {
  it.each([
    ['$1,234.50', 'en-US', 1234.5],
    ['1.234,50\u00a0€', 'de-DE', 1234.5],
    ['1\u202f234\u202f567,5\u00a0€', 'fr-FR', 1_234_567.5],
    ['₹12,34,567.00', 'hi-IN', 1_234_567],
    ['\u200f٠٫٠٠٠٠٠٨١٢\u00a0US$', 'ar-EG', 0.000_008_12],
    ['\u2212$0.05', 'en-US', -0.05],
  ])('reads %s in %s as %d', (text, locale, value) => {
    expect(read(text, locale).value).toBe(value);
  });

  it.each(['$8.12e-6', '$8.12E-6', '$1.234.50', '$12,34', '$', '$1 234'])('refuses %s', (text) => {
    expect(() => read(text, 'en-US')).toThrow('is no figure');
  });
});

describe('a printed price', () => {
  it('reads back within its rounding: four digits of it below 1, half of the last decimal from there', () => {
    always(EVERYDAY, (price, currency, locale) => {
      const { value, decimals } = read(formatPrice(price, currency, locale), locale);
      expect(Math.abs(value - price)).toBeLessThanOrEqual(rounding(price, decimals));
    });
  });

  it('is never zero', () => {
    always(EVERYDAY, (price, currency, locale) => {
      expect(read(formatPrice(price, currency, locale), locale).value).toBeGreaterThan(0);
    });
  });

  it('has three or four digits below 0.1, and the fourth is no zero', () => {
    always(prices(-12, -1), (price, currency, locale) => {
      const { value, significant, figure } = read(formatPrice(price, currency, locale), locale);
      if (value >= 0.1) return;
      expect(significant === 3 || (significant === 4 && !figure.endsWith('0'))).toBe(true);
    });
  });

  it('has four decimals from 0.1 to 1, two from there, and none from 1,000 where the currency has none', () => {
    always(prices(-2, 9), (price, currency, locale) => {
      const { value, decimals } = read(formatPrice(price, currency, locale), locale);
      if (value < 0.1 || (WORDS[currency] !== undefined && value < 1000)) return;
      const wanted = value < 1 ? 4 : value >= 1000 && WITHOUT_SMALLER_PART.includes(currency) ? 0 : 2;
      expect(decimals).toBe(wanted);
    });
  });

  it('has four digits up to 1,000 in bitcoin and its parts', () => {
    fc.assert(
      fc.property(prices(-1, 3), fc.constantFrom('btc', 'sats'), locales, (price, currency, locale) => {
        const { significant, decimals } = read(formatPrice(price, currency, locale), locale);
        // Above 999.9 four digits would say 1,000, of which nobody knows whether it is whole.
        const wholeOnly = currency === 'sats' && price >= 999.995;
        const wanted = price < 999.95 ? { significant: 4 } : { decimals: wholeOnly ? 0 : 2 };
        expect({ significant, decimals }).toMatchObject(wanted);
      }),
      RUNS,
    );
  });

  it('never reads smaller than a smaller price', () => {
    const larger = fc.oneof(
      fc.double({ min: 0, max: 1e-3, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(Number.EPSILON, 1e-5, 5e-5),
    );
    fc.assert(
      fc.property(EVERYDAY, larger, currencies, locales, (price, by, currency, locale) => {
        const said = (value: number): number => read(formatPrice(value, currency, locale), locale).value;
        expect(said(price * (1 + by))).toBeGreaterThanOrEqual(said(price));
      }),
      RUNS,
    );
  });

  it('bears the mark of its currency and no letter or sign besides', () => {
    always(EVERYDAY, (price, currency, locale) => {
      expect(marksOf(currency, locale)).toContain(read(formatPrice(price, currency, locale), locale).label);
    });
  });

  it('is never longer than 17 characters, its mark and a space', () => {
    always(EVERYDAY, (price, currency, locale) => {
      const text = formatPrice(price, currency, locale).replace(/\p{Cf}/gu, '');
      const { printed, label } = read(text, locale);
      expect(printed.length).toBeLessThanOrEqual(17);
      expect(text.length).toBeLessThanOrEqual(printed.length + label.length + 1);
    });
  });

  it('loses nothing far outside, where cheap coins in bitcoin and dear ones in rupiah are', () => {
    always(fc.oneof(prices(-18, -12), prices(9, 13)), (price, currency, locale) => {
      const { value, decimals, significant } = read(formatPrice(price, currency, locale), locale);
      expect(Math.abs(value - price)).toBeLessThanOrEqual(rounding(price, decimals));
      expect(price < 1 ? significant : 0).toBeLessThanOrEqual(4);
    });
  });

  it('is the same below zero, with the sign that is as wide as a plus', () => {
    always(EVERYDAY, (price, currency, locale) => {
      const text = formatPrice(-price, currency, locale);
      expect(read(text, locale).figure).toBe(`-${read(formatPrice(price, currency, locale), locale).figure}`);
      expect(text).not.toContain('-');
    });
  });

  it('is a plain zero where somebody asks for it', () => {
    for (const locale of LOCALES) {
      for (const currency of CURRENCIES) expect(read(formatPrice(0, currency, locale), locale).figure).toBe('0.00');
    }
  });
});

describe('the formats of Intl behind it', () => {
  async function formatsMade(currency: string, locale: string, list: readonly number[]): Promise<number> {
    vi.resetModules();
    const fresh = await import('../../../lib/domain/money.ts');
    const made = vi.spyOn(Intl, 'NumberFormat');
    try {
      for (const price of list) fresh.formatPrice(price, currency, locale);
      return made.mock.calls.length;
    } finally {
      made.mockRestore();
    }
  }

  /** Every digit rule there is, many times over. */
  const MANY = Array.from({ length: 200 }, (_, i) => 10 ** ((i % 20) - 12) * 1.2345);

  it.each([
    ['usd', 'en-US', 3],
    ['sats', 'en-US', 5],
    ['jpy', 'en-US', 7],
    ['usd', 'de-DE', 5],
  ])('are few and kept: %s in %s needs no more than %d', async (currency, locale, most) => {
    expect(await formatsMade(currency, locale, MANY)).toBeLessThanOrEqual(most);
  });

  it('are one for the price that the popup asks for first', async () => {
    expect(await formatsMade('usd', 'en-US', [1])).toBe(1);
  });
});
