/**
 * The ways a catalogue's coins are written. Built in two steps, because a woken worker needs a handful of thousands:
 * at once only first word → coins, and the forms of one first word when a text holds it.
 */
import type { Coin, CoinId } from '../domain/coin.ts';
import {
  lookAlikes,
  namesInLowerCase,
  namesNeedingTicker,
  namesNeedingContext,
  namesNeedingProof,
  otherNames,
  otherTickers,
  tickersNeedingContext,
  tickersNeedingProof,
} from './coin-names.ts';
import { endOfRun } from './words.ts';

/**
 * How much a form proves by itself: `sure` alone is enough; `context` needs talk of crypto around it; `proof` needs
 * a cashtag, a trading pair, the ticker beside the name, a list of coins, or a word like "token" after it; `pair`
 * is for tickers and counts only as cashtag or bracketed after the name.
 */
export type Need = 'sure' | 'context' | 'proof' | 'pair' | 'never';

export interface Form {
  /** Place in the catalogue; -1 for what only looks like a coin ("Cash Flow"). */
  readonly coin: number;
  readonly kind: 'name' | 'ticker';
  readonly words: readonly string[];
  readonly lower: readonly string[];
  readonly need: Need;
}

export interface CoinForms {
  readonly coins: readonly Coin[];
  /** Whether a word in lower case can begin a coin's name ("dogwifhat", "bitcoin"). */
  startsInLowerCase(word: string): boolean;
  /** The forms that begin with a word (given in lower case), longer ones first; undefined where there are none. */
  beginningWith(lower: string): readonly Form[] | undefined;
}

/** Tickers this far up the market-cap order are known to readers without their name. */
const KNOWN_TICKER_RANK = 600;
const SURE_TICKER_RANK = 250;
/** The same for names. Those further down count only as "Name (TICKER)", which the ticker leads to. */
const KNOWN_NAME_RANK = 600;
const SURE_NAME_RANK = 150;

/** Peggings and bridges of another coin: their names would only blur it. */
const derivative = /[()]|^(?:Wrapped|Bridged|Binance-Peg|Bridge)\b|\b(?:Staked|Bridged|Restaked)\b/;

/** The runs of letters and digits in a name or ticker. */
function wordsOf(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const end = endOfRun(text, at);
    if (end > at) found.push(text.slice(at, end));
    at = end;
  }
  return found;
}

const plainStart = /[A-Za-z0-9]+(?=$|[ .-])/y;

/** "ETH+" would be taken for "ETH". */
const isPlain = (symbol: string) => /^[\p{L}\p{N}]+$/u.test(symbol);

function firstWordOf(text: string): string {
  plainStart.lastIndex = 0;
  if (plainStart.test(text)) return text.slice(0, plainStart.lastIndex);
  return wordsOf(text)[0] ?? '';
}

function nameNeed(name: string, words: readonly string[], rank: number): Need {
  if (words.length > 1) return rank <= SURE_NAME_RANK || name.length >= 9 ? 'sure' : 'context';
  const lower = name.toLowerCase();
  if (namesNeedingTicker.has(lower)) return 'pair';
  if (namesNeedingProof.has(lower)) return 'proof';
  if (namesNeedingContext.has(lower)) return 'context';
  // A capital inside ("SingularityNET") is nobody's word, nor is a long name ("Decentraland"); short invented names
  // collide with initials and syllables.
  if (/\p{Ll}\p{Lu}/u.test(name) || name.length >= 8) return 'sure';
  return name.length >= 4 && rank <= SURE_NAME_RANK ? 'sure' : 'context';
}

/** Names from our own list are known whatever their rank. */
function otherNameNeed(name: string): Need {
  const lower = name.toLowerCase();
  if (namesNeedingProof.has(lower)) return 'proof';
  return namesNeedingContext.has(lower) ? 'context' : 'sure';
}

function tickerNeed(ticker: string, rank: number | null): Need {
  const lower = ticker.toLowerCase();
  if (tickersNeedingProof.has(lower) || ticker.length < 2) return 'pair';
  if (rank === null || rank > KNOWN_TICKER_RANK) return 'pair';
  if (tickersNeedingContext.has(lower) || ticker.length < 3 || rank > SURE_TICKER_RANK) return 'context';
  return 'sure';
}

