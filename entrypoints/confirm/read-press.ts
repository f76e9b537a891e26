import { MUTE_KINDS } from '../../lib/domain/mute.ts';
import { MAX_PRESS_PART, type Press } from '../../lib/domain/press.ts';
import * as z from '../../lib/zod.ts';

const part = z.string().check(z.maxLength(MAX_PRESS_PART));

const press = z.union([
  z.object({ kind: z.literal('refresh') }),
  z.object({ kind: z.literal('follow'), coinId: part, name: part }),
  z.object({ kind: z.literal('save'), articleId: part, title: part, on: z.boolean() }),
  z.object({
    kind: z.literal('mute'),
    change: z.object({ kind: z.enum(MUTE_KINDS), value: part, on: z.boolean() }),
    name: z.nullable(part),
  }),
  z.object({
    kind: z.literal('comments'),
    articleId: part,
    title: part,
    comments: z.nullable(z.number()),
    discussion: z.object({ host: part, allowed: z.boolean(), page: part }),
    isPrivate: z.boolean(),
  }),
  z.object({ kind: z.literal('hide-site'), host: part }),
  z.object({ kind: z.literal('panel') }),
]);

/** What waits in this text; null where it is none. */
export function readPress(text: string): Press | null {
  try {
    return press.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
