// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { App } from '../../../entrypoints/welcome/App.tsx';
import { REVISION_KEY } from '../../../lib/revision.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { feedView } from '../../components/options/sample.ts';
import { ROWS, tickerView } from '../../components/ticker/sample.ts';
import { fakePermissions } from '../../support/fake-permissions.ts';

const SETTINGS = { watchlist: ROWS.map(({ coinId }) => coinId) };

interface Call {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

let calls: Call[];
let sidebar: { sidebarMode: string; sidebarSites: string[] };
const changes = () => calls.filter(({ name }) => /^(put|switch)/.test(name));

beforeAll(useCatalogue);
beforeEach(() => {
  fakeBrowser.reset();
  fakePermissions.allowOnly();
  calls = [];
  sidebar = { sidebarMode: 'topic', sidebarSites: [] };
  const feeds = [
    feedView({ id: 'decrypt', name: 'Decrypt' }),
    feedView({ id: 'openai', name: 'OpenAI', on: false }),
    feedView({ id: 'far', name: 'Not allowed', allowed: false }),
  ];
  const articles = [
    { id: '1', source: 'Decrypt', title: 'A piece of Decrypt', publishedAt: 0, dateKnown: false },
    { id: '2', source: 'Elsewhere', title: 'A piece from elsewhere', publishedAt: 0, dateKnown: false },
  ];
  const answers: Record<string, unknown> = {
    getTicker: tickerView(),
    getSources: { feeds },
    getShelf: { articles },
  };
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async (call: Call) => {
      calls.push(call);
      if (call.name === 'getSettings') return { ok: true, value: { ...SETTINGS, ...sidebar } };
      return { ok: true, value: answers[call.name] ?? null };
    },
  });
  Object.assign(fakeBrowser, {
    commands: { getAll: async () => [{ name: 'toggle-sidebar', shortcut: 'Alt+Shift+C' }] },
  });
  delete document.body.dataset['ready'];
});
afterEach(cleanup);

async function open() {
  const { container, getByText, getByRole } = render(<App locale="en-US" isFirefox={false} />);
  await waitFor(() => expect(document.body.dataset['ready']).toBe('1'));
  const press = (name: string) => fireEvent.click(getByRole('button', { name }));
  const title = () => container.querySelector('h1')?.textContent;
  const picture = () => container.querySelector('.question-picture')?.textContent ?? '';
  const choose = (value: string) => {
    const choice = container.querySelector(`input[value="${value}"]`);
    if (choice) fireEvent.click(choice);
  };
  return { container, getByText, press, title, picture, choose };
}

it('asks three questions, each of which can be skipped and then changes nothing', async () => {
  const { press, title } = await open();
  expect(title()).toBe('Which coins do you follow?');
  press('TAO, Bittensor');
  press('Skip');
  expect(title()).toBe('Whom do you want to read?');
  expect(document.activeElement?.textContent).toBe(title());
  press('Decrypt');
  press('Skip');
  expect(title()).toBe('Where should the sidebar show?');
  press('Skip');
  expect(title()).toBe('That is all');
  expect(changes()).toEqual([]);
  expect(fakePermissions.state.asked).toEqual([]);
});

it('keeps the order of the coins that stay, and shows at once what it makes', async () => {
  const { press, picture, getByText } = await open();
  expect(picture()).toContain('BTC');
  press('BTC, Bitcoin');
  expect(picture()).not.toContain('BTC');
  press('SOL, Solana');
  press('SOL, Solana');
  expect(getByText('3 coins')).toBeTruthy();
  press('Next: sources');
  expect(changes()).toEqual([{ name: 'putSettings', payload: { watchlist: ['bittensor', 'solana', 'filecoin'] } }]);
});

it('switches only the sources that were pressed, and offers none that the browser would have to allow', async () => {
  const { press, picture, container } = await open();
  press('Skip');
  expect(container.textContent).not.toContain('Not allowed');
  expect(picture()).toBe('A piece of DecryptDecrypt');
  press('OpenAI');
  press('Decrypt');
  expect(picture()).toBe('The first articles are on their way.');
  press('Decrypt');
  press('Next: sidebar');
  expect(changes()).toContainEqual({ name: 'switchFeed', payload: { feedId: 'openai', on: true } });
});

it('asks the browser for every site only where that was chosen, in its own words', async () => {
  const { press, title, choose, container } = await open();
  press('3 Sidebar');
  expect(container.textContent).toContain('“Read and change all your data on all websites”');
  await waitFor(() => expect(container.textContent).toContain('Alt Shift C'));
  choose('everywhere');
  fakePermissions.state.answer = false;
  press('Finish');
  await waitFor(() => expect(container.textContent).toContain('Your browser did not allow it'));
  expect(changes()).toEqual([]);
  fakePermissions.state.answer = true;
  press('Finish');
  await waitFor(() => expect(title()).toBe('That is all'));
  expect(fakePermissions.state.asked).toEqual([['*://*/*'], ['*://*/*']]);
  expect(changes()).toEqual([{ name: 'putSettings', payload: { sidebarMode: 'topic', sidebarSites: ['*'] } }]);
});

it('opens with what is chosen, and takes every site back without those that were added by name', async () => {
  sidebar = { sidebarMode: 'topic', sidebarSites: ['*', 'notes.example.org'] };
  fakePermissions.allowOnly('*://*/*', 'https://notes.example.org/*');
  const { press, choose, container } = await open();
  press('3 Sidebar');
  expect(container.querySelector<HTMLInputElement>('input[value="everywhere"]')?.checked).toBe(true);
  choose('publishers');
  press('Finish');
  await waitFor(() => expect([...fakePermissions.state.origins]).toEqual(['https://notes.example.org/*']));
  const payload = { sidebarMode: 'topic', sidebarSites: ['notes.example.org'] };
  expect(changes()).toEqual([{ name: 'putSettings', payload }]);
});

it('adds every site to those that were added by name', async () => {
  sidebar.sidebarSites = ['notes.example.org'];
  const { press, choose } = await open();
  press('3 Sidebar');
  choose('everywhere');
  press('Finish');
  const payload = { sidebarMode: 'topic', sidebarSites: ['notes.example.org', '*'] };
  await waitFor(() => expect(changes()).toEqual([{ name: 'putSettings', payload }]));
});

it('on a click only needs no permission', async () => {
  const { press, choose } = await open();
  press('3 Sidebar');
  choose('click');
  press('Finish');
  expect(changes()).toEqual([{ name: 'putSettings', payload: { sidebarMode: 'click' } }]);
  expect(fakePermissions.state.asked).toEqual([]);
});

it('shows prices that come while it is open', async () => {
  const { picture } = await open();
  expect(picture()).toContain('$64,571.00');
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async ({ name }: Call) => {
      const value = { getTicker: tickerView({ rows: ROWS.map((row) => ({ ...row, price: 7 })) }) }[name];
      return { ok: true, value: value ?? { feeds: [], articles: [] } };
    },
  });
  await fakeBrowser.storage.local.set({ [REVISION_KEY]: 2 });
  await waitFor(() => expect(picture()).toContain('$7.00'));
});
