// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AlertList } from '../../../components/options/AlertList.tsx';
import { NotificationSetting, QuietHoursSetting } from '../../../components/options/AlertSettings.tsx';
import type { AlertView } from '../../../lib/query/views.ts';
import { aFiring, alertId } from '../../support/alerts.ts';
import { alertView, NOW } from '../alerts/sample.ts';
import { useCatalogue } from '../catalogue.ts';

const HOUR = 3_600_000;

beforeAll(useCatalogue);
afterEach(cleanup);

type Props = Parameters<typeof AlertList>[0];

function show(changes: Partial<Props> = {}) {
  const given: Props = {
    alerts: [alertView()],
    firings: [],
    removed: null,
    under: null,
    failure: null,
    inForce: 'usd',
    now: NOW,
    locale: 'en-US',
    canEdit: () => true,
    onEdit: vi.fn<Props['onEdit']>(),
    onSnooze: vi.fn<Props['onSnooze']>(),
    onRemove: vi.fn<Props['onRemove']>(),
    onUndo: vi.fn<Props['onUndo']>(),
    ...changes,
  };
  const { container, rerender } = render(<AlertList {...given} />);
  return { given, container, update: (next: Partial<Props>) => rerender(<AlertList {...given} {...next} />) };
}

describe('the list of alerts', () => {
  it.each<[Partial<AlertView>, string]>([
    [{ status: 'armed' }, 'waiting, fires each time'],
    [{ status: 'armed', repeat: 'once', expiresAt: NOW + HOUR }, 'waiting, fires once, ends 1:00 PM'],
    [{ status: 'holds-already' }, 'true already, waits until it was untrue, fires each time'],
    [{ status: 'holds-already', lastFiredAt: NOW - HOUR }, 'still true, waits until it was untrue, fires each time'],
    [{ status: 'snoozed', snoozedUntil: NOW + HOUR }, 'silent until 1:00 PM, fires each time'],
    [{ status: 'fired', lastFiredAt: NOW - HOUR }, 'fired 11:00 AM'],
    [{ status: 'expired', expiresAt: NOW - HOUR }, 'ended 11:00 AM'],
    [{ status: 'not-watched' }, 'waits, TAO is not on your watch list, fires each time'],
    [{ status: 'other-currency', currency: 'eur' }, 'in EUR, waits while prices are shown in USD, fires each time'],
  ])('says of %o: %s', (changes, words) => {
    const { container } = show({ alerts: [alertView(changes)] });
    expect(container.querySelector('.alert-words .note')?.textContent).toBe(words);
  });

  it('tells the last firing with its figure while it is kept, else its time', () => {
    const alert = alertView({ lastFiredAt: NOW - HOUR });
    const { toldAt: _told, seenAt: _seen, ...fired } = aFiring({ alertId: alert.id, price: 276.5, asOf: NOW - HOUR });
    const { container, update } = show({
      alerts: [alert],
      firings: [{ ...fired, symbol: 'TAO', name: 'Bittensor', seen: true }],
    });
    const last = () => container.querySelector('[data-part="last-fired"]')?.textContent;
    expect(last()).toBe('fired: $276.50 at 11:00 AM, CoinGecko');
    update({ firings: [] });
    expect(last()).toBe('last fired 11:00 AM');
  });

  it('offers what can be done: an end to a silence, no edit without a price, no snooze of one that ended', () => {
    const alerts = [
      alertView({ status: 'snoozed', snoozedUntil: NOW + HOUR }),
      alertView({ id: alertId(2), status: 'not-watched' }),
      alertView({ id: alertId(3), status: 'expired', expiresAt: NOW }),
    ];
    const { given, container } = show({ alerts, canEdit: ({ status }) => status !== 'not-watched' });
    const buttons = [...container.querySelectorAll('[data-alert-id]')].map((row) =>
      [...row.querySelectorAll('button')].map((button) => button.textContent).join('|'),
    );
    expect(buttons).toEqual(['Edit|End the silence|Remove', 'Snooze 1 h|Remove', 'Edit|Remove']);
    fireEvent.click(screen.getByText('End the silence'));
    expect(given.onSnooze).toHaveBeenCalledExactlyOnceWith(alerts[0], null);
  });

  it.each(['the row goes first', 'the way back comes first'])(
    'keeps the place of a removed one, with the way back under the focus: %s',
    (order) => {
      const alerts = [alertView(), alertView({ id: alertId(2) }), alertView({ id: alertId(3) })];
      const { given, container, update } = show({ alerts });
      const button = container.querySelectorAll<HTMLElement>('[data-part="remove"]')[1];
      button?.focus();
      if (button) fireEvent.click(button);
      const removed = { alert: alerts[1] ?? alertView(), index: 1 };
      expect(given.onRemove).toHaveBeenCalledExactlyOnceWith(removed);
      update(order === 'the row goes first' ? { alerts: alerts.toSpliced(1, 1) } : { removed });
      update({ alerts: alerts.toSpliced(1, 1), removed });
      expect([...container.querySelectorAll('li')].map((row) => row.dataset['part'] ?? 'alert')).toEqual([
        'alert',
        'removed',
        'alert',
      ]);
      const undo = screen.getByText('Undo');
      expect(document.activeElement).toBe(undo);
      fireEvent.click(undo);
      expect(given.onUndo).toHaveBeenCalledOnce();
    },
  );

  it('says in its row why a change was not stored', () => {
    const { container } = show({ failure: { id: alertId(1), words: 'no room' } });
    expect(container.querySelector(`[data-alert-id="${alertId(1)}"] [role="alert"]`)?.textContent).toBe('no room');
  });
});

