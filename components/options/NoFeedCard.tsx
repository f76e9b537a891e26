import { i18n } from '#i18n';
import type { PreviewRefusal } from '../../lib/domain/feed-preview.ts';
import { OtherFeeds } from './FeedPreviewCard.tsx';
import { WarningIcon } from './icons.tsx';
import { hostsOf, permissionWords } from './permission-words.ts';
import { refusalText } from './preview-words.ts';
import { useFirstFocus } from './use-first-focus.ts';

interface NoFeedCardProps {
  readonly refusal: PreviewRefusal;
  /** The address that was looked at. */
  readonly url: string;
  readonly isFirefox: boolean;
  readonly onNotNow: () => void;
  readonly onLookAt: (url: string) => void;
}

/** Why a look came to nothing, and the one thing that can be done. */
export function NoFeedCard({ refusal, url, isFirefox, onNotNow, onLookAt }: NoFeedCardProps) {
  const textRef = useFirstFocus<HTMLParagraphElement>();
  const next =
    refusal.reason === 'elsewhere' && 'guess' in refusal
      ? refusal.guess
      : refusal.reason === 'other-host' && 'found' in refusal
        ? (refusal.found[0]?.url ?? null)
        : null;
  const isTold = refusal.reason === 'already' || next !== null;
  const others = refusal.reason === 'other-host' && 'found' in refusal ? refusal.found.slice(1) : [];
  return (
    <section class="preview-card" data-part="no-feed">
      <div class="preview-head">
        <div class="preview-what">
          <p class="refusal" tabIndex={-1} ref={textRef}>
            {!isTold && <WarningIcon small />}
            <span>
              {isTold
                ? refusalText(refusal, url)
                : i18n.t('options.sources.add.nothingAdded', [refusalText(refusal, url)])}
            </span>
          </p>
          {next !== null && (
            <p class="note" id="ask-there-note">
              {i18n.t('options.sources.add.otherHostAsk', [permissionWords(hostsOf([next]), isFirefox)])}
            </p>
          )}
        </div>
        <p class="preview-actions">
          <button type="button" class="button button-bare" data-part="not-now" onClick={onNotNow}>
            {i18n.t(next === null ? 'options.sources.opml.close' : 'options.sources.add.notNow')}
          </button>
          {next !== null && (
            <button
              type="button"
              class="button button-primary"
              data-part="ask-there"
              aria-describedby="ask-there-note"
              onClick={() => onLookAt(next)}
            >
              {i18n.t('options.sources.add.askThere', [new URL(next).host])}
            </button>
          )}
        </p>
      </div>
      {others.length > 0 && <OtherFeeds others={others} onOther={onLookAt} />}
    </section>
  );
}
