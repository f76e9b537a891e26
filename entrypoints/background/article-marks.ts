import { systemClock } from '../../lib/clock.ts';
import type { ArticleMark } from '../../lib/domain/article-marks.ts';
import type { ArticleId } from '../../lib/domain/article.ts';
import type { Sender } from '../../lib/messages/gate.ts';
import { oneByOne } from '../../lib/settings/one-by-one.ts';
import { findArticle } from '../../lib/store/find-article.ts';
import { markRead, markUnread } from '../../lib/store/read-marks.ts';
import { forgetSaved, getSavedArticle, saveArticle } from '../../lib/store/saved.ts';
import { isPrivate } from './private-windows.ts';
import { show } from './publish.ts';

/** One mark of one article, as a surface sends it: of an article that is stored or saved, named by its id. */
export interface MarkChange {
  readonly articleId: ArticleId;
  readonly mark: ArticleMark;
  readonly on: boolean;
}

/**
 * Writes a mark, and tells the surfaces. An article that is neither stored nor saved gets none; taking a mark away
 * needs no article. Answers whether it is as wanted now.
 */
export async function setMark(change: MarkChange): Promise<{ done: boolean }> {
  const done = await inTurn(() => write(change));
  await show();
  return { done };
}

/** One after the other, as they came: of two that follow each other quickly the later stands. */
const inTurn = oneByOne();

async function write({ articleId, mark, on }: MarkChange): Promise<boolean> {
  const article = (await getSavedArticle(articleId)) ?? (await findArticle(articleId));
  const id = article?.id ?? articleId;
  if (!on) await (mark === 'read' ? markUnread(id) : forgetSaved(id));
  else if (article) await (mark === 'read' ? markRead(id, systemClock()) : saveArticle(article, systemClock()));
  return !on || article !== null;
}

/** The same from popup and shelf; in a private window nothing is written. */
export async function setMarkFrom(change: MarkChange, sender: Sender): Promise<{ done: boolean }> {
  return (await isPrivate(sender)) ? { done: false } : setMark(change);
}
