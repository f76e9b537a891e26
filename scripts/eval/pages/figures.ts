import type { OneReading, Readings } from './in-page.ts';
import { daysOf, isTitle, textF1, utcDay } from './judge.ts';
import type { Expected, Labels } from './rows.ts';

export interface ReadPage {
  readonly expected: Expected;
  readonly labels: Labels | undefined;
  readonly readings: Readings;
  readonly isHeld: boolean;
}

type Reader = keyof Readings;

const round = (value: number): number => Number(value.toFixed(4));
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : round(values.reduce((sum, value) => sum + value, 0) / values.length);

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}

/** Labelled with the day the page states, and published so late in its evening that in UTC it was the next. */
const LATE = new Set(['readability/cnet.html.gz', 'article-extraction-benchmark/291a8bf33ee49074f33dcff3.html.gz']);

/** The days that are right for a page, its own and that in UTC; none where nobody knows. */
function rightDays({ expected, labels }: ReadPage): string[] {
  const written = expected.published ?? labels?.date;
  if (!written || written === 'none') return [];
  const days = daysOf(written);
  return LATE.has(expected.file) ? [...days, ...days.map((day) => utcDay(Date.parse(day) + 86_400_000))] : days;
}

function isDated(page: ReadPage, { date }: OneReading): boolean {
  return date !== null && rightDays(page).includes(utcDay(date));
}

function titleRight(pages: readonly ReadPage[], reader: Reader): number[] {
  return pages.flatMap(({ expected: { title }, readings }) =>
    title ? Number(isTitle(readings[reader].title, title)) : [],
  );
}

function dateRight(pages: readonly ReadPage[], reader: Reader): number[] {
  return pages.flatMap((page) => (rightDays(page).length > 0 ? Number(isDated(page, page.readings[reader])) : []));
}

function textRight(pages: readonly ReadPage[], reader: Reader): number[] {
  return pages.flatMap(({ expected: { text }, readings }) => (text ? textF1(readings[reader].text, text) : []));
}

function times(pages: readonly ReadPage[], reader: Reader): { msMedian: number; msP95: number } {
  const all = pages.map(({ readings }) => readings[reader].ms);
  return { msMedian: quantile(all, 0.5), msP95: quantile(all, 0.95) };
}

const isKindRight = ({ labels, readings }: ReadPage): boolean =>
  readings.ours.isArticle === (labels?.kind === 'article');

const told = (values: readonly number[]) => ({ n: values.length, accuracy: mean(values) });

/** Everything that was measured of these pages, the three readers side by side. */
export function figuresOf(pages: readonly ReadPage[]) {
  const undated = pages.filter(({ labels }) => labels?.date === 'none');
  const dated = pages.filter((page) => rightDays(page).length > 0);
  const kinds = pages.filter(({ labels }) => labels !== undefined).map((page) => Number(isKindRight(page)));
  const texts = textRight(pages, 'ours');
  return {
    n: pages.length,
    title: told(titleRight(pages, 'ours')),
    date: {
      ...told(dateRight(pages, 'ours')),
      invented: undated.filter(({ readings }) => readings.ours.date !== null).length,
      dateless: dated.filter(({ readings }) => readings.ours.date === null).length,
    },
    text: { n: texts.length, f1: mean(texts) },
    kind: told(kinds),
    ...times(pages, 'ours'),
    readability: {
      title: mean(titleRight(pages, 'readability')),
      text: mean(textRight(pages, 'readability')),
      ...times(pages, 'readability'),
    },
    defuddle: {
      title: mean(titleRight(pages, 'defuddle')),
      date: mean(dateRight(pages, 'defuddle')),
      text: mean(textRight(pages, 'defuddle')),
      ...times(pages, 'defuddle'),
    },
  };
}

/** One line for each thing that was not read as people read it. */
export function* missesOf(pages: readonly ReadPage[]): Generator<string> {
  for (const page of pages) {
    const { expected, labels, readings } = page;
    const { ours } = readings;
    const say = (what: string, ...rest: unknown[]): string => [what, expected.file, ...rest].join('\t');
    if (expected.title && !isTitle(ours.title, expected.title)) yield say('title', ours.title, '≠', expected.title);
    const days = rightDays(page);
    const read = ours.date === null ? 'none' : utcDay(ours.date);
    if (days.length > 0 && !days.includes(read)) yield say('date', read, ours.from, '≠', days.join(' or '));
    if (labels?.date === 'none' && ours.date !== null) yield say('invented', read, ours.from);
    if (!isKindRight(page)) yield say('kind', ours.isArticle ? 'article' : 'other', `${ours.text.length} characters`);
    if (!expected.text) continue;
    const f1 = textF1(ours.text, expected.text);
    if (f1 < 0.85) {
      const beside = textF1(readings.readability.text, expected.text);
      yield say('text', f1.toFixed(2), `readability ${beside.toFixed(2)}`, ours.text.length, expected.text.length);
    }
  }
}
