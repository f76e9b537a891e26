// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { App } from '../../../entrypoints/options/App.tsx';
import { REVISION_KEY } from '../../../lib/revision.ts';
import type { AlertView, PriceNotice } from '../../../lib/query/views.ts';
import type { Settings, SettingsPatch } from '../../../lib/settings/settings.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { alertView } from '../../components/alerts/sample.ts';
import { NOW, UNI, feedView, watchedCoin } from '../../components/options/sample.ts';
import { FIRST_CHOICES } from '../../../lib/domain/ticker-choices.ts';

interface Call {
  readonly name: string;
  readonly payload: SettingsPatch & {
    readonly coinId?: string;
    readonly feedId?: string;
    readonly on?: boolean;
    readonly json?: string;
    readonly until?: number;
    readonly undone?: unknown;
  };
}

/** What an import says it added. */
const ADDED = { saved: ['00c0ffee00c0ffee'], read: [], texts: ['00c0ffee00c0ffee'] };

/** A background in memory behind the real client: it answers, refuses where told to, and commits like the real one. */
function fakeBackground() {
  const state = {
    settings: {
      version: 8,
      watchlist: ['bitcoin', 'ethereum', 'render-token'],
      badgeCoinId: 'bitcoin',
      currency: 'usd',
      feeds: {},
      hiddenSites: ['mail.example.org'],
      sidebarMode: 'topic',
      sidebarSites: [],
      handlePlace: { side: 'end', at: 0.5 },
      sidebarWidth: 360,
      quietHours: null,
      keeping: { days: 90, articles: 50_000 },
      labelsLeftOut: [],
      mutes: [],
      dayTopics: [],
      dayNoteAt: null,
      ...FIRST_CHOICES,
    } as Settings,
    refusals: new Map<string, string>(),
    calls: [] as Call[],
    /** What the list calls its third coin, while it holds it by a former id. */
    was: null as { symbol: string; at: number; ratio: number } | null,
    alerts: [] as AlertView[],
    notices: [] as PriceNotice[],
    /** What is asked from now on is answered at once, but the answer travels until this is done. */
    gate: Promise.resolve(),
  };
  const answers: Record<string, (call: Call) => unknown> = {
    getSettings: () => state.settings,
    getTicker: () => ({
      version: 6,
      currency: state.settings.currency,
      rows: state.settings.watchlist.map((id) => ({
        ...watchedCoin(id, { was: id === 'render-token' ? state.was : null }),
        group: 'watch',
        spark: [],
        alert: false,
      })),
      market: null,
      badgeCoinId: state.settings.badgeCoinId,
      choices: FIRST_CHOICES,
      notices: state.notices,
      alerts: { unseen: 0, firings: [] },
      writtenAt: NOW,
    }),
    getSources: () => ({ feeds: [feedView(), feedView({ id: 'chainwire', on: false })], articlesStored: 3118 }),
    getMutes: () => [],
    getAlerts: () => ({ alerts: state.alerts, firings: [], quietHours: state.settings.quietHours, most: 200 }),
    searchCoins: () => UNI,
    putSettings: ({ payload }) => (state.settings = { ...state.settings, ...payload }),
    switchFeed: ({ payload: { feedId = '', on = false } }) =>
      (state.settings = { ...state.settings, feeds: { ...state.settings.feeds, [feedId]: on } }),
    acceptRename: () => {
      state.was = null;
      return state.settings;
    },
    exportEverything: () => ({ json: JSON.stringify(state.settings), fileName: 'coinside.json' }),
    importEverything: ({ payload }) => {
      const read: Settings = JSON.parse(payload.json ?? '');
      state.settings = read;
      return { ok: true, coins: state.settings.watchlist.length, feeds: 0, saved: 2, added: ADDED };
    },
  };
  const sendMessage = async (call: Call) => {
    state.calls.push(call);
    const refusal = state.refusals.get(call.name);
    const answer =
      refusal === undefined
        ? { ok: true, value: structuredClone(answers[call.name]?.(call) ?? null) }
        : { ok: false, error: refusal };
    await state.gate;
    return answer;
  };
  Object.assign(fakeBrowser.runtime, { sendMessage });
  const commit = () => fakeBrowser.storage.local.set({ [REVISION_KEY]: Math.random() });
  return { state, commit, answers };
}

