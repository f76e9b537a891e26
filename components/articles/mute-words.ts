import { i18n } from '#i18n';
import type { MuteName } from '../../lib/domain/mute.ts';
import { topicName } from '../sidebar/topic-words.ts';

/** A mute with what the reader knows it by: a title, a source's name; topics have their own. */
export interface NamedMute extends MuteName {
  readonly name: string | null;
}

/** What is muted, as it stands in a list. */
export function muteTitle({ kind, value, name }: NamedMute): string {
  if (kind === 'topic') return topicName(value);
  return name ?? i18n.t('mutes.gone');
}

/** What was just muted, in a sentence. */
export function mutedSentence(mute: NamedMute): string {
  return i18n.t(mute.kind === 'article' ? 'mutes.articleMuted' : 'mutes.muted', [muteTitle(mute)]);
}

/** That something may be seen again, in a sentence. */
export function unmutedSentence(mute: NamedMute): string {
  return i18n.t('mutes.unmuted', [muteTitle(mute)]);
}
