/** FNV-1a over UTF-16 units: the same text gives the same number in every run, so the world never flickers. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x45d9f3b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A number in [0, 1) that belongs to `text`. */
export function fractionOf(text: string): number {
  return hashOf(text) / 2 ** 32;
}

/** One of `choices`, always the same for the same `text`. */
export function pickBy<T>(text: string, choices: readonly T[]): T {
  const choice = choices[hashOf(text) % choices.length];
  if (choice === undefined) throw new Error('nothing to pick from');
  return choice;
}

/** `choices` in an order that belongs to `text`. */
export function shuffledBy<T>(text: string, choices: readonly T[]): T[] {
  return choices
    .map((choice, index) => ({ choice, key: fractionOf(`${text}#${index}`) }))
    .sort((a, b) => a.key - b.key)
    .map(({ choice }) => choice);
}
