import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { FeedActions } from '../../components/options/feed-actions.ts';
import { shortHost } from '../../components/options/permission-words.ts';
import { notAllowedText } from '../../components/options/preview-words.ts';
import type { RemovedFeed } from '../../components/options/SourceList.tsx';
import type { FeedId } from '../../lib/domain/article.ts';
import { askForHosts } from '../../lib/host-permissions.ts';
import { ask } from '../../lib/messages/client.ts';
import type { FeedView } from '../../lib/query/views.ts';
import type { FeedDraft } from '../../lib/settings/own-feed-schema.ts';
import type { Stored } from './use-stored.ts';
import { wordsOf } from './words-of.ts';

interface FeedActionsState {
  /** Feeds whose "Try now" waits for its answer. */
  readonly trying: ReadonlySet<FeedId>;
  readonly removed: RemovedFeed | null;
  readonly actions: Omit<FeedActions, 'onRemove'>;
  readonly remove: (feed: RemovedFeed) => void;
  readonly undo: () => void;
}

/** What the rows of the source list do. Whatever needs a host asks the browser first of all, within the click. */
export function useFeedActions(stored: Stored, tell: (tone: 'bad' | 'plain', text: string) => void): FeedActionsState {
  const [trying, setTrying] = useState<ReadonlySet<FeedId>>(new Set());
  const [removed, setRemoved] = useState<{ readonly row: RemovedFeed; readonly draft: FeedDraft } | null>(null);

  async function tryNow(feed: FeedView): Promise<void> {
    if (trying.has(feed.id)) return;
    setTrying((ids) => new Set([...ids, feed.id]));
    try {
      await ask('tryFeed', { feedId: feed.id });
      tell('plain', i18n.t('options.sources.tried', [feed.name]));
      stored.reload();
    } catch (error) {
      tell('bad', i18n.t('options.sources.tryFailed', [feed.name, wordsOf(error)]));
    } finally {
      setTrying((ids) => new Set([...ids].filter((id) => id !== feed.id)));
    }
  }

  async function allow(feed: FeedView): Promise<void> {
    if (await askForHosts([feed.url])) await tryNow(feed);
    else tell('bad', notAllowedText(new URL(feed.url).hostname));
  }

  async function switchTo(feed: FeedView, on: boolean): Promise<void> {
    const turn = (): Promise<boolean> => stored.switchFeed(feed.id, on);
    if (!on || feed.allowed) return void turn();
    if (!(await askForHosts([feed.url]))) {
      return tell('bad', i18n.t('options.sources.add.stillOff', [shortHost(new URL(feed.url).hostname)]));
    }
    if (await turn()) await ask('tryFeed', { feedId: feed.id }).catch(() => undefined);
    stored.reload();
  }

  /** Runs a change and shows it; what it throws is told in its own words. */
  async function change(send: () => Promise<unknown>): Promise<void> {
    try {
      await send();
    } catch (error) {
      tell('bad', i18n.t('options.failed.change', [wordsOf(error)]));
    }
    stored.reload();
  }

  async function bringBack(row: RemovedFeed, draft: FeedDraft): Promise<void> {
    // Its host went back to the browser with it.
    await askForHosts([draft.url]);
    await change(async () => {
      const answer = await ask('addFeed', draft);
      setRemoved(null);
      tell('plain', i18n.t(`options.sources.panel.${answer.ok ? 'back' : 'notBack'}`, [row.name]));
    });
  }

  return {
    trying,
    removed: removed?.row ?? null,
    actions: {
      onSwitch: (feed, on) => void switchTo(feed, on),
      onTry: (feed) => void tryNow(feed),
      onAllow: (feed) => void allow(feed),
      onEdit: (feed, edit) => void change(() => ask('putFeed', { feedId: feed.id, change: edit })),
    },
    remove: (row) =>
      void change(async () => {
        const draft = await ask('removeFeed', { feedId: row.feedId });
        setRemoved(draft && { row, draft });
      }),
    undo: () => {
      if (removed) void bringBack(removed.row, removed.draft);
    },
  };
}
