import { i18n } from '#i18n';
import { useEffect, useRef, useState } from 'preact/hooks';
import { notAllowedText } from '../../components/options/preview-words.ts';
import { type AddressFault, readFeedAddress } from '../../lib/domain/feed-address.ts';
import type { FeedPreview, PreviewAnswer, PreviewRefusal } from '../../lib/domain/feed-preview.ts';
import { MAX_FEED_NAME, NOT_TUNED } from '../../lib/domain/own-feed.ts';
import { askForHosts } from '../../lib/host-permissions.ts';
import { ask } from '../../lib/messages/client.ts';
import type { FeedDraft } from '../../lib/settings/own-feed-schema.ts';
import { wordsOf } from './words-of.ts';

/** What stands under the field. */
export type AddStage =
  /** `refused`: the host that the browser did not allow, of what stands in the field; null while there is none. */
  | { readonly kind: 'typing'; readonly fault: AddressFault | null; readonly refused: string | null }
  | { readonly kind: 'asking'; readonly host: string }
  | { readonly kind: 'found'; readonly answer: PreviewAnswer & { ok: true } }
  | { readonly kind: 'refused'; readonly refusal: PreviewRefusal; readonly url: string };

export interface AddSourceState {
  readonly typed: string;
  readonly stage: AddStage;
  readonly type: (text: string) => void;
  /** Looks for a feed: within a click, since the browser asks its user first. */
  readonly look: (address?: string) => void;
  readonly add: (folder: string) => void;
  readonly forget: () => void;
}

interface AddSourceOptions {
  readonly isAllowed: (url: string) => boolean;
  readonly onAdded: (name: string) => void;
  readonly onProblem: (text: string) => void;
}

const TYPING: AddStage & { kind: 'typing' } = { kind: 'typing', fault: null, refused: null };

/**
 * The way from a typed address to a source: the browser allows the host, the background looks there, the reader sees
 * what was found and adds it. A host that was allowed for a look which came to nothing is given back.
 */
export function useAddSource({ isAllowed, onAdded, onProblem }: AddSourceOptions): AddSourceState {
  const [typed, setTyped] = useState('');
  const [stage, setStage] = useState<AddStage>(TYPING);
  const turnRef = useRef(0);

  /** @param keep the address that was found, whose host is needed on */
  function giveBack(keep: string | null = null): void {
    ask('returnHosts', { keep }).catch(() => undefined);
  }

  // What was lent in a page that was closed in the midst of it.
  useEffect(() => giveBack(), []);

  /** First of all the browser is asked: it does so only within the click itself. */
  async function allow(url: string): Promise<boolean> {
    const wasAllowed = isAllowed(url);
    const isGranted = await askForHosts([url]);
    if (isGranted && !wasAllowed) await ask('lendHost', { url });
    return isGranted;
  }

  async function lookAt(url: string): Promise<void> {
    const turn = ++turnRef.current;
    const before = stage;
    const { hostname } = new URL(url);
    try {
      if (!(await allow(url))) {
        // Another address was typed or looked at meanwhile: the refusal would be told of that one.
        if (turn !== turnRef.current) return;
        // Beneath the field, where it was pressed; a card stays as it is.
        if (before.kind === 'typing') setStage({ ...TYPING, refused: hostname });
        else onProblem(notAllowedText(hostname));
        return;
      }
      setStage({ kind: 'asking', host: hostname });
      const answer = await ask('previewFeed', { url });
      if (turn !== turnRef.current) return;
      giveBack(answer.ok ? answer.feed.url : null);
      setStage(answer.ok ? { kind: 'found', answer } : { kind: 'refused', refusal: answer, url });
    } catch (error) {
      giveBack();
      setStage(before);
      onProblem(i18n.t('options.sources.add.nothingAdded', [wordsOf(error)]));
    }
  }

  function look(address = typed): void {
    const read = readFeedAddress(address);
    if (read.ok) void lookAt(read.url);
    else setStage({ ...TYPING, fault: read.fault });
  }

  async function addFound(feed: FeedPreview, folder: string): Promise<void> {
    const { url, siteHost, kind, language } = feed;
    try {
      if (!(await allow(url))) {
        onProblem(notAllowedText(new URL(url).hostname));
        return;
      }
      const name = feed.name.slice(0, MAX_FEED_NAME);
      const draft: FeedDraft = { url, name, siteHost, kind, language, folder, tuning: NOT_TUNED, on: true };
      const answer = await ask('addFeed', draft);
      if (answer.ok) {
        giveBack();
        setTyped('');
        setStage(TYPING);
        onAdded(name);
      } else {
        giveBack();
        setStage(TYPING);
        onProblem(
          answer.reason === 'full' ? i18n.t('options.sources.add.full') : i18n.t('options.sources.add.already', [name]),
        );
      }
    } catch (error) {
      onProblem(i18n.t('options.sources.add.nothingAdded', [wordsOf(error)]));
    }
  }

  return {
    typed,
    stage,
    type: (text) => {
      setTyped(text);
      if (stage.kind !== 'typing') return;
      turnRef.current += 1;
      setStage(TYPING);
    },
    look,
    add: (folder) => {
      if (stage.kind === 'found') void addFound(stage.answer.feed, folder);
    },
    forget: () => {
      turnRef.current += 1;
      giveBack();
      setStage(TYPING);
    },
  };
}
