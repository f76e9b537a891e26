import type { CoinId } from './coin.ts';

/** A subject of the field, as `public/data/topics.json` has it. */
export interface Topic {
  readonly id: string;
  /** Wider topics: whoever is on this one is on them too. */
  readonly parents: readonly string[];
  /** The topic whose articles see the same matter from the other side. */
  readonly counter: string | null;
  /** Weight by term: 1 alone puts a headline on the topic. */
  readonly terms: Readonly<Record<string, number>>;
  /** What takes as much away. */
  readonly anti: Readonly<Record<string, number>>;
  readonly coins: Readonly<Record<CoinId, number>>;
}
