/**
 * What a text itself says of prices: "approximately $25,162", "down 12% this week", tied to the coin that it says it
 * of. By wording alone (English), one sentence at a time; where the wording could mean something else, nothing is said.
 */
import type { CoinId } from '../domain/coin.ts';
import { type Place, SentenceReader, type Spoken } from './claim-sentence.ts';
import type { PriceClaim } from '../domain/price-claim.ts';
import { ANY_FIGURE } from './claim-figures.ts';
import { BY_SIZE } from './claim-words.ts';
import { sentencesOf } from './sentences.ts';

/** A coin that the page names, with the spellings found in it; the one it is most about first. */
export interface NamedCoin {
  readonly coinId: CoinId;
  readonly evidence: readonly string[];
}

const LONGEST_SENTENCE = 600;
const MOST_CLAIMS = 40;
const LARGEST: CoinId = 'bitcoin';
const SECOND_LARGEST: CoinId = 'ethereum';

/**
 * The claims of a text in the order in which they stand, at most forty.
 * @param title of the page: what "the token" means where nothing else says
 * @param coins of the page (`findCoins`)
 */
export function readClaims(title: string, text: string, coins: readonly NamedCoin[]): PriceClaim[] {
  const claims: PriceClaim[] = [];
  const spelled = spellings(coins);
  if (spelled === null) return claims;
  const ofTitle = placesIn(title, spelled)[0]?.coinId ?? null;
  const sentences = sentencesOf(text).filter((sentence) => sentence.text.length <= LONGEST_SENTENCE);
  const readers: (SentenceReader | undefined)[] = [];
  const readerAt = (at: number): SentenceReader | undefined => {
    const sentence = sentences[at];
    return (readers[at] ??=
      sentence &&
      new SentenceReader(sentence.text, sentence.start, placesIn(sentence.text, spelled), () => spokenIn(at), ofTitle));
  };
  /** What was spoken of before a sentence: the nearest coin, and whether the last sentence spoke of something else. */
  const spokenIn = (at: number): Spoken => {
    let from = at - 1;
    while (from >= 0 && readerAt(from)?.coin === null) from--;
    return { coinId: readerAt(from)?.coin ?? null, isOfOther: readerAt(at - 1)?.isOfOther ?? false };
  };
  for (const [at, sentence] of sentences.entries()) {
    if (claims.length >= MOST_CLAIMS) break;
    // Most sentences hold no figure.
    if (!ANY_FIGURE.test(sentence.text)) continue;
    for (const claim of readerAt(at)?.claims() ?? [])
      if (!claims.some((one) => isSaidAlready(one, claim))) claims.push(claim);
  }
  return claims.slice(0, MOST_CLAIMS);
}

/** Said again, it is one claim. */
function isSaidAlready(one: PriceClaim, other: PriceClaim): boolean {
  const { coinId, kind, value, window } = other;
  return one.coinId === coinId && one.kind === kind && one.value === value && one.window === window;
}

interface Spellings {
  readonly pattern: RegExp;
  readonly coinOf: ReadonlyMap<string, CoinId>;
}

function spellings(coins: readonly NamedCoin[]): Spellings | null {
  const coinOf = new Map<string, CoinId>();
  for (const { coinId, evidence } of coins) {
    for (const spelling of evidence) if (!coinOf.has(spelling)) coinOf.set(spelling, coinId);
  }
  if (coinOf.size === 0) return null;
  const longestFirst = [...coinOf.keys()].sort((a, b) => b.length - a.length);
  const source = longestFirst.map((spelling) => spelling.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)).join('|');
  return { pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu'), coinOf };
}

function placesIn(text: string, { pattern, coinOf }: Spellings): Place[] {
  const named = [...text.matchAll(pattern)].flatMap((match) => {
    const coinId = coinOf.get(match[0]);
    return coinId === undefined ? [] : [{ coinId, start: match.index, end: match.index + match[0].length }];
  });
  const [first] = named;
  const onPage = new Set(coinOf.values());
  const bySize = [...text.matchAll(BY_SIZE)].flatMap((match) => {
    const coinId = match[1] ? SECOND_LARGEST : LARGEST;
    // After a name it says what that is.
    if (!onPage.has(coinId) || (first && first.start < match.index)) return [];
    return [{ coinId, start: match.index, end: match.index + match[0].length }];
  });
  return [...bySize, ...named];
}
