import type { Stage } from './stage.ts';

/** As `KEPT_IN_ANY_CASE` and `PART_FOR_ROOM` of lib/poll/prune.ts promise; whole blocks of a hundred go. */
const KEPT_IN_ANY_CASE = 500;
const MOST_GIVEN = 1 / 10;
const BLOCK = 100;

/** What a full device cost, article by article: the oldest blocks, whose identities say since then that they were pruned. */
export class Room {
  private blocks = new Map<number, readonly string[]>();
  private readonly stage: Stage;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  /** Before the device fills up. */
  async look(): Promise<void> {
    const rows = await this.stage.store.all('articleBlocks');
    this.blocks = new Map(rows.map((row) => [Number(row['block']), urlsOf(row['articles'])]));
  }

  /**
   * After it: the links of the articles that went for room.
   * @throws where more went than a full device may cost, or others than the oldest
   */
  async given(): Promise<string[]> {
    const identities = await this.stage.store.all('articleKeys');
    const pruned = new Set(identities.filter((row) => row['pruned'] === true).map(({ block }) => Number(block)));
    const went = [...this.blocks.keys()].filter((block) => pruned.has(block));
    const before = [...this.blocks.values()].flat().length;
    const urls = went.flatMap((block) => this.blocks.get(block) ?? []);
    const oldest = [...this.blocks.keys()].sort((a, b) => a - b).slice(0, went.length);
    const isPromised =
      urls.length <= before * MOST_GIVEN + BLOCK &&
      (urls.length === 0 || before - urls.length >= KEPT_IN_ANY_CASE - BLOCK) &&
      went.every((block) => oldest.includes(block));
    if (!isPromised) throw new Error(`for room went ${urls.length} of ${before} articles, blocks ${went.join(', ')}`);
    return urls;
  }
}

function urlsOf(articles: unknown): string[] {
  return Array.isArray(articles) ? articles.flatMap((article) => Object(article).url ?? []) : [];
}
