import { packagedTopics } from '../articles/packaged-topics.ts';
import type { ShelfQuery } from '../domain/shelf-query.ts';
import { packagedCatalogue } from '../prices/packaged-catalogue.ts';
import type { Segment } from '../relate/segment.ts';
import { type ArticleDirectory, readDirectory } from '../store/article-directory.ts';
import { getArticles } from '../store/read-articles.ts';
import { allRead, readAmong } from '../store/read-marks.ts';
import { articleChoice } from './article-choice.ts';
import { topicReader } from './muted.ts';
import { openIndex } from './open-index.ts';
import { openSaved } from './saved-articles.ts';
import { searching } from './searching.ts';
import type { ShelfStretch } from './shelf-reading.ts';
import type { ShelfView } from './shelf-views.ts';

let directoryOf: { readonly segments: readonly Segment[]; readonly directory: ArticleDirectory } | null = null;

/** Read again only with the index: each look that adds articles adds a piece of it, and pruning merges it. */
async function openDirectory(segments: readonly Segment[]): Promise<ArticleDirectory> {
  if (directoryOf?.segments !== segments) directoryOf = { segments, directory: await readDirectory() };
  return directoryOf.directory;
}

/** A stretch of everything that is stored or saved and answers the query, as `readShelf` reads it. */
export async function getShelf(query: ShelfQuery, stretch: ShelfStretch): Promise<Omit<ShelfView, 'isPrivate'>> {
  const [{ readShelf }, { coins }, topics, segments, choice, saved, readIds, topicsOf] = await Promise.all([
    searching(),
    packagedCatalogue(),
    packagedTopics(),
    openIndex(),
    articleChoice(),
    openSaved(),
    query.part === 'unread' ? allRead() : null,
    topicReader(),
  ]);
  const directory = await openDirectory(segments);
  const ground = { coins, topics, segments, choice, saved, directory, readIds, topicsOf, getArticles, readAmong };
  return readShelf(query, stretch, ground);
}
