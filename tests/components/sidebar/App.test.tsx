// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { App } from '../../../entrypoints/sidepanel/App.tsx';
import { takeHost, type Host } from '../../../entrypoints/sidepanel/host.ts';
import { useCatalogue } from '../catalogue.ts';
import { pageView, related } from './sample.ts';

beforeAll(useCatalogue);

interface Asked {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A background of a few lines: binds one token, answers views to its secret only. */
let asked: Asked[];
const HANGS = Symbol('never answers');
let answers: Record<string, unknown>;
/** Whether what is pressed was surely seen; how that is known, sight.test.ts tells. */
let isSure = true;
vi.mock('../../../entrypoints/sidepanel/sight.ts', () => ({
  watchSight: () => ({ isSure: () => isSure, stop: () => undefined }),
}));

let opensPanel = vi.fn(async () => undefined);
vi.mock('../../../lib/side-panel.ts', () => ({
  hasPanel: true,
  openPanelHere: async () => {
    await opensPanel();
    return true;
  },
}));

beforeEach(() => {
  fakeBrowser.reset();
  asked = [];
  isSure = true;
  answers = {
    getSidebar: pageView(),
    refreshFromSidebar: { ok: true },
    standsClear: true,
    pressApart: true,
  };
  fakeBrowser.runtime.onMessage.addListener((message: unknown, sender, reply: (answer: unknown) => void) => {
    if (sender.id !== undefined) return undefined; // Told to the sidebar, not asked by it.
    const { name, payload } = message as Asked;
    asked.push({ name, payload });
    const bound = payload['token'] === 'good' ? { secret: 's' } : null;
    const value = answers[name] ?? (name === 'bindFrame' ? bound : null);
    if (value === HANGS) return true;
    reply(value instanceof Error ? { ok: false, error: 'broken' } : { ok: true, value });
    return true;
  });
});
afterEach(() => {
  cleanup();
  delete document.body.dataset['ready'];
  delete document.body.dataset['view'];
});

const names = (): string[] => asked.map(({ name }) => name);
const ready = (view: string) => waitFor(() => expect(document.body.dataset['view']).toBe(view));
function open(host: Host): HTMLElement {
  return render(<App host={host} locale="en-US" />).container as HTMLElement;
}
/** A message that reaches the sidebar, with what the browser says of its sender. */
async function tell(message: unknown, sender: object): Promise<void> {
  const heard: unknown[] = await fakeBrowser.runtime.onMessage.trigger(message, sender, () => undefined);
  expect(
    heard.filter((answer) => answer !== undefined),
    'nobody answers',
  ).toEqual([]);
}
const background = { id: 'test-extension-id' };
const frame: Host = { kind: 'frame', token: 'good' };

describe('in a frame', () => {
  it('shows nothing before it is bound, then the view asked with its secret', async () => {
    const container = open(frame);
    expect(container.textContent).toBe('');
    await ready('page');
    expect(asked).toEqual([
      { name: 'bindFrame', payload: { token: 'good' } },
      { name: 'getSidebar', payload: { secret: 's' } },
    ]);
    expect(document.body.dataset['ready']).toBe('1');
  });

  it('with a spent token asks for nothing and shows nothing of anybody', async () => {
    const container = open({ kind: 'frame', token: 'spent' });
    await ready('unbound');
    expect(names()).toEqual(['bindFrame']);
    expect(container.querySelector('[data-coin-id], [data-article-id]')).toBeNull();
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(names()).toEqual(['bindFrame']);
  });

  it('asks again when figures or pages change, and never binds twice', async () => {
    open(frame);
    await ready('page');
    answers['getSidebar'] = pageView({ coins: [], related: [] });
    await fakeBrowser.storage.local.set({ revision: 2 });
    await waitFor(() => expect(document.body.textContent).toContain('Nothing here about AI or crypto.'));
    answers['getSidebar'] = { kind: 'unreadable' };
    await tell({ name: 'pageChanged' }, background);
    await ready('unreadable');
    expect(names().filter((name) => name === 'bindFrame')).toHaveLength(1);
  });

  it.each([
    ['a content script, of whatever tab', { id: 'test-extension-id', tab: { id: 7, active: true, windowId: 1 } }],
    ['another extension', { id: 'somebody-else' }],
  ])('is not moved by %s', async (_who, sender) => {
    open(frame);
    await ready('page');
    await tell({ name: 'pageChanged' }, sender);
    await tell({ name: 'closeSidebar', payload: {} }, background);
    await tell(null, background);
    await fakeBrowser.storage.local.set({ revision: 2 });
    await waitFor(() => expect(names().filter((name) => name === 'getSidebar').length).toBeGreaterThan(1));
    expect(names().filter((name) => name === 'getSidebar')).toHaveLength(2);
  });

  it('is not moved by what other parts store', async () => {
    open(frame);
    await ready('page');
    await fakeBrowser.storage.local.set({ settings: {} });
    await fakeBrowser.storage.session.set({ frames: {} });
    await fakeBrowser.storage.local.set({ revision: 2 });
    await waitFor(() => expect(names().filter((name) => name === 'getSidebar').length).toBeGreaterThan(1));
    expect(names().filter((name) => name === 'getSidebar')).toHaveLength(2);
  });

  it('closes on Escape and gives the focus back', async () => {
    open(frame);
    await ready('page');
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(asked.at(-1)).toEqual({ name: 'closeSidebar', payload: { secret: 's', returnFocus: true } });
  });

  it('asks for prices by its button only, and tells what came of it', async () => {
    const container = open(frame);
    await ready('page');
    expect(names()).not.toContain('refreshFromSidebar');
    answers['refreshFromSidebar'] = { ok: false, reason: 'wait' };
    const button = container.querySelector('[data-part=refresh]');
    if (button) fireEvent.click(button);
    await waitFor(() =>
      expect(container.querySelector('[data-part=notice]')?.textContent).toContain('Asked a moment ago.'),
    );
  });

  it.each([
    ['nobody can tell whether it was seen', false, true],
    ['the page beside does not answer in time, or hides it', true, false],
  ])('does nothing of what is pressed where %s: it waits in a tab of its own', async (_where, sure, standsClear) => {
    isSure = sure;
    answers['standsClear'] = standsClear;
    answers['getSidebar'] = pageView({ related: [related({ id: 'a1', title: 'On bees' })] });
    const container = open(frame);
    await ready('page');
    const save = container.querySelector('[data-part=save]')!;
    fireEvent.click(save);
    fireEvent.click(save);
    await waitFor(() => expect(names()).toContain('pressApart'));
    const press = JSON.stringify({ kind: 'save', articleId: 'a1', title: 'On bees', on: true });
    expect(asked.filter(({ name }) => name === 'pressApart')).toEqual([
      { name: 'pressApart', payload: { secret: 's', press } },
    ]);
    expect(names()).not.toContain('markArticle');
    // It opens, so that the reader sees what they pressed.
    fireEvent.click(container.querySelector('a.article-link')!);
    await waitFor(() => expect(names()).toContain('markArticle'));
  });

  it('says that what is pressed waits once it does, and that nothing was done where it cannot', async () => {
    isSure = false;
    const container = open(frame);
    await ready('page');
    const notice = () => container.querySelector('[data-part=notice]')?.textContent;
    const refresh = container.querySelector('[data-part=refresh]')!;
    vi.spyOn(performance, 'now').mockReturnValue(10_000);
    answers['pressApart'] = new Error('broken');
    fireEvent.click(refresh);
    await waitFor(() => expect(notice()).toContain('This could not be done.'));
    vi.spyOn(performance, 'now').mockReturnValue(20_000);
    answers['pressApart'] = true;
    fireEvent.click(refresh);
    await waitFor(() => expect(notice()).toContain('This waits in a tab of its own'));
    vi.restoreAllMocks();
    expect(names()).not.toContain('refreshFromSidebar');
  });

  it('asks for prices once by a double click', async () => {
    const container = open(frame);
    await ready('page');
    const refresh = container.querySelector('[data-part=refresh]')!;
    fireEvent.click(refresh);
    fireEvent.click(refresh);
    await waitFor(() => expect(container.querySelector('[data-part=notice]')?.textContent).toContain('up to date'));
    expect(names().filter((name) => name === 'refreshFromSidebar')).toHaveLength(1);
    fireEvent.click(refresh);
    await waitFor(() => expect(names().filter((name) => name === 'refreshFromSidebar')).toHaveLength(2));
  });

  it('goes into the browser’s panel by a press that was seen alone, and says where it could not', async () => {
    opensPanel = vi.fn(async () => undefined);
    Object.assign(fakeBrowser.tabs, { getCurrent: async () => ({ id: 7, windowId: 1 }) });
    isSure = false;
    const container = open(frame);
    await ready('page');
    const press = () => fireEvent.click(container.querySelector('[data-part=other-place]')!);
    press();
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ payload: { press: JSON.stringify({ kind: 'panel' }) } }));
    expect(opensPanel).not.toHaveBeenCalled();
    isSure = true;
    opensPanel.mockRejectedValue(new Error('no gesture'));
    press();
    await waitFor(() => expect(container.querySelector('[data-part=notice]')?.textContent).toContain('stays here'));
    expect(names()).not.toContain('keepInPanel');
    opensPanel.mockResolvedValue(undefined);
    answers['keepInPanel'] = { moved: true };
    press();
    await waitFor(() => expect(asked.at(-1)).toEqual({ name: 'keepInPanel', payload: { secret: 's', on: true } }));
  });

  it('says that nobody answered, and tries again when told to', async () => {
    answers['getSidebar'] = new Error('broken');
    const container = open(frame);
    await ready('failed');
    answers['getSidebar'] = pageView();
    const again = [...container.querySelectorAll('button')].find((button) => button.textContent === 'Try again');
    if (again) fireEvent.click(again);
    await ready('page');
    expect(names().filter((name) => name === 'bindFrame')).toHaveLength(1);
  });

  it('binds when told to try again, where nobody answered to its token', async () => {
    answers['bindFrame'] = new Error('broken');
    const container = open(frame);
    await ready('failed');
    delete answers['bindFrame'];
    const again = [...container.querySelectorAll('button')].find((button) => button.textContent === 'Try again');
    if (again) fireEvent.click(again);
    await ready('page');
    expect(asked.at(-1)).toEqual({ name: 'getSidebar', payload: { secret: 's' } });
  });

  it('asks once more where something changed during a question that failed', async () => {
    answers['getSidebar'] = new Error('broken');
    fakeBrowser.runtime.onMessage.addListener((message: unknown) => {
      if ((message as Asked).name !== 'getSidebar' || !(answers['getSidebar'] instanceof Error)) return;
      answers['getSidebar'] = pageView();
      void tell({ name: 'pageChanged' }, background);
    });
    const container = open(frame);
    await ready('page');
    expect(container.textContent).not.toContain('Try again');
  });
});

