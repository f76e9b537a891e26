import { packagedTopics } from '../articles/packaged-topics.ts';
import type { Article } from '../domain/article.ts';
import type { CoinId } from '../domain/coin.ts';
import type { Mute } from '../domain/mute.ts';
import { presentCoinId, presentCoinIds } from '../domain/renames.ts';
import { packagedNames } from '../prices/packaged-names.ts';
import { coinsAbout, findCoins } from '../relate/coins.ts';
import { mutedWords } from '../relate/muted-words.ts';
import { articleTopics, preparedTopics } from '../relate/topics.ts';

/** Which articles the reader's words, coins, topics and single articles leave out. Sources are the feeds' matter. */
export interface Muted {
  readonly hides: (article: Article) => boolean;
  /** Muted by itself: "Not for me", this article. */
  readonly isDismissed: (article: Article) => boolean;
}

type Test = (article: Article) => boolean;

/**
 * Makes the tests once, for many articles; names and topics are read only where something is muted by them.
 * @param now epoch milliseconds: coins go by their ids of then
 */
export async function mutedBy(mutes: readonly Mute[], now: number): Promise<Muted> {
  const valuesOf = (kind: Mute['kind']): string[] => mutes.flatMap((one) => (one.kind === kind ? one.value : []));
  const [words, coins, topics] = [valuesOf('word'), valuesOf('coin'), valuesOf('topic')];
  const dismissed = new Set(valuesOf('article'));
  const isDismissed = ({ id }: Article): boolean => dismissed.has(id);
  const tests: Test[] = [isDismissed];
  if (words.length > 0) {
    const holds = mutedWords(words);
    tests.push(({ title, summary }) => holds([title, summary]));
  }
  if (coins.length > 0) tests.push(await aboutCoins(coins, now));
  if (topics.length > 0) tests.push(await onTopics(new Set(topics)));
  return { isDismissed, hides: (article) => tests.some((test) => test(article)) };
}

async function aboutCoins(coins: readonly CoinId[], now: number): Promise<Test> {
  const names = await packagedNames();
  const muted = new Set(presentCoinIds(coins, now));
  return (article) => coinsAbout(article, names).some((coinId) => muted.has(presentCoinId(coinId, now)));
}

async function onTopics(muted: ReadonlySet<string>): Promise<Test> {
  const topicsOf = await topicReader();
  return (article) => topicsOf(article).some((topic) => muted.has(topic));
}

/** Which topics an article is on, and the wider ones of these, by their ids. */
export async function topicReader(): Promise<
  (article: Pick<Article, 'title' | 'summary' | 'publishedAt'>) => string[]
> {
  const [names, list] = await Promise.all([packagedNames(), packagedTopics()]);
  const prepared = preparedTopics(list);
  return ({ title, summary, publishedAt }) => {
    const coins = findCoins(title, summary, names, publishedAt).map(({ coinId }) => coinId);
    const bits = articleTopics(title, summary, coins, prepared);
    return list.flatMap(({ id }, bit) => ((bits >>> bit) & 1 ? [id] : []));
  };
}
