// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AlertEditor, type AlertEditorProps } from '../../../components/alerts/AlertEditor.tsx';
import type { LevelReached } from '../../../lib/query/views.ts';
import { alertId, anAlert } from '../../support/alerts.ts';
import { useCatalogue } from '../catalogue.ts';
import { alertView, NOW, TAO } from './sample.ts';

const DAY = 86_400_000;

beforeAll(useCatalogue);
beforeEach(() => {
  HTMLElement.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

function show(changes: Partial<AlertEditorProps> = {}) {
  const given: AlertEditorProps = {
    coin: TAO,
    alerts: [],
    first: null,
    alone: false,
    removed: null,
    quietHours: null,
    notifications: 'first',
    failure: null,
    reached: vi.fn<AlertEditorProps['reached']>(async () => null),
    locale: 'en-US',
    now: NOW,
    onSave: vi.fn<AlertEditorProps['onSave']>(),
    onRemove: vi.fn<AlertEditorProps['onRemove']>(),
    onSnooze: vi.fn<AlertEditorProps['onSnooze']>(),
    onRestore: vi.fn<AlertEditorProps['onRestore']>(),
    onAskPermission: vi.fn<() => void>(),
    onClose: vi.fn<() => void>(),
    ...changes,
  };
  const { container, rerender } = render(<AlertEditor {...given} />);
  const part = (name: string): HTMLInputElement => {
    const found = container.querySelector<HTMLInputElement>(`[data-part="${name}"]`);
    if (!found) throw new Error(`no part ${name}`);
    return found;
  };
  return {
    given,
    container,
    part,
    type: (name: string, value: string) => fireEvent.input(part(name), { target: { value } }),
    choose: (name: string, value: string) => fireEvent.change(part(name), { target: { value } }),
    segment: (label: string) => fireEvent.click(screen.getByLabelText(label)),
    submit: () => fireEvent.submit(part('set-alert').closest('form') ?? container),
    context: () => part('context').textContent,
    update: (next: Partial<AlertEditorProps>) => rerender(<AlertEditor {...given} {...next} />),
  };
}

describe('the alert editor', () => {
  it('begins in the figure, and sets an alert that asks for notifications', () => {
    const { given, part, type, submit } = show();
    expect(document.activeElement).toBe(part('level'));
    type('level', '275.00');
    submit();
    expect(given.onSave).toHaveBeenCalledExactlyOnceWith({
      draft: {
        id: null,
        coinId: 'bittensor',
        condition: { kind: 'above', level: 275 },
        repeat: 'once',
        expiresAt: NOW + 30 * DAY,
        note: null,
      },
      quietHours: undefined,
      askPermission: true,
    });
  });

  it.each<[AlertEditorProps['notifications'], RegExp, boolean]>([
    ['first', /Your browser will ask to show notifications/, true],
    ['granted', /A notification tells it/, false],
    ['off', /Notifications are off/, false],
  ])('says what will be asked where notifications are “%s”', (notifications, words, asks) => {
    const { given, part, type, submit } = show({ notifications });
    expect(part('asks').textContent).toMatch(words);
    type('level', '300');
    submit();
    expect(given.onSave).toHaveBeenCalledWith(expect.objectContaining({ askPermission: asks }));
  });

  it('turns notifications on by their own button where they are off', () => {
    const { given, part } = show({ notifications: 'off' });
    fireEvent.click(part('turn-on'));
    expect(given.onAskPermission).toHaveBeenCalledOnce();
    expect(given.onSave).not.toHaveBeenCalled();
  });

  it.each([
    ['275', '6.4% above now.'],
    ['240', /^7\.1% below now\. That is true already/],
    ['258.4', /^Just as now, \$258\.40\./],
    ['', 'Now $258.40.'],
  ])('holds “goes above %s” against now', (typed, words) => {
    const { type, context } = show();
    type('level', typed);
    expect(context()).toMatch(words);
  });

  it.each([
    [{ kind: 'close', at: Date.UTC(2026, 3, 9) }, '6.4% above now. It last closed there on Apr 9.'],
    [{ kind: 'close', at: Date.UTC(2025, 3, 9) }, '6.4% above now. It last closed there on Apr 9, 2025.'],
    [{ kind: 'hour', at: NOW - 3 * DAY }, '6.4% above now. It was last there on Nov 25.'],
    [{ kind: 'never', at: Date.UTC(2024, 3, 12) }, '6.4% above now. No close since Apr 12, 2024 was there.'],
    [null, '6.4% above now.'],
  ] as const)('says when it was last there: %o', async (told, words) => {
    const { given, type, context } = show({ reached: vi.fn<AlertEditorProps['reached']>(async () => told) });
    type('level', '275');
    await waitFor(() => expect(context()).toBe(words));
    expect(given.reached).toHaveBeenCalledExactlyOnceWith('bittensor', 'above', 275);
  });

  it('says nothing of a level that is no longer the one in the field, is true now, or could not be asked about', async () => {
    const answers = new Map<number, (told: LevelReached | null) => void>();
    const reached = vi.fn<AlertEditorProps['reached']>(
      (_coinId, _side, level) =>
        new Promise((resolve, reject) => {
          if (level === 400) reject(new Error('no answer'));
          else answers.set(level, resolve);
        }),
    );
    const { type, context } = show({ reached });
    type('level', '275');
    type('level', '300');
    answers.get(300)?.({ kind: 'close', at: Date.UTC(2026, 0, 2) });
    answers.get(275)?.({ kind: 'close', at: Date.UTC(2026, 3, 9) });
    await waitFor(() => expect(context()).toMatch(/It last closed there on Jan 2\.$/));
    type('level', '400');
    expect(context()).toMatch(/% above now\.$/);
    type('level', '200');
    expect(reached).toHaveBeenCalledTimes(3);
  });

  it('reads figures in the reader’s notation', () => {
    const { given, type, submit, context } = show({ locale: 'de-DE' });
    type('level', '1.234,5');
    expect(context()).toMatch(/^377,7/);
    submit();
    expect(given.onSave).toHaveBeenCalledWith(
      expect.objectContaining({
        draft: expect.objectContaining({ condition: { kind: 'above', level: 1234.5 } }) as unknown,
      }),
    );
  });

  it.each([
    ['above', 'level', '', 'Type a price.'],
    ['above', 'level', 'much', 'This can’t be read as a figure above zero.'],
    ['above', 'level', '0', 'This can’t be read as a figure above zero.'],
    ['moves', 'percent', '', 'Type a change in percent.'],
    ['moves', 'percent', '0.01', 'The smallest move is 0.1%.'],
    ['moves', 'percent', '20000', 'The largest move is 10,000%.'],
    ['moves', 'percent', '100', /^No price falls by 100%/],
  ])('%s: says what is wrong with %s “%s”, and stores nothing', (kind, field, typed, words) => {
    const { given, part, type, submit, segment, context } = show();
    if (kind === 'moves') segment('moves by');
    type(field, typed);
    submit();
    expect(given.onSave).not.toHaveBeenCalled();
    expect(context()).toMatch(words);
    expect(part(field).getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(part(field));
  });

  it('does not call a field wrong before it was filled in', () => {
    const { part } = show();
    expect(part('level').getAttribute('aria-invalid')).toBe('false');
  });

  it('asks for moves in a window, and from a price', () => {
    const { given, part, type, choose, segment, submit, context } = show();
    segment('moves by');
    type('percent', '5');
    expect(context()).toBe('Now +2.6% in 24 h.');
    segment('7 days');
    choose('repeat', 'repeating');
    choose('ends', 'never');
    choose('direction', 'down');
    type('note', ' sell half ');
    submit();
    segment('from a price');
    expect(part('reference').value).toBe('258.4');
    type('reference', '200');
    expect(context()).toMatch(/^At \$190\.00\. Now \$258\.40\./);
    submit();
    const rest = { id: null, coinId: 'bittensor', repeat: 'repeating', expiresAt: null, note: 'sell half' };
    expect(vi.mocked(given.onSave).mock.calls.map(([{ draft }]) => draft)).toEqual([
      { ...rest, condition: { kind: 'moves', percent: 5, direction: 'down', window: '7d' } },
      { ...rest, condition: { kind: 'from-reference', percent: 5, direction: 'down', reference: 200 } },
    ]);
  });

  it('changes quiet hours only where the switch was turned', () => {
    const { given, type, submit } = show({ quietHours: { from: 60, to: 120 } });
    type('level', '300');
    submit();
    fireEvent.click(screen.getByRole('switch'));
    submit();
    fireEvent.click(screen.getByRole('switch'));
    submit();
    expect(vi.mocked(given.onSave).mock.calls.map(([{ quietHours }]) => quietHours)).toEqual([
      undefined,
      null,
      { from: 60, to: 120 },
    ]);
  });

  it('takes a price for what it is where there is none, and says that converted ones do not count', () => {
    const { context, container } = show({
      coin: {
        ...TAO,
        price: null,
        change24h: null,
        currency: 'isk',
        conversion: { rate: 140, asOf: NOW, source: 'coingecko' } as never,
      },
    });
    expect(context()).toBe('No price now. The first one that comes is compared.');
    expect(container.textContent).toContain('No source tells this price in ISK');
  });

  it('closes by Escape, and leaves the key to nobody else', () => {
    const outside = vi.fn<() => void>();
    document.addEventListener('keydown', outside);
    const { given, part } = show();
    fireEvent.keyDown(part('level'), { key: 'Escape' });
    document.removeEventListener('keydown', outside);
    expect(given.onClose).toHaveBeenCalledOnce();
    expect(outside).not.toHaveBeenCalled();
  });

  it('shows why the last try was not stored', () => {
    show({ failure: 'There are 200 alerts' });
    expect(screen.getByRole('alert').textContent).toBe('There are 200 alerts');
  });
});

describe('the alerts a coin has', () => {
  const two = [
    alertView(),
    alertView({
      id: alertId(2),
      condition: { kind: 'moves', percent: 5, direction: 'either', window: '1h' },
      status: 'snoozed',
      snoozedUntil: NOW + 3_600_000,
      expiresAt: NOW + DAY,
      note: 'sell half',
    }),
  ];

  it('stand above, with where they stand', () => {
    const { part } = show({ alerts: two });
    expect([...part('coin-alerts').querySelectorAll('li > p')].map((line) => line.textContent)).toEqual([
      'Goes above $275.00 waiting',
      'Up or down by 5.0% in 1 h silent until 1:00 PM',
    ]);
  });

  it('are loaded into the fields to be changed', () => {
    const { given, part, choose, submit } = show({ alerts: two, first: alertId(2) });
    expect([part('percent').value, part('note').value, part('ends').value]).toEqual(['5', 'sell half', 'kept']);
    submit();
    choose('ends', '7');
    submit();
    expect(vi.mocked(given.onSave).mock.calls.map(([{ draft }]) => draft)).toEqual([
      { ...anAlertDraft(), expiresAt: NOW + DAY },
      { ...anAlertDraft(), expiresAt: NOW + 7 * DAY },
    ]);
  });

  function anAlertDraft() {
    const { condition } = anAlert({ kind: 'moves', percent: 5, direction: 'either', window: '1h' });
    return { id: alertId(2), coinId: 'bittensor', condition, repeat: 'repeating', note: 'sell half' };
  }

  it('are not taken for figures of another currency', () => {
    const { part } = show({ alerts: [alertView({ currency: 'eur', status: 'other-currency' })], first: alertId(1) });
    expect(part('level').value).toBe('');
  });

  it('are silenced, woken and removed by their own buttons', () => {
    const { given, container } = show({ alerts: two });
    const press = (id: string, name: string) =>
      fireEvent.click(container.querySelector(`[data-alert-id="${id}"] [data-part="${name}"]`) ?? container);
    press(alertId(1), 'snooze');
    press(alertId(2), 'snooze');
    press(alertId(1), 'remove');
    expect(given.onSnooze).toHaveBeenNthCalledWith(1, two[0], NOW + 3_600_000);
    expect(given.onSnooze).toHaveBeenNthCalledWith(2, two[1], null);
    expect(given.onRemove).toHaveBeenCalledExactlyOnceWith(two[0]);
  });

  it.each<[string, Partial<AlertEditorProps>]>([
    ['the line goes first', { alerts: two.slice(1) }],
    ['the way back comes first', { removed: two[0] ?? null }],
  ])('come back, and the focus is on the way back when one went from under it: %s', (_, before) => {
    const { given, container, part, update } = show({ alerts: two });
    container.querySelector<HTMLElement>('[data-part="remove"]')?.focus();
    update({ alerts: two, ...before });
    update({ alerts: two.slice(1), removed: two[0] ?? null });
    expect(document.activeElement).toBe(part('undo'));
    fireEvent.click(part('undo'));
    expect(given.onRestore).toHaveBeenCalledExactlyOnceWith(two[0]);
  });
});
