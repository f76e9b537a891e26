import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

export interface Guard {
  readonly path: string;
  readonly title: string;
}

export interface Promised {
  readonly sentence: string;
  readonly guards: Guard[];
}

/** The sentences of a page of docs/ (`- …`), each with the tests named beneath it (`  - \`path\`: title`). */
export function promisedIn(page: string): Promised[] {
  const found: Promised[] = [];
  for (const line of readFileSync(join(ROOT, 'docs', page), 'utf8').split('\n')) {
    const [, sentence] = /^- (.+)$/.exec(line) ?? [];
    const [, path, title] = /^ {2}- `([^`]+)`: (.+)$/.exec(line) ?? [];
    if (sentence !== undefined) found.push({ sentence, guards: [] });
    if (path !== undefined && title !== undefined) found.at(-1)?.guards.push({ path, title });
  }
  return found;
}

/** Whether the file is there and has a test of that title. */
export function isThere({ path, title }: Guard): boolean {
  if (!existsSync(join(ROOT, path))) return false;
  const source = readFileSync(join(ROOT, path), 'utf8');
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`));
}
