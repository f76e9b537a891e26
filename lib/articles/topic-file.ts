import type { Topic } from '../domain/topic.ts';
import * as z from '../zod.ts';

/** As many as the index has bits for. */
const MOST_TOPICS = 28;

const weights = z.record(
  z.string().check(z.regex(/[\p{L}\p{N}]/u, 'a term has letters or digits')),
  z.number().check(z.gt(0), z.lte(1)),
);
const topicFile = z.strictObject({
  version: z.literal(1),
  topics: z
    .array(
      z.strictObject({
        id: z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is lower case with hyphens')),
        parents: z.array(z.string()),
        counter: z.nullable(z.string()),
        terms: weights,
        anti: weights,
        coins: weights,
      }),
    )
    .check(z.minLength(1), z.maxLength(MOST_TOPICS)),
});

/**
 * Reads `public/data/topics.json` (docs/topics.md).
 * @throws TypeError that names the topic and what is wrong with it, all mistakes at once
 */
export function parseTopics(json: unknown): Topic[] {
  const read = topicFile.safeParse(json);
  if (!read.success)
    throw mistakes(read.error.issues.map((issue) => `${placeOf(json, issue.path)}: ${wrongWith(issue)}`));
  const { topics } = read.data;
  const found = mistakesIn(topics);
  if (found.length > 0) throw mistakes(found);
  return topics;
}

function mistakes(found: readonly string[]): TypeError {
  return new TypeError(`topics.json has mistakes:\n${found.join('\n')}`);
}

/** In words of our own: zod's small edition has none. */
function wrongWith(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown: ${issue.keys.join(', ')}`;
    case 'invalid_type':
      return `is no ${issue.expected}`;
    case 'too_small':
      return `has to be at least ${issue.minimum}`;
    case 'too_big':
      return `may be ${issue.maximum} at most`;
    case 'invalid_key':
      return issue.issues.map(({ message }) => message).join(', ');
    case 'invalid_value':
      return `has to be ${issue.values.join(' or ')}`;
    default:
      return issue.message;
  }
}

/** `topics › defi › terms › DEX`, by the topic's id where it has one. */
function placeOf(json: unknown, path: readonly PropertyKey[]): string {
  let at: unknown = json;
  const steps = path.map((step) => {
    at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined;
    const id: unknown = typeof at === 'object' && at !== null ? Reflect.get(at, 'id') : undefined;
    return typeof id === 'string' && id !== '' ? id : String(step);
  });
  return steps.join(' › ') || 'the file';
}

/** What the shape of the file does not tell. */
function mistakesIn(topics: readonly Topic[]): string[] {
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const found: string[] = [];
  for (const [at, topic] of topics.entries()) {
    const { id, parents, counter, terms, anti } = topic;
    if (topics.findIndex((other) => other.id === id) < at) found.push(`${id}: there are two of this id`);
    for (const parent of parents) if (!byId.has(parent)) found.push(`${id}: its parent ${parent} is no topic`);
    if (counter !== null && !byId.has(counter)) found.push(`${id}: its counter-topic ${counter} is no topic`);
    if (counter === id) found.push(`${id}: it is its own counter-topic`);
    if (Object.keys(terms).length === 0) found.push(`${id}: it has no terms`);
    for (const term of Object.keys(anti)) if (term in terms) found.push(`${id}: ${term} is both term and anti-term`);
    if (isAboveItself(topic, byId)) found.push(`${id}: it is its own parent, or its parents' parent`);
  }
  return found;
}

function isAboveItself(topic: Topic, byId: ReadonlyMap<string, Topic>): boolean {
  const above = new Set<string>();
  const waiting = [...topic.parents];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === topic.id) return true;
    if (above.has(id)) continue;
    above.add(id);
    waiting.push(...(byId.get(id)?.parents ?? []));
  }
  return false;
}
