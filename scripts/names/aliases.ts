/** All spellings of all entities, each with what it needs to be believed. */
import type { Coin } from '../../lib/domain/coin.ts';
import { DAY_MS } from '../../lib/domain/durations.ts';
import { type EntityKind, type Need } from '../../lib/relate/names.ts';
import { isUnspaced } from '../../lib/relate/unspaced.ts';
import { endOfRun } from '../../lib/relate/words.ts';
import type { NameSources } from './sources.ts';

/** One entity, in the file's order: coins first, as in the catalogue. */
export interface NamedEntity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly rank: number | null;
}

export interface Alias {
  /** Place of its entity; -1 for a look-alike. */
  readonly owner: number;
  readonly isTicker: boolean;
  readonly words: readonly string[];
  readonly need: Need;
  /** UTC days since 1970; from 0 and until 0xffff where nothing is known. */
  readonly from: number;
  readonly until: number;
}

/** Tickers and names this far up the market-cap order are known to readers by themselves … */
const SURE_TICKER_RANK = 250;
const SURE_NAME_RANK = 150;
/** … these near talk of crypto, and names further down where they are nobody's word. */
const KNOWN_TICKER_RANK = 600;
const KNOWN_NAME_RANK = 600;
const FOREVER = 0xffff;

/** Peggings and bridges of another coin: their names would only blur it. */
const derivative = /[()]|^(?:Wrapped|Bridged|Binance-Peg|Bridge)\b|\b(?:Staked|Bridged|Restaked)\b/;
/** "ETH+" would be taken for "ETH". */
const plainTicker = /^[\p{L}\p{N}]+$/u;

/** The runs of letters and digits in a name or ticker; one of a script without spaces is whole. */
function wordsOf(text: string): string[] {
  if (isUnspaced(text.charCodeAt(0))) return [text];
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const end = endOfRun(text, at);
    if (end > at) found.push(text.slice(at, end));
    at = Math.max(at, end);
  }
  return found;
}

class Collector {
  readonly aliases: Alias[] = [];
  private readonly owners = new Map<string, number>();
  private readonly sources: NameSources;
  /** Until when a spelling was another's. */
  private readonly tookOver = new Map<string, number>();

  constructor(sources: NameSources) {
    this.sources = sources;
  }

  /** Takes a spelling, unless a greater entity has it already. */
  add(owner: number, text: string, isTicker: boolean, need: Need): void {
    const words = wordsOf(text);
    const key = words.join(' ').toLowerCase();
    const named = this.owners.get(`name ${key}`);
    // A ticker that is a greater coin's name ("BITCOIN") would be taken for that coin.
    const isTaken =
      this.owners.has(`${isTicker} ${key}`) ||
      (isTicker && named !== undefined && named !== owner) ||
      words.length === 0;
    if (isTaken) return;
    this.owners.set(`${isTicker} ${key}`, owner);
    if (!isTicker) this.owners.set(`name ${key}`, owner);
    const from = this.tookOver.get(`${isTicker} ${key}`) ?? 0;
    this.aliases.push({ owner, isTicker, words, need, from, until: FOREVER });
  }

  /** Takes a spelling that was its owner's until a day and may be another's since. */
  addUntil(owner: number, text: string, isTicker: boolean, need: Need, until: number): void {
    const words = wordsOf(text);
    this.tookOver.set(`${isTicker} ${words.join(' ').toLowerCase()}`, until);
    this.aliases.push({ owner, isTicker, words, need, from: 0, until });
  }

  /** What a name of our own list needs: it is known whatever its coin's rank. */
  listedNeed(name: string): Need {
    const lower = name.toLowerCase();
    const { needTicker, needProof, needContext } = this.sources.spellings.names;
    if (needTicker.includes(lower)) return 'mark';
    if (needProof.includes(lower)) return 'proof';
    return needContext.includes(lower) ? 'context' : 'sure';
  }

