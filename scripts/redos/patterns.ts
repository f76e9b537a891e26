import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

export interface Pattern {
  /** From the project's root. */
  readonly path: string;
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

const SHIPPED = ['lib', 'components', 'entrypoints'];

/** Every regular expression in what ships: literals, and `new RegExp` of a text that is one. */
export function shippedPatterns(root: string): Pattern[] {
  return SHIPPED.flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .flatMap((path) => patternsIn(join(top, path), readFileSync(join(root, top, path), 'utf8'))),
  );
}

/** @throws where the file is no TypeScript */
export function patternsIn(path: string, source: string): Pattern[] {
  const found: Pattern[] = [];
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const add = (at: number, pattern: string, flags: string): void => {
    found.push({ path, line: source.slice(0, at).split('\n').length, source: pattern, flags });
  };
  new Visitor({
    Literal(node) {
      if ('regex' in node) add(node.start, node.regex.pattern, node.regex.flags);
    },
    NewExpression({ callee, arguments: [pattern, flags], start }) {
      if (callee.type !== 'Identifier' || callee.name !== 'RegExp' || pattern?.type !== 'Literal') return;
      const given = flags?.type === 'Literal' && typeof flags.value === 'string' ? flags.value : '';
      if (typeof pattern.value === 'string') add(start, pattern.value, given);
    },
  }).visit(program);
  return found;
}
