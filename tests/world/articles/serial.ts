import type { Story, Topic } from './article.ts';

/** A regular piece of some newsroom: one form of words, filled from rows that belong together. */
export interface Series {
  readonly topics: readonly Topic[];
  /** Publishers take turns, row by row. */
  readonly by: readonly string[];
  /** `$1`, `$2` … stand for the columns of a row. */
  readonly title: string;
  readonly summary: string;
  readonly rows: readonly (readonly string[])[];
}

function fill(form: string, row: readonly string[]): string {
  return form.replaceAll(/\$(\d)/g, (_, column: string) => row[Number(column) - 1] ?? '');
}

export function storiesOf(series: Series): Story[] {
  return series.rows.map((row, index) => {
    const by = series.by[index % series.by.length];
    if (by === undefined) throw new Error('a series needs a publisher');
    return { topics: series.topics, by, title: fill(series.title, row), summary: fill(series.summary, row) };
  });
}
