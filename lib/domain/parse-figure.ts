interface Separators {
  readonly group: string;
  readonly decimal: string;
}

const separators = new Map<string, Separators>();

function separatorsOf(locale: string): Separators {
  let known = separators.get(locale);
  if (!known) {
    const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(-1_234_567.8);
    const of = (type: string, otherwise: string): string =>
      parts.find((part) => part.type === type)?.value ?? otherwise;
    separators.set(locale, (known = { group: of('group', ''), decimal: of('decimal', '.') }));
  }
  return known;
}

/** Every script's digits stand in a row from its zero. */
function withAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return code < 128 ? digit : String(code - zero);
  });
}

const PLAIN = /^(?:\d+\.?\d*|\.\d+)$/;
/** In threes, or in twos before the last three as in India. A number with a zero in front has no groups. */
const GROUPED = /^[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}(?:\.\d*)?$/;
/** One sign that is not this language's: nobody groups like that, so it can only have been meant as the point. */
const OTHER_POINT = /^\d*,\d+$/;

/**
 * A number as somebody types it in their language's notation, with or without groups, currency sign or percent sign:
 * `64,571.00`, `64.571,00`, `64 571`, `٦٤٥٧١`. A point or comma that can't be a group is taken for the decimal sign,
 * whatever the language. Null where it is no positive finite number.
 * @param locale BCP 47
 */
export function parseFigure(text: string, locale: string): number | null {
  const { group, decimal } = separatorsOf(locale);
  const bare = withAsciiDigits(text).replace(/[\s\u2019'%\u066A]|\p{Sc}/gu, '');
  // One notation for all: commas group and the point divides.
  const point = decimal === ',' ? swapped(bare) : bare.replaceAll(decimal, '.').replaceAll(group.trim() || ',', ',');
  const number = PLAIN.test(point)
    ? Number(point)
    : GROUPED.test(point)
      ? Number(point.replaceAll(',', ''))
      : OTHER_POINT.test(point)
        ? Number(point.replace(',', '.'))
        : Number.NaN;
  return Number.isFinite(number) && number > 0 ? number : null;
}

function swapped(text: string): string {
  return text.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
}

/** A figure as it stands in a field to be changed: the language's own digits and decimal sign, no groups, nothing lost. */
export function fieldFigure(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { useGrouping: false, maximumSignificantDigits: 15 }).format(value);
}
