import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { formatAge } from '../../lib/domain/age.ts';
import type { FeedPreview, FoundFeed } from '../../lib/domain/feed-preview.ts';
import { FolderField } from './FolderField.tsx';
import { permissionWords, hostsOf } from './permission-words.ts';
import { kindAndLanguage, previewFacts, shortAddress } from './preview-words.ts';
import { useFirstFocus } from './use-first-focus.ts';

interface FeedPreviewCardProps {
  readonly feed: FeedPreview;
  readonly others: readonly FoundFeed[];
  /** Whether the browser lets its host be read already. */
  readonly isAllowed: boolean;
  readonly isFirefox: boolean;
  readonly folders: readonly string[];
  readonly now: number;
  readonly locale: string;
  readonly onNotNow: () => void;
  readonly onAdd: (folder: string) => void;
  readonly onOther: (url: string) => void;
}

/** What was found, before it is added: whose it is, how often it writes, its newest, and what the browser will ask. */
export function FeedPreviewCard(props: FeedPreviewCardProps) {
  const { feed, others, isAllowed, isFirefox, folders, now, locale, onNotNow, onAdd, onOther } = props;
  const titleRef = useFirstFocus<HTMLHeadingElement>();
  const [folder, setFolder] = useState('');
  return (
    <section class="preview-card" data-part="preview" aria-labelledby="preview-title">
      <div class="preview-head">
        <div class="preview-what">
          <h2 id="preview-title" tabIndex={-1} ref={titleRef}>
            <bdi translate={false}>{feed.name}</bdi>{' '}
            <span class="found-at" translate={false}>
              {i18n.t('options.sources.add.foundAt', [shortAddress(feed.url)])}
            </span>
          </h2>
          <p class="preview-facts">
            {previewFacts(feed, now, locale)} {kindAndLanguage(feed, locale)}.
          </p>
        </div>
        <p class="preview-actions">
          <button type="button" class="button button-bare" data-part="not-now" onClick={onNotNow}>
            {i18n.t('options.sources.add.notNow')}
          </button>
          <button
            type="button"
            class="button button-primary"
            data-part="add-source"
            aria-describedby="preview-permission"
            onClick={() => onAdd(folder)}
          >
            {i18n.t('options.sources.add.add')}
          </button>
        </p>
      </div>
      {feed.newest.length > 0 && (
        <ul class="preview-newest">
          {feed.newest.map(({ title, publishedAt }, place) => (
            <li key={place}>
              <span class="title" dir="auto">
                {title}
              </span>
              <span class="age">{publishedAt === null ? '' : formatAge(now - publishedAt, locale)}</span>
            </li>
          ))}
        </ul>
      )}
      <div class="preview-foot">
        <div class="preview-folder">
          <label for="preview-folder">{i18n.t('options.sources.add.folder')}</label>
          <FolderField id="preview-folder" value={folder} folders={folders} onType={setFolder} />
        </div>
        <p id="preview-permission" class="note" data-part="permission">
          {isAllowed
            ? i18n.t('options.sources.add.isAllowed')
            : i18n.t('options.sources.add.willAsk', [permissionWords(hostsOf([feed.url]), isFirefox)])}
        </p>
      </div>
      {others.length > 0 && <OtherFeeds others={others} onOther={onOther} />}
    </section>
  );
}

interface OtherFeedsProps {
  readonly others: readonly FoundFeed[];
  readonly onOther: (url: string) => void;
}

/** Further feeds of a page, each a button that looks at it. */
export function OtherFeeds({ others, onOther }: OtherFeedsProps) {
  return (
    <div class="preview-others" data-part="other-feeds">
      <span>{i18n.t('options.sources.add.others')}</span>
      <ul>
        {others.map(({ url, title }) => (
          <li key={url}>
            <button type="button" class="text-button" data-url={url} onClick={() => onOther(url)}>
              <bdi>{title || i18n.t('options.sources.add.unnamed')}</bdi>
            </button>{' '}
            <span class="found-at" translate={false}>
              {shortAddress(url)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
