import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** The message catalogue's keys, as the build's own types list them. */
function keys(): string[] {
  const structure = readFileSync(join(ROOT, '.wxt/i18n/structure.d.ts'), 'utf8');
  return [...structure.matchAll(/^\s+"([\w.-]+)":/gm)].flatMap(([, key]) => key ?? []);
}

function sources(): string {
  const files = ['lib', 'components', 'entrypoints'].flatMap((top) =>
    readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => join(top, path)),
  );
  return [...files, 'wxt.config.ts'].map((path) => readFileSync(join(ROOT, path), 'utf8')).join('\n');
}

/** `feeds.topic.${topic}` as a pattern of the keys that it may name. */
function pattern(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', String.raw`\.`));
  return new RegExp(`^${parts.join('[\\w-]+')}$`);
}

describe('the message catalogue', () => {
  it('has no string that nothing says', () => {
    const source = sources();
    const templates = [...source.matchAll(/`([\w-]+\.[\w.-]*\$\{[^`]*)`/g)].flatMap(([, text]) => text ?? []);
    const patterns = templates.filter((text) => /^[\w.-]+(\$\{[^}]*\}[\w.-]*)+$/.test(text)).map(pattern);
    const all = keys();
    expect(all.length).toBeGreaterThan(300);
    const unused = all.filter(
      (key) =>
        !source.includes(`'${key}'`) &&
        // The content script asks the browser itself, which has no points in names.
        !source.includes(`'${key.replaceAll('.', '_')}'`) &&
        !source.includes(`__MSG_${key}__`) &&
        !patterns.some((one) => one.test(key)),
    );
    expect(unused).toEqual([]);
  });
});
