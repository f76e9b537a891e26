import { topicText } from '../../components/options/topic-words.ts';
import { systemClock } from '../../lib/clock.ts';
import type { FeedId } from '../../lib/domain/article.ts';
import type { PreviewAnswer } from '../../lib/domain/feed-preview.ts';
import type { OpmlImportAnswer } from '../../lib/domain/opml-report.ts';
import { hostPattern } from '../../lib/host-permissions.ts';
import { log } from '../../lib/log.ts';
import type { AddFeedAnswer } from '../../lib/domain/own-feed.ts';
import { importOpml } from '../../lib/poll/import-opml.ts';
import { previewFeed } from '../../lib/poll/preview-feed.ts';
import { tryFeed } from '../../lib/poll/rounds.ts';
import { addFeed, changeFeed, giveBackUnneeded, removeFeed, wakeAllowedFeeds } from '../../lib/poll/subscriptions.ts';
import { getOpml } from '../../lib/query/opml.ts';
import type { FeedChange, FeedDraft } from '../../lib/settings/own-feed-schema.ts';
import { changeLentHosts, readLentHosts } from '../../lib/settings/lent-hosts.ts';
import { safekeeping } from './safekeeping.ts';
import { publish, show } from './publish.ts';
import { i18n } from '#i18n';

/** What the options ask about sources. Only `previewFeed` and the first look after `addFeed` make requests. */
export const fromSourceEditor = {
  previewFeed: ({ url }: { url: string }): Promise<PreviewAnswer> => previewFeed(url),
  async addFeed(draft: FeedDraft): Promise<AddFeedAnswer> {
    const answer = await addFeed(draft);
    if (!answer.ok) return answer;
    await show();
    // The answer does not wait for the network.
    if (draft.on) tryFeed(answer.feedId, publish).catch((error: unknown) => log.bug('first look', error));
    return answer;
  },
  async lendHost({ url }: { url: string }): Promise<null> {
    await changeLentHosts((lent) => [...lent, url]);
    return null;
  },
  async returnHosts({ keep }: { keep: string | null }): Promise<null> {
    const lent = await readLentHosts();
    const kept = lent.filter((url) => keep !== null && hostPattern(url) === hostPattern(keep));
    await giveBackUnneeded(lent.filter((url) => !kept.includes(url)));
    const returned = lent.filter((url) => !kept.includes(url));
    await changeLentHosts((now) => now.filter((url) => !returned.includes(url)));
    return null;
  },
  async giveBackSite({ site }: { site: string }): Promise<null> {
    await giveBackUnneeded([`https://${site}/`]);
    return null;
  },
  async removeFeed({ feedId }: { feedId: FeedId }): Promise<FeedDraft | null> {
    const removed = await removeFeed(feedId);
    await show();
    return removed;
  },
  async putFeed({ feedId, change }: { feedId: FeedId; change: FeedChange }): Promise<null> {
    await changeFeed(feedId, change);
    await show();
    return null;
  },
  async importOpml({ file }: { file: string }): Promise<OpmlImportAnswer> {
    const answer = await importOpml(Uint8Array.from(file, (unit) => unit.charCodeAt(0)));
    if (answer.ok) await show();
    return answer;
  },
  async exportOpml() {
    const now = systemClock();
    const { writeOpml } = await safekeeping();
    const { opml, feeds } = await getOpml(i18n.t('options.sources.opml.title'), topicText, now, writeOpml);
    return { opml, fileName: `coinside-sources-${new Date(now).toISOString().slice(0, 10)}.opml`, feeds };
  },
};

/** The browser allows hosts that it did not before: what waited for them is due, and the surfaces say so. */
export async function onHostsAllowed(): Promise<void> {
  await wakeAllowedFeeds();
  await show();
}
