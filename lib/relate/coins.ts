/**
 * Which coins a text is about. Names are matched as whole words with their capitals; names and tickers that are also
 * ordinary words need evidence beside them, so that "near" or "AI" alone never makes a coin.
 */
import type { Coin, CoinId } from '../domain/coin.ts';
import {
  callsACoin,
  namesInLowerCase,
  namesNeedingContext,
  namesNeedingProof,
  otherNames,
  otherTickers,
  tickersNeedingContext,
  tickersNeedingProof,
} from './coin-names.ts';
import { mentionsCrypto } from './subject.ts';
import { fold } from './text.ts';

/** One coin a text speaks of. */
export interface CoinMention {
  readonly coinId: CoinId;
  /** The catalogue's name of it. */
  readonly name: string;
  /** Mentions in title and text. */
  readonly count: number;
  /** The spellings found, as written, each once; the first found first. */
  readonly evidence: readonly string[];
  /** How much the text is about it: mentions with diminishing weight, those of the title and the beginning more. */
  readonly score: number;
}

/**
 * How much a form proves by itself: `sure` alone is enough; `context` needs talk of crypto around it; `proof` needs
 * cashtag, pair, ticker beside name, a list of coins, or a word like "token" after it; `pair` only "Name (TICKER)".
 */
type Need = 'sure' | 'context' | 'proof' | 'pair';

interface Form {
  readonly coin: number;
  readonly kind: 'name' | 'ticker';
  readonly words: readonly string[];
  readonly lower: readonly string[];
  readonly need: Need;
}

interface Matcher {
  readonly coins: readonly Coin[];
  /** By folded first word; longer forms first. */
  readonly forms: ReadonlyMap<string, readonly Form[]>;
}

/** Tickers this far down the market-cap order are known to readers without their name. */
const KNOWN_TICKER_RANK = 250;
/** Names this far down are believed without their ticker. */
const KNOWN_NAME_RANK = 600;

const matchers = new WeakMap<readonly Coin[], Matcher>();
const wordPattern = /[\p{L}\p{N}]+/gu;
/** Peggings and bridges of another coin: their names would only blur it. */
const derivative = /[()]|^(?:Wrapped|Bridged|Binance-Peg|Bridge)\b|\b(?:Staked|Bridged|Restaked)\b/;

function nameNeed(name: string, parts: readonly string[], rank: number | null): Need {
  if (parts.length === 1) {
    const lower = parts[0]!.toLowerCase();
    if (namesNeedingProof.has(lower)) return rank === null || rank > KNOWN_NAME_RANK ? 'pair' : 'proof';
    if (namesNeedingContext.has(lower)) return 'context';
    // A capital inside ("SingularityNET") is nobody's word; short invented names collide with initials and syllables.
    if (rank !== null && rank <= KNOWN_NAME_RANK && /\p{Ll}\p{Lu}/u.test(name)) return 'sure';
    if (rank !== null && rank <= KNOWN_NAME_RANK)
      return lower.length < 4 ? 'context' : rank <= 150 ? 'sure' : 'context';
    return 'pair';
  }
  if (rank !== null && rank <= KNOWN_NAME_RANK) return 'sure';
  return name.length >= 12 && rank !== null ? 'context' : 'pair';
}

function tickerNeed(ticker: string, rank: number | null): Need {
  const lower = ticker.toLowerCase();
  if (tickersNeedingProof.has(lower) || ticker.length < 2) return 'pair';
  if (rank === null || rank > KNOWN_TICKER_RANK) return 'pair';
  if (tickersNeedingContext.has(lower) || ticker.length < 3 || rank > 100) return 'context';
  return 'sure';
}

