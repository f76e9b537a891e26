import './confirm.css';
import { i18n } from '#i18n';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CommentsAnswer } from '../../lib/domain/comment.ts';
import type { Press } from '../../lib/domain/press.ts';
import { muteTitle, type NamedMute } from '../articles/mute-words.ts';
import { Mark } from '../controls/Mark.tsx';
import { Discussion } from '../sidebar/Discussion.tsx';

/** So long a second press of a double click, or a key that is held, confirms nothing. */
const TOO_SOON_MS = 500;

interface ConfirmProps {
  /** Null where nothing waits. */
  readonly press: Press | null;
  readonly isFailed: boolean;
  readonly isFirefox: boolean;
  readonly now: number;
  readonly locale: string;
  readonly onConfirm: () => void;
  readonly onLeave: () => void;
  readonly onReadComments: (articleId: string, isPrivate: boolean) => Promise<CommentsAnswer>;
}

/** What was pressed beside a page, to be confirmed where no page has a hand in it. The focus starts on the question. */
export function Confirm({ press, isFailed, isFirefox, now, locale, onConfirm, onLeave, onReadComments }: ConfirmProps) {
  const headRef = useRef<HTMLHeadingElement>(null);
  const openedRef = useRef(Infinity);
  useLayoutEffect(() => {
    openedRef.current = performance.now();
    headRef.current?.focus();
  }, []);
  const unlessTooSoon = (act: () => void) => (): void => {
    if (!isTooSoon(openedRef.current)) act();
  };
  const words = press && wordsOf(press);
  return (
    <main class="confirm" data-press={press?.kind ?? 'none'}>
      <p class="confirm-brand">
        <Mark /> Coinside
      </p>
      <h1 ref={headRef} tabIndex={-1}>
        {words ? words.question : i18n.t('confirm.nothing')}
      </h1>
      {words?.of && (
        <p class="confirm-of" dir="auto" data-part="of">
          {words.of}
        </p>
      )}
      {press?.kind === 'comments' && (
        <Discussion
          discussion={press.discussion}
          comments={press.comments}
          now={now}
          locale={locale}
          onRead={async () => (isTooSoon(openedRef.current) ? null : onReadComments(press.articleId, press.isPrivate))}
        />
      )}
      <p class="confirm-actions">
        {words?.act && (
          <button type="button" class="button button-primary" data-part="confirm" onClick={unlessTooSoon(onConfirm)}>
            {words.act}
          </button>
        )}
        <button type="button" class="button" data-part="leave" onClick={unlessTooSoon(onLeave)}>
          {i18n.t(words?.act ? 'confirm.leave' : 'confirm.back')}
        </button>
      </p>
      <output class="confirm-failed" data-part="failed">
        {isFailed ? i18n.t('confirm.failed') : ''}
      </output>
      {press && <p class="confirm-why">{i18n.t(isFirefox ? 'confirm.whyFirefox' : 'confirm.why')}</p>}
    </main>
  );
}

function isTooSoon(openedAt: number): boolean {
  return performance.now() - openedAt < TOO_SOON_MS;
}

interface Words {
  readonly question: string;
  /** What it is about: a title, a name. */
  readonly of: string;
  /** On the button; null where there is none. */
  readonly act: string | null;
}

function wordsOf(press: Press): Words {
  switch (press.kind) {
    case 'refresh':
      return { question: i18n.t('confirm.refresh'), of: '', act: i18n.t('confirm.refreshAct') };
    case 'follow':
      return { question: i18n.t('confirm.follow'), of: press.name, act: i18n.t('sidebar.follow') };
    case 'save':
      return press.on
        ? { question: i18n.t('confirm.save'), of: press.title, act: i18n.t('articles.saveForLater') }
        : { question: i18n.t('confirm.unsave'), of: press.title, act: i18n.t('shelf.unsave') };
    case 'mute':
      return muteWords({ ...press.change, name: press.name }, press.change.on);
    case 'panel':
      return { question: i18n.t('confirm.panel'), of: '', act: i18n.t('sidebar.toPanel') };
    case 'hide-site':
      return { question: i18n.t('confirm.hideSite'), of: press.host, act: i18n.t('sidebar.notHere') };
    default:
      return { question: i18n.t('confirm.comments'), of: press.title, act: null };
  }
}

function muteWords(mute: NamedMute, on: boolean): Words {
  return on
    ? { question: i18n.t('confirm.mute'), of: muteTitle(mute), act: i18n.t('mutes.notForMe') }
    : { question: i18n.t('confirm.unmute'), of: muteTitle(mute), act: i18n.t('mutes.undo') };
}
