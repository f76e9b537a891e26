/** Sorting new articles into stories as they come, without looking at the others again. */
import { HOUR_MS } from '../domain/durations.ts';
import { judgeStory, SAME_STORY } from './story.ts';
import { isDeed, rarityAmong, TELLING } from './story-signs.ts';
import type { StoryText } from './story-text.ts';

export interface StoryMember {
  readonly place: number;
  readonly text: StoryText;
}

/** Articles further apart are of two stories, whatever they say. */
export const STORY_SPAN_MS = 72 * HOUR_MS;
/** An article joins where one of a story is the same, and all of it on average at least this likely: no chains. */
const HOLDS_TOGETHER = 0.35;

/**
 * The stories after some articles came. Each article is in one story at most; two stories that an article joins become
 * one. Articles that were not in `arrivals` never leave theirs.
 * @param window the articles at hand, the arrivals among them
 * @param arrivals places of what is new or reads otherwise than before: these are placed anew
 * @param stories places of what was one story before, members outside the window too
 * @returns all stories of two and more, in no order
 */
export function placeInStories(
  window: readonly StoryMember[],
  arrivals: ReadonlySet<number>,
  stories: readonly (readonly number[])[],
): number[][] {
  const placing = new Placing(window, stories, arrivals);
  const byTime = window.filter(({ place }) => arrivals.has(place));
  byTime.sort((a, b) => a.text.publishedAt - b.text.publishedAt || a.place - b.place);
  for (const member of byTime) placing.place(member);
  return placing.stories();
}

class Placing {
  private readonly rarity: (term: string) => number;
  private readonly texts: ReadonlyMap<number, StoryText>;
  private readonly storyOf = new Map<number, Set<number>>();
  private readonly holders = new Map<string, StoryMember[]>();
  private readonly known = new Map<string, number>();

  constructor(window: readonly StoryMember[], stories: readonly (readonly number[])[], arrivals: ReadonlySet<number>) {
    this.rarity = rarityAmong(window.map(({ text }) => text));
    this.texts = new Map(window.map(({ place, text }) => [place, text]));
    for (const places of stories) {
      const story = new Set(places.filter((place) => !arrivals.has(place)));
      for (const place of story) this.storyOf.set(place, story);
    }
    for (const member of window) {
      if (!this.storyOf.has(member.place)) this.storyOf.set(member.place, new Set([member.place]));
      for (const term of this.tellingThings(member.text)) {
        const holders = this.holders.get(term);
        if (holders) holders.push(member);
        else this.holders.set(term, [member]);
      }
    }
  }

  place(member: StoryMember): void {
    const near = new Set<Set<number>>();
    for (const term of this.tellingThings(member.text))
      for (const other of this.holders.get(term) ?? [])
        if (other !== member && this.likelihood(member.place, other.place) >= SAME_STORY)
          near.add(this.storyOf.get(other.place)!);
    const ranked = [...near].map((story) => ({ story, together: this.together(new Set([member.place]), story) }));
    ranked.sort((a, b) => b.together - a.together || Math.min(...a.story) - Math.min(...b.story));
    for (const { story } of ranked) this.join(this.storyOf.get(member.place)!, story);
  }

  stories(): number[][] {
    return [...new Set(this.storyOf.values())].filter(({ size }) => size > 1).map((story) => [...story]);
  }

  private join(own: Set<number>, other: Set<number>): void {
    if (own === other || this.together(own, other) < HOLDS_TOGETHER) return;
    for (const place of other) {
      own.add(place);
      this.storyOf.set(place, own);
    }
  }

  /** The mean likelihood over all pairs of two stories; what is not at hand says nothing. */
  private together(some: ReadonlySet<number>, others: ReadonlySet<number>): number {
    let sum = 0;
    let pairs = 0;
    for (const a of some)
      for (const b of others) {
        if (a === b || !this.texts.has(a) || !this.texts.has(b)) continue;
        sum += this.likelihood(a, b);
        pairs++;
      }
    return pairs === 0 ? 0 : sum / pairs;
  }

  private likelihood(one: number, two: number): number {
    const key = one < two ? `${one} ${two}` : `${two} ${one}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const [a, b] = [this.texts.get(one)!, this.texts.get(two)!];
    const isNear = Math.abs(a.publishedAt - b.publishedAt) <= STORY_SPAN_MS;
    const likelihood = isNear ? judgeStory(a, b, this.rarity).likelihood : 0;
    this.known.set(key, likelihood);
    return likelihood;
  }

  /** What `judgeStory` asks two articles to have in common: only those are held against each other. */
  private tellingThings({ terms, amounts }: StoryText): string[] {
    return [...terms, ...amounts].filter((thing) => !isDeed(thing) && this.rarity(thing) >= TELLING);
  }
}
