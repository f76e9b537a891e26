import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PriceSource, priceState, type Quote, type StoredQuote } from '../../../lib/domain/quote.ts';
import { believeAlone, compare, receive } from '../../../lib/prices/verify.ts';
import { priceView } from '../../../lib/query/price-view.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 28, 12);

/** What one source says at one time: as-of `lag` before it is heard. */
interface Word {
  readonly source: PriceSource;
  readonly price: number;
  readonly asOf: number;
  readonly at: number;
}

type Event =
  | { readonly kind: 'poll'; readonly word: Word }
  | { readonly kind: 'second'; readonly word: Word | null; readonly at: number };

const price = fc.constantFrom(100, 100.8, 103.5, 119, 121, 127, 150, 152, 156, 300, 70, 40);
const lag = fc
  .oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 1000 }))
  .map((seconds) => seconds * 1000);
const step = fc.constantFrom(0, 1, 3, 6, 6, 6, 6, 12, 14, 16, 70, 361).map((minutes) => minutes * MINUTE);

const said = fc.record({ price, lag });
const happening = fc.oneof(
  fc.record({
    kind: fc.constant('poll' as const),
    step,
    source: fc.constantFrom('coingecko', 'coingecko', 'kraken'),
    said,
  }),
  fc.record({
    kind: fc.constant('second' as const),
    step: fc.constant(0),
    source: fc.constantFrom('kraken', 'coinbase'),
    said: fc.option(said, { freq: 3 }),
  }),
);

const history = fc.array(happening, { minLength: 2, maxLength: 40 }).map((happenings) => {
  let at = START;
  return happenings.map((one): Event => {
    at += one.step;
    const word = one.said && { source: one.source as PriceSource, price: one.said.price, asOf: at - one.said.lag, at };
    return one.kind === 'poll' && word ? { kind: 'poll', word } : { kind: 'second', word, at };
  });
});

const apart = (from: number, to: number): number => Math.abs(to - from) / from;

interface Shown {
  readonly good: Word;
  readonly claim:
    | (Word & { readonly polls: number; readonly counted: number; readonly since: number; readonly denied: number })
    | null;
}

/** The rules of the issue, told once more and shorter; `denied` is when a second source last said otherwise. */
function reference(shown: Shown | null, event: Event): Shown | null {
  if (event.kind === 'poll') {
    const { word } = event;
    if (!shown) return { good: word, claim: null };
    const { good, claim } = shown;
    if (word.asOf < good.asOf) return shown;
    const quietFor = word.asOf - Math.max(good.asOf, claim?.asOf ?? 0);
    const isOther = claim !== null && claim.source !== word.source && word.asOf - claim.asOf <= 15 * MINUTE;
    const bornOut = isOther && apart(claim.price, word.price) <= 0.05;
    if (apart(good.price, word.price) <= 0.2 || quietFor >= 15 * MINUTE || bornOut) return { good: word, claim: null };
    const goesOn = claim !== null && claim.source === word.source;
    const isSame = goesOn && apart(claim.price, word.price) <= 0.2;
    const isCounted = !isSame || word.asOf - claim.counted >= MINUTE;
    const polls = isSame ? claim.polls + (isCounted ? 1 : 0) : 1;
    const counted = isCounted ? word.asOf : claim.counted;
    return {
      good,
      claim: { ...word, polls, counted, since: claim?.since ?? word.at, denied: claim?.denied ?? -Infinity },
    };
  }
  if (!shown?.claim) return shown;
  const { good, claim } = shown;
  const { word, at } = event;
  if (claim.asOf < good.asOf) return shown;
  // Nobody there is who could speak, which is not the same as nobody speaking.
  if (word === null) return claim.polls >= 3 && at - claim.denied >= 60 * MINUTE ? { good: claim, claim: null } : shown;
  if (word.source === claim.source || Math.abs(word.asOf - claim.asOf) > 15 * MINUTE) return shown;
  if (apart(claim.price, word.price) <= 0.05) return { good: claim, claim: null };
  if (at - claim.since >= 360 * MINUTE) return { good: claim, claim: null };
  const isKnownAnew = word.asOf >= good.asOf && apart(good.price, word.price) <= 0.2;
  return { good: isKnownAnew ? word : good, claim: { ...claim, denied: at } };
}

