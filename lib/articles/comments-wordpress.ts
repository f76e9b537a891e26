import * as z from '../zod.ts';
import { catch as otherwise } from '../zod.ts';
import { commentAuthor, commentText, commentUrl } from './comment-fields.ts';
import type { FlatComment } from './comment-tree.ts';
import { COMMENTS_PER_PAGE } from './comments-query.ts';

const text = otherwise(z.optional(z.string()), undefined);
const number = z.union([z.number(), z.string().check(z.regex(/^\d{1,15}$/))]);
const rowSchema = z.object({
  id: number,
  parent: otherwise(z.optional(number), undefined),
  post: otherwise(z.optional(number), undefined),
  status: text,
  author_name: text,
  /** UTC without saying so. */
  date_gmt: text,
  link: text,
  content: otherwise(z.object({ rendered: text }), {}),
});

/**
 * One page of WordPress' comments (developer.wordpress.org/rest-api/reference/comments). Rows of another post, not
 * approved, or without a number are left out alone: caches that ignore a query do answer with those of the whole site.
 * @param post the one that was asked for
 * @param host that was asked
 * @returns null where this is no such page: another page's HTML, or an error that came as 200
 */
export function readWordpressComments(
  source: string,
  post: string,
  host: string,
): { readonly comments: FlatComment[]; readonly rows: number } | null {
  const rows = parseJson(source);
  if (!Array.isArray(rows)) return null;
  const comments = (rows as unknown[]).slice(0, COMMENTS_PER_PAGE).flatMap((row): FlatComment[] => {
    const parsed = rowSchema.safeParse(row);
    if (!parsed.success) return [];
    const { id, parent, status, author_name, date_gmt, link, content } = parsed.data;
    if (parsed.data.post !== undefined && String(parsed.data.post) !== post) return [];
    if (status !== undefined && status !== 'approved') return [];
    const answered = String(parent ?? 0);
    return [
      {
        id: String(id),
        parent: answered === '0' ? null : answered,
        author: commentAuthor(author_name ?? ''),
        text: commentText(content.rendered ?? ''),
        at: date_gmt === undefined ? null : utc(date_gmt),
        url: commentUrl(link ?? null, host),
      },
    ];
  });
  // A list in which nothing is a comment is somebody else's list.
  return comments.length === 0 && rows.length > 0 ? null : { comments, rows: rows.length };
}

const postSchema = z.array(z.object({ id: z.number().check(z.multipleOf(1), z.gte(1)), link: z.string() }));

/** The number of the post with this address, out of WordPress' answer to `posts?slug=`; null where it is not among them. */
export function readPostNumber(source: string, isSamePage: (link: string) => boolean): string | null {
  const posts = postSchema.safeParse(parseJson(source));
  const post = posts.success ? posts.data.find(({ link }) => isSamePage(link)) : undefined;
  return post ? String(post.id) : null;
}

function utc(written: string): number | null {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(written) ? Date.parse(`${written}Z`) : NaN;
  return Number.isFinite(at) && at > 0 ? at : null;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}
