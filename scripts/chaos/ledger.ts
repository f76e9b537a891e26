import type { Stage } from './stage.ts';

const keyOf = (row: Record<string, unknown>): string => `${String(row['coinId'])} ${String(row['currency'])}`;

/** What a stored price may differ from the market's: sources lie a thousandth apart, what jumped is held. */
const MOST_OFF = 0.15;

/** What was stored once must be there, once, and true, after every death. */
export class Ledger {
  lost = 0;
  doubled = 0;
  readonly trouble: string[] = [];
  private articles = new Set<string>();
  /** Every article that was ever stored, but for those that went for room. */
  private readonly ever = new Set<string>();
  /** Those that no source lists, so that nothing brings them again. */
  private unlisted: readonly string[] = [];
  private given = 0;
  private quotes = new Map<string, number>();
  private readonly stage: Stage;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  /** These were put into the store, and no source lists them. */
  noteUnlisted(urls: readonly string[]): void {
    this.unlisted = urls;
  }

  /** Articles may go from now on until they are seen again: rows were damaged on purpose, or dates. */
  forgiveArticles(): void {
    this.articles = new Set();
    for (const url of this.unlisted) this.ever.delete(url);
  }

  forgiveQuotes(): void {
    this.quotes = new Map();
  }

  /** These very articles went for room, and do not come back as new (docs/data.md). */
  giveUp(urls: readonly string[]): void {
    for (const url of urls) {
      this.articles.delete(url);
      this.ever.delete(url);
    }
    this.given += urls.length;
  }

  /** What the run was about, for whoever reads along. */
  told(): string {
    return `${this.articles.size} articles are stored, ${this.ever.size} ever were, ${this.given} more went for room`;
  }

  /** To be called when all sources were asked again: what was stored once and never came back. */
  missingForGood(): string[] {
    return [...this.ever].filter((url) => !this.articles.has(url));
  }

  async look(when: string): Promise<void> {
    await this.lookAtArticles(when);
    await this.lookAtQuotes(when);
  }

  noteLost(what: readonly string[], when: string): void {
    this.lost += what.length;
    this.trouble.push(...what.map((one) => `lost ${when}: ${one}`));
  }

  private noteDoubled(count: number, what: string, when: string): void {
    if (count === 0) return;
    this.doubled += count;
    this.trouble.push(`doubled ${when}: ${count} ${what}`);
  }

  private async lookAtArticles(when: string): Promise<void> {
    const urls = (await this.stage.store.articles()).flatMap(({ url }) => url ?? []);
    const there = new Set(urls);
    this.noteDoubled(urls.length - there.size, 'articles', when);
    const gone = [...this.articles].filter((url) => !there.has(url));
    this.noteLost(gone, when);
    this.articles = there;
    for (const url of there) this.ever.add(url);
  }

  private async lookAtQuotes(when: string): Promise<void> {
    const rows = await this.stage.store.all('quotes');
    const now = new Map(rows.map((row) => [keyOf(row), Number(row['asOf'])]));
    this.noteDoubled(rows.length - now.size, 'prices', when);
    this.noteLost(
      [...this.quotes.keys()].filter((key) => !now.has(key)).map((key) => `price of ${key}`),
      when,
    );
    for (const [key, asOf] of now) {
      if (asOf < (this.quotes.get(key) ?? 0)) this.trouble.push(`wrong ${when}: ${key} went back in time`);
    }
    for (const row of rows) {
      const truth = this.stage.world.coin(String(row['coinId']))?.price;
      const { price } = row;
      // What is damaged is read by nobody until the next price comes.
      if (row['currency'] !== 'usd' || truth === undefined || typeof price !== 'number') continue;
      if (!(Math.abs(price / truth - 1) < MOST_OFF))
        this.trouble.push(`wrong ${when}: ${keyOf(row)} at ${price}, the market at ${truth}`);
    }
    this.quotes = now;
  }
}
