// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { App } from '../../../entrypoints/popup/App.tsx';
import { PRIVATE } from '../../../lib/domain/private-window.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { tickerView } from '../../components/ticker/sample.ts';

beforeAll(useCatalogue);
beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, { sendMessage: async () => ({ ok: false, error: PRIVATE }) });
});
afterEach(() => {
  cleanup();
  delete document.body.dataset['ready'];
});

const find = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
};

it('says in a private window that a choice was not kept, and shows the list as it was', async () => {
  render(<App stored={tickerView()} before={null} band={null} locale="en" />);
  await waitFor(() => expect(document.body.dataset['ready']).toBe('1'));
  const list = (): string =>
    [...document.querySelectorAll('[data-coin-id]')].map(({ outerHTML }) => outerHTML).join('');
  const before = list();
  fireEvent.click(find('[data-part="view"]'));
  await waitFor(() => find('[data-part="compact"]'));
  fireEvent.click(find('[data-part="compact"]'));
  await waitFor(() => expect(find('[data-part="said"]').textContent).toMatch(/private window, so that was not kept/));
  expect(list()).toBe(before);
});
