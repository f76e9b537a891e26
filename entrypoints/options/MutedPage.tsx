import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { mutedSentence, muteTitle, type NamedMute, unmutedSentence } from '../../components/articles/mute-words.ts';
import { AddMute } from '../../components/options/AddMute.tsx';
import { MutedList } from '../../components/options/MutedList.tsx';
import { Notice } from '../../components/options/Notice.tsx';
import { SectionHead } from '../../components/options/SectionHead.tsx';
import { muteKey } from '../../lib/domain/mute.ts';
import { ask } from '../../lib/messages/client.ts';
import type { PageProps } from './page-props.ts';
import { useCoinSearch } from './use-coin-search.ts';

const MOST_COINS = 6;

/** What is muted of articles, and what is to be. */
export function MutedPage({ views, stored, locale, titleRef }: PageProps) {
  const [done, setDone] = useState<{ readonly mute: NamedMute; readonly on: boolean } | null>(null);
  const [problem, setProblem] = useState('');
  const { query, setQuery, view } = useCoinSearch(views);
  const { mutes } = views;

  async function put(mute: NamedMute, on: boolean): Promise<void> {
    const answer = await ask('putMute', { kind: mute.kind, value: mute.value, on }).catch(() => null);
    setProblem(answer?.ok ? '' : i18n.t(answer?.reason === 'full' ? 'mutes.full' : 'mutes.failed'));
    setDone(answer?.ok ? { mute, on } : null);
    stored.reload();
  }

  const muted = new Set(mutes.map(muteKey));
  const add = (mute: NamedMute): void => {
    if (!muted.has(muteKey(mute))) return void put(mute, true);
    // Nothing was done, so there is nothing to undo: it would take the earlier mute away.
    setProblem(i18n.t('mutes.already', [muteTitle(mute)]));
    setDone(null);
  };
  return (
    <>
      <SectionHead title={i18n.t('options.sections.muted')} lead={i18n.t('options.muted.lead')} titleRef={titleRef} />
      <AddMute
        sources={views.sources.feeds.filter(({ on, muted: isMuted }) => on && !isMuted)}
        mutedTopics={new Set(mutes.flatMap(({ kind, value }) => (kind === 'topic' ? value : [])))}
        coins={(view?.matches ?? [])
          .filter(({ id }) => !muted.has(muteKey({ kind: 'coin', value: id })))
          .slice(0, MOST_COINS)}
        coinQuery={query}
        locale={locale}
        onCoinQuery={setQuery}
        onMute={add}
      />
      <div class="notices">
        {problem !== '' && <Notice tone="bad">{problem}</Notice>}
        {done && (
          <Notice tone="plain" action={{ label: i18n.t('mutes.undo'), onPress: () => void put(done.mute, !done.on) }}>
            {done.on ? mutedSentence(done.mute) : unmutedSentence(done.mute)}
          </Notice>
        )}
      </div>
      <MutedList mutes={mutes} locale={locale} onUnmute={(mute) => void put(mute, false)} />
    </>
  );
}
