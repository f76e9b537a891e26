import type { PageSidebar } from '../../../components/sidebar/PageView.tsx';
import type { RelatedArticleView, SidebarCoin } from '../../../lib/query/sidebar-views.ts';

export const NOW = Date.UTC(2026, 2, 19, 12);
const DAY = 86_400_000;
export const PAGE_AT = Date.UTC(2023, 8, 25);

export function pageCoin(changes: Partial<SidebarCoin> = {}): SidebarCoin {
  return {
    coinId: 'bittensor',
    symbol: 'TAO',
    name: 'Bittensor',
    price: 258.4,
    currency: 'usd',
    pollIntervalMs: 360_000,
    change24h: 1.3,
    asOf: NOW - 40_000,
    source: 'coingecko',
    held: null,
    disagreement: null,
    oneSource: false,
    conversion: null,
    followed: true,
    ...changes,
  };
}

export function related(changes: Partial<RelatedArticleView> = {}): RelatedArticleView {
  return {
    id: 'a1',
    url: 'https://ledger.example/a1',
    title: 'Graphics cards that nobody uses at night',
    source: 'The Open Ledger',
    feedId: 'open-ledger',
    label: null,
    publishedAt: PAGE_AT - 21 * DAY,
    dateKnown: true,
    comments: null,
    discussion: null,
    reason: { coins: ['Bittensor'], others: [], topics: [], words: ['GPU markets'] },
    also: [],
    ...changes,
  };
}

export function pageView(changes: Partial<PageSidebar> = {}): PageSidebar {
  return {
    kind: 'page',
    thenAndNow: null,
    claims: [],
    host: 'ledger.example',
    pageTitle: 'The other stack',
    selection: null,
    pagePublishedAt: PAGE_AT,
    pagePublishedFrom: 'json-ld',
    coins: [pageCoin()],
    related: [related()],
    isMutedHere: false,
    writtenSince: false,
    otherView: null,
    topics: [],
    others: [],
    marks: {},
    isPrivate: false,
    ownDiscussion: null,
    pageId: null,
    articlesStored: 312,
    sourcesUnread: 0,
    sources: 14,
    pricesAsOf: NOW - 40_000,
    pricesSource: 'coingecko',
    clockAheadMs: 0,
    ...changes,
  };
}
