/** Mulberry32 (Tommy Ettinger, public domain): a small generator in [0, 1) whose sequence a seed repeats. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of the elements, each as likely. */
export function pick<T>(random: () => number, elements: readonly T[]): T {
  const element = elements[Math.floor(random() * elements.length)];
  if (element === undefined) throw new Error('nothing to pick from');
  return element;
}
