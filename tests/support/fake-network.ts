import { readFileSync } from 'node:fs';
import { vi } from 'vitest';
import { fakePermissions } from './fake-permissions.ts';

export interface SentRequest {
  readonly url: string;
  readonly headers: Headers;
  readonly redirect: string | undefined;
}

type Reply = (url: URL, headers: Headers) => Response | Promise<Response>;

/** The extension's own files, which no network brings. */
function packaged(url: URL): Response {
  return new Response(readFileSync(new URL(`../../public${url.pathname}`, import.meta.url)));
}

/** Answers every request by its host; unknown hosts cannot be reached. Records what was asked, in order. */
export function fakeNetwork(replies: Record<string, Reply>): { sent: SentRequest[]; replies: Record<string, Reply> } {
  const sent: SentRequest[] = [];
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const url = new URL(input);
    if (url.protocol === 'chrome-extension:') return packaged(url);
    const headers = new Headers(init.headers);
    sent.push({ url: input, headers, redirect: init.redirect });
    return answer(url, headers, init.redirect);
  });
  /** Redirects as a browser follows them: not to a host that it does not allow, and without saying where that was. */
  async function answer(url: URL, headers: Headers, redirect: RequestRedirect = 'follow'): Promise<Response> {
    const reply = replies[url.host];
    if (!reply) throw new TypeError('Failed to fetch');
    const response = await reply(url, headers);
    const location = response.status >= 301 && response.status <= 308 ? response.headers.get('location') : null;
    if (location === null) return Object.defineProperty(response, 'url', { value: url.href });
    if (redirect === 'manual') return Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    const target = new URL(location, url);
    const { origins } = fakePermissions.state;
    const isAllowed = origins.has('*://*/*') || origins.has(`https://${target.hostname}/*`);
    if (redirect === 'error') throw new TypeError('Failed to fetch');
    const there = await answer(target, headers);
    // A server may let everybody read it.
    const isOpen = there.headers.get('access-control-allow-origin') === '*';
    if (!isAllowed && !isOpen) throw new TypeError('Failed to fetch');
    return there;
  }
  return { sent, replies };
}

export const MARKETS_HOST = 'api.coingecko.com';
export const EXCHANGE_HOST = 'api.kraken.com';

/** A reply of `/coins/markets` in its real shape, one row per coin. */
export function marketsReply(prices: Record<string, number>, asOf: number): Response {
  return Response.json(
    Object.entries(prices).map(([id, current_price], place) => ({
      id,
      symbol: id.slice(0, 3),
      name: id,
      current_price,
      market_cap: 1_000_000_000,
      market_cap_rank: place + 1,
      price_change_percentage_24h: 1,
      price_change_percentage_24h_in_currency: 1,
      last_updated: new Date(asOf).toISOString(),
    })),
  );
}

/** A reply of Kraken's `/Ticker`, keyed by its own names. */
export function tickerReply(prices: Record<string, string>): Response {
  const result = Object.fromEntries(
    Object.entries(prices).map(([name, price]) => [
      name,
      { a: [price, '1', '1.000'], b: [price, '1', '1.000'], c: [price, '0.1'], o: '1' },
    ]),
  );
  return Response.json({ error: [], result });
}

export const DEFILLAMA_HOST = 'coins.llama.fi';
export const COINBASE_HOST = 'api.exchange.coinbase.com';
export const BINANCE_HOST = 'data-api.binance.vision';

/** A reply of Coinbase's `/products/{id}/ticker` in its real shape. */
export function productReply(price: string, asOf: number): Response {
  const time = new Date(asOf).toISOString();
  return Response.json({ ask: price, bid: price, volume: '1207.5', trade_id: 18_502_105, price, size: '0.0073', time });
}
