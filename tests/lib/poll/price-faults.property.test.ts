import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type PriceSource, priceState, type StoredQuote } from '../../../lib/domain/quote.ts';
import { runRound } from '../../../lib/poll/rounds.ts';
import { priceView } from '../../../lib/query/price-view.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { getQuotes } from '../../../lib/store/quotes.ts';
import { fakeNetwork, productReply } from '../../support/fake-network.ts';

/**
 * Whole rounds, over a network in which every source fails in its own way at random. Each coin's price lies in a
 * decade of its own, each currency's on a scale of its own, and every answer differs from all others: so a price tells
 * by itself which coin, currency, source and answer it came from.
 */
const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 28);
const COINS = ['bitcoin', 'ethereum', 'solana', 'cardano', 'numeraire'] as const;
const BASE: Readonly<Record<string, number>> = {
  bitcoin: 5e6,
  ethereum: 5e4,
  solana: 500,
  cardano: 5,
  numeraire: 0.05,
};
const KRAKEN: Readonly<Record<string, string>> = {
  XBT: 'bitcoin',
  ETH: 'ethereum',
  SOL: 'solana',
  ADA: 'cardano',
  NMR: 'numeraire',
};
const WORLD: Readonly<Record<string, string>> = {
  BTC: 'bitcoin',
  ETH: 'ethereum',
  SOL: 'solana',
  ADA: 'cardano',
  NMR: 'numeraire',
};
/** A euro price is a thousandth of a dollar price here: no coin's decade meets another's. */
const SCALE: Readonly<Record<string, number>> = { usd: 1, eur: 1e-12 };

const fault = fc.constantFrom(
  'ok',
  'ok',
  'ok',
  'ok',
  '429',
  '503',
  'html',
  'hang-up',
  'empty',
  'shuffled',
  'missing',
  'jump',
  'late',
  'behind',
);
const round = fc.record({
  wait: fc.constantFrom(6, 6, 6, 7, 12, 30),
  currency: fc.constantFrom('usd', 'usd', 'usd', 'eur'),
  coingecko: fault,
  kraken: fault,
  coinbase: fault,
  drift: fc.double({ min: 0.93, max: 1.07, noNaN: true }),
  odd: fc.constantFrom(...COINS),
});
type Round = typeof round extends fc.Arbitrary<infer T> ? T : never;

const RETRY_AFTER_S = 1500;

function reply(kind: string, json: () => Response): Response {
  if (kind === '429') return new Response('', { status: 429, headers: { 'retry-after': String(RETRY_AFTER_S) } });
  if (kind === '503') return new Response('', { status: 503 });
  if (kind === 'html') return new Response('<html>moved</html>');
  if (kind === 'hang-up') throw new TypeError('Failed to fetch');
  return json();
}

/** What each source would say of a coin in this round, its own thousandth beside the truth. */
function told(
  source: PriceSource,
  { coinId, currency }: { coinId: string; currency: string },
  now: Round,
  level: number,
) {
  const beside = { coingecko: 1, kraken: 1.0007, coinbase: 0.9991, binance: 1 }[source];
  const isOdd = now[source as 'kraken'] === 'jump' && now.odd === coinId;
  const price = (BASE[coinId] ?? 0) * level * beside * (SCALE[currency] ?? 0) * (isOdd ? 1.4 : 1);
  return { price, isOdd };
}

function network(current: () => { now: Round; level: number }) {
  const late = (kind: string) => (kind === 'late' ? 900_000 : kind === 'behind' ? 150_000 : 30_000);
  const listed = (now: Round, kind: string) =>
    COINS.filter((id) => !(kind === 'missing' && id === now.odd) && kind !== 'empty');
  return fakeNetwork({
    'api.coingecko.com': (url) => {
      const { now, level } = current();
      const currency = url.searchParams.get('vs_currency') ?? '';
      return reply(now.coingecko, () => {
        const rows = listed(now, now.coingecko).map((id, at) => ({
          id,
          current_price: told('coingecko', { coinId: id, currency }, now, level).price,
          market_cap_rank: at + 1,
          last_updated: new Date(Date.now() - late(now.coingecko)).toISOString(),
        }));
        return Response.json(now.coingecko === 'shuffled' ? rows.toReversed() : rows);
      });
    },
    'api.kraken.com': (url) => {
      const { now, level } = current();
      return reply(now.kraken, () => {
        const asked = (url.searchParams.get('pair') ?? '').split(',').filter(Boolean);
        const known = new Set<string>(listed(now, now.kraken));
        const rows = asked.flatMap((name) => {
          const coinId = KRAKEN[name.slice(0, 3)] ?? '';
          if (!known.has(coinId)) return [];
          const { price } = told('kraken', { coinId, currency: name.slice(3).toLowerCase() }, now, level);
          return [[name, { a: [price, '1'], b: [price, '1'], c: [price, '1'], o: '1' }] as const];
        });
        return Response.json({
          error: [],
          result: Object.fromEntries(now.kraken === 'shuffled' ? rows.toReversed() : rows),
        });
      });
    },
    'api.exchange.coinbase.com': (url) => {
      const { now, level } = current();
      return reply(now.coinbase, () => {
        const [code = '', quote = ''] = (url.pathname.split('/')[2] ?? '').split('-');
        const coinId = WORLD[code] ?? '';
        if (now.coinbase === 'empty' || (now.coinbase === 'missing' && coinId === now.odd)) {
          return Response.json({ message: 'NotFound' }, { status: 404 });
        }
        const { price } = told('coinbase', { coinId, currency: quote.toLowerCase() }, now, level);
        return productReply(String(price), Date.now() - (now.coinbase === 'late' ? 900_000 : 1_000));
      });
    },
  });
}

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  fakeBrowser.reset();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The decade and scale in which a coin's price in a currency may lie, jumps and drift included. */
function belongs({ coinId, currency, price }: StoredQuote): boolean {
  const middle = (BASE[coinId] ?? 0) * (SCALE[currency] ?? 0);
  return price > middle / 4 && price < middle * 4;
}

