import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { defaultFeeds } from '../../lib/articles/default-feeds.ts';
import { ask } from './ask.ts';
import { publishers } from './articles/publishers.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const markets = 'https://api.coingecko.com/api/v3/coins/markets';
const ticker = 'https://api.kraken.com/0/public/Ticker';
const feed = 'https://cryptoslate.com/feed/';

let world: World;
beforeAll(async () => {
  world = await startWorld({ now: NOW });
});
afterEach(() => {
  world.clearFaults();
  world.clearRequests();
});
afterAll(async () => world.close());

interface Row {
  readonly id: string;
  readonly current_price: number;
  readonly market_cap_rank: number;
  readonly last_updated: string;
  readonly price_change_percentage_24h: number;
  readonly sparkline_in_7d?: { readonly price: readonly number[] };
}

async function rows(query: string): Promise<Row[]> {
  const answered: Row[] = JSON.parse((await ask(world, `${markets}?vs_currency=usd&${query}`)).body.toString());
  return answered;
}

describe('articles', () => {
  it('are more than 300 over sixty days, each at an address of its own', () => {
    const onByDefault = new Set(defaultFeeds.filter((one) => one.onByDefault).map(({ id }) => id));
    expect(world.articles.filter(({ publisherId }) => onByDefault.has(publisherId)).length).toBeGreaterThan(300);
    expect(new Set(world.articles.map(({ url }) => url)).size).toBe(world.articles.length);
    const times = world.articles.map(({ publishedAt }) => publishedAt);
    expect(Math.max(...times)).toBeLessThan(NOW);
    expect(Math.min(...times)).toBeGreaterThan(NOW - 60 * 86_400_000);
  });

  it('are the same in every run', async () => {
    const other = await startWorld({ now: NOW });
    expect(other.articles).toEqual(world.articles);
    await other.close();
  });

  it('have a page wherever a feed links to', async () => {
    for (const { url, title } of world.articles) {
      const page = await ask(world, `${url}?utm_source=rss`);
      expect([url, page.status]).toEqual([url, 200]);
      expect(page.body.toString()).toContain(title.replaceAll('&', '&amp;'));
    }
    expect(new Set(world.requests.map(({ kind }) => kind))).toEqual(new Set(['page']));
  }, 60_000);
});