  /** The same of a name of the catalogue; null where texts are not searched for it. */
  nameNeed({ name, rank }: Coin): Need | null {
    if (rank === null || derivative.test(name)) return null;
    const words = wordsOf(name).map((word) => word.toLowerCase());
    const isOrdinary = words.every((word) => this.sources.ordinary.has(word) || word.length < 3);
    if (rank > KNOWN_NAME_RANK && (isOrdinary || /^[a-z]/.test(name) || name.length < (words.length > 1 ? 9 : 6)))
      return null;
    const listed = this.listedNeed(name);
    if (listed !== 'sure') return listed;
    if (rank > KNOWN_NAME_RANK) return words.length > 1 ? 'context' : 'proof';
    if (words.length > 1) return rank <= SURE_NAME_RANK || name.length >= 9 ? 'sure' : 'context';
    if (isOrdinary && !this.sources.spellings.names.inLowerCase.includes(name.toLowerCase())) return 'proof';
    // A capital inside ("SingularityNET") is nobody's word, nor is a long name ("Decentraland"); short invented names
    // collide with initials and syllables.
    if (/\p{Ll}\p{Lu}/u.test(name) || name.length >= 8) return 'sure';
    return name.length >= 4 && rank <= SURE_NAME_RANK ? 'sure' : 'context';
  }

  /** @param isListed in our own list, whatever its coin's rank */
  tickerNeed(ticker: string, rank: number | null, isListed = false): Need {
    const lower = ticker.toLowerCase();
    const { needMark, needContext } = this.sources.spellings.tickers;
    if (needMark.includes(lower) || ticker.length < 2 || (!isListed && (rank ?? Infinity) > KNOWN_TICKER_RANK))
      return 'mark';
    if (needContext.includes(lower) || ticker.length < 3) return 'context';
    if (isListed) return 'sure';
    const isOrdinary = this.sources.ordinary.has(lower);
    if ((rank ?? Infinity) <= SURE_TICKER_RANK) return isOrdinary ? 'context' : 'sure';
    return isOrdinary ? 'mark' : 'context';
  }
}

const dayOf = (date: string): number => Date.parse(date) / DAY_MS;

/** Entities and their spellings, of the catalogue that ships and the sources beside it. */
export function collectAliases(
  coins: readonly Coin[],
  sources: NameSources,
): { entities: NamedEntity[]; aliases: Alias[] } {
  const { spellings } = sources;
  const entities: NamedEntity[] = [
    ...coins.map(({ id, name, rank }) => ({ id, kind: 'coin' as const, name, rank })),
    ...sources.entities.map(({ id, kind, name }) => ({ id, kind, name, rank: null })),
  ];
  const placeOf = new Map(entities.map(({ id }, at) => [id, at]));
  const collector = new Collector(sources);
  for (const { coin, names, tickers, until } of spellings.until) {
    const owner = placeOf.get(coin);
    if (owner === undefined) continue;
    for (const name of names) collector.addUntil(owner, name, false, collector.listedNeed(name), dayOf(until));
    for (const ticker of tickers)
      collector.addUntil(owner, ticker, true, collector.tickerNeed(ticker, null, true), dayOf(until));
  }
  for (const { coins: ids, names = [], tickers = [] } of spellings.coins) {
    const owner = ids.map((id) => placeOf.get(id)).find((at) => at !== undefined);
    if (owner === undefined) continue;
    for (const name of names) collector.add(owner, name, false, collector.listedNeed(name));
    for (const ticker of tickers) collector.add(owner, ticker, true, collector.tickerNeed(ticker, null, true));
  }
  for (const { id, aliases, context = [], proof = [] } of sources.entities) {
    const owner = placeOf.get(id)!;
    for (const name of aliases) collector.add(owner, name, false, 'sure');
    for (const name of context) collector.add(owner, name, false, 'context');
    for (const name of proof) collector.add(owner, name, false, 'proof');
  }
  for (const { names } of sources.otherScripts)
    for (const [id, spelled] of Object.entries(names)) {
      const owner = placeOf.get(id)!;
      // Some systems write letters and their marks apart.
      const all = spelled.flatMap((name) => (isUnspaced(name.charCodeAt(0)) ? [name] : [name, name.normalize('NFD')]));
      for (const name of all) collector.add(owner, name, false, 'sure');
    }
  for (const name of spellings.lookAlikes) collector.add(-1, name, false, 'sure');
  const ranked = coins
    .map((coin, at) => ({ coin, at }))
    .sort((a, b) => (a.coin.rank ?? Infinity) - (b.coin.rank ?? Infinity) || a.at - b.at);
  for (const { coin, at } of ranked) {
    const need = collector.nameNeed(coin);
    if (need !== null) collector.add(at, coin.name, false, need);
    if (plainTicker.test(coin.symbol) && !derivative.test(coin.name))
      collector.add(at, coin.symbol.toUpperCase(), true, collector.tickerNeed(coin.symbol, coin.rank));
  }
  return { entities, aliases: collector.aliases };
}
