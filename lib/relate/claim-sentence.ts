import type { CoinId } from '../domain/coin.ts';
import type { ClaimKind, PriceClaim } from '../domain/price-claim.ts';
import { type Figure, figuresIn } from './claim-figures.ts';
import * as say from './claim-words.ts';

/*
 * What one sentence states of coins. Longer than other files: each rule here hands its reading on to the next, in one
 * order, and a rule taken out of sight of the others is one that reads a figure twice. The words are in claim-words.ts.
 */

/** What a sentence was about, for the pronouns of the next. */
export interface Spoken {
  readonly coinId: CoinId | null;
  readonly isOfOther: boolean;
}

/** Where a coin is named in a sentence. */
export interface Place {
  readonly coinId: CoinId;
  readonly start: number;
  readonly end: number;
}

interface Subject {
  readonly coinId: CoinId;
  /** Of the sentence itself rather than of what was said before. */
  readonly isNamed: boolean;
  readonly distance: number;
  /** Where the coin's name stands; null where another word stands for it. */
  readonly start: number | null;
}

interface Stated {
  readonly kind: ClaimKind;
  readonly value: number;
  readonly strength: number;
}

interface Looked {
  readonly places: readonly Place[];
  readonly before: Spoken;
  readonly figures: readonly Figure[];
  readonly others: readonly { readonly start: number; readonly end: number }[];
  readonly isConditional: boolean;
}

/** One sentence, read for what it states; what it doubts, expects or says of something else is left out. */
export class SentenceReader {
  /** +1 or −1 of each percentage that was read as a change. */
  private readonly signs = new Map<Figure, 1 | -1>();

  private readonly sentence: string;
  private readonly offset: number;
  private readonly named: readonly Place[];
  private readonly earlier: () => Spoken;
  private readonly ofTitle: CoinId | null;

  /** Looked for when they are asked for, and then known: a woken worker reads most sentences only in part. */
  private known: { -readonly [Key in keyof Looked]?: Looked[Key] } = {};

  /** @param before what the sentence before was about, asked only where that matters */
  constructor(
    sentence: string,
    offset: number,
    places: readonly Place[],
    before: () => Spoken,
    ofTitle: CoinId | null,
  ) {
    this.sentence = sentence;
    this.offset = offset;
    this.named = places;
    this.earlier = before;
    this.ofTitle = ofTitle;
  }

  private get places(): readonly Place[] {
    const { sentence } = this;
    return (this.known.places ??= this.named.filter(
      ({ start, end }) => !say.NOT_ABOUT.test(sentence.slice(0, start)) && !say.SOMETHING_OF.test(sentence.slice(end)),
    ));
  }

  private get before(): Spoken {
    return (this.known.before ??= this.earlier());
  }

  private get figures(): readonly Figure[] {
    return (this.known.figures ??= figuresIn(this.sentence));
  }

  private get others(): Looked['others'] {
    const inCoin = (at: number): boolean => this.named.some(({ start, end }) => at >= start && at < end);
    return (this.known.others ??= [...this.sentence.matchAll(say.OTHER_SUBJECT)]
      .map((match) => ({ start: match.index, end: match.index + match[0].length }))
      .filter(({ start }) => !inCoin(start)));
  }

