/** One article of the world, before any feed or page gives it a form. */
export interface WorldArticle {
  /** Absolute address of its page, without tracking parameters. */
  readonly url: string;
  readonly publisherId: string;
  readonly slug: string;
  readonly title: string;
  /** One to three sentences. */
  readonly summary: string;
  readonly paragraphs: readonly string[];
  readonly author: string;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
  readonly section: string;
  readonly topics: readonly Topic[];
  readonly comments: number;
}

export type Topic =
  | 'bittensor'
  | 'akash'
  | 'render'
  | 'fetch'
  | 'zkml'
  | 'federated'
  | 'depin'
  | 'agents'
  | 'labs'
  | 'open-models'
  | 'chips'
  | 'energy'
  | 'ai-rules'
  | 'ai-research'
  | 'etf'
  | 'stablecoins'
  | 'hacks'
  | 'layer2'
  | 'mining'
  | 'bitcoin'
  | 'ethereum'
  | 'solana'
  | 'defi'
  | 'crypto-rules'
  | 'networks';

/**
 * A story before it is dated: its words, and who carries it. The first publisher has the title as given; `also` are
 * the same story at others, in their words.
 */
export interface Story {
  readonly topics: readonly Topic[];
  readonly by: string;
  readonly title: string;
  readonly summary: string;
  readonly also?: readonly { readonly by: string; readonly title: string; readonly summary: string }[];
}