describe('feeds', () => {
  const played = defaultFeeds.filter(({ id }) => publishers.some((publisher) => publisher.id === id));

  it('has every source that a new install reads', () => {
    expect(defaultFeeds.filter(({ onByDefault }) => onByDefault).every((feed) => played.includes(feed))).toBe(true);
  });

  it.each(played.map(({ id, url }) => [id, url]))('%s is served with its articles', async (id, url) => {
    const answered = await ask(world, url);
    expect(answered.status).toBe(200);
    const own = world.articles.filter(({ publisherId }) => publisherId === id);
    expect(own.length).toBeGreaterThan(5);
    const items = answered.body.toString().match(/<item[ >]|<entry>/g) ?? [];
    expect(items).toHaveLength(own.length);
  });

  it('says ISO-8859-1 where the bytes are', async () => {
    const header = await ask(world, 'https://bitcoinmagazine.com/feed');
    expect(header.headers['content-type']).toContain('ISO-8859-1');
    expect(header.body.toString('latin1')).toContain('Zürich');
    const declared = await ask(world, 'https://www.technologyreview.com/topic/artificial-intelligence/feed');
    expect(declared.headers['content-type']).not.toContain('charset');
    expect(declared.body.toString('latin1').slice(0, 60)).toContain('ISO-8859-1');
  });

  it('answers conditional requests with 304 while nothing changed', async () => {
    const first = await ask(world, feed);
    const etag = String(first.headers['etag']);
    const modified = String(first.headers['last-modified']);
    expect((await ask(world, feed, { 'if-none-match': etag })).status).toBe(304);
    expect((await ask(world, feed, { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await ask(world, feed, { 'if-modified-since': modified })).status).toBe(304);
    expect((await ask(world, feed, { 'if-modified-since': new Date(0).toUTCString() })).status).toBe(200);
    // An etag that differs outweighs a date that agrees (RFC 9110, 13.2.2).
    expect((await ask(world, feed, { 'if-none-match': '"other"', 'if-modified-since': modified })).status).toBe(200);
  });
});

describe('prices', () => {
  it('are those of the tape', async () => {
    const [bitcoin, filecoin] = await rows('ids=bitcoin,filecoin&sparkline=true');
    expect(bitcoin).toMatchObject({
      id: 'bitcoin',
      current_price: 64571,
      market_cap_rank: 1,
      last_updated: new Date(NOW).toISOString(),
    });
    expect(bitcoin?.price_change_percentage_24h.toFixed(1)).toBe('1.0');
    expect(bitcoin?.sparkline_in_7d?.price).toHaveLength(168);
    expect(bitcoin?.sparkline_in_7d?.price.at(-1)).toBe(64571);
    // A hair below nothing, so that a surface which would write "-0.0%" is found out.
    expect(filecoin?.price_change_percentage_24h.toFixed(1)).toBe('-0.0');
  });

  it('list the top 250 by market cap, a hundred a page unless asked', async () => {
    const top = await rows('per_page=250&page=1');
    expect(top).toHaveLength(250);
    expect(top.map(({ market_cap_rank: rank }) => rank)).toEqual(top.map((_, index) => index + 1));
    expect(await rows('')).toHaveLength(100);
  });

  it('differ a little at the exchange, under its own pair names', async () => {
    const answered = await ask(world, `${ticker}?pair=XBTUSD,XDGUSD`);
    const reply: { error: string[]; result: Record<string, { c: [string, string] }> } = JSON.parse(
      answered.body.toString(),
    );
    const { error, result } = reply;
    expect(error).toEqual([]);
    expect(Object.keys(result)).toEqual(['XXBTZUSD', 'XDGUSD']);
    const gap = Math.abs(Number(result['XXBTZUSD']?.c[0]) / 64571 - 1);
    expect(gap).toBeGreaterThan(0.0003);
    expect(gap).toBeLessThan(0.002);
    const unknown = await ask(world, `${ticker}?pair=XBTUSD,NOPEUSD`);
    expect(JSON.parse(unknown.body.toString())).toEqual({ error: ['EQuery:Unknown asset pair'], result: {} });
  });

  it('follow what a test sets, with the change over the day', async () => {
    world.setPrice('solana', 73.24 * 1.1);
    const [solana] = await rows('ids=solana');
    expect(solana?.current_price).toBeCloseTo(80.564, 3);
    expect(solana?.price_change_percentage_24h).toBeGreaterThan(8);
    world.setPrice('solana', 73.24);
  });
});

describe('faults', () => {
  it('answer a status with headers, for as many requests as asked', async () => {
    world.setFault({ host: 'api.coingecko.com' }, { kind: 'status', status: 429, headers: { 'Retry-After': '90' } }, 1);
    const refused = await ask(world, `${markets}?vs_currency=usd`);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '90']);
    expect((await ask(world, `${markets}?vs_currency=usd`)).status).toBe(200);
    expect(world.requests.map(({ status }) => status)).toEqual([429, 200]);
  });

  it('hit only the host and path that they are set for', async () => {
    world.setFault({ host: 'api.coingecko.com', path: /\/global/ }, { kind: 'status', status: 500 });
    expect((await ask(world, 'https://api.coingecko.com/api/v3/global')).status).toBe(500);
    expect((await ask(world, 'https://api.coingecko.com/api/v3/ping')).status).toBe(200);
  });

  it('cut a body short, reset a connection, say a wrong charset', async () => {
    world.setFault({ host: 'cryptoslate.com' }, { kind: 'truncate' }, 1);
    const cut = await ask(world, feed);
    expect(cut.complete).toBe(false);
    expect(cut.body.length).toBeLessThan(Number(cut.headers['content-length']));
    world.setFault({ host: 'cryptoslate.com' }, { kind: 'reset' }, 1);
    await expect(ask(world, feed)).rejects.toThrow(/hang up|ECONNRESET/);
    world.setFault({ host: 'cryptoslate.com' }, { kind: 'wrong-charset' }, 1);
    expect((await ask(world, feed)).headers['content-type']).toContain('windows-1251');
  });

  it('leave a request without an answer', async () => {
    world.setFault({ host: 'decrypt.co' }, { kind: 'hang' });
    const stop = new AbortController();
    const asked = ask(world, 'https://decrypt.co/feed', {}, stop.signal);
    await expect.poll(() => world.requests.length).toBe(1);
    stop.abort();
    await expect(asked).rejects.toThrow(/abort/);
    expect(world.requests[0]?.status).toBeNull();
  });

  it('spoil a price list: order, a missing coin, a jump, a wrong clock', async () => {
    const before = (await rows('per_page=50')).map(({ id }) => id);
    const host = 'api.coingecko.com';
    world.setFault({ host }, { kind: 'swap-order' });
    const swapped = (await rows('per_page=50')).map(({ id }) => id);
    expect(swapped).not.toEqual(before);
    expect(new Set(swapped)).toEqual(new Set(before));
    world.clearFaults();
    world.setFault({ host }, { kind: 'missing-coin', ids: ['bittensor'] });
    world.setFault({ host }, { kind: 'jump', id: 'render-token', factor: 1.38 });
    world.setFault({ host }, { kind: 'clock-skew', ms: -3_600_000 });
    const spoilt = await rows('ids=bittensor,render-token');
    expect(spoilt.map(({ id }) => id)).toEqual(['render-token']);
    expect(spoilt[0]?.current_price).toBeCloseTo(1.71 * 1.38, 6);
    expect(Date.parse(spoilt[0]?.last_updated ?? '')).toBe(NOW - 3_600_000);
  });
});

describe('pages and the log', () => {
  it('has every named page, about thirty worth reading, one of about a megabyte', async () => {
    const { readable, ...named } = world.pages;
    expect(new Set(readable).size).toBe(readable.length);
    expect(readable.length).toBeGreaterThanOrEqual(30);
    for (const address of [...Object.values(named), ...readable])
      expect([address, (await ask(world, address)).status]).toEqual([address, 200]);
    const large = await ask(world, named.large);
    expect(large.body.length).toBeGreaterThan(800_000);
    expect(large.body.length).toBeLessThan(1_300_000);
    expect((await ask(world, named.strictCsp)).headers['content-security-policy']).toBe("default-src 'none'");
    expect((await ask(world, named.seed)).body.toString().match(/class="comment /g)).toHaveLength(10);
  }, 30_000);

  it('logs what it does not know and answers 404', async () => {
    const answered = await ask(world, 'https://tracker.example/pixel?u=1');
    expect(answered.status).toBe(404);
    expect(world.requests).toMatchObject([
      { n: 1, kind: 'unknown', host: 'tracker.example', path: '/pixel?u=1', method: 'GET', status: 404 },
    ]);
  });
});
