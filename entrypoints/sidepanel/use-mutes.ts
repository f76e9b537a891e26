import { i18n } from '#i18n';
import { useEffect, useRef, useState } from 'preact/hooks';
import { mutedSentence, type NamedMute, unmutedSentence } from '../../components/articles/mute-words.ts';
import type { Press } from '../../lib/domain/press.ts';
import { ask } from '../../lib/messages/client.ts';
import type { SidebarState } from './use-sidebar.ts';

interface MutesHere {
  /** What was just muted, with the way back; gone with the page. */
  readonly muted: { readonly text: string; readonly onUndo: () => void } | null;
  readonly mute: (mute: NamedMute) => void;
  readonly forget: () => void;
}

/** "Not for me", and its undoing. */
export function useMutes(
  { view, beside, askAgain }: SidebarState,
  isTaken: (press: Press) => Promise<boolean>,
  tell: (text: string) => void,
): MutesHere {
  const [last, setLast] = useState<NamedMute | null>(null);
  const page = view?.kind === 'page' ? `${view.host} ${view.pageTitle}` : (view?.kind ?? '');
  useEffect(() => setLast(null), [page]);

  // What was brought back takes the focus that the way back had.
  const backRef = useRef(false);
  useEffect(() => {
    if (!backRef.current || document.activeElement !== document.body) return;
    backRef.current = false;
    document.querySelector<HTMLElement>('a.article-link')?.focus();
  }, [view]);

  const send = async (mute: NamedMute, on: boolean): Promise<void> => {
    const { kind, value } = mute;
    const press: Press = { kind: 'mute', change: { kind, value, on }, name: mute.name };
    if (!beside || !(await isTaken(press))) return;
    const answer = await ask('muteBeside', { ...beside, kind, value, on }).catch(() => null);
    if (answer?.ok) {
      setLast(on ? mute : null);
      backRef.current = !on;
      tell(on ? '' : unmutedSentence(mute));
    } else tell(i18n.t(answer?.reason === 'full' ? 'mutes.full' : 'mutes.failed'));
    askAgain();
  };
  return {
    muted: last && { text: mutedSentence(last), onUndo: () => void send(last, false) },
    mute: (mute) => void send(mute, true),
    forget: () => setLast(null),
  };
}
