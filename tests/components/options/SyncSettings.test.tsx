// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { SyncSettings } from '../../../components/options/SyncSettings.tsx';
import type { SyncView } from '../../../lib/domain/sync-view.ts';
import { useCatalogue } from '../catalogue.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

const OFF: SyncView = {
  on: false,
  sentAt: null,
  receivedAt: null,
  trouble: null,
  bytes: 0,
  allowed: 102_400,
  hasCopy: false,
};

function show(sync: Partial<SyncView> = {}) {
  const onSwitch = vi.fn<(on: boolean, deleteCopy: boolean) => void>();
  const { container } = render(<SyncSettings sync={{ ...OFF, ...sync }} locale="en" onSwitch={onSwitch} />);
  const find = (selector: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  return { container, onSwitch, find };
}

it('says who gets a copy before it is switched on, and is on by one press', () => {
  const { find, container, onSwitch } = show();
  expect(find('[data-part="sync"]').textContent).toMatch(/Google with Chrome.*Mozilla with Firefox\. Nobody else/);
  expect(container.querySelector('[data-part="sync-state"] dl')).toBeNull();
  fireEvent.click(find('[role="switch"]'));
  expect(onSwitch).toHaveBeenLastCalledWith(true, false);
});

it('asks what is to become of the copy before it is off', () => {
  const { find, container, onSwitch } = show({ on: true });
  const cases = [
    ['sync-off-cancel', null],
    ['sync-keep', false],
    ['sync-delete', true],
  ] as const;
  for (const [part, deleteCopy] of cases) {
    onSwitch.mockClear();
    fireEvent.click(find('[role="switch"]'));
    expect(document.activeElement).toBe(find('[data-part="sync-off-cancel"]'));
    fireEvent.click(find(`[data-part="${part}"]`));
    expect(container.querySelector('dialog')).toBeNull();
    expect(onSwitch.mock.calls).toEqual(deleteCopy === null ? [] : [[false, deleteCopy]]);
  }
});

it('tells when something went and came, and how full the room is', () => {
  const at = new Date(2026, 10, 29, 14, 5).getTime();
  const { find } = show({ on: true, sentAt: at, bytes: 12_345 });
  const told = find('[data-part="sync-state"]').textContent;
  expect(told).toMatch(/Last sentNov 29, 2026, 2:05\sPM/);
  expect(told).toContain('Last receivednot yet');
  expect(told).toMatch(/Room taken12 kB of 102 kB/);
});

it.each([
  ['full', /more room than the 102 kB.*140 kB.*nothing is lost/],
  ['newer', /newer Coinside.*left alone/],
  ['gone', /deleted on another device.*untouched/],
  ['failed', /does not answer/],
] as const)('tells trouble in words: %s', (trouble, words) => {
  const { find } = show({ on: trouble !== 'gone', trouble, bytes: 140_000 });
  expect(find('[role="alert"]').textContent).toMatch(words);
});

it('offers to delete a copy that was kept, after asking, and only where there is one', () => {
  expect(show().container.querySelector('[data-part="sync-copy"]')).toBeNull();
  expect(show({ on: true, hasCopy: true }).container.querySelector('[data-part="sync-copy"]')).toBeNull();
  const { find, container, onSwitch } = show({ hasCopy: true });
  fireEvent.click(find('[data-part="sync-copy-ask"]'));
  expect(container.querySelector('[data-part="sync-keep"]')).toBeNull();
  expect(find('dialog').textContent).toContain('Your other devices stop syncing too');
  expect(onSwitch).not.toHaveBeenCalled();
  fireEvent.click(find('[data-part="sync-delete"]'));
  expect(onSwitch.mock.calls).toEqual([[false, true]]);
});