describe('how alerts are told', () => {
  it.each<[boolean | null, boolean, string, string | null]>([
    [true, false, 'Your browser shows them. Popup and badge tell it as well.', 'Take back'],
    [false, false, 'Off. Popup and badge tell what fired.', 'Allow notifications'],
    [
      false,
      true,
      'Your browser said no, so popup and badge tell what fired. It can be asked again, or its settings changed.',
      'Allow notifications',
    ],
    [null, false, '', null],
  ])('allowed: %s, refused: %s', (allowed, refused, words, label) => {
    const onAsk = vi.fn<() => void>();
    const onStop = vi.fn<() => void>();
    const { container } = render(
      <NotificationSetting allowed={allowed} refused={refused} onAsk={onAsk} onStop={onStop} />,
    );
    expect(container.querySelector('.note')?.textContent).toBe(words);
    const button = container.querySelector('button');
    expect(button?.textContent ?? null).toBe(label);
    if (button) fireEvent.click(button);
    expect([onAsk.mock.calls.length, onStop.mock.calls.length]).toEqual(
      allowed === null ? [0, 0] : allowed ? [0, 1] : [1, 0],
    );
  });

  it('quiet hours are turned on as usual ones, moved, and never of no length', () => {
    const onChange = vi.fn<Parameters<typeof QuietHoursSetting>[0]['onChange']>();
    const { container, rerender } = render(<QuietHoursSetting quietHours={null} onChange={onChange} />);
    const field = (end: string): HTMLInputElement => {
      const found = container.querySelector<HTMLInputElement>(`[data-part="quiet-${end}"]`);
      if (!found) throw new Error(`no field ${end}`);
      return found;
    };
    expect([field('from').value, field('to').value, field('to').disabled]).toEqual(['22:00', '07:00', true]);
    fireEvent.click(screen.getByRole('switch'));
    rerender(<QuietHoursSetting quietHours={{ from: 1320, to: 420 }} onChange={onChange} />);
    fireEvent.change(field('to'), { target: { value: '06:30' } });
    fireEvent.change(field('to'), { target: { value: '22:00' } });
    fireEvent.change(field('to'), { target: { value: '' } });
    expect(field('to').value).toBe('07:00');
    fireEvent.click(screen.getByRole('switch'));
    expect(onChange.mock.calls).toEqual([[{ from: 1320, to: 420 }], [{ from: 1320, to: 390 }], [null]]);
  });
});
