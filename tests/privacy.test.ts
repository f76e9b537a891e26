import { describe, expect, it } from 'vitest';
import { isThere, promisedIn } from './support/promised.ts';

const all = promisedIn('privacy.md');

describe('docs/privacy.md', () => {
  it('names a test for each of its sentences', () => {
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(({ guards }) => guards.length === 0)).toEqual([]);
  });

  it.each(all.flatMap(({ guards }) => guards))('$path has the test “$title”', (guard) => {
    expect(isThere(guard)).toBe(true);
  });
});
