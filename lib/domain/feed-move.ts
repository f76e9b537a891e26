/**
 * Whether a feed has moved. A browser follows redirects itself and tells an extension only where they ended: whether
 * they were meant for good (301, 308) or for now (302, 307) it keeps to itself. So a move is believed by what lasts
 * (docs/decisions/0009-how-a-feed-is-asked.md). Pure; times are epoch milliseconds.
 */
import { DAY_MS, WEEK_MS } from './durations.ts';

/** So many looks in a row that ended at the same address, over so long a time, make a move. */
const LOOKS_TO_BELIEVE = 4;
const TIME_TO_BELIEVE_MS = 3 * DAY_MS;
/** So often the listed address is asked again, to see whether it still leads there. */
const CHECK_AGAIN_MS = WEEK_MS;

/** Where looks at a feed's listed address end, other than there. */
export interface FeedDetour {
  readonly url: string;
  readonly since: number;
  /** Looks in a row that ended there, or asked there. */
  readonly looks: number;
  /** When the listed address was last asked itself. */
  readonly checkedAt: number;
  /** Asked directly: the feed is taken to have moved. */
  readonly isMove: boolean;
}

/** The address to ask now: the one it moved to, or the listed one where that is to be checked again. */
export function addressToAsk(listed: string, detour: FeedDetour | null, now: number): string {
  if (!detour?.isMove || now - detour.checkedAt >= CHECK_AGAIN_MS) return listed;
  return detour.url;
}

/** One good look: what was asked, and where it ended. */
export interface Landing {
  readonly listed: string;
  readonly asked: string;
  readonly finalUrl: string;
  readonly now: number;
  /** Whether this browser may ask there without the detour. */
  readonly isAllowed: boolean;
}

/** What is known of a detour after a good look. */
export function afterLanding(before: FeedDetour | null, { listed, asked, finalUrl, now, isAllowed }: Landing) {
  const askedListed = asked === listed;
  // A fragment or an address spelled in another way is no move.
  if (sameAddress(finalUrl, listed)) return null;
  if (before === null || !sameAddress(before.url, finalUrl)) {
    // From the place it moved to it was sent on: the listed address has to say so itself.
    if (!askedListed) return null;
    return { url: finalUrl, since: now, looks: 1, checkedAt: now, isMove: false } satisfies FeedDetour;
  }
  const looks = before.looks + 1;
  const holds = looks >= LOOKS_TO_BELIEVE && now - before.since >= TIME_TO_BELIEVE_MS;
  return {
    ...before,
    looks,
    checkedAt: askedListed ? now : before.checkedAt,
    isMove: isAllowed && (before.isMove || holds),
  } satisfies FeedDetour;
}

/** After a failed look: where the new address fails, the listed one is asked next; it may never have been a move. */
export function afterFailedAsk(before: FeedDetour | null, asked: string, listed: string): FeedDetour | null {
  return asked === listed ? before : null;
}

function sameAddress(a: string, b: string): boolean {
  return withoutFragment(a) === withoutFragment(b);
}

function withoutFragment(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = '';
  return url.href;
}
