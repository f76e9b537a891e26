/** What the reader asks the shelf for: words, and what the answer is narrowed to. */
export const SHELF_PARTS = ['all', 'unread', 'saved'] as const;
export const SHELF_ORDERS = ['best', 'newest'] as const;

export interface ShelfQuery {
  /** Each must be found: a word, or a phrase of several, whose words stand side by side. */
  readonly words: readonly string[];
  /** A coin's id, symbol or name. */
  readonly coin: string | null;
  /** A feed's id, or a part of its name. */
  readonly source: string | null;
  /** The id of a topic that the articles themselves are on. */
  readonly topic: string | null;
  /** The primary subtag of the source's language, e.g. `de`. */
  readonly language: string | null;
  /** Published at or after, epoch milliseconds. */
  readonly after: number | null;
  /** Published before. */
  readonly before: number | null;
  readonly part: (typeof SHELF_PARTS)[number];
  /** Without words there is no best: then the newest come first. */
  readonly order: (typeof SHELF_ORDERS)[number];
}

export const WHOLE_SHELF: ShelfQuery = {
  words: [],
  coin: null,
  source: null,
  topic: null,
  language: null,
  after: null,
  before: null,
  part: 'all',
  order: 'best',
};

/** How much one question may hold, and how many rows one answer brings. */
/** Rows asked for first, a good screen of them: each may lie in a block of its own, and the rest follows at once. */
export const FIRST_ROWS = 12;
export const SHELF_LIMITS = { words: 16, wordLength: 80, rows: 500 } as const;

const PIECE = /(?:(coin|source|after|before|on):)?(?:"([^"]*)"?|(\S+))/giu;
const DATE = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/;

type Typed = Pick<ShelfQuery, 'words' | 'coin' | 'source' | 'after' | 'before'>;

/**
 * What a typed search means. `"side by side"` is a phrase; `coin:TAO` or `$TAO`, `source:decrypt`, `after:2024-03`,
 * `before:2024-03-05` and `on:2023` narrow it, dates in local time. Where one of these makes no sense it is a word like
 * any other; of two of a kind the later counts.
 */
export function parseSearch(text: string): Typed {
  const words: string[] = [];
  const typed: { -readonly [Field in keyof Typed]: Typed[Field] } = {
    words,
    coin: null,
    source: null,
    after: null,
    before: null,
  };
  for (const [whole, operator, quoted, bare = ''] of text.matchAll(PIECE)) {
    const value = (quoted ?? bare).trim().slice(0, SHELF_LIMITS.wordLength);
    const span = operator === undefined ? null : spanOf(value);
    if (value === '') continue;
    else if (operator === undefined && /^\$\p{L}/u.test(value)) typed.coin = value.slice(1);
    else if (operator?.toLowerCase() === 'coin') typed.coin = value;
    else if (operator?.toLowerCase() === 'source') typed.source = value;
    else if (span) Object.assign(typed, bounds(operator!.toLowerCase(), span));
    else if (words.length < SHELF_LIMITS.words) {
      words.push(operator === undefined ? value : whole.slice(0, SHELF_LIMITS.wordLength));
    }
  }
  return typed;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The year, month or day that a text names, in local time; null for another text, and days that do not exist. */
function spanOf(text: string): Span | null {
  const parts = DATE.exec(text);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (year === null || year === undefined) return null;
  const begin = new Date(year, (month ?? 1) - 1, day ?? 1);
  if (begin.getMonth() !== (month ?? 1) - 1 || begin.getDate() !== (day ?? 1)) return null;
  const end = day ? new Date(year, begin.getMonth(), day + 1) : new Date(year + (month ? 0 : 1), month ?? 0, 1);
  return { from: begin.getTime(), to: end.getTime() };
}

function bounds(operator: string, { from, to }: Span): Partial<Pick<ShelfQuery, 'after' | 'before'>> {
  if (operator === 'after') return { after: from };
  return operator === 'before' ? { before: from } : { after: from, before: to };
}

/** The part of a language tag that a query asks for: of `pt-BR`, `pt`. */
export function primarySubtag(tag: string): string {
  return tag.split('-')[0]!.toLowerCase();
}
