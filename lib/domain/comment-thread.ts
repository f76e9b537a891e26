/**
 * Where the readers' comments of an article can be asked for, by a click alone. All addresses are https; at least one of
 * `api` and `feed` is there.
 */
export interface CommentThread {
  /** The comments of the post in WordPress' REST interface, which knows who answers whom: `…/wp-json/wp/v2/comments?post=123`. */
  readonly api?: string;
  /** The feed of the article's comments (`wfw:commentRss`). */
  readonly feed?: string;
  /** The page with the comments, where one can reply; the article's own where absent. */
  readonly page?: string;
}

/** Whom a click on these comments asks: one host, with its port where that is unusual. */
export function threadHost({ api, feed }: CommentThread): string {
  return new URL(api ?? feed ?? '').host;
}
