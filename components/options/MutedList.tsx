import { i18n } from '#i18n';
import { muteKey } from '../../lib/domain/mute.ts';
import type { MuteView } from '../../lib/query/views.ts';
import { muteTitle } from '../articles/mute-words.ts';
import { topicTitle } from '../sidebar/topic-words.ts';
import { useNextRow } from './use-next-row.ts';

interface MutedListProps {
  readonly mutes: readonly MuteView[];
  readonly locale: string;
  readonly onUnmute: (mute: MuteView) => void;
}

/** All that is muted, each with what it is, since when, and the way back. */
export function MutedList({ mutes, locale, onUnmute }: MutedListProps) {
  const { sectionRef, leave } = useNextRow(mutes);

  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  return (
    <section ref={sectionRef} aria-labelledby="muted-list" data-part="muted-list">
      <h2 id="muted-list" tabIndex={-1}>
        {i18n.t('options.muted.list')} {mutes.length > 0 && <span class="count number">{mutes.length}</span>}
      </h2>
      {mutes.length === 0 ? (
        <p class="empty">{i18n.t('options.muted.none')}</p>
      ) : (
        <ul class="rows" aria-labelledby="muted-list">
          {mutes.map((mute, index) => (
            <li key={muteKey(mute)} class="setting" data-mute={muteKey(mute)}>
              <div>
                <span class="muted-name" dir="auto">
                  {mute.kind === 'topic' ? topicTitle(mute.value, locale) : muteTitle(mute)}
                </span>
                <p class="note">
                  {mute.since === null
                    ? i18n.t(`options.muted.kinds.${mute.kind}`)
                    : i18n.t('options.muted.since', [
                        i18n.t(`options.muted.kinds.${mute.kind}`),
                        dates.format(mute.since),
                      ])}
                </p>
              </div>
              <button
                type="button"
                class="button"
                data-part="unmute"
                aria-label={i18n.t('options.muted.showAgainOf', [muteTitle(mute)])}
                onClick={() => {
                  leave(index);
                  onUnmute(mute);
                }}
              >
                {i18n.t('options.muted.showAgain')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
