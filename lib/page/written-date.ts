const ISO = /\b((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?!\d)/;
const EAST_ASIAN = /((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/;
const NUMBERS = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d|\.\d)/;
const ENGLISH = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'.split('|');

/**
 * The day that a short text names in words or figures, as midnight UTC; null where it names none, or where 05/10 may be
 * either. Months are read in English and in the page's own language.
 * @param language BCP 47, '' where unknown
 */
export function writtenDay(text: string, language: string): number | null {
  const written = ISO.exec(text) ?? EAST_ASIAN.exec(text);
  if (written) return dayOf(written[1], written[2], written[3]);
  const figures = NUMBERS.exec(text);
  if (figures)
    return fromFigures(Number(figures[1]), Number(figures[3]), Number(figures[4]), figures[2] ?? '', language);
  if (!/(19|20)\d\d/.test(text)) return null;
  const found =
    /(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?!\d)/iu.exec(text) ??
    reordered(
      /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|er|º)?\s+(?:de\s+)?(\p{L}{3,12})\.?,?\s+(?:de\s+)?((?:19|20)\d\d)(?!\d)/iu.exec(
        text,
      ),
    );
  const month = found && monthOf(found[1] ?? '', language);
  return month ? dayOf(found[3], month, found[2]) : null;
}

function reordered(match: RegExpExecArray | null): (string | undefined)[] | null {
  return match && [match[0], match[2], match[1], match[3]];
}

/** Where both could be a month, dots mean the day first, and outside the United States so does everything. */
function fromFigures(first: number, second: number, year: number, mark: string, language: string): number | null {
  if (second > 12) return dayOf(year, first, second);
  if (first > 12 || first === second || mark === '.' || (language && !/^en/i.test(language)))
    return dayOf(year, second, first);
  return /^en-US$/i.test(language) ? dayOf(year, first, second) : null;
}

function monthOf(name: string, language: string): number | null {
  const low = name.toLowerCase();
  const english = ENGLISH.indexOf(low.slice(0, 3));
  if (
    english >= 0 &&
    /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/.test(
      low,
    )
  )
    return english + 1;
  if (!language || /^en/i.test(language)) return null;
  try {
    for (let month = 0; month < 12; month++) {
      const told = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
        Date.UTC(2001, month, 2),
      );
      if (
        told
          .toLowerCase()
          .split(/[\s.]+/)
          .some((word) => word === low)
      )
        return month + 1;
    }
  } catch {
    // Not a language that the browser knows.
  }
  return null;
}

function dayOf(year: unknown, month: unknown, day: unknown): number | null {
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // 31 February is no day.
  return new Date(at).getUTCDate() === Number(day) ? at : null;
}
