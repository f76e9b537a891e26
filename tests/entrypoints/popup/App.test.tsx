// @vitest-environment happy-dom
import { cleanup, render, waitFor } from '@testing-library/preact';
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
