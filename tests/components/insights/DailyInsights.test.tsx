// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { DailyInsights } from '../../../components/insights/DailyInsights.tsx';
import type { DailyInsights as Insights, DailyStory, FiringView } from '../../../lib/query/views.ts';
import { aFiring } from '../../support/alerts.ts';
import { useCatalogue } from '../catalogue.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

const NOW = Date.UTC(2026, 10, 28, 12);
const HOUR = 3_600_000;

const story: DailyStory = {
  id: '00000000000000a1',
  title: 'Bittensor splits emissions',
  source: 'CoinDesk',
  url: 'https://coindesk.example/1',
  publishedAt: NOW - 3 * HOUR,
  label: null,
  also: [
    {
      id: '00000000000000a2',
      title: 'TAO emissions follow demand',
      source: 'Decrypt',
      url: 'https://decrypt.example/1',
      publishedAt: NOW - 2 * HOUR,
      label: null,
    },
  ],
  coins: [
    { coinId: 'bittensor', symbol: 'TAO', change24h: 4.2 },
    { coinId: 'bitcoin', symbol: 'BTC', change24h: null },
  ],
  topics: [],
};

function show(insights: Insights | null, hideNumbers = false) {
  const onOpenArticle = vi.fn<(id: string) => void>();
  const onClose = vi.fn<() => void>();
  const { container } = render(
    <DailyInsights
      insights={insights}
      hideNumbers={hideNumbers}
      now={NOW}
      locale="en-US"
      onOpenArticle={onOpenArticle}
      onClose={onClose}
    />,
  );
  const words = (selector: string) => container.querySelector(selector)?.textContent;
  return { container, words, onOpenArticle, onClose };
}

const day = (changes: Partial<Insights> = {}): Insights => ({
  since: NOW - 24 * HOUR,
  stories: [story],
  alerts: 0,
  missed: [],
  ...changes,
});

it('quotes each story with its source, its age, who else tells it, and what its coins did', () => {
  const { words, container } = show(day());
  expect(words('ol > li > a')).toBe('Bittensor splits emissions');
  expect(words('.insights-meta > span')).toContain('CoinDesk');
  expect(words('[data-mover="bittensor"]')).toBe('TAO +4.2%');
  expect(words('[data-mover="bitcoin"]')?.trim()).toBe('BTC');
  expect(words('[data-part="also"] button')).toBe('Also from Decrypt');
  expect(container.querySelector('ol > li > a')?.getAttribute('referrerpolicy')).toBe('no-referrer');
});

it('marks what was opened, and takes the focus when it comes', () => {
  const { container, onOpenArticle, onClose } = show(day());
  expect(document.activeElement?.textContent).toBe('The last 24 hours');
  fireEvent.click(container.querySelector('ol > li > a')!);
  fireEvent.click(container.querySelector('[data-part="also"] a')!);
  expect(onOpenArticle.mock.calls).toEqual([['00000000000000a1'], ['00000000000000a2']]);
  fireEvent.click(container.querySelector('[aria-label="Close the last 24 hours"]')!);
  expect(onClose).toHaveBeenCalledOnce();
});

it('hides numbers where the reader hides them', () => {
  expect(show(day(), true).container.textContent).not.toContain('4.2');
});

it('says that there is none, that alerts fired, and that nothing could be read', () => {
  const { words } = show(day({ stories: [], alerts: 2 }));
  expect([words('[data-part="no-stories"]'), words('[data-part="alerts"]')?.trim()]).toEqual([
    'No story about your coins and topics in the last 24 hours.',
    '2 alerts fired.',
  ]);
  cleanup();
  expect(show(null).container.querySelector('p')?.textContent).toBeTruthy();
});

it('makes no link of an address that is none', () => {
  const { container } = show(day({ stories: [{ ...story, url: 'javascript:alert(1)', also: [] }] }));
  expect(container.querySelector('a')).toBeNull();
});

it('names the chosen topics of a story', () => {
  const { words } = show(day({ stories: [{ ...story, coins: [], topics: ['layer-2'] }] }));
  expect(words('[data-topic="layer-2"]')).toBe('layer 2');
});

it('tells the alerts that may have been missed, without figures where these are hidden', () => {
  const missed: readonly FiringView[] = [
    {
      ...(({ toldAt: _told, seenAt: _seen, ...fired }) => fired)(aFiring()),
      symbol: 'ETH',
      name: 'Ethereum',
      seen: true,
    },
  ];
  const { words } = show(day({ alerts: 3, missed }));
  expect(words('[data-part="alerts"]')).toBe('3 alerts fired. You may have missed 1.');
  expect(words('[data-part="missed"] li')).toContain('ETH is above $1,740.00');
  cleanup();
  const hidden = show(day({ alerts: 3, missed }), true);
  expect(hidden.words('[data-part="missed"] li')).toContain('ETH');
  expect(hidden.container.textContent).not.toMatch(/1,74\d/);
});