function quoteOf({ source, price, asOf, at }: Word): Quote {
  const unknown = { change24h: null, change1h: null, change7d: null, marketCap: null, rank: null, conversion: null };
  return { coinId: 'bittensor', currency: 'usd', price, source, asOf, fetchedAt: at, ...unknown };
}

function play(stored: StoredQuote | null, event: Event): StoredQuote | null {
  if (event.kind === 'poll') return receive(stored, quoteOf(event.word));
  if (!stored) return null;
  return event.word ? compare(stored, quoteOf(event.word), event.at) : believeAlone(stored, event.at);
}

const timeOf = (event: Event): number => (event.kind === 'poll' ? event.word.at : event.at);

describe('whatever the sources say, and in whatever order', () => {
  it('what is shown is what the rules say', () => {
    fc.assert(
      fc.property(history, (events) => {
        let stored: StoredQuote | null = null;
        let model: Shown | null = null;
        for (const event of events) {
          stored = play(stored, event);
          model = reference(model, event);
          expect(stored && [stored.price, stored.source, stored.asOf]).toEqual(
            model && [model.good.price, model.good.source, model.good.asOf],
          );
          expect(stored?.held?.quote.price ?? null).toBe(model?.claim?.price ?? null);
          expect(stored?.held?.polls ?? 0).toBe(model?.claim?.polls ?? 0);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('never a price that nobody said, never an unmarked one that is held, never an older one over a newer', () => {
    fc.assert(
      fc.property(history, (events) => {
        let stored: StoredQuote | null = null;
        const words: Word[] = [];
        for (const event of events) {
          if (event.word) words.push(event.word);
          const before: StoredQuote | null = stored;
          stored = play(stored, event);
          expect(stored ? wrongs(stored, before, words, timeOf(event)) : []).toEqual([]);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

/** What no order of events may bring about. */
function wrongs(stored: StoredQuote, before: StoredQuote | null, words: readonly Word[], now: number): string[] {
  const { price, source, asOf, held } = stored;
  const isSaid = words.some((word) => word.price === price && word.source === source && word.asOf === asOf);
  // A price may be held only while something else is shown, and looks held as long as it is claimed.
  const isClaimed = held !== null && now - held.quote.asOf < 12 * MINUTE;
  return [
    ...(isSaid ? [] : ['nobody said it']),
    ...(before && asOf < before.asOf ? ['older over newer'] : []),
    ...(isClaimed && priceState(priceView(stored, 'usd', now), now) !== 'held' ? ['held and not marked'] : []),
    ...(held?.quote.price === price ? ['held and shown'] : []),
    ...inventedDisagreement(stored, words, now),
  ];
}

/** A disagreement’s beginning, and its being twice running, are borne out by what was really said. */
function inventedDisagreement({ check }: StoredQuote, words: readonly Word[], now: number): string[] {
  if (!check) return [];
  const isSaid = (said: { source: PriceSource; price: number; asOf: number }): boolean =>
    words.some((word) => word.source === said.source && word.price === said.price && word.asOf === said.asOf);
  const limit = 0.03;
  const isApart = Math.abs(check.second.price / check.primary.price - 1) > limit;
  const heardSince = words.filter(({ at }) => check.since !== null && at >= check.since && at <= check.at);
  return [
    ...(isSaid(check.primary) && isSaid(check.second) ? [] : ['compared with what nobody said']),
    ...(Math.abs(check.primary.asOf - check.second.asOf) <= 15 * MINUTE
      ? []
      : ['compared across a quarter of an hour']),
    ...(check.apart > 0 === isApart || check.apart >= 2 ? [] : ['miscounted']),
    ...(check.apart > heardSince.length + 2 ? ['more looks than words'] : []),
    ...(check.at > now ? ['a look of the future'] : []),
  ];
}
