import { i18n } from '#i18n';
import type { SinceLook } from '../../lib/domain/last-look.ts';
import { Change } from '../controls/Change.tsx';
import { sinceTime } from '../controls/clock-time.ts';
import { CloseIcon } from '../controls/icons.tsx';
import { HiddenNumber } from './HiddenNumber.tsx';

interface SinceLineProps {
  readonly since: SinceLook;
  readonly hideNumbers: boolean;
  readonly now: number;
  readonly locale: string;
  readonly onClose: () => void;
}

/** Since you last looked: what moved most, and how many alerts fired. */
export function SinceLine({ since, hideNumbers, now, locale, onClose }: SinceLineProps) {
  return (
    <section class="since" data-part="since" aria-label={i18n.t('since.label')}>
      <span class="since-at">{i18n.t('since.at', [sinceTime(since.at, now, locale)])}</span>
      {since.movers.map(({ coinId, symbol, change }) => (
        <span key={coinId} class="since-mover" data-mover={coinId}>
          <b dir="auto">{symbol}</b>
          {hideNumbers ? <HiddenNumber /> : <Change change={change} locale={locale} inline />}
        </span>
      ))}
      {since.alerts > 0 && <span data-part="since-alerts">{i18n.t('since.alerts', since.alerts)}</span>}
      <button
        type="button"
        class="icon-button"
        data-part="since-close"
        aria-label={i18n.t('since.close')}
        title={i18n.t('since.close')}
        onClick={onClose}
      >
        <CloseIcon small />
      </button>
    </section>
  );
}
