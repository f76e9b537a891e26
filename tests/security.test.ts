import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { patternsIn } from '../scripts/redos/patterns.ts';
import { isThere, promisedIn } from './support/promised.ts';

const ROOT = resolve(import.meta.dirname, '..');
const all = promisedIn('security.md');

describe('docs/security.md', () => {
  it('names a test for each thing that stops somebody', () => {
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(({ guards }) => guards.length === 0)).toEqual([]);
  });

  it.each(all.flatMap(({ guards }) => guards))('$path has the test “$title”', (guard) => {
    expect(isThere(guard)).toBe(true);
  });

  it('lists every package that ships, with its licence', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
    for (const name of Object.keys(dependencies)) {
      const { license } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as {
        license: string;
      };
      expect(page).toMatch(new RegExp(`\\| \`${name}\` +\\| ${license} +\\|`));
    }
  });
});

describe('what ships', () => {
  const shipped = ['lib', 'components', 'entrypoints'].flatMap((top) =>
    readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => join(top, path)),
  );
  const sourceOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
  const filesWith = (pattern: RegExp): string[] => shipped.filter((path) => pattern.test(sourceOf(path)));

  it('makes no code and no markup out of text', () => {
    expect(
      filesWith(
        /\beval\(|\bnew Function\(|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write/,
      ),
    ).toEqual([]);
  });

  it('listens to no other extension and to no page', () => {
    expect(filesWith(/onMessageExternal|onConnectExternal|onUserScriptMessage|addEventListener\(\s*'message'/)).toEqual(
      [],
    );
  });

  it('has every bounded expression of the list in the file that the list names', () => {
    const bounded = JSON.parse(sourceOf('scripts/redos/bounded.json')) as Record<string, Record<string, string>>;
    for (const [path, of] of Object.entries(bounded)) {
      const sources = patternsIn(path, sourceOf(path)).map(({ source }) => source);
      for (const source of Object.keys(of)) expect(sources).toContain(source);
    }
  });
});
