/** When what was read of a page counts as right. */

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[‐-―]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** Equal but for case, white space and the form of quotation marks and dashes. */
export function isTitle(read: string, expected: string): boolean {
  return fold(read) === fold(expected);
}

/** The day that a date names where it was written, and its day in UTC: either is right. */
export function daysOf(written: string): string[] {
  const own = /^\d{4}-\d\d-\d\d/.exec(written)?.[0];
  const at = Date.parse(written);
  return [...new Set([own, Number.isNaN(at) ? undefined : utcDay(at)])].filter((day) => day !== undefined);
}

export function utcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Words, and single characters of scripts that write none apart. */
function tokens(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

/** F1 over the words of two texts, each as often as it stands there. */
export function textF1(read: string, expected: string): number {
  const left = new Map<string, number>();
  const ours = tokens(read);
  const theirs = tokens(expected);
  for (const token of theirs) left.set(token, (left.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of ours) {
    const count = left.get(token) ?? 0;
    if (count > 0) {
      shared++;
      left.set(token, count - 1);
    }
  }
  return ours.length + theirs.length === 0 ? 1 : (2 * shared) / (ours.length + theirs.length);
}