let background: ReturnType<typeof fakeBackground>;

beforeAll(useCatalogue);
let shortcut: string;

beforeEach(() => {
  fakeBrowser.reset();
  background = fakeBackground();
  shortcut = 'Alt+Shift+C';
  Object.assign(fakeBrowser.commands, { getAll: async () => [{ name: 'toggle-sidebar', shortcut }] });
  location.hash = '';
  delete document.body.dataset['ready'];
});
afterEach(cleanup);

async function open() {
  const { container } = render(<App version="1.0.0" locale="en-US" />);
  await waitFor(() => expect(document.body.dataset['ready']).toBe('1'));
  const one = (selector: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  };
  const order = () =>
    [...container.querySelectorAll<HTMLElement>('[data-watch-id]')].map((row) => row.dataset['watchId']).join(' ');
  const goTo = async (section: string) => {
    location.hash = section;
    window.dispatchEvent(new Event('hashchange'));
    await waitFor(() => expect(one('[aria-current="page"]').dataset['section']).toBe(section));
  };
  return { container, one, order, goTo };
}

it('while the database cannot be read, says what is safe, gives a backup out, and begins anew', async () => {
  const backups = { pace: 'daily', checkedAt: NOW, broughtBack: null, isOverdue: false };
  const head = { at: NOW, bytes: 900, coins: 3, ownFeeds: 1, alerts: 2, saved: 4 };
  background.state.refusals.set('getTicker', 'Internal error opening backing store');
  background.answers['getSelfCheck'] = () => ({
    providers: null,
    index: null,
    database: null,
    ringsAt: null,
    errors: [],
  });
  background.answers['getBackups'] = () => ({ ...backups, kept: [head] });
  background.answers['beginAnew'] = () => {
    background.state.refusals.clear();
    return null;
  };
  const { container } = render(<App version="1.0.0" locale="en-US" />);
  const part = (name: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  await waitFor(() => expect(part('unreadable').textContent).toContain('Internal error opening backing store'));
  // The self-check stays within reach, and says the same of everything.
  location.hash = 'check';
  window.dispatchEvent(new Event('hashchange'));
  await waitFor(() => expect(container.querySelector('[data-part="unreadable"]')).toBeNull());
  location.hash = 'data';
  window.dispatchEvent(new Event('hashchange'));
  await waitFor(() => part('backup-save'));
  fireEvent.click(part('unreadable-anew'));
  fireEvent.click(part('anew-cancel'));
  expect(background.state.calls.some(({ name }) => name === 'beginAnew')).toBe(false);
  fireEvent.click(part('unreadable-anew'));
  fireEvent.click(part('anew-confirm'));
  await waitFor(() => expect(document.body.dataset['ready']).toBe('1'));
  expect(container.querySelector('[data-part="unreadable"]')).toBeNull();
  expect(document.activeElement, 'where the reader goes on').toBe(container.querySelector('main h1'));
});

it('asks again whether it is the database after each failure, though two say the same', async () => {
  background.state.refusals.set('getTicker', 'it failed');
  background.state.refusals.set('getSelfCheck', 'nobody is there');
  const { container } = render(<App version="1.0.0" locale="en-US" />);
  const again = await waitFor(() => {
    const found = container.querySelector('.notices button');
    expect(found).not.toBeNull();
    return found!;
  });
  await waitFor(() => expect(background.state.calls.some(({ name }) => name === 'getSelfCheck')).toBe(true));
  background.state.refusals.delete('getSelfCheck');
  background.answers['getSelfCheck'] = () => ({
    providers: null,
    index: null,
    database: null,
    ringsAt: null,
    errors: [],
  });
  fireEvent.click(again);
  await waitFor(() => expect(container.querySelector('[data-part="unreadable"]')).not.toBeNull());
});

it('shows a new order at once, and takes it back in words when it can’t be stored', async () => {
  const { one, order } = await open();
  background.state.refusals.set('putSettings', 'the disk is full');
  fireEvent.keyDown(one('[data-watch-id="render-token"]'), { key: 'ArrowUp', altKey: true });
  expect(order()).toBe('bitcoin render-token ethereum');
  await waitFor(() => expect(one('[role="alert"]').textContent).toContain('the disk is full'));
  expect(order()).toBe('bitcoin ethereum render-token');
});

it('stores quick changes one after the other, each on top of the one before', async () => {
  const { one, order } = await open();
  fireEvent.keyDown(one('[data-watch-id="render-token"]'), { key: 'ArrowUp', altKey: true });
  fireEvent.keyDown(one('[data-watch-id="render-token"]'), { key: 'ArrowUp', altKey: true });
  expect(order()).toBe('render-token bitcoin ethereum');
  await waitFor(() => expect(background.state.settings.watchlist.join(' ')).toBe('render-token bitcoin ethereum'));
  expect(order()).toBe('render-token bitcoin ethereum');
});

it('does not fall back to what it read before a change was stored', async () => {
  const { one, order } = await open();
  const readings = () => background.state.calls.filter(({ name }) => name === 'getSettings').length;
  const slow = Promise.withResolvers<void>();
  background.state.gate = slow.promise;
  await background.commit();
  await waitFor(() => expect(readings()).toBe(2));
  background.state.gate = Promise.resolve();
  fireEvent.keyDown(one('[data-watch-id="ethereum"]'), { key: 'ArrowUp', altKey: true });
  await waitFor(() => expect(background.state.settings.watchlist[0]).toBe('ethereum'));
  // The next reading never arrives, so that what is shown comes from the change and the slow reading alone.
  background.state.gate = new Promise(() => undefined);
  slow.resolve();
  await waitFor(() => expect(readings()).toBe(3));
  expect(order()).toBe('ethereum bitcoin render-token');
});

it('reads again after a commit without touching what is being typed', async () => {
  const { one } = await open();
  const field = one('[data-part="coin-search"]');
  field.focus();
  fireEvent.input(field, { target: { value: 'uni' } });
  await waitFor(() => one('[data-coin-id="unicoin-2"]'));
  background.state.settings = { ...background.state.settings, watchlist: ['ethereum'] };
  await background.commit();
  await waitFor(() => expect(document.querySelectorAll('[data-watch-id]')).toHaveLength(1));
  expect(document.activeElement).toBe(field);
  expect(field).toHaveProperty('value', 'uni');
});

it('brings a removed badge coin back to the badge too', async () => {
  const { one } = await open();
  fireEvent.click(one('[data-watch-id="bitcoin"] [data-part="remove"]'));
  // As the background does when the badge's coin leaves the list.
  await waitFor(() => expect(background.state.settings.watchlist).toEqual(['ethereum', 'render-token']));
  background.state.settings = { ...background.state.settings, badgeCoinId: 'ethereum' };
  fireEvent.click(one('[data-part="undo"]'));
  await waitFor(() => expect(background.state.settings.badgeCoinId).toBe('bitcoin'));
  expect(background.state.settings.watchlist).toEqual(['bitcoin', 'ethereum', 'render-token']);
});

it('keeps what it showed when a later reading fails, and says why', async () => {
  const { one, order, container } = await open();
  background.state.refusals.set('getTicker', 'the database could not be opened');
  await background.commit();
  await waitFor(() => expect(one('[role="alert"]').textContent).toContain('the database could not be opened'));
  expect(order()).toBe('bitcoin ethereum render-token');
  background.state.refusals.clear();
  fireEvent.click(one('[role="alert"] button'));
  await waitFor(() => expect(container.querySelector('[role="alert"]')).toBeNull());
});

it('moves the focus to the title when the section changes, not when the page opens', async () => {
  const { one, goTo } = await open();
  expect(document.activeElement).toBe(document.body);
  await goTo('sources');
  expect(document.activeElement).toBe(one('h1'));
  await waitFor(() => expect(document.title).toBe('Sources – Coinside options'));
});

it('moves the focus to the title of a section that was chosen before anything was loaded', async () => {
  let load = (): void => undefined;
  background.state.gate = new Promise((resolve) => (load = resolve));
  const { container } = render(<App version="1.0.0" locale="en-US" />);
  location.hash = 'sources';
  window.dispatchEvent(new Event('hashchange'));
  await waitFor(() => expect(container.querySelector('[data-section="sources"][aria-current="page"]')).not.toBeNull());
  load();
  await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
  expect(document.activeElement?.textContent).toBe('Sources');
});

it('keeps the other choices when one source is switched', async () => {
  background.state.settings = { ...background.state.settings, feeds: { decrypt: false } };
  const { one, goTo } = await open();
  await goTo('sources');
  // Another page switches one meanwhile, and this page has not read it yet.
  background.state.settings = { ...background.state.settings, feeds: { decrypt: false, openai: true } };
  fireEvent.click(one('[data-feed-id="chainwire"] [role="switch"]'));
  expect(one('[data-feed-id="chainwire"] [role="switch"]').getAttribute('aria-checked')).toBe('true');
  await waitFor(() =>
    expect(background.state.settings.feeds).toEqual({ decrypt: false, openai: true, chainwire: true }),
  );
});

it('takes a site off the hidden ones', async () => {
  const { one, goTo } = await open();
  await goTo('sidebar');
  fireEvent.click(one('[data-part="show-again"]'));
  await waitFor(() => expect(background.state.settings.hiddenSites).toEqual([]));
});

it('shows the keys of the sidebar as the browser has them, and as they are after they were changed on its page', async () => {
  const pages: string[] = [];
  Object.assign(fakeBrowser.tabs, { create: async ({ url }: { url: string }) => void pages.push(url) });
  const { one, goTo } = await open();
  await goTo('sidebar');
  await waitFor(() => expect(one('[data-part="shortcut"]').textContent).toBe('Alt+Shift+C'));
  fireEvent.click(one('[data-part="change-shortcut"]'));
  expect(pages).toEqual(['chrome://extensions/shortcuts']);
  shortcut = '';
  fireEvent(window, new Event('focus'));
  await waitFor(() => expect(one('[data-part="shortcut"]').textContent).toBe('None are set.'));
});

it('refuses a file that is too large without reading it, and undoes an import', async () => {
  const { one, goTo } = await open();
  await goTo('data');
  const choose = (text: string, size?: number) => {
    const file = new File([text], 'other.json');
    if (size !== undefined) Object.defineProperty(file, 'size', { value: size });
    fireEvent.change(one('[data-part="import"]'), { target: { files: [file] } });
  };
  choose('{}', 30_000_001);
  await waitFor(() => expect(one('#import-note').textContent).toContain('other.json is larger than 30 MB.'));
  expect(background.state.calls.some(({ name }) => name === 'importEverything')).toBe(false);

  choose(JSON.stringify({ ...background.state.settings, watchlist: ['solana'] }));
  await waitFor(() => expect(one('#import-note').textContent).toContain('Now as in other.json. 1 coin'));
  expect(one('#import-note').textContent).toContain('2 saved articles are among those on the shelf.');
  fireEvent.click(one('#import-note button'));
  await waitFor(() => expect(background.state.settings.watchlist).toEqual(['bitcoin', 'ethereum', 'render-token']));
  expect(background.state.calls.findLast(({ name }) => name === 'importEverything')?.payload.undone).toEqual(ADDED);
});

it('says what became of a coin, and takes "Got it" for an answer', async () => {
  background.state.was = { symbol: 'OLD', at: Date.UTC(2024, 8, 4), ratio: 100 };
  const { container, one } = await open();
  expect(one('[data-part="became"]').textContent).toContain('1 OLD became 100 REN on September 4, 2024.');
  fireEvent.click(one('[data-part="accept-rename"]'));
  await waitFor(() => expect(container.querySelector('[data-part="became"]')).toBeNull());
  const { payload } = background.state.calls.find(({ name }) => name === 'acceptRename') ?? {};
  expect(payload).toEqual({ coinId: 'render-token' });
});

it('silences an alert by this machine’s clock, by which the silence is kept, however wrong that clock is', async () => {
  background.state.alerts = [alertView()];
  background.state.notices = [{ kind: 'clock', aheadMs: 2 * 3_600_000 }];
  const { one, goTo } = await open();
  await goTo('alerts');
  const pressedAt = Date.now();
  fireEvent.click(one('[data-part="snooze"]'));
  await waitFor(() => expect(background.state.calls.some(({ name }) => name === 'snoozeAlert')).toBe(true));
  const until = background.state.calls.find(({ name }) => name === 'snoozeAlert')?.payload.until ?? 0;
  expect(until).toBeGreaterThan(pressedAt);
});
