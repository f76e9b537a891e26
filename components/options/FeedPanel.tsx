import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { FEED_KINDS } from '../../lib/domain/article.ts';
import { FEED_PACES, MAX_FEED_NAME } from '../../lib/domain/own-feed.ts';
import type { FeedView } from '../../lib/query/views.ts';
import type { FeedActions } from './feed-actions.ts';
import { kindText } from './feed-words.ts';
import { FolderField } from './FolderField.tsx';
import { ChevronIcon } from '../controls/ChevronIcon.tsx';
import { languageText, shortAddress } from './preview-words.ts';
import { Toggle } from '../controls/Toggle.tsx';
import { useTyped } from './use-typed.ts';

interface FeedPanelProps {
  readonly feed: FeedView;
  readonly trying: boolean;
  readonly folders: readonly string[];
  readonly locale: string;
  readonly actions: FeedActions;
}

/** What can be set of one source: pace and mute of any, name, folder and kind of the reader's own, which can go too. */
export function FeedPanel({ feed, trying, folders, locale, actions }: FeedPanelProps) {
  const id = useId();
  const { paceMinutes, muted } = feed;
  const name = useTyped(feed.name);
  const folder = useTyped(feed.folder ?? '');
  return (
    <div class="feed-settings">
      <dl class="feed-facts">
        <dt>{i18n.t('options.sources.panel.address')}</dt>
        <dd>
          <a href={feed.url} target="_blank" rel="noreferrer" translate={false} dir="ltr">
            {shortAddress(feed.url)}
          </a>
        </dd>
        {feed.language !== null && (
          <>
            <dt>{i18n.t('options.sources.panel.language')}</dt>
            <dd>{languageText(feed.language, locale)}</dd>
          </>
        )}
      </dl>
      {feed.own && (
        <>
          <Setting id={`${id}-name`} label={i18n.t('options.sources.panel.name')}>
            <div class="field">
              <input
                id={`${id}-name`}
                data-part="feed-name"
                type="text"
                autocomplete="off"
                dir="auto"
                maxLength={MAX_FEED_NAME}
                value={name.text}
                onInput={(event) => name.type(event.currentTarget.value)}
                onChange={() => {
                  if (name.text.trim() === '') name.forget();
                  else actions.onEdit(feed, { name: name.text.trim() });
                }}
              />
            </div>
          </Setting>
          <Setting
            id={`${id}-folder`}
            label={i18n.t('options.sources.panel.folder')}
            note={i18n.t('options.sources.panel.folderNote')}
          >
            <FolderField
              id={`${id}-folder`}
              value={folder.text}
              folders={folders}
              describedBy={`${id}-folder-note`}
              onType={folder.type}
              onDone={() => actions.onEdit(feed, { folder: folder.text })}
            />
          </Setting>
          <Setting id={`${id}-kind`} label={i18n.t('options.sources.panel.kind')}>
            <Select
              id={`${id}-kind`}
              value={feed.kind}
              choices={FEED_KINDS.map((kind) => [kind, kindText(kind)])}
              onChange={(kind) => actions.onEdit(feed, { kind })}
            />
          </Setting>
        </>
      )}
      <Setting id={`${id}-pace`} label={i18n.t('options.sources.panel.pace')}>
        <Select
          id={`${id}-pace`}
          value={String(paceMinutes ?? 'own')}
          choices={[['own', i18n.t('options.sources.panel.paces.own')], ...FEED_PACES.map(paceChoice)]}
          onChange={(pace) => actions.onEdit(feed, { tuning: { paceMinutes: pace === 'own' ? null : Number(pace) } })}
        />
      </Setting>
      <Setting
        id={`${id}-mute`}
        label={i18n.t('options.sources.panel.mute')}
        note={i18n.t('options.sources.panel.muteNote')}
      >
        <Toggle
          id={`${id}-mute`}
          on={muted}
          label={`${i18n.t('options.sources.panel.mute')} ${feed.name}`}
          onChange={(on) => actions.onEdit(feed, { tuning: { muted: on } })}
        />
      </Setting>
      <p class="feed-buttons">
        {feed.on && feed.allowed && (
          <button
            type="button"
            class="button button-small"
            data-part="try-now"
            aria-disabled={trying}
            onClick={() => actions.onTry(feed)}
          >
            {trying ? i18n.t('options.sources.trying') : i18n.t('options.sources.tryNow')}
          </button>
        )}
        {feed.own && (
          <button
            type="button"
            class="button button-small button-bad"
            data-part="remove-feed"
            onClick={() => actions.onRemove(feed)}
          >
            {i18n.t('options.sources.panel.remove')}
            <span class="visually-hidden"> {feed.name}</span>
          </button>
        )}
      </p>
    </div>
  );
}

function paceChoice(minutes: (typeof FEED_PACES)[number]): readonly [string, string] {
  const hours = (minutes / 60) as 1 | 3 | 6 | 12 | 24;
  return [String(minutes), i18n.t(`options.sources.panel.paces.hours${hours}`)];
}

interface SettingProps {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly children: ComponentChildren;
}

function Setting({ id, label, note, children }: SettingProps) {
  return (
    <div class="feed-setting">
      <div>
        <label for={id}>{label}</label>
        {note !== undefined && (
          <p class="note" id={`${id}-note`}>
            {note}
          </p>
        )}
      </div>
      {children}
    </div>
  );
}

interface SelectProps<T extends string> {
  readonly id: string;
  readonly value: string;
  readonly choices: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}

function Select<T extends string>({ id, value, choices, onChange }: SelectProps<T>) {
  return (
    <span class="select">
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = choices.find(([choice]) => choice === event.currentTarget.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {choices.map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
      <ChevronIcon small />
    </span>
  );
}
