import type { Ref } from 'preact';
import type { Stored, Views } from './use-stored.ts';

/** What every section of the options gets. */
export interface PageProps {
  readonly views: Views;
  readonly stored: Stored;
  /** Epoch milliseconds, moving on while the page is open. */
  readonly now: number;
  /** BCP 47, for figures, dates and names. */
  readonly locale: string;
  readonly titleRef: Ref<HTMLHeadingElement>;
}
