import { i18n } from '#i18n';
import { formatPrice } from '../../lib/domain/money.ts';
import type { ClaimView, PriceClaimView } from '../../lib/domain/claim-view.ts';
import { ChevronIcon } from '../controls/ChevronIcon.tsx';
import { Sourced } from './Sourced.tsx';
import { changeEvidenceText, changeFigures, type ClaimFigures, evidenceText, priceFigures } from './claim-words.ts';
import { dayText } from './then-words.ts';
import './price-claims.css';

interface PriceClaimsProps {
  readonly claims: readonly ClaimView[];
  readonly locale: string;
}

/** What the page states of its own day's prices, beside what history says. It tells a difference, and no more. */
export function PriceClaims({ claims, locale }: PriceClaimsProps) {
  return (
    <details class="section claims" open data-part="claims">
      <summary>
        <h2 class="section-head">
          {i18n.t(
            claims.some(({ kind }) => kind === 'price') ? 'sidebar.claim.heading' : 'sidebar.claim.headingChange',
          )}
        </h2>
        <ChevronIcon />
      </summary>
      {claims.map((claim) => (
        <Claim key={`${claim.coinId} ${claim.kind} ${claim.quote}`} claim={claim} locale={locale} />
      ))}
    </details>
  );
}

function Claim({ claim, locale }: { readonly claim: ClaimView; readonly locale: string }) {
  const { quote, name } = claim;
  const quoted = i18n.t('sidebar.claim.quote', [quote]);
  const evidence = claim.kind === 'price' ? evidenceText(claim, locale) : changeEvidenceText(claim, locale);
  return (
    <div class="claim">
      <p class="claim-quote" dir="auto">
        {quote.includes(name) ? quoted : i18n.t('sidebar.claim.of', [name, quoted])}
      </p>
      <Figures {...(claim.kind === 'price' ? priceFigures(claim, locale) : changeFigures(claim, locale))} />
      {claim.kind === 'price' && <RangeStrip claim={claim} locale={locale} />}
      {evidence !== '' && <p class="section-note">{evidence}</p>}
    </div>
  );
}

function Figures({ stated, told, toldHead, source, difference }: ClaimFigures) {
  return (
    <dl class="claim-figures">
      <div>
        <dt>{i18n.t('sidebar.claim.onPage')}</dt>
        <dd class="number" data-part="stated">
          {stated}
        </dd>
      </div>
      <div>
        <dt>{toldHead}</dt>
        <dd class="number">
          <Sourced words={source}>
            <span data-part="told">{told}</span>
          </Sourced>
        </dd>
      </div>
      <div>
        <dt>{i18n.t('sidebar.claim.difference')}</dt>
        <dd class="number" data-part="difference">
          {difference}
        </dd>
      </div>
    </dl>
  );
}

/** The day's range as a box, its close as a bar, the page's figure as a ring. Left out where the range is not known. */
function RangeStrip({ claim: { stated, told }, locale }: { readonly claim: PriceClaimView; readonly locale: string }) {
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
