import type { AddressFault } from './feed-address.ts';

/** Largest file that is read, bytes: 300 feeds are a tenth of a megabyte. */
export const MAX_OPML_BYTES = 5_000_000;

/** What became of a list of feeds: every feed of the file stands in one of the three lists, or is counted. */
export interface OpmlReport {
  readonly added: readonly { readonly name: string; readonly url: string; readonly folder: string }[];
  readonly already: readonly {
    readonly name: string;
    readonly url: string;
    /** What it is called on the list, and whether it is built in. */
    readonly as: string;
    readonly isBuiltIn: boolean;
  }[];
  readonly refused: readonly {
    readonly name: string;
    /** As the file has it; null where it has none. */
    readonly url: string | null;
    readonly reason: AddressFault | 'no-address' | 'full';
  }[];
  /** Feeds beyond what is read of one file. */
  readonly beyond: number;
  /** The file is nested deeper than any list is: reading stopped there. */
  readonly isCutOff: boolean;
  /** Added ones whose hosts the browser has not allowed yet. */
  readonly toAllow: readonly string[];
}

export type OpmlImportAnswer =
  | { readonly ok: true; readonly report: OpmlReport }
  | { readonly ok: false; readonly reason: 'not-opml' | 'too-large' };
