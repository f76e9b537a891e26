// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { AlertDesk } from '../../../components/alerts/alert-desk.ts';
import { AlertEditing } from '../../../components/alerts/AlertEditing.tsx';
import { PRIVATE } from '../../../lib/domain/private-window.ts';
import type { AlertView } from '../../../lib/query/views.ts';
import { useCatalogue } from '../catalogue.ts';
import { alertView, NOW, TAO } from './sample.ts';

beforeAll(useCatalogue);
beforeEach(() => {
  HTMLElement.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

/** Alerts in memory behind the desk's own interface. */
async function show(changes: Partial<AlertDesk> = {}, alerts: readonly AlertView[] = []) {
  const state = { alerts, mayNotify: false };
  const desk: AlertDesk = {
    read: async () => ({
      view: { alerts: state.alerts, firings: [], quietHours: null, most: 200 },
      mayNotify: state.mayNotify,
    }),
    watch: () => () => undefined,
    set: vi.fn<AlertDesk['set']>(async () => ({ answer: { ok: true, alert: alertView() }, mayNotify: null })),
    restore: vi.fn<AlertDesk['restore']>(async (id) => {
      const alert = alerts.find((one) => one.id === id);
      if (!alert) return { ok: false, reason: 'unknown' };
      state.alerts = [...state.alerts, alert];
      return { ok: true, alert };
    }),
    remove: vi.fn<AlertDesk['remove']>(async (id) => {
      const gone = state.alerts.find((alert) => alert.id === id) ?? null;
      state.alerts = state.alerts.filter((alert) => alert !== gone);
      return gone;
    }),
    snooze: vi.fn<AlertDesk['snooze']>(async () => ({ ok: false, reason: 'unknown' })),
    reached: async () => null,
    askToNotify: vi.fn<AlertDesk['askToNotify']>(async () => (state.mayNotify = true)),
    stopNotifying: vi.fn<AlertDesk['stopNotifying']>(async () => true),
    ...changes,
  };
  const onSet = vi.fn<(words: string) => void>();
  const onClose = vi.fn<() => void>();
  const { container } = render(
    <AlertEditing desk={desk} coin={TAO} first={null} locale="en-US" now={NOW} onSet={onSet} onClose={onClose} />,
  );
  const part = (name: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!found) throw new Error(`no part ${name}`);
    return found;
  };
  await waitFor(() => part('level'));
  const set = (level: string): void => {
    fireEvent.input(part('level'), { target: { value: level } });
    fireEvent.submit(part('set-alert').closest('form') ?? container);
  };
  return { desk, container, part, set, onSet, onClose };
}

it('hands the wish on in the event itself, before anything is awaited: the browsers take the question only there', async () => {
  const { desk, set } = await show();
  set('275');
  expect(desk.set).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ askPermission: true }));
});

it.each<[string, Partial<AlertView>, boolean | null, string]>([
  ['granted', {}, true, 'TAO: alert set. Goes above $275.00.'],
  [
    'refused',
    {},
    false,
    'TAO: alert set. Goes above $275.00. Notifications stay off, so popup and badge tell it. Options can turn them on.',
  ],
  [
    'true already',
    { status: 'holds-already' },
    null,
    'TAO: alert set. Goes above $275.00. That is true already, so it fires only after it was untrue once.',
  ],
])('says what was set: %s', async (_, changes, mayNotify, words) => {
  const { set, onSet, onClose } = await show({
    set: async () => ({ answer: { ok: true, alert: alertView(changes) }, mayNotify }),
  });
  set('275');
  await waitFor(() => expect(onSet).toHaveBeenCalledExactlyOnceWith(words));
  expect(onClose).toHaveBeenCalledOnce();
});

it.each([
  ['full', 'There are 200 alerts, which is all there can be. Nothing was stored.'],
  ['not-watched', 'This coin is not on your watch list, so no price of it is asked for. Nothing was stored.'],
  ['ended', 'Its end has passed. Choose a later one.'],
  ['unknown', 'This alert is gone. Set it as a new one.'],
] as const)('stays open and says why it was not stored: %s', async (reason, words) => {
  const { container, set, onClose } = await show({
    set: async () => ({ answer: { ok: false, reason }, mayNotify: null }),
  });
  set('275');
  await waitFor(() => expect(container.querySelector('[role="alert"]')?.textContent).toBe(words));
  expect(onClose).not.toHaveBeenCalled();
});

it('says that it did not work where the background gives no answer', async () => {
  const { container, set } = await show({ set: () => Promise.reject(new Error('no answer')) });
  set('275');
  await waitFor(() =>
    expect(container.querySelector('[role="alert"]')?.textContent).toBe(
      'That did not work. Nothing was stored. Try again.',
    ),
  );
});

it('removes, brings back, and asks for notifications only by their button once there are alerts', async () => {
  const { desk, container, part } = await show({}, [alertView(), alertView({ id: 'b'.repeat(32), coinId: 'bitcoin' })]);
  expect(container.querySelectorAll('[data-alert-id]')).toHaveLength(1);
  fireEvent.click(part('remove'));
  await waitFor(() => expect(container.querySelectorAll('[data-alert-id]')).toHaveLength(0));
  fireEvent.click(part('undo'));
  await waitFor(() => expect(container.querySelectorAll('[data-alert-id]')).toHaveLength(1));
  expect(container.querySelector('[data-part="undo"]')).toBeNull();
  fireEvent.click(part('turn-on'));
  expect(desk.askToNotify).toHaveBeenCalledOnce();
  await waitFor(() => expect(part('asks').textContent).toMatch(/A notification tells it/));
});

it('brings what it says of a refusal into sight: it stands beneath what the popup shows', async () => {
  const { set, container } = await show({ set: () => Promise.reject(new Error(PRIVATE)) });
  const brought: unknown[] = [];
  HTMLElement.prototype.scrollIntoView = function () {
    brought.push(this.getAttribute('role'));
  };
  set('275');
  await waitFor(() => expect(container.querySelector('[role="alert"]')).not.toBeNull());
  expect(brought).toContain('alert');
});

it('says that nothing is kept where the window is private', async () => {
  const { set, container, onSet } = await show({ set: () => Promise.reject(new Error(PRIVATE)) });
  set('275');
  await waitFor(() => expect(container.textContent).toMatch(/private window, so that was not kept/));
  expect(onSet).not.toHaveBeenCalled();
});

it('asks for no notifications where the window is private, and says beforehand that nothing is kept', async () => {
  const view = { alerts: [], firings: [], quietHours: null, most: 200 };
  const { desk, set, part } = await show({ read: async () => ({ view, mayNotify: false, isPrivate: true }) });
  expect(part('asks').textContent.trim()).toBe(
    'This is a private window, so an alert set here is not kept. The options keep it.',
  );
  set('275');
  expect(desk.set).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ askPermission: false }));
});
