import { tokenise } from './text.ts';

/** Whether a text holds the words of each phrase side by side, stop words too. */
export function holdsPhrases(phrases: readonly string[], title: string, summary: string): boolean {
  const text = `${sequence(title)}|${sequence(summary)}`;
  return phrases.every((phrase) => text.includes(sequence(phrase)));
}

const sequence = (text: string): string => ` ${tokenise(text).join(' ')} `;
