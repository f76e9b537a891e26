import { i18n } from '#i18n';
import { formatPrice } from '../../lib/domain/money.ts';
import type { ClaimView } from '../../lib/domain/then-and-now.ts';
import { ChevronIcon } from '../controls/ChevronIcon.tsx';
import { dayText, differenceText, evidenceText, pastTitle } from './then-words.ts';
import './price-claims.css';

interface PriceClaimsProps {
  readonly claims: readonly ClaimView[];
  readonly locale: string;
}

/** Prices that the page states of its own day, beside what the coin closed at. It tells a difference, and no more. */
export function PriceClaims({ claims, locale }: PriceClaimsProps) {
  return (
    <details class="section claims" open data-part="claims">
      <summary>
        <h2 class="section-head">{i18n.t('sidebar.claim.heading')}</h2>
        <ChevronIcon />
      </summary>
      {claims.map((claim) => (
        <Claim key={`${claim.coinId} ${claim.quote}`} claim={claim} locale={locale} />
      ))}
    </details>
  );
}

function Claim({ claim, locale }: { readonly claim: ClaimView; readonly locale: string }) {
  const { quote, stated, currency, told, name } = claim;
  const evidence = evidenceText(claim, locale);
  const quoted = i18n.t('sidebar.claim.quote', [quote]);
  return (
    <div class="claim">
      <p class="claim-quote" dir="auto">
        {quote.includes(name) ? quoted : i18n.t('sidebar.claim.of', [name, quoted])}
      </p>
      <dl class="claim-figures">
        <div>
          <dt>{i18n.t('sidebar.claim.onPage')}</dt>
          <dd class="number" data-part="stated">
            {formatPrice(stated, currency, locale)}
          </dd>
        </div>
        <div title={pastTitle(told, locale)}>
          <dt>{i18n.t(told.kind === 'open' ? 'sidebar.claim.open' : 'sidebar.claim.close')}</dt>
          <dd class="number">
            <span data-part="told">{formatPrice(told.value, told.currency, locale)}</span>
            <span class="visually-hidden">{pastTitle(told, locale)}</span>
          </dd>
        </div>
        <div>
          <dt>{i18n.t('sidebar.claim.difference')}</dt>
          <dd class="number" data-part="difference">
            {differenceText(claim, locale)}
          </dd>
        </div>
      </dl>
      <RangeStrip claim={claim} locale={locale} />
      {evidence !== '' && <p class="section-note">{evidence}</p>}
    </div>
  );
}

/** The day's range as a box, its close as a bar, the page's figure as a ring. Left out where the range is not known. */
function RangeStrip({ claim: { stated, told }, locale }: { readonly claim: ClaimView; readonly locale: string }) {
  const { low, high, value, currency, day } = told;
  if (low === null || high === null) return null;
  const least = Math.min(low, stated);
  const span = Math.max(high, stated) - least || 1;
  const at = (price: number): number => 6 + ((price - least) / span) * 88;
  const words = i18n.t('sidebar.claim.range', [
    dayText(day, locale),
    formatPrice(low, currency, locale),
    formatPrice(high, currency, locale),
  ]);
  const middle = at((low + high) / 2);
  return (
    <div class="range-strip">
      <span class="range-line" aria-hidden="true">
        <i class="range-box" style={{ insetInlineStart: `${at(low)}%`, width: `${at(high) - at(low)}%` }} />
        <i class="range-close" style={{ insetInlineStart: `${at(value)}%` }} />
        <i class="range-page" style={{ insetInlineStart: `${at(stated)}%` }} />
      </span>
      <span class={`range-words ${middle > 50 ? 'at-end' : 'at-start'}`}>{words}</span>
    </div>
  );
}
