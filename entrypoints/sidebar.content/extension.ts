import type { Answer, Envelope, FromContent, Payload, ToContent } from '../../lib/messages/protocol.ts';

/*
 * The extension's side of the content script. `chrome` and not `browser`: both browsers have it as the global's own
 * property with promises in Manifest V3, while `browser` may be missing in Chrome, and then `<form id="browser">` in the
 * page takes its place.
 */

/** False once the extension was updated, switched off or removed while this page stayed open. */
export function isAlive(): boolean {
  return !!chrome.runtime?.id;
}

/** Asks the background; null where it refuses or cannot answer. A page never gets to hear why. */
export async function ask<N extends keyof FromContent>(name: N, payload: Payload<N>): Promise<Answer<N> | null> {
  try {
    const envelope = await chrome.runtime.sendMessage<unknown, Envelope<Answer<N>> | undefined>({ name, payload });
    return envelope?.ok ? envelope.value : null;
  } catch {
    return null; // Updated meanwhile, or the background failed to start: nothing is drawn, and the page goes on.
  }
}

type Answers = {
  readonly [N in keyof ToContent]: (input: Parameters<ToContent[N]>[0]) => Promise<ReturnType<ToContent[N]>>;
};

/** Answers the background's messages, and nobody else's. Returns what stops it. */
export function answerBackground(answers: Answers): () => void {
  const listener = (
    message: unknown,
    sender: chrome.runtime.MessageSender,
    reply: (answer: unknown) => void,
  ): boolean => {
    // The background has no tab; a frame or tab of ours that speaks here was not meant to.
    if (sender.id !== chrome.runtime.id || sender.tab) return false;
    const { name, payload } = (message ?? {}) as { name?: unknown; payload?: unknown };
    if (!Object.hasOwn(answers, String(name))) return false;
    const answer = answers[name as keyof Answers] as (input: unknown) => Promise<unknown>;
    answer(payload).then(
      (value) => reply({ ok: true, value }),
      () => reply({ ok: false, error: 'unreadable' }),
    );
    return true;
  };
  chrome.runtime.onMessage.addListener(listener);
  return () => chrome.runtime?.onMessage?.removeListener(listener);
}

/** Calls back when the browser's own panel, which connects to the page whose selection it shows, closes. Returns what stops it. */
export function whenPanelCloses(onClose: () => void): () => void {
  const listener = ({ sender, onDisconnect }: chrome.runtime.Port): void => {
    if (sender?.id === chrome.runtime.id && !sender.tab) onDisconnect.addListener(onClose);
  };
  chrome.runtime.onConnect.addListener(listener);
  return () => chrome.runtime?.onConnect?.removeListener(listener);
}

/** A message of the catalogue; of "one | many" the form for the count, which also stands for `$1`. */
export function words(key: string, count = 1): string {
  const forms = chrome.i18n.getMessage(key, String(count)).split(' | ');
  return (count === 1 ? forms[0] : forms.at(-1)) ?? '';
}