const HOSTS = [
  ['api.coingecko.com', 'coingecko'],
  ['api.kraken.com', 'kraken'],
  ['api.exchange.coinbase.com', 'coinbase'],
] as const;

/** What a source that asked to wait must not hear, and notes until when each asked. */
function impatience(
  sent: readonly { readonly url: string }[],
  now: Round,
  at: number,
  waitsUntil: Map<string, number>,
) {
  return HOSTS.flatMap(([host, source]) => {
    const asked = sent.filter(({ url }) => new URL(url).host === host).length;
    const isEarly = asked > 0 && at < (waitsUntil.get(host) ?? 0);
    const isRefusing = now[source] === '429' && asked > 0;
    if (isRefusing) waitsUntil.set(host, at + RETRY_AFTER_S * 1000);
    return [
      ...(isEarly ? [`${host} was asked before its time`] : []),
      ...(isRefusing && asked > 1 ? [`${host} was asked again after its refusal`] : []),
    ];
  });
}

/** What no stored price may be, whatever failed. */
function wrongs(quote: StoredQuote, known: StoredQuote | undefined, now: Round, at: number): string[] {
  const { coinId, price, asOf, held, check, oneSourceAt, conversion } = quote;
  const isJump = known !== undefined && Math.abs(price / known.price - 1) > 0.2 && asOf - known.asOf < 15 * MINUTE;
  const isClaimed = held !== null && at - held.quote.asOf < 12 * MINUTE;
  const state = priceState(priceView(quote, now.currency, at), at);
  return [
    ...(belongs(quote) ? [] : [`${coinId} at ${price} is another coin's or currency's`]),
    ...(conversion ? [`${coinId} was converted`] : []),
    ...(known && asOf < known.asOf ? [`${coinId} went back in time`] : []),
    // Only with a second source's word, or marked as one source's.
    ...(isJump && check === null && oneSourceAt === null ? [`${coinId} jumped on nobody's word`] : []),
    ...(isClaimed && state !== 'held' ? [`${coinId} is held and looks ${state}`] : []),
  ];
}

/** The preferred source, once it answers whole, is back in force for each price that is newer than the others'. */
function strangers(quotes: readonly StoredQuote[], sent: readonly { readonly url: string }[], now: Round, at: number) {
  const isWhole = ['ok', 'shuffled'].includes(now.coingecko) && sent.some(({ url }) => url.includes(HOSTS[0][0]));
  return isWhole
    ? quotes.filter(({ source, held, asOf }) => source !== 'coingecko' && !held && asOf <= at - 30_000)
    : [];
}

describe('whatever fails, and in whatever order', () => {
  it('no wrong coin or currency, no older price, no held one unmarked, nobody asked before its time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 3, maxLength: 10 }), async (rounds) => {
        await clearDatabase();
        await changeSettings(() => ({ watchlist: COINS, currency: 'usd' }));
        let current: { now: Round; level: number } | null = null;
        const net = network(() => {
          if (!current) throw new Error('no round');
          return current;
        });
        const waitsUntil = new Map<string, number>();
        const before = new Map<string, StoredQuote>();
        let [at, level] = [START, 1];
        for (const now of rounds) {
          at += now.wait * MINUTE;
          vi.setSystemTime(at);
          level = Math.min(2, Math.max(0.5, level * now.drift));
          current = { now, level };
          await changeSettings(() => ({ currency: now.currency }));
          net.sent.length = 0;
          await runRound('poll-watched', () => Promise.resolve(), 'click');

          expect(impatience(net.sent, now, at, waitsUntil)).toEqual([]);
          const quotes = [...(await getQuotes(COINS, now.currency)).values()];
          expect(strangers(quotes, net.sent, now, at)).toEqual([]);
          for (const quote of quotes) {
            const key = `${quote.coinId} ${quote.currency}`;
            expect(wrongs(quote, before.get(key), now, at)).toEqual([]);
            before.set(key, quote);
          }
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