/** The lookup table of one catalogue. A coin without a rank gives way to one with, of equal names or tickers. */
function compile(catalogue: readonly Coin[]): Matcher {
  const forms = new Map<string, Form[]>();
  const taken = new Set<string>();
  const byId = new Map(catalogue.map((coin, at) => [coin.id, at]));
  const add = (coin: number, kind: Form['kind'], text: string, need: Need | null) => {
    const words = text.match(wordPattern);
    if (words === null) return;
    const key = `${kind} ${text.toLowerCase()}`;
    if (taken.has(key)) return;
    taken.add(key);
    const lower = words.map(fold);
    const rank = catalogue[coin]!.rank;
    const form: Form = {
      coin,
      kind,
      words,
      lower,
      need: need ?? (kind === 'name' ? nameNeed(text, words, rank) : tickerNeed(text, rank)),
    };
    const known = forms.get(lower[0]!);
    if (known === undefined) forms.set(lower[0]!, [form]);
    else known.push(form);
  };
  const held = (ids: readonly CoinId[]) => ids.map((id) => byId.get(id)).find((at) => at !== undefined);
  for (const [ids, names] of otherNames) {
    const coin = held(ids);
    if (coin === undefined) continue;
    for (const name of names) {
      const lower = name.toLowerCase();
      add(
        coin,
        'name',
        name,
        namesNeedingProof.has(lower) ? 'proof' : namesNeedingContext.has(lower) ? 'context' : 'sure',
      );
    }
  }
  for (const [ids, tickers] of otherTickers) {
    const coin = held(ids);
    if (coin !== undefined) for (const ticker of tickers) add(coin, 'ticker', ticker, null);
  }
  const ranked = catalogue
    .map((coin, at) => ({ coin, at }))
    .sort((a, b) => (a.coin.rank ?? Infinity) - (b.coin.rank ?? Infinity) || a.at - b.at);
  for (const { coin, at } of ranked) {
    const symbol = coin.symbol.toUpperCase();
    // A ticker that is a greater coin's name ("BITCOIN") would be taken for that coin.
    const borrowed = taken.has(`name ${symbol.toLowerCase()}`);
    if (derivative.test(coin.name)) continue;
    add(at, 'name', coin.name, null);
    if (!borrowed) add(at, 'ticker', symbol, null);
  }
  for (const known of forms.values()) known.sort((a, b) => b.words.length - a.words.length);
  return { coins: catalogue, forms };
}

function matcherOf(catalogue: readonly Coin[]): Matcher {
  let matcher = matchers.get(catalogue);
  if (matcher === undefined) {
    matcher = compile(catalogue);
    matchers.set(catalogue, matcher);
  }
  return matcher;
}

interface Found {
  readonly form: Form;
  readonly start: number;
  readonly end: number;
  /** A cashtag or a trading pair. */
  readonly marked: boolean;
  readonly bracketed: boolean;
  readonly followed: boolean;
}

