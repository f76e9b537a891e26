export interface TextPart {
  readonly text: string;
  readonly matched: boolean;
}

/**
 * Cuts a text at the first place where the query stands in it, letter case aside, so that the place can be underlined.
 * A text without the query comes back whole and unmatched. Only for display: whether a coin matches at all is the
 * search's own decision.
 */
export function matchedParts(text: string, query: string): readonly TextPart[] {
  const wanted = query.trim();
  const start = wanted === '' ? -1 : foldCase(text).indexOf(foldCase(wanted));
  if (start < 0) return [{ text, matched: false }];
  const end = start + wanted.length;
  return [
    { text: text.slice(0, start), matched: false },
    { text: text.slice(start, end), matched: true },
    { text: text.slice(end), matched: false },
  ].filter((part) => part.text !== '');
}

/** Lower case letter by letter, leaving out the few letters whose lower case has another length ("İ"). */
function foldCase(text: string): string {
  return text.replace(/./gsu, (letter) => {
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  });
}
