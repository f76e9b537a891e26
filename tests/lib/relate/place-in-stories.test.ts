import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeInStories, type StoryMember } from '../../../lib/relate/place-in-stories.ts';
import { storyText } from '../../../lib/relate/story-text.ts';

const HOUR = 3_600_000;
const NO_COINS = { nameOf: () => undefined, isName: () => false };
const START = Date.UTC(2026, 10, 22, 12);

/** Events that have nothing in common: who, what, how much, and the words in which five publishers tell of it. */
const EVENTS = [
  ['Lantern', 'bridge', '$47', ['hacked for', 'exploit drains', 'loses', 'attackers steal', 'breach costs']],
  ['Marlin', 'wallet', '$58', ['raises', 'secures', 'funding round brings', 'investors give', 'founder closes on']],
  [
    'Quorum',
    'lawsuit',
    '$63',
    ['regulator demands', 'sued for', 'faces claim of', 'charged over', 'accused of hiding'],
  ],
  ['Tidewell', 'treasury', '$71', ['buys', 'acquires', 'adds tokens worth', 'spends', 'accumulates']],
  ['Ostrava', 'airdrop', '$89', ['distributes', 'claim opens for', 'users get', 'giveaway of', 'recipients take']],
  ['Pelagic', 'fine', '$94', ['pays', 'settles for', 'agrees to', 'pleads guilty and owes', 'penalty set at']],
] as const;
const MOST_TOLD = 5;

function member(place: number, title: string, publishedAt: number, source = `publisher ${place}`): StoryMember {
  return { place, text: storyText({ title, summary: '', source, publishedAt, label: null }, NO_COINS) };
}

function told(event: number, wording: number): string {
  const [name, thing, amount, wordings] = EVENTS[event]!;
  return `${name} ${thing} ${wordings[wording]!} ${amount}${wording % 2 === 0 ? ' million' : 'M'}`;
}

const sorted = (stories: readonly (readonly number[])[]): string[] =>
  stories.map((story) => story.toSorted((a, b) => a - b).join()).toSorted();

describe('placing', () => {
  it('loses no member, whatever the order of arrival and however it is cut into rounds', () => {
    const events = fc.array(fc.integer({ min: 1, max: MOST_TOLD }), { minLength: 1, maxLength: EVENTS.length });
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 6 }), (sizes, luck, atOnce) => {
        const all = sizes.flatMap((size, event) =>
          Array.from({ length: size }, (_, wording) =>
            member(event * 10 + wording, told(event, wording), START + ((event + 3 * wording) % 11) * HOUR),
          ),
        );
        const order = all.map((one) => ({ one, at: luck.next().value! })).toSorted((a, b) => a.at - b.at);
        let stories: number[][] = [];
        for (let from = 0; from < order.length; from += atOnce) {
          const window = order.slice(0, from + atOnce).map(({ one }) => one);
          const arrivals = new Set(window.slice(from).map(({ place }) => place));
          stories = placeInStories(window, arrivals, stories);
        }
        const expected = sizes.flatMap((size, event) =>
          size < 2 ? [] : [Array.from({ length: size }, (_, wording) => event * 10 + wording)],
        );
        expect(sorted(stories)).toEqual(sorted(expected));
      }),
    );
  });

  it('puts no article into two stories, whatever the titles are', () => {
    const words = ['Lantern', 'bridge', 'exploit', 'drained', 'Marlin', '$47M', 'lawsuit', 'Quorum', 'launches'];
    const title = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((some) => some.join(' '));
    fc.assert(
      fc.property(fc.array(fc.tuple(title, fc.nat(100)), { maxLength: 25 }), fc.nat(), (articles, cut) => {
        const window = articles.map(([one, hours], place) => member(place, one, START + hours * HOUR));
        const first = window.slice(0, cut % (window.length + 1));
        const placesOf = (some: readonly StoryMember[]) => new Set(some.map(({ place }) => place));
        const before = placeInStories(first, placesOf(first), []);
        const after = placeInStories(window, placesOf(window.slice(first.length)), before);
        const places = after.flat();
        expect(new Set(places).size).toBe(places.length);
        for (const story of before) {
          const still = after.find((one) => one.includes(story[0]!)) ?? [];
          expect(still).toEqual(expect.arrayContaining(story));
        }
      }),
    );
  });

  it('an article that reads otherwise leaves its story', () => {
    const before = [0, 1, 2].map((wording) => member(wording, told(0, wording), START));
    const stories = placeInStories(before, new Set([0, 1, 2]), []);
    expect(sorted(stories)).toEqual(['0,1,2']);
    const after = [before[0]!, before[1]!, member(2, 'Chip maker reports record revenue', START)];
    expect(sorted(placeInStories(after, new Set([2]), stories))).toEqual(['0,1']);
  });

  it('takes nothing for one story that lies more than 72 hours apart', () => {
    const near = [member(0, told(0, 0), START), member(1, told(0, 4), START + 71 * HOUR)];
    const far = [member(0, told(0, 0), START), member(1, told(0, 4), START + 73 * HOUR)];
    const both = new Set([0, 1]);
    expect([placeInStories(near, both, []), placeInStories(far, both, [])].map(sorted)[1]).toEqual([]);
  });

  it('keeps members that are not at hand', () => {
    const window = [member(500, told(0, 0), START), member(501, told(0, 4), START + HOUR)];
    expect(sorted(placeInStories(window, new Set([501]), [[3, 500]]))).toEqual(['3,500,501']);
  });
});
