// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { App } from '../../../entrypoints/popup/App.tsx';
import { PRIVATE } from '../../../lib/domain/private-window.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { tickerView } from '../../components/ticker/sample.ts';

type Send = (message: { readonly name: string }) => Promise<unknown>;

beforeAll(useCatalogue);
beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, { sendMessage: vi.fn<Send>(async () => ({ ok: false, error: PRIVATE })) });
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

it.each([true, false])(
  'tells that it was looked at by the window it was opened over: private %s',
  async (incognito) => {
    Object.assign(fakeBrowser.windows, { getCurrent: async () => ({ incognito }) });
    const sent = vi.mocked(fakeBrowser.runtime.sendMessage as unknown as Send);
    const looks = (): number => sent.mock.calls.filter(([{ name }]) => name === 'sawTicker').length;
    render(<App stored={tickerView()} before={null} band={null} locale="en" />);
    await waitFor(() => expect(document.body.dataset['ready']).toBe('1'));
    // Another window's click closes it; what is in front then says nothing of it.
    const before = looks();
    document.dispatchEvent(new Event('visibilitychange'));
    const asked = sent.mock.calls.length;
    fireEvent.click(find('[data-part="refresh"]'));
    await waitFor(() => expect(sent.mock.calls.length).toBeGreaterThan(asked));
    expect(looks() > before).toBe(!incognito);
    expect(looks() === 0).toBe(incognito);
  },
);
