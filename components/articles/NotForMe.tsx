import './quiet-button.css';
import './not-for-me.css';
import { i18n } from '#i18n';
import { useEffect, useRef } from 'preact/hooks';
import { Drawing } from '../controls/Drawing.tsx';
import { topicName } from '../sidebar/topic-words.ts';
import type { NamedMute } from './mute-words.ts';

interface NotForMeButtonProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Id of the choices that it opens. */
  readonly controls: string;
  readonly onPress: () => void;
}

/** Opens what can be muted of an article. */
export function NotForMeButton({ title, isOpen, controls, onPress }: NotForMeButtonProps) {
  return (
    <button
      type="button"
      class="quiet-button not-for-me-button"
      aria-expanded={isOpen}
      aria-controls={controls}
      aria-label={i18n.t('mutes.notForMeOf', [title])}
      title={i18n.t('mutes.notForMe')}
      data-part="not-for-me"
      onClick={onPress}
    >
      <Drawing small>
        <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" />
      </Drawing>
    </button>
  );
}

interface NotForMeProps {
  readonly id: string;
  readonly isOpen: boolean;
  readonly article: {
    readonly id: string;
    readonly title: string;
    readonly source: string;
    readonly feedId: string;
  };
  /** Ids of the topics that may be muted with it. */
  readonly topics: readonly string[];
  readonly onMute: (mute: NamedMute) => void;
  /** By Escape: the button that opened it takes the focus back. */
  readonly onClose: () => void;
}

const MOST_TOPICS = 3;

/** What can be muted of an article: itself, its source, what it is on. The first choice takes the focus. */
export function NotForMe({ id, isOpen, article, topics, onMute, onClose }: NotForMeProps) {
  const firstRef = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen) firstRef.current?.focus();
  }, [isOpen]);
  const { id: articleId, title, source, feedId } = article;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape belongs to the choices inside
    <fieldset
      id={id}
      class="not-for-me"
      hidden={!isOpen}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        onClose();
      }}
    >
      <legend class="visually-hidden">{i18n.t('mutes.notForMe')}</legend>
      <span class="not-for-me-head" aria-hidden="true">
        {i18n.t('mutes.notForMe')}
      </span>
      <button ref={firstRef} type="button" onClick={() => onMute({ kind: 'article', value: articleId, name: title })}>
        {i18n.t('mutes.thisArticle')}
      </button>
      <button type="button" onClick={() => onMute({ kind: 'source', value: feedId, name: source })}>
        {i18n.t('mutes.fromSource', [source])}
      </button>
      {topics.slice(0, MOST_TOPICS).map((topic) => (
        <button key={topic} type="button" onClick={() => onMute({ kind: 'topic', value: topic, name: null })}>
          {i18n.t('mutes.onTopic', [topicName(topic)])}
        </button>
      ))}
    </fieldset>
  );
}
