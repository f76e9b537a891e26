import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

interface Promised {
  readonly sentence: string;
  readonly guards: { readonly path: string; readonly title: string }[];
}

/** The sentences of docs/privacy.md, each with the tests named beneath it. */
function promised(page: string): Promised[] {
  const found: Promised[] = [];
  for (const line of page.split('\n')) {
    const [, sentence] = /^- (.+)$/.exec(line) ?? [];
    const [, path, title] = /^ {2}- `([^`]+)`: (.+)$/.exec(line) ?? [];
    if (sentence !== undefined) found.push({ sentence, guards: [] });
    if (path !== undefined && title !== undefined) found.at(-1)?.guards.push({ path, title });
  }
  return found;
}

const all = promised(readFileSync(join(ROOT, 'docs/privacy.md'), 'utf8'));

describe('docs/privacy.md', () => {
  it('names a test for each of its sentences', () => {
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(({ guards }) => guards.length === 0)).toEqual([]);
  });

  it.each(all.flatMap(({ guards }) => guards))('$path has the test “$title”', ({ path, title }) => {
    expect(existsSync(join(ROOT, path))).toBe(true);
    const source = readFileSync(join(ROOT, path), 'utf8');
    expect(["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`))).toBe(true);
  });
});
