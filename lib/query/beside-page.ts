/** Which stored articles stand beside a page, each with its reason: what relates, and the other view. */
import { articleId } from '../articles/identify.ts';
import type { Article } from '../domain/article.ts';
import { shortName } from '../domain/first-watchlist.ts';
import type { PageDescription } from '../domain/page.ts';
import type { Topic } from '../domain/topic.ts';
import { placeOfDocument } from '../relate/document.ts';
import { otherSideOf, rankOtherView } from '../relate/other-view.ts';
import type { RelatedArticle } from '../relate/rank.ts';
import {
  type ExplainedArticle,
  type ExplainedBy,
  explainRelated,
  hashTitle,
  idfOver,
  type PageSketch,
  rankRelated,
} from '../relate/relate.ts';
import type { Segment } from '../relate/segment.ts';
import { type ArticleReader, articleReader } from '../store/read-articles.ts';
import type { ArticleChoice } from './article-choice.ts';
import { discussionOf } from './discussion.ts';
import type { MatchingGround, SidebarGround } from './ground.ts';
import type { OtherView, Reason, RelatedArticleView } from './sidebar-views.ts';
import { storiesOf } from '../store/stories.ts';
import { headlineOf, storyTeller, type ToldStory } from './stories.ts';

const MOST_RELATED = 10;
const MOST_OTHERS = 3;
/** So many are looked at where some of the best are not to be shown. */
const MOST_RANKED = 60;
/** Where the reader muted most of what relates, still deeper, up to so many. */
const MOST_LOOKED_AT = 1_000;