const hasCapital = (word: string) => word !== word.toLowerCase();
/** What may stand between the words of one name: "Fetch.ai", "NEAR Protocol", "Shiba-Inu". */
const joint = /^(?:[ .\-’']|\. )$/;

/** Whether the words from `at` on spell the form with the capitals it needs. */
function spells(form: Form, text: string, found: readonly RegExpExecArray[], at: number): boolean {
  for (const [step, lower] of form.lower.entries()) {
    const word = found[at + step];
    if (word === undefined || (word[0] !== form.words[step] && fold(word[0]) !== lower)) return false;
    if (step > 0) {
      const before = found[at + step - 1]!;
      if (!joint.test(text.slice(before.index + before[0].length, word.index))) return false;
    }
  }
  const first = found[at]![0];
  if (form.kind === 'ticker') return first === form.words[0];
  if (first === form.words[0]) return true;
  return hasCapital(first)
    ? hasCapital(first[0]!) || /^\d/.test(first)
    : form.words.length === 1 && namesInLowerCase.has(first);
}

/** All places where a form of a coin stands, the longest form at each place; overlaps are left out. */
function scan(text: string, matcher: Matcher): Found[] {
  const all = [...text.matchAll(wordPattern)];
  const places: Found[] = [];
  for (let at = 0; at < all.length; at++) {
    const word = all[at]!;
    const candidates = matcher.forms.get(fold(word[0]));
    if (candidates === undefined) continue;
    const form = candidates
      .filter((each) => spells(each, text, all, at))
      .sort((a, b) => b.words.length - a.words.length);
    if (form.length === 0) continue;
    const longest = form[0]!.words.length;
    const last = all[at + longest - 1]!;
    const start = word.index;
    const end = last.index + last[0].length;
    const before = text[start - 1] ?? ' ';
    const after = text.slice(end, end + 6);
    const next = all[at + longest];
    for (const each of form) {
      if (each.words.length !== longest) break;
      places.push({
        form: each,
        start,
        end,
        marked: (before === '$' && /^\p{L}/u.test(word[0])) || /^[/-](?:USDT?|BTC|EUR)\b/.test(after),
        bracketed: before === '(' && after.startsWith(')'),
        followed: next !== undefined && text.slice(end, next.index) === ' ' && callsACoin.has(next[0].toLowerCase()),
      });
    }
    at += longest - 1;
  }
  return places;
}

/** Between two neighbours of a list: "BTC, DOT and UNI". */
const listGap = /^(?:, ?|\/| ?[&|·+] ?|,? and |,? or )$/;

/** Which of the places count, given what stands around them. */
function believed(text: string, places: readonly Found[]): Found[] {
  const sure = places.filter(({ form }) => form.need === 'sure');
  const shouting = !/\p{Ll}{2}/u.test(text);
  // Two tickers together are no accident, even if each is also a word ("ADA and ATOM").
  const tickers = new Set(
    places.filter(({ form }) => form.kind === 'ticker' && form.need === 'context').map(({ form }) => form.coin),
  );
  const crypto = sure.length > 0 || (tickers.size > 1 && !shouting) || mentionsCrypto(text);
  const taken = new Set<Found>(shouting ? sure.filter((place) => place.form.kind === 'name' || place.marked) : sure);
  const nameBefore = (place: Found) =>
    places.some(
      (other) => other.form.coin === place.form.coin && other.form.kind === 'name' && place.start - other.end === 2,
    );
  for (const place of places) {
    const { form } = place;
    if (taken.has(place)) continue;
    if (place.bracketed && form.kind === 'ticker' && nameBefore(place)) taken.add(place);
    else if (form.need === 'context' && crypto && (place.marked || place.bracketed || !shouting)) taken.add(place);
    else if (form.need === 'proof' && crypto && (place.marked || place.followed)) taken.add(place);
    else if (form.need === 'pair' && form.kind === 'ticker' && place.marked && crypto) taken.add(place);
  }
  // A list vouches for its members: "BTC, DOT, ONE" means three coins. Twice, so that it carries in both directions.
  for (let round = 0; round < 2; round++)
    for (const place of places) {
      if (taken.has(place) || place.form.need === 'pair' || shouting) continue;
      for (const other of taken) {
        const gap = other.end <= place.start ? text.slice(other.end, place.start) : text.slice(place.end, other.start);
        if (gap.length <= 5 && listGap.test(gap)) {
          taken.add(place);
          break;
        }
      }
    }
  const coins = new Set([...taken].map((place) => place.form.coin));
  return places.filter((place) => taken.has(place) || (place.form.kind === 'name' && coins.has(place.form.coin)));
}

/** A place of the text beyond which a mention says less of what the text is about. */
const LEAD = 600;

/**
 * The coins that a title and text name, the one they are most about first. `catalogue` is compiled on first use and
 * kept as long as the array lives: pass the same array each time.
 */
export function findCoins(title: string, text: string, catalogue: readonly Coin[]): CoinMention[] {
  const matcher = matcherOf(catalogue);
  const whole = text === '' ? title : `${title}\n${text}`;
  const places = scan(whole, matcher);
  if (places.length === 0) return [];
  const byCoin = new Map<number, { count: number; weight: number; evidence: Set<string>; seen: Set<number> }>();
  for (const { form, start, end } of believed(whole, places)) {
    const entry = byCoin.get(form.coin) ?? { count: 0, weight: 0, evidence: new Set(), seen: new Set() };
    byCoin.set(form.coin, entry);
    // One spelling may be both name and ticker ("XRP", "SUI").
    if (entry.seen.has(start)) continue;
    entry.seen.add(start);
    entry.count++;
    entry.weight += start < title.length ? 3 : start < title.length + LEAD ? 1 : 0.5;
    entry.evidence.add(whole.slice(start, end));
  }
  return [...byCoin]
    .map(([at, { count, weight, evidence }]) => {
      const coin = matcher.coins[at]!;
      return {
        coinId: coin.id,
        name: coin.name,
        count,
        evidence: [...evidence],
        score: Math.log2(1 + weight),
        rank: coin.rank,
      };
    })
    .sort((a, b) => b.score - a.score || (a.rank ?? Infinity) - (b.rank ?? Infinity))
    .map(({ rank: _, ...mention }) => mention);
}