describe('elsewhere', () => {
  const contentScript = (tab: object) => ({
    id: 'test-extension-id',
    tab: { id: 7, active: true, windowId: 1, ...tab },
  });

  it('asks for its own window as the browser’s side panel, and has no cross', async () => {
    await fakeBrowser.windows.create({ focused: true });
    const container = open({ kind: 'panel' });
    await ready('page');
    expect(asked).toEqual([{ name: 'getSidebar', payload: { windowId: 1 } }]);
    expect(container.querySelector('[data-part=close]')).toBeNull();

    await fakeBrowser.windows.create({ focused: true });
    const hide = [...container.querySelectorAll('button')].find((button) => button.textContent === 'Not on this site');
    if (hide) fireEvent.click(hide);
    await waitFor(() => expect(asked).toContainEqual({ name: 'hideSite', payload: { windowId: 1 } }));
  });

  it('follows the tab in front of its own window only', async () => {
    await fakeBrowser.windows.create({ focused: true });
    open({ kind: 'panel' });
    await ready('page');
    await tell({ name: 'pageChanged' }, contentScript({ windowId: 2 }));
    await tell({ name: 'pageChanged' }, contentScript({ active: false }));
    await fakeBrowser.tabs.onActivated.trigger({ tabId: 8, windowId: 2 });
    await fakeBrowser.tabs.onUpdated.trigger(8, { status: 'complete' }, { active: true, windowId: 2 } as never);
    expect(names()).toEqual(['getSidebar']);
    const asking = async (step: () => Promise<unknown>) => {
      const before = names().length;
      await step();
      await waitFor(() => expect(names()).toHaveLength(before + 1));
    };
    await asking(() => tell({ name: 'pageChanged' }, contentScript({})));
    await asking(() => fakeBrowser.tabs.onActivated.trigger({ tabId: 7, windowId: 1 }));
    await asking(() =>
      fakeBrowser.tabs.onUpdated.trigger(7, { status: 'complete' }, { active: true, windowId: 1 } as never),
    );
  });

  it('shows the next page beside one that hangs, and acts on what it shows alone', async () => {
    await fakeBrowser.windows.create({ focused: true });
    const onA = { tabId: 7, host: 'a.example' };
    answers['getSidebar'] = { ...pageView({ host: 'a.example' }), shown: onA };
    const container = open({ kind: 'panel' });
    await ready('page');
    const loads = (host: string) =>
      fakeBrowser.tabs.onUpdated.trigger(7, { status: 'loading' }, {
        active: true,
        windowId: 1,
        url: `https://${host}/x`,
      } as never);
    await loads('a.example');
    expect(container.querySelector('.sidebar'), 'a frame in the page loads').not.toBeNull();
    answers['getSidebar'] = HANGS;
    await fakeBrowser.tabs.onActivated.trigger({ tabId: 8, windowId: 1 });
    await waitFor(() => expect(names().filter((name) => name === 'getSidebar')).toHaveLength(2));
    await waitFor(() => expect(container.querySelector('.sidebar'), 'nothing of the page before').toBeNull());

    answers['getSidebar'] = { ...pageView({ host: 'c.example' }), shown: { tabId: 9, host: 'c.example' } };
    await fakeBrowser.tabs.onActivated.trigger({ tabId: 9, windowId: 1 });
    await waitFor(() => expect(container.querySelector('.sidebar')).not.toBeNull());
    const hide = [...container.querySelectorAll('button')].find((button) => button.textContent === 'Not on this site');
    fireEvent.click(hide!);
    const payload = { windowId: 1, shown: { tabId: 9, host: 'c.example' } };
    await waitFor(() => expect(asked).toContainEqual({ name: 'hideSite', payload }));
    await loads('d.example');
    await waitFor(() => expect(container.querySelector('.sidebar'), 'another page comes').toBeNull());
  });

  it('stays, and says so, beside a page that takes no sidebar', async () => {
    await fakeBrowser.windows.create({ focused: true });
    const closed = vi.spyOn(window, 'close').mockImplementation(() => undefined);
    answers['keepInPanel'] = { moved: false };
    const container = open({ kind: 'panel' });
    await ready('page');
    const press = () => fireEvent.click(container.querySelector('[data-part=other-place]')!);
    press();
    await waitFor(() => expect(container.querySelector('[data-part=notice]')?.textContent).toContain('stays here'));
    expect(closed).not.toHaveBeenCalled();
    answers['keepInPanel'] = { moved: true };
    press();
    await waitFor(() => expect(closed).toHaveBeenCalled());
  });

  it('holds what is selected in a page no longer than the panel stands', async () => {
    await fakeBrowser.windows.create({ focused: true });
    const connected: unknown[] = [];
    Object.assign(fakeBrowser.tabs, {
      connect: (...to: unknown[]) => {
        connected.push(to);
        return { onDisconnect: { addListener: () => undefined } };
      },
    });
    answers['getSidebar'] = { ...pageView({ selection: 'rye bread' }), shown: { tabId: 7, host: 'a.example' } };
    open({ kind: 'panel' });
    await ready('page');
    await waitFor(() => expect(connected).toEqual([[7, { frameId: 0 }]]));
  });

  it('asks nobody for anything in a frame that somebody else made', async () => {
    open({ kind: 'stray' });
    await ready('unbound');
    expect(asked).toEqual([]);
  });
});

describe('its place', () => {
  const windowWith = (hash: string, framed: boolean) => {
    const replaced: string[] = [];
    const history = { replaceState: (_state: unknown, _title: string, address: string) => replaced.push(address) };
    const window = { location: { hash, pathname: '/sidepanel.html' }, history, top: {} };
    return { window: (framed ? window : Object.assign(window, { top: window })) as unknown as Window, replaced };
  };
  it.each([
    ['#abc', true, { kind: 'frame', token: 'abc' }],
    ['', true, { kind: 'stray' }],
    ['', false, { kind: 'panel' }],
    ['#abc', false, { kind: 'panel' }],
  ] as const)('with %s, framed %s', (hash, framed, host) => {
    expect(takeHost(windowWith(hash, framed).window)).toEqual(host);
  });
  it('keeps no token in the address', () => {
    const { window, replaced } = windowWith('#abc', true);
    takeHost(window);
    expect(replaced).toEqual(['/sidepanel.html']);
  });
});
