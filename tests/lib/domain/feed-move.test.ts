import { describe, expect, it } from 'vitest';
import { addressToAsk, afterFailedAsk, afterLanding, type FeedDetour } from '../../../lib/domain/feed-move.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OLD = 'https://blog.example.org/rss';
const NEW = 'https://news.example.org/feed';
const NEWER = 'https://elsewhere.example.com/feed';

/** Looks one after the other, each with where the asked address leads; what was asked and what is known at the end. */
function looks(landings: readonly ((asked: string) => string)[], { apart = DAY, isAllowed = true } = {}) {
  let detour: FeedDetour | null = null;
  const asked = landings.map((landing, at) => {
    const now = at * apart;
    const address = addressToAsk(OLD, detour, now);
    detour = afterLanding(detour, { listed: OLD, asked: address, finalUrl: landing(address), now, isAllowed });
    return address;
  });
  return { asked, detour: detour as FeedDetour | null };
}

const toNew = () => NEW;
const stays = (asked: string) => asked;

describe('a feed that is redirected', () => {
  it('has moved once four looks over three days ended at one address', () => {
    expect(looks([toNew, toNew, toNew, toNew, toNew]).asked).toEqual([OLD, OLD, OLD, OLD, NEW]);
    expect(
      looks(
        Array.from({ length: 60 }, () => toNew),
        { apart: HOUR },
      ).detour?.isMove,
    ).toBe(false);
    expect(
      looks(
        Array.from({ length: 74 }, () => toNew),
        { apart: HOUR },
      ).detour?.isMove,
    ).toBe(true);
  });

  it('has not where it comes back or goes somewhere else in between', () => {
    expect(looks([toNew, toNew, toNew, stays, toNew, toNew, toNew]).detour?.isMove).toBe(false);
    expect(looks([toNew, toNew, toNew, () => NEWER, toNew, toNew, toNew]).detour?.isMove).toBe(false);
    const everElse = Array.from({ length: 20 }, (_, n) => () => `${NEW}?token=${n}`);
    expect(looks(everElse).detour?.isMove).toBe(false);
  });

  it('has not where this browser may not ask the new address by itself', () => {
    expect(looks([toNew, toNew, toNew, toNew, toNew], { isAllowed: false }).asked).toEqual([OLD, OLD, OLD, OLD, OLD]);
  });

  it('is looked for at its listed address once a week: it may never have been for good', () => {
    const moved = looks(Array.from({ length: 12 }, () => toNew));
    expect(moved.asked.map((address) => address === OLD)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((day) => day < 4 || day === 10),
    );
    const back = looks([...Array.from({ length: 10 }, () => toNew), stays, stays]);
    expect(back.asked.slice(-2)).toEqual([OLD, OLD]);
    expect(back.detour).toBeNull();
  });

  it('is asked at its listed address again when the new one fails or sends on', () => {
    const { detour } = looks([toNew, toNew, toNew, toNew]);
    expect(afterFailedAsk(detour, NEW, OLD)).toBeNull();
    expect(afterFailedAsk(detour, OLD, OLD)).toBe(detour);
    expect(looks([toNew, toNew, toNew, toNew, () => NEWER, stays]).asked.at(-1)).toBe(OLD);
  });

  it('is not moved by a fragment', () => {
    expect(looks([() => `${OLD}#top`]).detour).toBeNull();
  });
});
