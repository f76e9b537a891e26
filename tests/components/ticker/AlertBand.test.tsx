// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AlertBand, type FiringActions } from '../../../components/alerts/AlertBand.tsx';
import type { FiringView } from '../../../lib/query/views.ts';
import { aFiring } from '../../support/alerts.ts';
import { useCatalogue } from '../catalogue.ts';
import { NOW } from './sample.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

function firing(id: string, changes: Partial<FiringView> = {}): FiringView {
  const { toldAt: _told, seenAt: _seen, ...fired } = aFiring({ asOf: NOW, at: NOW });
  return { ...fired, id, symbol: 'ETH', name: 'Ethereum', seen: false, ...changes };
}

function show(first: readonly FiringView[], hideNumbers = false) {
  const onSnooze = vi.fn<FiringActions['onSnooze']>();
  const onDismiss = vi.fn<FiringActions['onDismiss']>();
  const onEdit = vi.fn<FiringActions['onEdit']>();
  const onGone = vi.fn<() => void>();
  const band = (firings: readonly FiringView[]) => (
    <AlertBand
      firings={firings}
      hideNumbers={hideNumbers}
      now={NOW}
      locale="en-US"
      onSnooze={onSnooze}
      onDismiss={onDismiss}
      onEdit={onEdit}
      onGone={onGone}
    />
  );
  const { container, rerender } = render(band(first));
  return {
    container,
    onSnooze,
    onDismiss,
    onEdit,
    onGone,
    update: (next: readonly FiringView[]) => rerender(band(next)),
  };
}

describe('the band of what fired', () => {
  it('is not there without a firing', () => {
    expect(show([]).container.innerHTML).toBe('');
  });

  it('tells no figure where numbers are hidden, but which coin, when, and what can be done', () => {
    const reference = firing('paid', {
      condition: { kind: 'from-reference', reference: 1_580, percent: 10, direction: 'either' },
    });
    const { container } = show([reference], true);
    expect(container.textContent).toMatch(/^The alert of ETH firedCoinGecko, \d+:\d\d\s[AP]MSnooze 1 hEditDismiss$/);
  });

  it('tells one with its evidence, and what can be done', () => {
    const one = firing('one');
    const { container, onSnooze, onDismiss, onEdit } = show([one]);
    expect(container.textContent).toMatch(/^ETH is above \$1,740\.00\$1,741\.04 at .*, CoinGecko/);
    fireEvent.click(screen.getByText('Snooze 1 h'));
    expect(onSnooze).toHaveBeenCalledExactlyOnceWith(one);
    fireEvent.click(screen.getByText('Edit'));
    expect(onEdit).toHaveBeenCalledExactlyOnceWith(one);
    fireEvent.click(screen.getByText('Dismiss'));
    expect(onDismiss).toHaveBeenCalledExactlyOnceWith(['one']);
  });

  it('tells several as one that opens to its lines', () => {
    const { container, onDismiss } = show(['a', 'b', 'c'].map((id) => firing(id, { moment: 'away' })));
    expect(container.querySelector('.alert-title')?.textContent).toBe('3 alerts while you were away');
    expect(container.querySelectorAll('[data-firing-id]')).toHaveLength(0);
    fireEvent.click(screen.getByText('Show'));
    expect(container.querySelectorAll('[data-firing-id]')).toHaveLength(3);
    fireEvent.click(screen.getByText('Dismiss all'));
    expect(onDismiss).toHaveBeenCalledExactlyOnceWith(['a', 'b', 'c']);
  });

  it('hands the focus on when the last one goes from under it', () => {
    const { onGone, update } = show([firing('one')]);
    const button = screen.getByText('Dismiss');
    button.focus();
    fireEvent.click(button);
    update([]);
    expect(onGone).toHaveBeenCalledOnce();
  });
});
