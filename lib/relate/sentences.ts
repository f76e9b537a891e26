/** A sentence and where it begins in its text. */
export interface Sentence {
  readonly start: number;
  readonly text: string;
}

/** After a full stop, also where the blank after it was lost ("data.Ether", "data.XRP"); not after an initial ("U.S."). */
const END =
  /(?<![\s.(]\p{Lu}|\b(?:Inc|Corp|Ltd|Mr|Mrs|Ms|Dr|St|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec))[.!?…]["”’)]*(?:\s+|(?=\p{Lu}\p{Ll})|(?<=\p{Ll}[.!?])(?=\p{Lu}{2}))|\n+/gu;

/** A text's sentences in order, as far as punctuation tells them. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const take = (end: number): void => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed !== '') sentences.push({ start: start + raw.indexOf(trimmed), text: trimmed });
  };
  for (const { index, 0: mark } of text.matchAll(END)) {
    take(index + mark.length);
    start = index + mark.length;
  }
  take(text.length);
  return sentences;
}
