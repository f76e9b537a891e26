/** An article as it is held against others to tell whether both report one story. */
import type { Coin } from '../domain/coin.ts';
import { DEEDS, stem } from './story-words.ts';
import { fold, isStopTerm, words } from './text.ts';

/** What is read of an article. */
export interface StoryArticle {
  readonly title: string;
  readonly summary: string;
  /** Who published it, by whatever tells publishers apart. */
  readonly source: string;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
  /** What it is where it is not plain news. */
  readonly label: string | null;
}

export interface StoryText {
  readonly source: string;
  readonly publishedAt: number;
  /** A round-up, a forecast or an opinion, by its label; what a company says of itself is news. */
  readonly isNoReport: boolean;
  /** Worded as what never is over ("why", "top", "price today"), by its title. */
  readonly isEverlasting: boolean;
  /** What the title speaks of, in order, each once: word stems, deeds (`DEEDS`), a coin's ticker as its name. */
  readonly terms: ReadonlySet<string>;
  /** Those of them that are names of larger coins. */
  readonly coins: ReadonlySet<string>;
  /** Terms of the teaser that the title has not. */
  readonly more: ReadonlySet<string>;
  /** Neighbours among the title's terms, "first second". */
  readonly pairs: ReadonlySet<string>;
  /** Amounts of the title as unit and value ("$300000000", "%26", "#2000000"); no years, no counts below ten. */
  readonly amounts: ReadonlySet<string>;
}

/** The names of larger coins, as terms. */
export interface CoinWords {
  /** By ticker ("btc" → "bitcoin"); undefined where it stands for nothing known. */
  readonly nameOf: (ticker: string) => string | undefined;
  readonly isName: (term: string) => boolean;
}

/** Below this rank tickers are rather words. */
const KNOWN_TICKERS = 400;
const wordsOf = new WeakMap<readonly Coin[], CoinWords>();

/** The names behind the tickers of the larger coins, of one word each; prepared once for a catalogue. */
export function coinWords(catalogue: readonly Coin[]): CoinWords {
  const known = wordsOf.get(catalogue);
  if (known) return known;
  const ranked = catalogue.filter(({ rank, name }) => rank !== null && rank <= KNOWN_TICKERS && !name.includes(' '));
  const names = new Map<string, string>();
  for (const { symbol, name } of ranked.toSorted((a, b) => b.rank! - a.rank!))
    names.set(symbol.toLowerCase(), stem(fold(name)));
  const all = new Set(names.values());
  const found: CoinWords = { nameOf: (ticker) => names.get(ticker), isName: (term) => all.has(term) };
  wordsOf.set(catalogue, found);
  return found;
}

const AMOUNT =
  /(?<![\w.])([$€£])?(\d+(?:,\d{3})*(?:\.\d+)?)(?:\s?(%|percent\b)|\s?(k|m|b|bn|t|mln|thousand|million|billion|trillion)\b)?/giu;
const SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 };
const EVERLASTING =
  /\b(?:why|what|how|here|top|best|these|trending|today|week|will|could|can|guide|should|next|prediction|price)\b|\?/i;

function amountsOf(title: string): Set<string> {
  const found = new Set<string>();
  for (const [, currency, digits = '', percent, unit = ''] of title.matchAll(AMOUNT)) {
    const scale = /^th/i.test(unit) ? 1e3 : (SCALES[unit.charAt(0).toLowerCase()] ?? 1);
    const value = Number(digits.replaceAll(',', '')) * scale;
    const isYear = unit === '' && value >= 1990 && value < 2100;
    if (currency !== undefined) found.add(`$${value}`);
    else if (percent !== undefined) found.add(`%${value}`);
    else if (!isYear && value >= 10) found.add(`#${value}`);
  }
  return found;
}

/** "D.O.G.E." and "U.S." in one piece. */
function joined(title: string): string {
  return title.replace(/\b(?:\p{Lu}\.){2,}\p{Lu}?\b\.?/gu, (letters) => letters.replaceAll('.', ''));
}

function* termsOf(text: string, { nameOf }: CoinWords): Generator<string> {
  for (const { raw, term } of words(text)) {
    if (isStopTerm(term) || /^\d/.test(term)) continue;
    const isTicker = raw.length < 6 && raw === raw.toUpperCase();
    yield DEEDS.get(stem(fold(raw))) ?? (isTicker ? nameOf(term) : undefined) ?? stem(term);
  }
}

/** Reads an article for `judgeStory`. */
export function storyText({ title, summary, source, publishedAt, label }: StoryArticle, coins: CoinWords): StoryText {
  const terms = new Set<string>();
  const pairs = new Set<string>();
  let before = '';
  for (const term of termsOf(joined(title), coins)) {
    terms.add(term);
    if (before !== '') pairs.add(`${before} ${term}`);
    before = term;
  }
  let more: Set<string> | null = null;
  return {
    source,
    publishedAt,
    isNoReport: label !== null && label !== 'press-release',
    isEverlasting: EVERLASTING.test(title),
    terms,
    coins: new Set([...terms].filter(coins.isName)),
    // Most articles are never held against one with which they share a word, and teasers are long.
    get more() {
      more ??= new Set([...termsOf(summary, coins)].filter((term) => !terms.has(term)));
      return more;
    },
    pairs,
    amounts: amountsOf(title),
  };
}