/** One way of writing that a first word leads to, before its form is worked out. */
interface Spelling {
  readonly coin: number;
  readonly kind: Form['kind'];
  readonly text: string;
  readonly isOwn: boolean;
}

/** The forms of a catalogue. Of equal names or equal tickers the coin of the best rank is meant. */
export function coinForms(coins: readonly Coin[]): CoinForms {
  /** Twice the place in the catalogue, plus one for a ticker; a list only where several share a first word. */
  const places = new Map<string, number | number[]>();
  const file = (key: string, entry: number) => {
    const known = places.get(key);
    if (known === undefined) places.set(key, entry);
    else if (typeof known === 'number') places.set(key, [known, entry]);
    else known.push(entry);
  };
  const lowerStarts = new Set(namesInLowerCase);
  const wanted = new Map<CoinId, number>();
  for (const [ids] of [...otherNames, ...otherTickers]) for (const id of ids) wanted.set(id, -1);
  for (let at = 0; at < coins.length; at++) {
    const { id, name, symbol, rank } = coins[at]!;
    if (rank !== null && rank <= KNOWN_NAME_RANK) {
      const first = firstWordOf(name);
      const lower = first.toLowerCase();
      file(lower, 2 * at);
      if (first[0] === lower[0]) lowerStarts.add(first);
    }
    if (isPlain(symbol)) file(symbol.toLowerCase(), 2 * at + 1);
    if (wanted.has(id)) wanted.set(id, at);
  }
  const own = new Map<string, Spelling[]>();
  for (const [list, kind] of [
    [otherNames, 'name'],
    [otherTickers, 'ticker'],
  ] as const)
    for (const [ids, texts] of list) {
      const coin = ids.map((id) => wanted.get(id) ?? -1).find((at) => at >= 0);
      if (coin === undefined) continue;
      for (const text of texts) {
        const key = firstWordOf(text).toLowerCase();
        own.set(key, [...(own.get(key) ?? []), { coin, kind, text, isOwn: true }]);
      }
    }

  for (const text of lookAlikes) {
    const key = firstWordOf(text).toLowerCase();
    own.set(key, [...(own.get(key) ?? []), { coin: -1, kind: 'name', text, isOwn: true }]);
  }

  const formsOf = (key: string): Form[] => {
    const rankOf = (entry: number) => coins[entry >> 1]!.rank ?? Infinity;
    const filed = [places.get(key) ?? []].flat().sort((a, b) => rankOf(a) - rankOf(b) || a - b);
    const spellings: Spelling[] = filed
      .filter((entry) => !derivative.test(coins[entry >> 1]!.name))
      .map((entry) => {
        const { name, symbol } = coins[entry >> 1]!;
        const isTicker = entry % 2 === 1;
        return {
          coin: entry >> 1,
          kind: isTicker ? 'ticker' : 'name',
          text: isTicker ? symbol.toUpperCase() : name,
          isOwn: false,
        };
      });
    const owner = new Map<string, Spelling>();
    const forms: Form[] = [];
    for (const spelling of [...(own.get(key) ?? []), ...spellings]) {
      const { coin, kind, text, isOwn } = spelling;
      const lower = text.toLowerCase();
      const named = owner.get(`name ${lower}`);
      // A ticker that is a greater coin's name ("BITCOIN") would be taken for that coin.
      const isTaken =
        owner.has(`${kind} ${lower}`) || (kind === 'ticker' && named !== undefined && named.coin !== coin);
      if (isTaken) continue;
      owner.set(`${kind} ${lower}`, spelling);
      const words = wordsOf(text);
      const rank = coins[coin]?.rank ?? null;
      const need =
        kind === 'ticker'
          ? tickerNeed(text, isOwn ? 1 : rank)
          : isOwn
            ? otherNameNeed(text)
            : nameNeed(text, words, rank ?? Infinity);
      forms.push({ coin, kind, words, lower: words.map((word) => word.toLowerCase()), need });
    }
    return forms.sort((a, b) => b.words.length - a.words.length);
  };

  const ready = new Map<string, readonly Form[]>();
  return {
    coins,
    startsInLowerCase: (word) => lowerStarts.has(word),
    beginningWith(lower) {
      if (!places.has(lower) && !own.has(lower)) return undefined;
      let forms = ready.get(lower);
      if (forms === undefined) ready.set(lower, (forms = formsOf(lower)));
      return forms;
    },
  };
}
