// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { RequestLog } from '../../../components/options/RequestLog.tsx';
import type { LoggedRequest } from '../../../lib/domain/logged-request.ts';
import { useCatalogue } from '../catalogue.ts';
import { DAY, NOW } from './sample.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

function request(changes: Partial<LoggedRequest> = {}): LoggedRequest {
  return {
    at: NOW,
    host: 'api.coingecko.com',
    path: '/api/v3/coins/markets',
    purpose: 'prices:coingecko',
    byClick: false,
    bytes: 38_000,
    answer: 200,
    endedAt: null,
    ...changes,
  };
}

const COMMENTS = request({
  host: 'theopenledger.example',
  path: '/feed/',
  purpose: 'comments',
  byClick: true,
  bytes: 9_000,
});
const FEED = request({ host: 'decrypt.co', path: '/feed', purpose: 'feed:decrypt', bytes: 0, answer: 304 });

function show(log: readonly LoggedRequest[]) {
  const onClear = vi.fn<() => void>();
  const { container } = render(<RequestLog log={log} now={NOW} locale="en-US" onClear={onClear} />);
  const part = (name: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const rows = () =>
    [...container.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent));
  const hosts = () => rows().map(([, host]) => host);
  const type = (typed: string) => fireEvent.input(part('filter'), { target: { value: typed } });
  const choose = (name: string) => {
    const choice = container.querySelector(`input[value="${name}"]`);
    if (choice) fireEvent.click(choice);
  };
  return { container, part, rows, hosts, type, choose, onClear };
}

it('tells of each request when, whom, what, why, how much and what came', () => {
  const { rows, container } = show([request(), COMMENTS, FEED]);
  expect(rows().map(([, ...told]) => told)).toEqual([
    ['api.coingecko.com', '/api/v3/coins/markets', 'Prices', '38 kB', '200'],
    ['theopenledger.example', '/feed/', 'Comments, you clicked', '9 kB', '200'],
    ['decrypt.co', '/feed', 'Articles', '0 bytes', '304, unchanged'],
  ]);
  expect(container.querySelector('tbody time')?.getAttribute('datetime')).toBe(new Date(NOW).toISOString());
});

it('adds up how many there were, how many by a click, at how many hosts, and what came', () => {
  const { part } = show([request(), request({ at: NOW - DAY }), COMMENTS, FEED]);
  const figures = ['requests', 'clicks', 'hosts', 'received'].map(
    (name) => part(name).querySelector('dd')?.textContent,
  );
  expect(figures).toEqual(['4', '1', '3', '85 kB']);
});

it.each([
  [null, 'no answer yet'],
  [429, '429, asked us to wait'],
  [403, '403, refused'],
  [503, '503, in trouble itself'],
  ['timeout', 'no answer in time'],
  ['unreachable', 'no answer'],
  ['unsafe-address', 'unsafe address, thrown away'],
] as const)('says of the answer %s: %s', (answer, words) => {
  expect(
    show([request({ answer })])
      .rows()[0]
      ?.at(-1),
  ).toBe(words);
});

it('tells where a redirect ended', () => {
  const { rows } = show([request({ path: '/rss', endedAt: 'cdn.example.net/rss' })]);
  expect(rows()[0]?.[2]).toBe('/rssled to cdn.example.net/rss');
});

it('shows the part and the words that are asked for, and says how many', () => {
  const { choose, type, hosts, part } = show([request(), COMMENTS, FEED]);
  choose('clicks');
  expect(hosts()).toEqual(['theopenledger.example']);
  choose('articles');
  expect(hosts()).toEqual(['theopenledger.example', 'decrypt.co']);
  choose('prices');
  expect(hosts()).toEqual(['api.coingecko.com']);
  choose('all');
  type('FEED decrypt');
  expect(hosts()).toEqual(['decrypt.co']);
  type('comments');
  expect(hosts()).toEqual(['theopenledger.example']);
  expect(part('found').textContent).toBe('1 request.');
  type('nobody');
  expect(hosts()).toEqual([]);
  expect(part('found').textContent).toBe('No request.');
});

it('shows a hundred at a time', () => {
  const { rows, part, container } = show(Array.from({ length: 230 }, (_, n) => request({ at: NOW - n * 1000 })));
  expect(rows()).toHaveLength(100);
  expect(part('more').textContent).toBe('Show more of 130');
  fireEvent.click(part('more'));
  fireEvent.click(part('more'));
  expect(rows()).toHaveLength(230);
  expect(container.querySelector('[data-part="more"]')).toBeNull();
});

it('clears on a press, and has nothing to clear when it is empty', () => {
  const full = show([request()]);
  fireEvent.click(full.part('clear'));
  expect(full.onClear).toHaveBeenCalledOnce();
  cleanup();
  const empty = show([]);
  fireEvent.click(empty.part('clear'));
  expect(empty.onClear).not.toHaveBeenCalled();
  expect(empty.container.textContent).toContain('No request is noted.');
});
