/**
 * The files that names are made of, beside the catalogue of coins. `entities.json`: what is followed besides coins.
 * `other-scripts.json`: what both are called in languages of other scripts, and where that was read.
 * `spellings.json`: what the catalogue does not say of coins' names, which of them are also words, and which words beside
 * a name tell something.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENTITY_KINDS } from '../../lib/relate/names.ts';
import * as z from '../../lib/zod.ts';

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));
const texts = z.array(text);
/** Words behind one blank each, in lower case. */
const words = z.pipe(
  z.string(),
  z.transform((line) => line.split(' ').filter(Boolean)),
);

const entitySchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z]+:[a-z0-9-]+$/)),
  kind: z.enum(ENTITY_KINDS),
  name: text,
  /** Spellings that mean it wherever they stand. */
  aliases: texts,
  /** Spellings that mean it where crypto or AI is spoken of. */
  context: z.optional(texts),
  /** Spellings that need more than that. */
  proof: z.optional(texts),
  /** Ids of what goes with it: naming one speaks for the other. */
  links: z.optional(z.array(z.string())),
  /** Ids of coins that it is mistaken for. */
  rivals: z.optional(z.array(z.string())),
});

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

const spellingsSchema = z.strictObject({
  /** Of several ids the first that the catalogue holds is meant. */
  coins: z.array(z.strictObject({ coins: z.array(z.string()), names: z.optional(texts), tickers: z.optional(texts) })),
  /** What meant another coin until a day. */
  until: z.array(z.strictObject({ coin: z.string(), names: texts, tickers: texts, until: day })),
  names: z.strictObject({ noWord: words, inLowerCase: words, needContext: words, needProof: words, needTicker: words }),
  tickers: z.strictObject({ needContext: words, needMark: words, inCapitalsOnly: words }),
  /** What begins like a name and is something else; the words behind the first may have any case. */
  lookAlikes: texts,
  cues: z.strictObject({ calls: words, moves: words, acts: words, trades: words }),
});

const otherScriptsSchema = z.array(
  z.strictObject({
    language: z.string().check(z.regex(/^[a-z]{2}$/)),
    /** Where these spellings are in use. */
    source: text,
    /** By id; each means it wherever it stands. */
    names: z.record(z.string(), texts),
  }),
);

export type OtherScriptSource = z.infer<typeof otherScriptsSchema>[number];
export type EntitySource = z.infer<typeof entitySchema>;
export type SpellingSource = z.infer<typeof spellingsSchema>;

export interface NameSources {
  readonly entities: readonly EntitySource[];
  readonly spellings: SpellingSource;
  readonly otherScripts: readonly OtherScriptSource[];
  /** Words of English that coins are called by, in lower case. */
  readonly ordinary: ReadonlySet<string>;
}

/**
 * Reads entities out of parsed JSON.
 * @throws Error that says what is wrong and with which entity: an unknown field, an id that is not of its kind or there
 * twice, a link that leads nowhere
 */
export function parseEntities(json: unknown, coinIds: ReadonlySet<string>): EntitySource[] {
  const entities = z.array(entitySchema).parse(json);
  const ids = new Set<string>();
  for (const { id, kind } of entities) {
    if (!id.startsWith(`${kind}:`)) throw new Error(`${id} is said to be a ${kind}`);
    if (ids.has(id)) throw new Error(`${id} is there twice`);
    ids.add(id);
  }
  for (const { id, links = [], rivals = [] } of entities)
    for (const other of [...links, ...rivals])
      if (!ids.has(other) && !coinIds.has(other)) throw new Error(`${id} leads to ${other}, which is not there`);
  return entities;
}

/**
 * Reads the spellings of other scripts out of parsed JSON.
 * @throws Error that says what is wrong: an unknown field, an id that is not there
 */
export function parseOtherScripts(json: unknown, ids: ReadonlySet<string>): OtherScriptSource[] {
  const sources = otherScriptsSchema.parse(json);
  for (const { language, names } of sources)
    for (const id of Object.keys(names))
      if (!ids.has(id)) throw new Error(`${language} names ${id}, which is not there`);
  return sources;
}

/** The sources that lie beside this file. */
export function readNameSources(coinIds: ReadonlySet<string>): NameSources {
  const read = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');
  const entities = parseEntities(JSON.parse(read('entities.json')), coinIds);
  const ids = new Set([...coinIds, ...entities.map(({ id }) => id)]);
  return {
    entities,
    otherScripts: parseOtherScripts(JSON.parse(read('other-scripts.json')), ids),
    spellings: spellingsSchema.parse(JSON.parse(read('spellings.json'))),
    ordinary: new Set(read('ordinary-words.txt').split(/\s+/)),
  };
}
