import { ARTICLE_LABELS } from '../domain/article-label.ts';
import type { AllMarks } from '../domain/article-marks.ts';
import type { Article } from '../domain/article.ts';
import { MAX_ARTICLE_TEXT, MAX_READ_MARKS, MAX_SAVED } from '../domain/limits.ts';
import * as z from '../zod.ts';
import { timeSchema } from './own-feed-schema.ts';
import { feedIdSchema } from './schema.ts';

const text = (most: number) => z.string().check(z.maxLength(most));
const idSchema = z.string().check(z.regex(/^[0-9a-f]{16}$/));

/** A saved article as a file has it: somebody's text, so every field is bounded and its address one that may be opened. */
const articleSchema = z.object({
  id: idSchema,
  url: text(8_192).check(z.refine((url) => /^https?:\/\//.test(url) && URL.canParse(url))),
  title: text(1_000).check(z.minLength(1)),
  summary: text(2_000),
  feedId: feedIdSchema,
  source: text(200),
  author: z.nullable(text(500)),
  publishedAt: timeSchema,
  dateKnown: z.boolean(),
  isDateOfChange: z.exactOptional(z.literal(true)),
  firstSeenAt: timeSchema,
  comments: z.nullable(z.number().check(z.multipleOf(1), z.gte(0))),
  // A row that was stored before labels were has none.
  label: z._default(
    z.nullable(
      z.object({
        label: z.enum(ARTICLE_LABELS),
        by: z.enum(['source', 'section', 'address', 'author', 'title', 'summary', 'wording']),
        words: text(200),
      }),
    ),
    null,
  ),
  isAdvert: z.exactOptional(z.literal(true)),
}) satisfies z.ZodMiniType<Article>;

const savedSchema = z.object({ article: articleSchema, savedAt: timeSchema, text: z.optional(z.unknown()) });
const readSchema = z.object({ id: idSchema, readAt: timeSchema });

/**
 * The marks in an exported file: those that are sound, each article once, the newest up to the limits. Where the comments
 * of an article are asked for is left out: its feed says so again, a file may name anybody.
 * @param now epoch milliseconds: nothing was marked later
 */
export function importedMarks(from: { readonly saved?: unknown; readonly read?: unknown }, now: number): AllMarks {
  const saved = sound(from.saved, savedSchema, MAX_SAVED, ({ article }) => article.id).map(
    ({ article, savedAt, text }) => ({
      article,
      savedAt: Math.min(savedAt, now),
      ...(isText(text) && { text: text.toWellFormed() }),
    }),
  );
  const read = sound(from.read, readSchema, MAX_READ_MARKS, ({ id }) => id);
  return {
    saved: saved.sort((a, b) => b.savedAt - a.savedAt),
    read: read.map(({ id, readAt }) => ({ id, readAt: Math.min(readAt, now) })),
  };
}

/** A text that is none costs itself and not the article. */
function isText(text: unknown): text is string {
  return typeof text === 'string' && text !== '' && text.length <= MAX_ARTICLE_TEXT;
}

function sound<T extends z.ZodMiniType>(
  from: unknown,
  schema: T,
  most: number,
  idOf: (row: z.infer<T>) => string,
): z.infer<T>[] {
  if (!Array.isArray(from)) return [];
  const kept = new Map<string, z.infer<T>>();
  for (const element of from as unknown[]) {
    if (kept.size === most) break;
    const parsed = schema.safeParse(element);
    if (parsed.success && !kept.has(idOf(parsed.data))) kept.set(idOf(parsed.data), parsed.data);
  }
  return [...kept.values()];
}
