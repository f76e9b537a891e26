import type { Article } from '../domain/article.ts';
import { articlePrint, editedArticle, isSameByGuid } from '../domain/article-edits.ts';
import { DAY_MS, HOUR_MS } from '../domain/durations.ts';
import { sameJson } from '../domain/same-json.ts';
import { KEYS_PER_ARTICLE, keysRow, PRINTS_PER_ARTICLE, withLearned } from './article-keys.ts';
import { ARTICLES_PER_BLOCK, blockOf, type IdentifiedArticle, type PlacedArticle, slotOf } from './article-places.ts';
import type { PlacedText } from './article-texts.ts';
import type { ArticleBlockRow, ArticleKeysRow } from './schema.ts';

/** So often a row notes that its articles are still listed. */
const NOTE_SEEN_MS = DAY_MS;

type Print = readonly [number, number];

interface Known {
  readonly found: IdentifiedArticle;
  readonly place: number;
  /** False where only the guid is known and the address is not. */
  readonly byAddress: boolean;
  /** Of its identities, those that are nobody's yet. */
  readonly unknown: readonly bigint[];
}

/** What a look found, held against what is stored. */
export interface Sorted {
  readonly fresh: readonly IdentifiedArticle[];
  readonly known: readonly Known[];
}

/** Tells the new articles from the known ones. The address decides before the guid; of twins in one look, the first. */
export function sortOut(found: readonly IdentifiedArticle[], rows: readonly ArticleKeysRow[]): Sorted {
  const places = placesOf(new Set(found.flatMap(({ keys }) => keys)), rows);
  const fresh: IdentifiedArticle[] = [];
  const known: Known[] = [];
  const taken = new Set<bigint>();
  for (const one of found) {
    const [address, guid] = one.keys;
    const place = places.get(address) ?? places.get(guid);
    if (place !== undefined) {
      const unknown = one.keys.filter((key) => key !== 0n && !places.has(key));
      known.push({ found: one, place, byAddress: places.has(address), unknown });
    } else if (!taken.has(address) && !taken.has(guid)) {
      fresh.push(one);
      for (const key of one.keys) if (key !== 0n) taken.add(key);
    }
  }
  return { fresh, known };
}

/** Where the articles of these identities lie. */
function placesOf(wanted: ReadonlySet<bigint>, rows: readonly ArticleKeysRow[]): Map<bigint, number> {
  const places = new Map<bigint, number>();
  const note = (key: bigint, block: number, slot: number): void => {
    if (key !== 0n && wanted.has(key)) places.set(key, block * ARTICLES_PER_BLOCK + slot);
  };
  for (const { block, keys, learned } of rows) {
    for (let at = 0; at < keys.length; at++) note(keys[at] ?? 0n, block, Math.floor(at / KEYS_PER_ARTICLE));
    learned?.keys.forEach((key, at) => note(key, block, learned.slots[at] ?? 0));
  }
  return places;
}

/** What known articles change in the store. Blocks and rows are only those that change. */
export interface Edits {
  readonly blocks: ReadonlyMap<number, ArticleBlockRow>;
  readonly rows: ReadonlyMap<number, ArticleKeysRow>;
  /** Articles whose words or date changed: the index has to hear of them. */
  readonly reworded: readonly PlacedArticle[];
  readonly edited: readonly PlacedArticle[];
  /** What is brought now beyond the teasers of these, and of articles of which that alone may have changed. */
  readonly changedTexts: readonly PlacedText[];
  /** Not the stored article after all, though the guid says so. */
  readonly fresh: readonly IdentifiedArticle[];
}

/**
 * Works out what the feed tells differently of articles that are stored. An article is edited only by the feed that it
 * came from: two feeds with two teasers of it would take turns for ever. Texts are read only where the print says that
 * something changed.
 * @param readBlock of the running transaction
 * @param now epoch milliseconds
 */
export async function planEdits(
  known: readonly Known[],
  rows: readonly ArticleKeysRow[],
  readBlock: (block: number) => Promise<ArticleBlockRow | undefined>,
  now: number,
): Promise<Edits> {
  const plan = new EditPlan(rows, readBlock, now);
  const seen = new Set<number>();
  for (const one of known) {
    // A feed that lists an article twice, with two headlines, means the first.
    if (seen.has(one.place)) continue;
    if (await plan.take(one)) seen.add(one.place);
  }
  return plan;
}

