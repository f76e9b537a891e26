import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { FeedId } from '../../lib/domain/article.ts';
import type { FeedView } from '../../lib/query/views.ts';
import type { FeedActions } from './feed-actions.ts';
import { type FeedGroup, feedGroups, folderChoices } from './feed-groups.ts';
import { FeedRow } from './FeedRow.tsx';
import { RemovedFeedRow } from './RemovedFeedRow.tsx';

/** The feed taken off last, which can still be brought back; it stood in this group, at this place. */
export interface RemovedFeed {
  readonly feedId: FeedId;
  readonly name: string;
  readonly group: string;
  readonly place: number;
}

interface SourceListProps {
  readonly feeds: readonly FeedView[];
  /** Feeds whose "Try now" waits for its answer. */
  readonly trying: ReadonlySet<FeedId>;
  readonly removed: RemovedFeed | null;
  readonly isFirefox: boolean;
  readonly now: number;
  readonly locale: string;
  readonly actions: Omit<FeedActions, 'onRemove'>;
  readonly onRemove: (removed: RemovedFeed) => void;
  readonly onUndo: () => void;
}

/** The sources by folder and subject, each group a table. */
export function SourceList(props: SourceListProps) {
  const { feeds, trying, removed, isFirefox, now, locale, actions, onRemove, onUndo } = props;
  const [openId, setOpenId] = useState<FeedId | null>(null);
  if (feeds.length === 0 && !removed) return <p class="empty">{i18n.t('options.sources.none')}</p>;
  const folders = folderChoices(feeds, locale);
  return (
    <>
      {withRemoved(feedGroups(feeds, locale), removed).map((group) => {
        const rows = group.feeds.map((feed, place) => (
          <FeedRow
            key={feed.id}
            feed={feed}
            trying={trying.has(feed.id)}
            isOpen={openId === feed.id}
            folders={folders}
            isFirefox={isFirefox}
            now={now}
            locale={locale}
            actions={{
              ...actions,
              onRemove: ({ id, name }) => onRemove({ feedId: id, name, group: group.name, place }),
            }}
            onOpen={(isOpen) => setOpenId(isOpen ? feed.id : null)}
          />
        ));
        if (removed?.group === group.name) {
          const undoRow = <RemovedFeedRow key="removed" name={removed.name} onUndo={onUndo} />;
          rows.splice(removed.place, 0, undoRow);
        }
        return (
          <section key={group.key} aria-labelledby={group.key}>
            <h2 id={group.key}>
              <bdi>{group.name}</bdi> <span class="count number">{group.feeds.length}</span>
            </h2>
            <table class="source-list" aria-labelledby={group.key}>
              <SourceHeads />
              <tbody>{rows}</tbody>
            </table>
          </section>
        );
      })}
    </>
  );
}

/** A group that lost its only feed stays until that can no longer be brought back. */
function withRemoved(groups: FeedGroup[], removed: RemovedFeed | null): FeedGroup[] {
  if (!removed || groups.some(({ name }) => name === removed.group)) return groups;
  return [{ key: 'folder-removed', name: removed.group, feeds: [] }, ...groups];
}

function SourceHeads() {
  return (
    <thead>
      <tr class="feed-row">
        <th scope="col">
          <span class="visually-hidden">{i18n.t('options.sources.switchHead')}</span>
        </th>
        <th scope="col" class="source">
          {i18n.t('options.sources.source')}
        </th>
        <th scope="col" class="kind">
          {i18n.t('options.sources.kind')}
        </th>
        <th scope="col" class="health">
          {i18n.t('options.sources.health')}
        </th>
        <th scope="col" class="kept">
          {i18n.t('options.sources.kept')}
        </th>
        <th scope="col" class="next-look">
          {i18n.t('options.sources.nextLook')}
        </th>
        <th scope="col">
          <span class="visually-hidden">{i18n.t('options.sources.moreHead')}</span>
        </th>
      </tr>
    </thead>
  );
}
