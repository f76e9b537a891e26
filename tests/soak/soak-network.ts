import { readFileSync } from 'node:fs';
import { jitter } from '../../lib/http/back-off.ts';
import { BINANCE_HOST, COINBASE_HOST, DEFILLAMA_HOST, EXCHANGE_HOST, MARKETS_HOST } from '../support/fake-network.ts';
import type { FeedWorld } from '../support/feed-world.ts';
import { playBinance } from '../world/prices/binance.ts';
import { playCoinbase } from '../world/prices/coinbase.ts';
import { playCoinGecko } from '../world/prices/coingecko.ts';
import { playDefiLlama } from '../world/prices/defillama.ts';
import { playKraken } from '../world/prices/kraken.ts';
import { createMarket } from '../world/prices/market.ts';
import type { Reply } from '../world/wire.ts';

/** One price call in so many meets a fault. */
const FAULTY_CALLS = 8;
const FAULTS = ['503', '429', 'html', 'hang-up', 'cut'] as const;

/** Every host that a fresh install asks, on a clock that a test moves; which call meets which fault the seed says. */
export class SoakNetwork {
  readonly requests = { prices: 0, feeds: 0 };
  private readonly market = createMarket();
  private readonly feeds: FeedWorld;
  private readonly seed: string;
  /** That of everybody else: the device's own may be wrong. */
  private readonly clock: () => number;

  constructor(feeds: FeedWorld, seed: string, clock: () => number) {
    this.feeds = feeds;
    this.seed = seed;
    this.clock = clock;
  }

  /** Moves every price a little, as a market does in three minutes. */
  walk(beat: number): void {
    for (const { id, price } of this.market.coins()) {
      this.market.setPrice(id, price * (1 + (jitter(this.seed, `walk ${id}`, beat) - 0.5) / 200));
    }
  }

  /** In the place of `fetch`. */
  async fetch(address: string, init?: RequestInit): Promise<Response> {
    const url = new URL(address);
    if (url.protocol === 'chrome-extension:') return new Response(readFileSync(`public${url.pathname}`));
    const play = this.plays[url.host];
    if (!play) {
      this.requests.feeds++;
      return this.feeds.fetch(address, init);
    }
    const call = this.requests.prices++;
    await new Promise((resolve) => setImmediate(resolve));
    const response = this.answer(play(url), call);
    return Object.defineProperty(response, 'url', { value: address });
  }

  private answer(reply: Reply | null, call: number): Response {
    const luck = jitter(this.seed, 'price fault', call) * FAULTY_CALLS;
    const fault = luck < 1 ? FAULTS[Math.floor(luck * FAULTS.length)] : undefined;
    if (fault === 'hang-up') throw new TypeError('Failed to fetch');
    if (fault === '503') return new Response('', { status: 503 });
    if (fault === '429') return new Response('', { status: 429, headers: { 'retry-after': '600' } });
    if (fault === 'html') return new Response('<!doctype html><title>One moment</title>');
    const text = reply?.body.toString() ?? '';
    return new Response(fault === 'cut' ? text.slice(0, text.length / 2) : text, {
      status: reply?.status ?? 404,
      headers: { date: new Date(this.clock()).toUTCString() },
    });
  }

  private readonly plays: Readonly<Record<string, (url: URL) => Reply | null>> = {
    [MARKETS_HOST]: (url) => playCoinGecko(url, this.market, this.clock(), [], undefined),
    [EXCHANGE_HOST]: (url) => playKraken(url, this.market, this.clock(), []),
    [COINBASE_HOST]: (url) => playCoinbase(url, this.market, this.clock(), []),
    [BINANCE_HOST]: (url) => playBinance(url, this.market, this.clock(), []),
    [DEFILLAMA_HOST]: (url) => playDefiLlama(url, this.market, this.clock(), []),
  };
}
