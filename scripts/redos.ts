/**
 * `npm run -s redos`: looks whether any regular expression of what ships can be made slow by the text it is held against.
 * Exponential ones are refused. Polynomial ones, and what cannot be decided, stand in `redos/bounded.json` with the bound
 * that holds their text, or are refused too. The last line is JSON; the status is 1 where something is refused.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { type Pattern, shippedPatterns } from './redos/patterns.ts';

/** The part of recheck that is used: https://makenowjust-labs.github.io/recheck/docs/usage/as-javascript-library/ */
interface Recheck {
  check(source: string, flags: string, how: { timeout: number; randomSeed: number }): Promise<Verdict>;
}
type Verdict =
  | { readonly status: 'safe' }
  | { readonly status: 'unknown'; readonly error: { readonly kind: string } }
  | {
      readonly status: 'vulnerable';
      readonly complexity: { readonly type: 'exponential' | 'polynomial'; readonly summary: string };
      readonly attack: { readonly pattern: string };
    };

const recheck = createRequire(import.meta.url)('recheck') as Recheck;

const ROOT = resolve(import.meta.dirname, '..');
/** Of one expression: the slowest takes 9 s on an idle machine. One that is not decided by then is refused as well. */
const PATIENCE_MS = 120_000;
/** The search for attacks is by chance: the same chance each time. */
const SEED = 7;
const AT_ONCE = 2;

/** By file, by expression: what bounds the text that it is held against. */
type Bounded = Readonly<Record<string, Readonly<Record<string, string>>>>;

const bounded = JSON.parse(readFileSync(new URL('redos/bounded.json', import.meta.url), 'utf8')) as Bounded;

interface Finding extends Pattern {
  readonly kind: 'exponential' | 'polynomial' | 'undecided';
  readonly summary: string;
  readonly attack: string;
}

async function judge(pattern: Pattern): Promise<Finding | null> {
  const verdict = await recheck.check(pattern.source, pattern.flags, { timeout: PATIENCE_MS, randomSeed: SEED });
  if (verdict.status === 'safe') return null;
  if (verdict.status === 'unknown') return { ...pattern, kind: 'undecided', summary: verdict.error.kind, attack: '' };
  const { type, summary } = verdict.complexity;
  return { ...pattern, kind: type, summary, attack: verdict.attack.pattern };
}

const patterns = shippedPatterns(ROOT);
const waiting = [...patterns];
const findings: Finding[] = [];
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const finding = await judge(next);
      if (finding) findings.push(finding);
    }
  }),
);

const boundOf = ({ path, source }: Pattern): string | undefined => bounded[path]?.[source];
const refused = findings.filter((one) => one.kind === 'exponential' || boundOf(one) === undefined);
for (const { path, line, source, flags, kind, summary, attack } of refused) {
  console.log(`${path}:${line}: ${kind} (${summary}): /${source}/${flags}\n    slow with ${attack}`);
}
const count = (kind: Finding['kind']): number => findings.filter((one) => one.kind === kind).length;
console.log(
  JSON.stringify({
    patterns: patterns.length,
    exponential: count('exponential'),
    polynomial: count('polynomial'),
    undecided: count('undecided'),
    bounded: findings.filter((one) => boundOf(one) !== undefined).length,
    refused: refused.length,
  }),
);
process.exit(refused.length > 0 ? 1 : 0);
