import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, faultReply, send } from './answer.ts';
import type { WorldArticle } from './articles/article.ts';
import { writeLibrary } from './articles/library.ts';
import { publishers } from './articles/publishers.ts';
import { playCapture } from './captures.ts';
import { makeCertificate } from './certificate.ts';
import { withValidators } from './conditional.ts';
import { createFaultBoard } from './faults.ts';
import type { Fault, FaultMatch } from './faults.ts';
import { playFeed } from './feeds/play-feeds.ts';
import { listen } from './listener.ts';
import { pagesOf } from './pages/catalogue.ts';
import type { WorldPages } from './pages/catalogue.ts';
import { playComments } from './pages/play-comments.ts';
import { playPage } from './pages/play-pages.ts';
import { playSite, siteHosts } from './sites/play-sites.ts';
import { HISTORY_HOSTS, PRICE_HOSTS } from '../../lib/prices/hosts.ts';
import { playBinance } from './prices/binance.ts';
import { playCoinbase } from './prices/coinbase.ts';
import { playCoinGecko } from './prices/coingecko.ts';
import { playDefiLlama } from './prices/defillama.ts';
import { playKraken } from './prices/kraken.ts';
import { createMarket } from './prices/market.ts';
import type { Market, WorldCoin } from './prices/market.ts';
import { notFound } from './wire.ts';
import type { LoggedRequest, Played, Reply } from './wire.ts';

export interface WorldOptions {
  /** Folder with real captures (`feeds/real/**`, `pages/**`), served at `https://captures.example/`. */
  readonly captures?: string;
  /** Epoch milliseconds at which the world's clock stands still; it follows the machine's where absent. */
  readonly now?: number;
  /** When its articles were written, epoch milliseconds: two worlds of one moment have the same. Now where absent. */
  readonly writtenAt?: number;
}

export interface World {
  readonly port: number;
  /** Base64 SHA-256 of the server's public key, for `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
  /** Every host that the world plays; others get 404 and are logged as `unknown`. */
  readonly hosts: readonly string[];
  readonly requests: readonly LoggedRequest[];
  /** All articles of all feeds, newest first. */
  readonly articles: readonly WorldArticle[];
  readonly pages: WorldPages;
  readonly writtenAt: number;
  clearRequests(): void;
  /** Until `clearFaults`, or for `times` requests. Several faults may hit one request. */
  setFault(match: FaultMatch, fault: Fault, times?: number): void;
  clearFaults(): void;
  coin(id: string): WorldCoin | null;
  /** US dollars, at every provider. Throws for a coin that the world lacks. */
  setPrice(coinId: string, dollars: number): void;
  scalePrices(factor: number): void;
  now(): number;
  /** Sets the world's clock and stops it; feeds and pages keep the dates they had at the start. */
  setNow(now: number): void;
  close(): Promise<void>;
}

function isBrowserMakersHost(host: string): boolean {
  return /(^|\.)(google|googleapis|gvt1|gstatic|microsoft|mozilla|firefox)\.(com|net|org)$/.test(host);
}

function playPrices(
  url: URL,
  market: Market,
  now: number,
  faults: readonly Fault[],
  key: string | undefined,
): Reply | null {
  switch (url.host) {
    case 'api.coingecko.com':
      return playCoinGecko(url, market, now, faults, key);
    case 'api.kraken.com':
      return playKraken(url, market, now, faults);
    case 'api.exchange.coinbase.com':
      return playCoinbase(url, market, now, faults);
    case 'data-api.binance.vision':
      return playBinance(url, market, now, faults);
    case 'coins.llama.fi':
      return playDefiLlama(url, market, now, faults);
    default:
      return null;
  }
}

/** Starts a server on a free local port that answers for every host. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const certificate = await makeCertificate();
  const faults = createFaultBoard();
  const market = createMarket();
  let fixedNow = options.now ?? null;
  const now = (): number => fixedNow ?? Date.now();
  const writtenAt = options.writtenAt ?? now();
  const articles = writeLibrary(writtenAt);
  const pages = pagesOf(articles);
  const requests: LoggedRequest[] = [];

  const play = (url: URL, hit: readonly Fault[], key: string | undefined): Played => {
    const price = playPrices(url, market, now(), hit, key);
    if (price !== null) return { kind: 'price', reply: price };
    const feed = playFeed(url, articles);
    if (feed !== null) return { kind: 'feed', reply: feed };
    const site = playSite(url, now());
    if (site !== null) return { kind: 'site', reply: site };
    const comments = playComments(url, articles);
    if (comments !== null) return { kind: 'comments', reply: comments };
    const page = playPage(url, articles, pages);
    if (page !== null) return { kind: 'page', reply: page };
    const capture = options.captures === undefined ? null : playCapture(url, options.captures);
    if (capture !== null) return { kind: 'capture', reply: capture };
    return { kind: isBrowserMakersHost(url.host) ? 'browser' : 'unknown', reply: notFound() };
  };

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    scheme: 'https' | 'http',
  ): Promise<void> => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    const path = request.url ?? '/';
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const url = new URL(path, `https://${host === '' ? 'nowhere.example' : host}`);
    const hit = faults.take(host, path);
    const played = play(url, hit, headers['x-cg-demo-api-key']);
    const logged: LoggedRequest = {
      n: requests.length + 1,
      at: Date.now(),
      scheme,
      host,
      method: request.method ?? 'GET',
      path,
      headers,
      body: '',
      kind: played.kind,
      status: null,
    };
    requests.push(logged);
    logged.body = await bodyOf(request);
    const reply = faultReply(hit) ?? withValidators(played.reply, headers);
    logged.status = await send(request, response, reply, hit, now());
  };

  const listener = await listen(certificate, (request, response, scheme) => {
    answer(request, response, scheme).catch(() => response.destroy());
  });
  return {
    port: listener.port,
    spki: certificate.spki,
    hosts: [
      ...PRICE_HOSTS,
      ...HISTORY_HOSTS,
      ...new Set([
        ...publishers.flatMap(({ feedUrl, origin }) => [new URL(feedUrl).host, new URL(origin).host]),
        ...Object.values(pages)
          .flat()
          .map((address) => new URL(address).host),
      ]),
      ...siteHosts,
      'captures.example',
    ],
    requests,
    articles,
    pages,
    writtenAt,
    clearRequests: () => void requests.splice(0),
    setFault: faults.set,
    clearFaults: faults.clear,
    coin: market.coin,
    setPrice: market.setPrice,
    scalePrices: market.scalePrices,
    now,
    setNow: (moment) => {
      fixedNow = moment;
    },
    close: listener.close,
  };
}
