/** Articles that belong together, told once among what a search found. */

/** What belongs together, and who stands for it. */
export interface Folding {
  /** What the article at a place belongs to, one object for all of it; null where it stands alone. */
  readonly groupOf: (place: number) => object | null;
  /** Whether it stands for its group before others do. Of equals the earliest published does. */
  readonly isPreferred: (place: number) => boolean;
}

/** An article that answers, where the search notes that and what it is worth. */
export interface Candidate {
  readonly article: number;
  readonly place: number;
  readonly publishedAt: number;
  readonly isFound: Uint8Array;
  readonly scores: Float64Array;
}

/** Leaves of each group the one that stands for it, worth as much as the best of them, in whatever order they come. */
export class Folds {
  /** How many stand behind others. */
  folded = 0;
  private readonly folding: Folding;
  private readonly groups = new Map<object, { first: Candidate; readonly others: number[] }>();

  constructor(folding: Folding) {
    this.folding = folding;
  }

  take(group: object, one: Candidate): void {
    const known = this.groups.get(group);
    if (!known) {
      this.groups.set(group, { first: one, others: [] });
      return;
    }
    const [first, other] = this.isBefore(one, known.first) ? [one, known.first] : [known.first, one];
    other.isFound[other.article] = 0;
    first.scores[first.article] = Math.max(first.scores[first.article]!, other.scores[other.article]!);
    known.first = first;
    known.others.push(other.place);
    this.folded++;
  }

  /** The places behind the one that stands for its group, in no order. */
  behind(place: number): readonly number[] {
    const group = this.folding.groupOf(place);
    return (group && this.groups.get(group)?.others) ?? [];
  }

  private isBefore(one: Candidate, two: Candidate): boolean {
    const preferred = Number(this.folding.isPreferred(one.place)) - Number(this.folding.isPreferred(two.place));
    if (preferred !== 0) return preferred > 0;
    return one.publishedAt < two.publishedAt || (one.publishedAt === two.publishedAt && one.place < two.place);
  }
}
