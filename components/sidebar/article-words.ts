import { i18n } from '#i18n';
import { formatAge, formatSpan } from '../../lib/domain/age.ts';
import { relativeToPage } from '../../lib/domain/page-distance.ts';
import { topicName } from './topic-words.ts';
import type { Reason, RelatedArticleView } from '../../lib/query/sidebar-views.ts';

/**
 * "3 weeks before", told from the page's date; from today on a page without one. Null where the article's own date is
 * not known.
 */
export function articleAge(
  article: RelatedArticleView,
  pageAt: number | null,
  now: number,
  locale: string,
): string | null {
  if (!article.dateKnown) return null;
  if (pageAt === null) return formatAge(now - article.publishedAt, locale);
  const { direction, ...age } = relativeToPage(article.publishedAt, pageAt);
  if (direction === 'same-day') return i18n.t('sidebar.sameDay');
  return i18n.t(direction === 'before' ? 'sidebar.before' : 'sidebar.after', [formatSpan(age, locale)]);
}

export interface ReasonPart {
  readonly text: string;
  /** A word that page and article share, not the sentence around it. */
  readonly shared: boolean;
}

const MOST_REASONS = 4;
const MOST_OTHERS = 2;
const PLACE = '\u0001';

/** "Also about Bittensor, Anthropic and GPU markets" in pieces, so that the shared words can be set apart; empty without a reason. */
export function reasonParts({ coins, others, topics, words }: Reason, locale: string): ReasonPart[] {
  const named = topics.slice(0, 2).map(topicName);
  const said = named.join(' ').toLowerCase();
  const further = words.filter((word) => !said.includes(word.toLowerCase()));
  const some = others.slice(0, MOST_OTHERS);
  // Coins leave room for the others.
  const names = [...new Set([...coins.slice(0, MOST_REASONS - some.length), ...some, ...named, ...further])].slice(
    0,
    MOST_REASONS,
  );
  if (names.length === 0) return [];
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).formatToParts(names);
  const [before = '', after = ''] = i18n.t('sidebar.alsoAbout', [PLACE]).split(PLACE);
  const parts = list.map(({ type, value }) => ({ text: value, shared: type === 'element' }));
  return [{ text: before, shared: false }, ...parts, { text: after, shared: false }].filter(({ text }) => text);
}
