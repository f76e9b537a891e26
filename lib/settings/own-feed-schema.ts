import { languageTag } from '../domain/language-tag.ts';
import { FEED_KINDS } from '../domain/article.ts';
import {
  FEED_PACES,
  type FeedTuning,
  isOwnFeedId,
  MAX_FEED_NAME,
  MAX_FEED_URL,
  MAX_FOLDER_NAME,
} from '../domain/own-feed.ts';
import { isPublicHttpsUrl } from '../domain/public-address.ts';
import * as z from '../zod.ts';

export const feedKindSchema = z.enum(FEED_KINDS);
export const feedUrlSchema = z.string().check(z.maxLength(MAX_FEED_URL), z.refine(isPublicHttpsUrl));
export const feedNameSchema = z.string().check(z.minLength(1), z.maxLength(MAX_FEED_NAME));
export const folderSchema = z.string().check(z.maxLength(MAX_FOLDER_NAME));
export const languageSchema = z.nullable(z.string().check(z.refine((tag) => languageTag(tag) === tag)));
export const timeSchema = z.number().check(z.gte(0), z.lte(8.64e15));
const pace = z.nullable(z.number().check(z.refine((minutes) => (FEED_PACES as readonly number[]).includes(minutes))));

export const ownFeedIdSchema = z.string().check(z.refine(isOwnFeedId));
export const siteHostSchema = z.string().check(z.minLength(1), z.maxLength(253), z.regex(/^[^\s/?#@\\]+$/));

export const feedTuningSchema = z.object({
  paceMinutes: pace,
  muted: z.boolean(),
  mutedAt: z.exactOptional(timeSchema),
}) satisfies z.ZodMiniType<FeedTuning>;

/** What a surface sends of a feed to be added: what its preview said, and what the reader made of it. */
export const feedDraftSchema = z.object({
  url: feedUrlSchema,
  name: feedNameSchema,
  siteHost: siteHostSchema,
  kind: feedKindSchema,
  language: languageSchema,
  folder: folderSchema,
  tuning: feedTuningSchema,
  on: z.boolean(),
});

/**
 * A change to one feed: what is not named stays, whatever the surface that sends it still shows. Name, folder and kind
 * can be changed of own ones only.
 */
export const feedChangeSchema = z.object({
  name: z.optional(feedNameSchema),
  folder: z.optional(folderSchema),
  kind: z.optional(feedKindSchema),
  tuning: z.optional(z.object({ paceMinutes: z.exactOptional(pace), muted: z.exactOptional(z.boolean()) })),
});

export type FeedDraft = z.infer<typeof feedDraftSchema>;
export type FeedChange = z.infer<typeof feedChangeSchema>;