  private get isConditional(): boolean {
    return (this.known.isConditional ??= say.CONDITION.test(this.sentence) || /\?["”’)]*$/.test(this.sentence));
  }

  /** The first coin that this sentence is about. */
  get coin(): CoinId | null {
    return this.places[0]?.coinId ?? null;
  }

  get isOfOther(): boolean {
    return this.others.length > 0;
  }

  claims(): PriceClaim[] {
    return this.figures.flatMap((figure, at) => {
      const stated = this.statedBy(figure, at);
      if (stated === null) return [];
      const right = this.sentence.slice(figure.end);
      const left = this.sentence.slice(0, figure.start);
      const { kind, value } = stated;
      const ofMarketCap = kind === 'marketcap' || (kind === 'multiple' && say.MARKET_CAP.test(left.slice(-45)));
      const subject = this.subjectOf(figure, ofMarketCap, at);
      if (subject === null) return [];
      const stretch = kind === 'change' || kind === 'multiple' ? say.windowOf(right, left) : null;
      const besides = kind === 'change' ? this.besides(subject, at) : [];
      return [...besides, { coinId: subject.coinId, start: subject.start ?? figure.start }].map((of) => ({
        coinId: of.coinId,
        kind,
        value,
        currency: figure.currency ?? 'usd',
        window: stretch && stretch.window,
        ofMarketCap,
        when: isOfThePast(left, right) ? ('past' as const) : ('publication' as const),
        span: this.sentence.slice(figure.start, figure.end),
        start: this.offset + figure.start,
        sentence: this.sentence,
        quote: this.sentence.slice(of.start, figure.end + (stretch?.end ?? 0)),
        confidence: confidenceOf(stated, subject),
      }));
    });
  }

  private statedBy(figure: Figure, at: number): Stated | null {
    if (figure.unit === 'times') return this.multiple(figure);
    if (figure.unit === 'itself') return this.byItself(figure);
    return figure.unit === 'percent' ? this.change(figure, at) : this.price(figure, at);
  }

  private price(figure: Figure, at: number): Stated | null {
    const left = this.sentence.slice(0, figure.start);
    const right = this.sentence.slice(figure.end);
    if (figure.isLarge) return this.marketCap(figure, left, right);
    if (say.LAST_SEEN.test(right)) return { kind: 'price', value: figure.value, strength: 0.7 };
    if (this.isConditional || say.UNSURE.test(clauseOf(left)) || say.BY.test(left)) return null;
    if (say.RANGE_END.test(left)) return null;
    if (say.AND_THEN_AT.test(this.between(at - 1)) && this.isMoved(at - 1))
      return { kind: 'price', value: figure.value, strength: 0.85 };
    if (say.CHART_LINE.test(left) || say.OTHER_PRICE.test(left) || say.WITHIN.test(left)) return null;
    if (this.isFrom(at)) return { kind: 'price', value: figure.value, strength: 0.8 };
    const isMark = /^\s+(?:price )?(?:mark|level|threshold|handle)\b/i.test(right);
    if (isMark ? !say.NEAR_A_MARK.test(left) : say.OTHER_SUM.test(right)) return null;
    const value = figure.value;
    // Without a currency it may be a count of anything, but not right behind how the coin trades.
    if (figure.isBare && !(this.places.length > 0 && say.BARE_AT.test(left))) return null;
    if (say.IS_PRICED.test(left) && !say.HELD_TO_BE.test(left)) return { kind: 'price', value, strength: 0.8 };
    if (say.RECORDS.test(left)) return { kind: 'price', value, strength: 0.85 };
    if (say.WINS_BACK.test(left) || say.REACHES.test(left)) return { kind: 'price', value, strength: 0.85 };
    if (say.ITS_EXTREME.test(right)) return { kind: 'price', value, strength: 0.75 };
    if (say.FROM.test(left)) return say.MOVED_FROM.test(left) ? { kind: 'price', value, strength: 0.75 } : null;
    if (this.isFrom(at - 1)) return { kind: 'price', value, strength: 0.8 };
    const place = this.places.findLast(({ end }) => end <= figure.start);
    const behind = place && this.behind(place, left, right);
    if (behind) return { kind: 'price', value, strength: behind };
    if (say.OPENS_AT.test(left) && say.THEN_THE_COIN.test(this.untilCoin(figure)) && this.isThere(figure))
      return { kind: 'price', value, strength: 0.8 };
    if (say.PRICE_OF.test(left)) return { kind: 'price', value, strength: 0.8 };
    if (say.MOVES.test(left)) return { kind: 'price', value, strength: 0.85 };
    if (say.TRADES.test(left)) return { kind: 'price', value, strength: 0.9 };
    return null;
  }

  /** How surely a sum that stands behind a coin, with next to nothing between, is its price; 0 where it is none. */
  private behind(place: Place, left: string, right: string): number {
    const gap = left.slice(place.end);
    const opening = left.slice(0, place.start);
    if (say.IS_AT.test(gap))
      return say.SEES.test(opening) || say.UNSURE.test(say.CLAUSE.exec(right)?.[0] ?? '') ? 0 : 0.8;
    if (say.IN_BRACKETS.test(gap) || say.COSTS.test(gap)) return 0.8;
    if (!say.OPENS_LIST.test(opening)) return 0;
    if (say.LISTED.test(gap) && say.LIST_GOES_ON.test(right)) return 0.8;
    if (say.LISTED_BARE.test(gap) && say.LIST_WITH_CHANGE.test(right)) return 0.8;
    // Read, but not sure enough to be shown: a sum in brackets may be anything that the coin was worth to somebody.
    return say.BRACKET_OPENS.test(gap) && right.startsWith(')') ? 0.7 : 0;
  }

  /** "from $88,060 on March 26 to $82,036": a figure of that form, with a sum at its other end. */
  private isFrom(at: number): boolean {
    const figure = this.figures[at];
    const next = this.figures[at + 1];
    if (!figure || next?.unit !== 'money' || next.isLarge) return false;
    const gap = this.sentence.slice(figure.end, next.start);
    const left = this.sentence.slice(0, figure.start);
    return say.FROM.test(left) && !say.RANGED.test(left) && /^[^.;:]{0,40}\bto\b[^.;:]{0,25}$/i.test(gap);
  }

  /** A sum by or past which the coin moved. */
  private isMoved(at: number): boolean {
    const figure = this.figures[at];
    if (figure?.unit !== 'money') return false;
    const left = this.sentence.slice(0, figure.start);
    return say.BY.test(left) || say.MOVES.test(left) || say.TRADES.test(left);
  }

  private between(at: number): string {
    const [figure, next] = [this.figures[at], this.figures[at + 1]];
    return figure && next ? this.sentence.slice(figure.end, next.start) : '';
  }

  /** What stands between a figure and the sentence's first coin. */
  private untilCoin(figure: Figure): string {
    const [first] = this.places;
    return first ? this.sentence.slice(figure.end, Math.max(figure.end, first.start)) : '';
  }

  /** "At $83,000, Bitcoin is …", and not "… would", "bulls will" or "faces support". */
  private isThere(figure: Figure): boolean {
    const coin = this.places.find(({ start }) => start >= figure.end);
    const behind = coin ? this.sentence.slice(coin.end) : '';
    return say.IS_THERE.test(behind) && !say.UNSURE.test(say.CLAUSE.exec(behind)?.[0] ?? '');
  }

  private marketCap({ value }: Figure, left: string, right: string): Stated | null {
    const isSaid = say.MARKET_CAP.test(left.slice(-45)) || /^\s+market[- ]?cap/i.test(right);
    if (!isSaid || this.isConditional || say.UNSURE.test(clauseOf(left))) return null;
    return { kind: 'marketcap', value, strength: 0.75 };
  }

  private change(figure: Figure, at: number): Stated | null {
    const left = this.sentence.slice(0, figure.start);
    const right = this.sentence.slice(figure.end);
    if (this.isConditional || say.UNSURE.test(clauseOf(left)) || say.OTHER_PERCENT.test(right)) return null;
    if (say.OF_OTHER.test(right) || this.isUndone(left, right) || this.isThoughtOf(figure, left, right)) return null;
    const sign = this.signOf(at, left, right);
    if (sign === null) return null;
    this.signs.set(figure, sign.sign);
    return { kind: 'change', value: sign.sign * figure.value, strength: sign.strength };
  }

  /** "erased a 5% loss", "erased losses of 5%". */
  private isUndone(left: string, right: string): boolean {
    const noun = say.MOVE_OF.exec(left);
    return (noun !== null || say.ITS_MOVE.test(right)) && say.UNDOES.test(left.slice(0, noun?.index));
  }

  /** "A 20% surge in Bitcoin would lift it". */
  private isThoughtOf(figure: Figure, left: string, right: string): boolean {
    if (!say.MOVE_THAT_WOULD.test(right)) return false;
    return say.A_MOVE.test(left.slice(-60)) || say.MOVE_IN.test(this.untilCoin(figure));
  }

  /** "went up 5x", "a 3x increase". */
  private multiple(figure: Figure): Stated | null {
    const left = this.sentence.slice(0, figure.start);
    const right = this.sentence.slice(figure.end);
    if (this.isConditional || say.UNSURE.test(clauseOf(left)) || say.OTHER_MULTIPLE.test(right)) return null;
    const isRise = (say.MOVED_BY.exec(left) ?? say.ITS_MOVE.exec(right))?.[1] !== undefined;
    return isRise && figure.value > 1 ? { kind: 'multiple', value: figure.value, strength: 0.8 } : null;
  }

  /** "has more than doubled", "halved in price": of the coin that stands right before. */
  private byItself({ value, start, end }: Figure): Stated | null {
    const place = this.places.findLast((one) => one.end <= start);
    const left = this.sentence.slice(0, start);
    if (!place || this.isConditional || say.UNSURE.test(clauseOf(left))) return null;
    if (!say.ITSELF.test(left.slice(place.end)) || !say.ALONE.test(this.sentence.slice(end))) return null;
    if (value > 1) return { kind: 'multiple', value, strength: 0.8 };
    const words = this.sentence.slice(place.end, end);
    const isReward = say.HALVED.test(words.slice(start - place.end)) && say.HALVING_COINS.has(place.coinId);
    return isReward && !say.OF_PRICE.test(words) ? null : { kind: 'change', value: -50, strength: 0.8 };
  }

  private signOf(at: number, left: string, right: string): { readonly sign: 1 | -1; readonly strength: number } | null {
    const written = this.sentence[this.figures[at]!.start];
    if (written === '+') return { sign: 1, strength: 0.8 };
    if (written === '-' || written === '−') return { sign: -1, strength: 0.8 };
    const found =
      say.MOVED_BY.exec(left) ?? say.MOVE_OF.exec(left) ?? say.ITS_MOVE.exec(right) ?? say.FROM_WHERE.exec(right);
    if (found) return { sign: found[1] ? 1 : -1, strength: 0.85 };
    const last = this.figures[at - 1];
    const sign = last && this.signs.get(last);
    if (sign === undefined || !last) return null;
    const gap = this.sentence.slice(last.end, this.figures[at]!.start);
    const goesOn = say.GOES_ON.test(gap) || this.goesOnWithNext(last.end, this.figures[at]!.start);
    return gap.length < 60 && goesOn ? { sign, strength: 0.8 } : null;
  }

  /** Whether nothing but another coin's name stands between two figures. */
  private goesOnWithNext(from: number, to: number): boolean {
    let gap = '';
    let at = from;
    for (const { start, end } of this.places.filter((place) => place.start >= from && place.end <= to)) {
      gap += this.sentence.slice(at, start);
      at = end;
    }
    return at > from && say.GOES_ON_WITH_NEXT.test(gap + this.sentence.slice(at, to));
  }

  /** "XRP, Solana and Cardano all fell 4%": the coins that stand right before the last one, itself left out. */
  private besides(subject: Subject, at: number): Place[] {
    const [figure, next] = [this.figures[at], this.figures[at + 1]];
    // "… are down 6% and 4%": to each its own.
    if (figure && next?.unit === figure.unit && say.GOES_ON.test(this.between(at))) return [];
    const found = new Map<CoinId, Place>();
    const gaps: string[] = [];
    let here = this.places.findIndex(({ start }) => start === subject.start);
    for (; here > 0; here--) {
      const [before, after] = [this.places[here - 1]!, this.places[here]!];
      const gap = this.sentence.slice(before.end, after.start);
      const isOneName = before.coinId === after.coinId && /^[\s(]*$/.test(gap);
      if (!isOneName && !say.BESIDE.test(gap)) break;
      if (!isOneName) gaps.push(gap);
      found.set(before.coinId, before);
    }
    const [last] = gaps;
    const isList = last !== undefined && say.ENDS_LIST.test(last) && (gaps.length > 1 || !last.includes(','));
    if (!isList || !say.OPENS_LIST.test(this.sentence.slice(0, this.places[here]!.start))) return [];
    found.delete(subject.coinId);
    return [...found.values()].reverse();
  }

  /** Of which coin a figure is said; null where the nearest subject is something else, or nothing tells. */
  private subjectOf(figure: Figure, isCap: boolean, at: number): Subject | null {
    const listed = this.respectively(figure, at);
    if (listed) return { coinId: listed, isNamed: true, distance: 0, start: null };
    const place = this.places.findLast(({ end }) => end <= figure.start);
    const other = this.others.findLast(({ end }) => end <= figure.start);
    if (place && other && say.WHOSE.test(this.sentence.slice(other.end, place.start))) return null;
    if (place && (isCap || !other || other.start < place.start || this.isAside(other, figure, place))) {
      return { coinId: place.coinId, isNamed: true, distance: figure.start - place.end, start: place.start };
    }
    if (place) return null;
    const left = this.sentence.slice(0, figure.start);
    const [next] = this.places;
    const between = this.untilCoin(figure);
    const isOfNext = say.MOVE_IN.test(between) || (say.MOVE_OF.test(left) && say.IN_THE.test(between));
    if (next && isOfNext) return { coinId: next.coinId, isNamed: true, distance: 0, start: null };
    if (next && !other && say.COIN_FOLLOWS.test(left) && say.THEN_THE_COIN.test(between)) {
      return { coinId: next.coinId, isNamed: true, distance: 0, start: null };
    }
    if (next && !other && /^(?:after|following|having|despite|from)\b/i.test(left)) {
      return { coinId: next.coinId, isNamed: false, distance: 0, start: null };
    }
    if (next && !other && next.coinId === this.ofTitle && say.PRICE_MOVE.test(this.sentence.slice(figure.end))) {
      return { coinId: next.coinId, isNamed: false, distance: 0, start: null };
    }
    const isMeant =
      say.STANDS_FOR.test(left) ||
      (say.COIN_FOLLOWS.test(left) && say.THEN_IT.test(this.sentence.slice(figure.end))) ||
      (say.IT.test(left) && !this.before.isOfOther);
    const isNameless = (!other || isCap || other.start < left.search(say.STANDS_FOR)) && !say.UNKNOWN_TICKER.test(left);
    const coinId = this.before.coinId ?? this.ofTitle;
    const isOfPage = this.ofTitle === null || coinId === this.ofTitle;
    return isMeant && isNameless && isOfPage && coinId ? { coinId, isNamed: false, distance: 0, start: null } : null;
  }

  /** "Solana and Dogecoin are down 6% and 4.5% respectively". */
  private respectively(figure: Figure, at: number): CoinId | null {
    if (!/\brespectively\b/i.test(this.sentence)) return null;
    const row = this.figures.filter(({ unit }) => unit === figure.unit);
    const named = [
      ...new Map(this.places.filter(({ end }) => end <= row[0]!.start).map((place) => [place.coinId, place])).keys(),
    ];
    return named.length === row.length ? (named[row.indexOf(this.figures[at]!)] ?? null) : null;
  }

  /** "Solana, the sixth-largest digital asset by market value, fell 12%": between commas after the coin, it is no subject. */
  private isAside(other: { readonly start: number; readonly end: number }, figure: Figure, place: Place): boolean {
    const gap = this.sentence.slice(place.end, figure.start);
    const aside = /^[)’'s\s]*,[^,]*,/.exec(gap);
    return aside !== null && other.end <= place.end + aside[0].length;
  }
}

/** A record is not of the day on which it is told, nor is where a movement or a stretch began, nor what a text dates. */
function isOfThePast(left: string, right: string): boolean {
  if (say.LAST_SEEN.test(right) || say.ITS_EXTREME.test(right) || say.RECORDS.test(left) || say.PEAKED.test(left))
    return true;
  if (say.FROM.test(left) || say.BEGAN_AT.test(left)) return true;
  return say.isDated(`${left.slice(-60)} ${right.slice(0, 40)}`);
}

function confidenceOf({ strength }: Stated, { isNamed, distance }: Subject): number {
  if (!isNamed) return strength - 0.25;
  return distance > 120 ? strength - 0.15 : strength;
}

/** The clause that a figure ends: what is doubted in another says nothing of it. */
function clauseOf(left: string): string {
  const breaks = [
    ...left.matchAll(
      /[;:—]|, (?:but|and|while|with|though|as|after|before|where|when|which|up|down|now|currently|trading|falling|rising|dropping|having)\b|\b(?:but|while|although)\b/gi,
    ),
  ];
  return left.slice((breaks.at(-1)?.index ?? -1) + 1);
}