/** What a page is matched with, for one answer. */
export interface Matched {
  readonly segments: readonly Segment[];
  readonly names: ArrayBuffer;
  readonly topics: readonly Topic[];
  readonly choice: ArticleChoice;
  readonly read: ArticleReader;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The same, and what is told of articles beside it. */
export interface Stored extends Matched {
  readonly isAllowed: (url: string) => boolean;
}

/** Awaits what a page is matched by. */
export async function matchedOf(ground: MatchingGround, now: number): Promise<Matched> {
  const { names, topics, segments, choice } = ground;
  return {
    names: await names,
    topics: await topics,
    segments: await segments,
    choice: await choice,
    read: articleReader(),
    now,
  };
}

/** The same, and what is told beside it. */
export async function storedOf(ground: SidebarGround, now: number): Promise<Stored> {
  return { ...(await matchedOf(ground, now)), isAllowed: await ground.isAllowed };
}

/**
 * How many `relatedTo` will give. Reasons are told only of articles that share no topic with the page by the index, whose
 * topics were read from the same texts in the same way.
 */
export async function countRelated(sketch: PageSketch, page: PageDescription, matched: Matched): Promise<number> {
  const { segments, names, topics, now } = matched;
  const ofPage = sketch.topics.reduce((bits, { bit }) => bits | (1 << bit), 0);
  const onTopic = new Set<number>();
  const { stories } = await offeredBeside(page, matched, MOST_RELATED, (limit) => {
    const ranked = rankRelated(sketch, segments, { limit, keepTwins: true, now });
    for (const one of ranked) if ((one.topics & ofPage) !== 0) onTopic.add(placeOfDocument(one.id));
    return ranked;
  });
  const by = { names, topics, idf: idfOver(segments) };
  const isReasoned = ({ place, found, articles }: ToldStory): boolean =>
    (articles.includes(found) && onTopic.has(place)) || hasReason(reasonedOf(articles, found, sketch, by).reason);
  return stories.slice(0, MOST_RELATED).filter(isReasoned).length;
}

/**
 * The articles that relate to a page, each with its reason. One for which no reason can be told is not shown: a reader
 * could not tell it from chance.
 */
export async function relatedTo(
  sketch: PageSketch,
  page: PageDescription,
  stored: Stored,
): Promise<{ related: RelatedArticleView[]; isMutedHere: boolean }> {
  const { segments, names, topics, now } = stored;
  const { stories, withheld } = await offeredBeside(page, stored, MOST_RELATED, (limit) =>
    rankRelated(sketch, segments, { limit, keepTwins: true, now }),
  );
  const views = viewsOf(stories.slice(0, MOST_RELATED), sketch, stored);
  const by = { names, topics, idf: idfOver(segments) };
  return {
    related: views.filter(({ reason }) => hasReason(reason)),
    isMutedHere: withheld.some((article) => hasReason(reasonFor(sketch, article, by))),
  };
}

/** One word that both say, with no name and no topic beside it, is chance; two of them, or a phrase, may be none. */
function hasReason({ coins, others, topics, words }: Reason): boolean {
  return coins.length + others.length + topics.length > 0 || words.length > 1 || /[ -]/.test(words[0] ?? '');
}

/**
 * What sees the page's matter from the other side, and is not among the related already.
 * @param relating what is found of those meanwhile
 */
export async function otherViewBeside(
  sketch: PageSketch,
  page: PageDescription,
  stored: Stored,
  relating: Promise<readonly RelatedArticleView[]>,
): Promise<OtherView | null> {
  const { segments, topics, now } = stored;
  const side = otherSideOf(sketch.topics, topics);
  if (side === null) return null;
  const offer = (enough: number): Promise<Offered> =>
    offeredBeside(page, stored, enough, (limit) =>
      rankOtherView(sketch, side, topics, segments, { limit, keepTwins: true, now }),
    );
  const first = await offer(MOST_OTHERS);
  const related = await relating;
  const known = new Set(related.flatMap((one) => [one.id, one.title, ...one.also.map(({ id }) => id)]));
  const others = ({ stories }: Offered): ToldStory[] =>
    stories.filter(({ articles }) => !articles.some(({ id, title }) => known.has(id) || known.has(title)));
  const isEnough = others(first).length >= MOST_OTHERS || first.stories.length < MOST_OTHERS;
  const chosen = others(isEnough ? first : await offer(MOST_RELATED + MOST_OTHERS));
  const articles = viewsOf(chosen.slice(0, MOST_OTHERS), sketch, stored);
  return articles.length === 0 ? null : { ...side, articles };
}

function viewsOf(
  stories: readonly ToldStory[],
  sketch: PageSketch,
  { segments, names, topics, choice, isAllowed }: Stored,
): RelatedArticleView[] {
  const by = { names, topics, idf: idfOver(segments) };
  return stories.map(({ found, articles }) => {
    const { article, reason } = reasonedOf(articles, found, sketch, by);
    const { dateKnown, comments, feedId } = article;
    const also = articles.filter((one) => one !== article && one.source !== article.source);
    return {
      ...headlineOf(article, choice),
      feedId,
      dateKnown,
      comments,
      discussion: discussionOf(article, isAllowed),
      reason,
      also: also.map((one) => headlineOf(one, choice)),
    };
  });
}

/** The earliest that has a reason stands for its story. */
function reasonedOf(articles: readonly Article[], found: Article, sketch: PageSketch, by: ExplainedBy) {
  for (const article of articles) {
    const reason = reasonFor(sketch, article, by);
    if (hasReason(reason)) return { article, reason };
  }
  return { article: found, reason: reasonFor(sketch, found, by) };
}

interface Offered {
  readonly stories: readonly ToldStory[];
  /** What would be among them, had the reader not muted it. */
  readonly withheld: readonly Article[];
}

/**
 * The ranked stories that may stand beside a page, best first. They are read until there are enough; where some may not
 * be shown, or tell what others do, those behind take their places, also one of the same title.
 * @param enough stories
 * @param rank the best so many, twins by title among them
 */
async function offeredBeside(
  page: PageDescription,
  { choice, read }: Matched,
  enough: number,
  rank: (limit: number) => readonly RelatedArticle[],
): Promise<Offered> {
  // The page itself may be among the stored articles, under this address or, shortened, under another title; one that moved keeps its id.
  const self = articleId(page.url, null);
  const isAnother = (article: Article) => article.id !== self && articleId(article.url, null) !== self;
  const isOffered = (article: Article) => isAnother(article) && choice.isOffered(article);
  const tell = storyTeller(choice, isOffered, read);
  const looked = new Set<string>();
  const titles = new Set<number>();
  const stories: ToldStory[] = [];
  const withheld: Article[] = [];
  for (let limit = MOST_RANKED; ; limit *= 4) {
    const ranked = rank(limit);
    const order = new Map(ranked.map(({ id }, at) => [placeOfDocument(id), at]));
    for (;;) {
      stories.sort((a, b) => (order.get(a.place) ?? 0) - (order.get(b.place) ?? 0));
      // Of enough the last ranks below what was passed over for the title of one that turned out not to be offered.
      const last = stories[enough - 1];
      const better = last ? ranked.slice(0, order.get(last.place) ?? 0) : ranked;
      // One more, since the page itself may be among them: each is in another block of the store, mostly, and that is
      // what an answer waits for.
      const missing = stories.length < enough ? enough - stories.length : enough;
      const next = nextOf(better, missing + 1, looked, titles);
      if (next.length === 0) break;
      for (const { id } of next) looked.add(id);
      const places = next.map(({ id }) => placeOfDocument(id));
      const asked = storiesOf(places);
      asked.catch(() => undefined);
      const found = await read(places);
      for (const { article } of found) if (isAnother(article) && choice.isWithheld(article)) withheld.push(article);
      const offered = found.filter(({ article }) => isOffered(article));
      for (const { article } of offered) titles.add(hashTitle(article.title));
      stories.push(...(await tell(offered, asked)));
    }
    const isAll = ranked.length < limit || withheld.length === 0 || limit * 4 > MOST_LOOKED_AT;
    if (isAll || stories.length >= enough) return { stories, withheld };
  }
}

/** The best so many that were not looked at: none that has the title of one that is offered, and of several of one title the first. */
function nextOf(
  ranked: readonly RelatedArticle[],
  most: number,
  looked: ReadonlySet<string>,
  titles: ReadonlySet<number>,
): RelatedArticle[] {
  const own = new Set<number>();
  const next: RelatedArticle[] = [];
  for (const one of ranked) {
    if (next.length === most) break;
    const { id, titleHash } = one;
    if (looked.has(id) || (titleHash !== 0 && (titles.has(titleHash) || own.has(titleHash)))) continue;
    own.add(titleHash);
    next.push(one);
  }
  return next;
}

/** Coins by the names that the same sidebar gives them above. */
function reasonFor(sketch: PageSketch, article: ExplainedArticle, by: ExplainedBy): RelatedArticleView['reason'] {
  const reason = explainRelated(sketch, article, by);
  const shortNames = new Map(sketch.coins.map(({ coinId, name }) => [name, shortName({ id: coinId, name })]));
  return {
    coins: reason.coins.map((name) => shortNames.get(name) ?? name),
    others: reason.others,
    topics: reason.topics,
    words: reason.words,
  };
}
