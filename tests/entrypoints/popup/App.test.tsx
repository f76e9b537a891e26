// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { App, loadBand } from '../../../entrypoints/popup/App.tsx';
import { useCatalogue } from '../../components/catalogue.ts';
import { tickerView } from '../../components/ticker/sample.ts';

// Code that comes late and cannot be had: the package was replaced while the popup opened.
vi.mock('../../../components/ticker/row-words.ts', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});
vi.mock('../../../components/alerts/AlertBand.tsx', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});
vi.mock('../../../entrypoints/popup/OpenedCoin.tsx', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});
vi.mock('../../../entrypoints/popup/CoinAlerts.tsx', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});
vi.mock('../../../entrypoints/popup/TodayPanel.tsx', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});
vi.mock('../../../components/ticker/AddOffer.tsx', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});
vi.mock('../../../components/ticker/ViewMenu.tsx', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});
vi.mock('../../../components/ticker/why-words.ts', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});

beforeAll(useCatalogue);
beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, { sendMessage: async () => ({ ok: false, error: 'nobody is here' }) });
});
afterEach(() => {
  cleanup();
  delete document.body.dataset['ready'];
});

it('shows its prices, names its rows by their symbols and is ready where the code of their words cannot be had', async () => {
  const view = tickerView();
  render(<App stored={view} before={null} band={null} locale="en" />);
  await waitFor(() => expect(document.body.dataset['ready']).toBe('1'));
  const rows = [...document.querySelectorAll('.coin-row')];
  expect(rows).toHaveLength(view.rows.length);
  for (const row of rows) {
    expect(row.querySelector('[data-part="press"]')?.getAttribute('aria-label')).toBe(
      row.querySelector('[data-part="symbol"]')?.textContent?.trim(),
    );
    expect(row.querySelector('[data-part="price"]')?.textContent).not.toBe('');
  }
});

it('has no band where its code cannot be had, which the first paint waits for', async () => {
  expect(await loadBand()).toBeNull();
});

const MISSING = /could not be loaded\. Close this window and open it again/;
const find = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
};

it.each([
  ['a row', () => fireEvent.click(find('[data-part="press"]')), '[data-part="press"]'],
  ['the editor of its alerts', () => fireEvent.keyDown(find('[data-part="press"]'), { key: 'a' }), null],
  ['the day', () => fireEvent.click(find('[data-part="today"]')), '[data-part="today"]'],
  ['the choices of the view', () => fireEvent.click(find('[data-part="view"]')), '[data-part="view"]'],
  [
    'why prices are not fresh',
    () => fireEvent.click(find('[data-part="freshness"] button')),
    '[data-part="freshness"] button',
  ],
  ['a search that misses', () => fireEvent.input(find('[data-part="filter"]'), { target: { value: 'zzz' } }), null],
])('says what to do where the code of %s cannot be had, and shows nothing as open', async (_what, press, opener) => {
  const view = tickerView({ notices: [{ kind: 'clock', offsetMs: 3_600_000 }] as never });
  render(<App stored={view} before={null} band={null} locale="en" />);
  await waitFor(() => expect(document.body.dataset['ready']).toBe('1'));
  press();
  await waitFor(() => expect(find('[data-part="said"]').textContent).toMatch(MISSING));
  expect(find('[data-part="said"]').className).toBe('foot-note');
  expect(opener === null ? 'false' : find(opener).getAttribute('aria-expanded')).toBe('false');
});
