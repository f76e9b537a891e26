import { packagedTopics } from '../articles/packaged-topics.ts';
import type { Topic } from '../domain/topic.ts';
import { readAllowedHosts } from '../host-permissions.ts';
import { packagedCoinFinder } from '../prices/packaged-catalogue.ts';
import { packagedNames } from '../prices/packaged-names.ts';
import { namesOf } from '../relate/names.ts';
import type { Segment } from '../relate/segment.ts';
import { preparedTopics } from '../relate/topics.ts';
import { readSettings } from '../settings/settings-store.ts';
import type { Settings } from '../settings/settings.ts';
import { getFeedStates } from '../store/feeds.ts';
import { getProviders } from '../store/providers.ts';
import { type ArticleChoice, articleChoice } from './article-choice.ts';
import { openIndex } from './open-index.ts';

/** What articles are matched with a page by. */
export interface MatchingGround {
  readonly settings: Promise<Settings>;
  readonly names: Promise<ArrayBuffer>;
  readonly topics: Promise<readonly Topic[]>;
  readonly segments: Promise<readonly Segment[]>;
  readonly choice: Promise<ArticleChoice>;
}

/** The same, and what is told of coins and sources beside it. */
export interface SidebarGround extends MatchingGround {
  readonly isAllowed: Promise<(url: string) => boolean>;
  readonly coins: ReturnType<typeof packagedCoinFinder>;
  readonly states: ReturnType<typeof getFeedStates>;
  readonly providers: ReturnType<typeof getProviders>;
}

/**
 * Begins to read all that an answer beside a page rests on whatever the page is, all at once: a woken worker would wait
 * for each by itself otherwise. For one answer; who asks awaits what it needs.
 */
export function readMatchingGround(): MatchingGround {
  const settings = readSettings();
  return watched({
    settings,
    segments: openIndex(),
    names: packagedNames().then(madeReady(namesOf)),
    topics: packagedTopics().then(madeReady(preparedTopics)),
    choice: articleChoice(settings),
  });
}

/** The same for `getSidebarView`. */
export function readSidebarGround(): SidebarGround {
  return watched({
    ...readMatchingGround(),
    isAllowed: readAllowedHosts(),
    coins: packagedCoinFinder(),
    states: getFeedStates(),
    providers: getProviders(),
  });
}

/** Opened as soon as it is there, while the worker waits for the rest. */
function madeReady<T>(open: (read: T) => unknown): (read: T) => T {
  return (read) => {
    open(read);
    return read;
  };
}

/** What fails before anybody awaits it fails whoever does, and nobody else. */
function watched<T extends object>(ground: T): T {
  for (const one of Object.values(ground)) (one as Promise<unknown>).catch(() => undefined);
  return ground;
}