class EditPlan implements Edits {
  readonly blocks = new Map<number, ArticleBlockRow>();
  readonly rows = new Map<number, ArticleKeysRow>();
  readonly reworded: PlacedArticle[] = [];
  readonly edited: PlacedArticle[] = [];
  readonly changedTexts: PlacedText[] = [];
  readonly fresh: IdentifiedArticle[] = [];
  private readonly stored: ReadonlyMap<number, ArticleKeysRow>;
  private readonly texts = new Map<number, ArticleBlockRow | undefined>();
  private readonly readBlock: (block: number) => Promise<ArticleBlockRow | undefined>;
  private readonly now: number;

  constructor(
    rows: readonly ArticleKeysRow[],
    readBlock: (block: number) => Promise<ArticleBlockRow | undefined>,
    now: number,
  ) {
    this.stored = new Map(rows.map((row) => [row.block, row]));
    this.readBlock = readBlock;
    this.now = now;
  }

  /** @returns whether it is the stored article */
  async take({ found, place, byAddress, unknown }: Known): Promise<boolean> {
    const row = this.row(blockOf(place));
    if (!row) return true;
    if (row.pruned && !byAddress && isAfter(found.article, row.lastFoundAt)) return this.another(found);
    const print = articlePrint(found.article, found.text);
    if (!row.pruned && !(byAddress && isSettled(row, slotOf(place), print))) {
      const text = await this.text(row.block);
      const before = text?.articles[slotOf(place)];
      if (before && !byAddress && !isSameByGuid(before, found.article)) return this.another(found);
      if (text && before?.feedId === found.article.feedId) this.edit(place, text, before, found, print);
    }
    this.noteSeen(place, unknown);
    return true;
  }

  /** New by its address: its guid is that of an article before it. */
  private another(found: IdentifiedArticle): false {
    this.fresh.push({ ...found, keys: [found.keys[0], 0n] });
    return false;
  }

  private edit(place: number, text: ArticleBlockRow, before: Article, found: IdentifiedArticle, print: Print): void {
    const slot = slotOf(place);
    const row = this.row(text.block);
    if (!row) return;
    const article = editedArticle(before, found.article);
    const prints = new Uint32Array(row.keys.length);
    prints.set(row.prints ?? []);
    prints.set(print, slot * PRINTS_PER_ARTICLE);
    // It may be all that changed; where the feed brings none any more, the stored one stays.
    this.changedTexts.push({ place, text: found.text });
    if (sameJson(before, article)) {
      this.rows.set(text.block, { ...row, prints });
      return;
    }
    const articles = text.articles.with(slot, article);
    const block = { ...text, articles };
    this.texts.set(text.block, block);
    this.blocks.set(text.block, block);
    this.rows.set(text.block, { ...keysRow(text.block, articles, row.keys, prints), ...keptOf(row) });
    this.edited.push({ place, article });
    const isReworded = before.title !== article.title || before.summary !== article.summary;
    if (isReworded || before.publishedAt !== article.publishedAt) this.reworded.push({ place, article });
  }

  private noteSeen(place: number, unknown: readonly bigint[]): void {
    const row = this.row(blockOf(place));
    if (!row) return;
    const taught = withLearned(row, slotOf(place), unknown);
    const isToNote = (row.seenAt ?? row.lastFoundAt) < this.now - NOTE_SEEN_MS;
    if (taught !== row || isToNote) this.rows.set(row.block, { ...taught, seenAt: this.now });
  }

  private row(block: number): ArticleKeysRow | undefined {
    return this.rows.get(block) ?? this.stored.get(block);
  }

  private async text(block: number): Promise<ArticleBlockRow | undefined> {
    if (!this.texts.has(block)) this.texts.set(block, await this.readBlock(block));
    return this.texts.get(block);
  }
}

/**
 * Whether an article whose guid a pruned one had was published after that was found. Its text is gone, so its date alone
 * tells: feeds that give one guid to all they publish would fall silent for ever.
 */
function isAfter({ dateKnown, publishedAt }: Article, lastFoundAt: number): boolean {
  return dateKnown && publishedAt > lastFoundAt + HOUR_MS;
}

/** Whether the stored text says what this feed tells, or is another feed's to change. */
function isSettled({ prints }: ArticleKeysRow, slot: number, [feed, text]: Print): boolean {
  const storedFeed = prints?.[slot * PRINTS_PER_ARTICLE] ?? 0;
  if (storedFeed === 0) return false;
  return storedFeed !== feed || prints?.[slot * PRINTS_PER_ARTICLE + 1] === text;
}

function keptOf({ learned, seenAt }: ArticleKeysRow): Partial<ArticleKeysRow> {
  return { ...(learned && { learned }), ...(seenAt !== undefined && { seenAt }) };
}
