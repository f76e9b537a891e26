import { i18n } from '#i18n';
import type { PriceSource } from '../../lib/domain/quote.ts';
import { formatAge } from '../../lib/domain/age.ts';
import { COINGECKO_PAGE, SOURCE_NAMES } from '../../lib/domain/sources.ts';
import { listed } from './listed.ts';

interface SourceAgeProps {
  /** All that the figures came from, at least one. */
  readonly sources: readonly PriceSource[];
  /** Epoch milliseconds. */
  readonly asOf: number;
  readonly now: number;
  readonly locale: string;
}

/** "CoinGecko, 40 s ago", the name being the link that its terms ask for. */
export function SourceAge({ sources, asOf, now, locale }: SourceAgeProps) {
  const names = listed(
    sources.map((source) => SOURCE_NAMES[source]),
    locale,
  );
  const text = i18n.t('price.sourceAge', [names, formatAge(now - asOf, locale)]);
  if (!sources.includes('coingecko')) return <span>{text}</span>;
  const name = SOURCE_NAMES.coingecko;
  const [before, after] = text.split(name);
  return (
    <span>
      {before}
      <a href={COINGECKO_PAGE} target="_blank" rel="noreferrer">
        {name}
      </a>
      {after}
    </span>
  );
}

/** The 6 px dot: solid is fresh, a ring is anything else. The words beside it say which. */
export function FreshnessDot({ fresh }: { readonly fresh: boolean }) {
  return <i class={fresh ? 'dot' : 'dot dot-hollow'} aria-hidden="true" />;
}
