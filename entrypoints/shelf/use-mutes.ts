import { i18n } from '#i18n';
import { useEffect, useRef, useState } from 'preact/hooks';
import { mutedSentence, type NamedMute, unmutedSentence } from '../../components/articles/mute-words.ts';
import { ask } from '../../lib/messages/client.ts';
import type { ShelfArticle } from '../../lib/query/shelf-views.ts';

interface MutesHere {
  readonly muted: { readonly text: string; readonly onUndo: () => void } | null;
  /** What came of an undoing, or why nothing was muted; '' otherwise. */
  readonly said: string;
  readonly onMute: (mute: NamedMute) => void;
}

/** "Not for me" on the shelf, and its undoing; either way the list is asked for anew. */
export function useMutes(articles: readonly ShelfArticle[] | null, reload: () => void): MutesHere {
  const [last, setLast] = useState<NamedMute | null>(null);
  const [said, setSaid] = useState('');
  // What was brought back takes the focus that the way back had.
  const backRef = useRef(false);
  useEffect(() => {
    if (!backRef.current || document.activeElement !== document.body) return;
    backRef.current = false;
    document.querySelector<HTMLElement>('[data-part="list"] [data-part="open"]')?.focus();
  }, [articles]);

  const send = async (mute: NamedMute, on: boolean): Promise<void> => {
    const { kind, value } = mute;
    const answer = await ask('putMute', { kind, value, on }).catch(() => null);
    if (answer?.ok) setLast(on ? mute : null);
    if (answer?.ok) backRef.current = !on;
    if (answer?.ok) setSaid(on ? '' : unmutedSentence(mute));
    else setSaid(i18n.t(answer?.reason === 'full' ? 'mutes.full' : 'mutes.failed'));
    reload();
  };
  return {
    muted: last && { text: mutedSentence(last), onUndo: () => void send(last, false) },
    said,
    onMute: (mute) => void send(mute, true),
  };
}
