// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type DataOutcome, YourData } from '../../../components/options/YourData.tsx';
import type { WipeAlso } from '../../../components/options/WipeDialog.tsx';
import { useCatalogue } from '../catalogue.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

function show(outcome: DataOutcome | null = null, isSyncOn = false, backups = 0, hasCopy = false) {
  const given = {
    onExport: vi.fn<() => void>(),
    onImport: vi.fn<(file: File) => void>(),
    onWipe: vi.fn<(also: WipeAlso) => void>(),
    onExportOpml: vi.fn<() => void>(),
    onExportWatchList: vi.fn<() => void>(),
  };
  const { container } = render(
    <YourData outcome={outcome} isSyncOn={isSyncOn} hasCopy={hasCopy} backups={backups} {...given} />,
  );
  const part = (name: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  return { ...given, container, part };
}

it('wipes only after a second press, and starts at the way out', () => {
  const { part, onWipe, container } = show();
  fireEvent.click(part('wipe'));
  expect(onWipe).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(part('wipe-cancel'));
  expect(container.querySelector('dialog')?.textContent).toContain('It can’t be undone.');
  fireEvent.click(part('wipe-cancel'));
  expect(container.querySelector('dialog')).toBeNull();
  expect(onWipe).not.toHaveBeenCalled();
  fireEvent.click(part('wipe'));
  fireEvent.click(part('wipe-confirm'));
  expect(onWipe).toHaveBeenCalledOnce();
  expect(container.querySelector('dialog')).toBeNull();
});

it('gives the focus back to where the question was asked from', () => {
  const { part } = show();
  part('wipe').focus();
  fireEvent.click(part('wipe'));
  fireEvent.click(part('wipe-cancel'));
  expect(document.activeElement).toBe(part('wipe'));
});

it('hands over the chosen file', () => {
  const { part, onImport } = show();
  const file = new File(['{}'], 'coinside.json', { type: 'application/json' });
  fireEvent.change(part('import'), { target: { files: [file] } });
  expect(onImport).toHaveBeenCalledExactlyOnceWith(file);
});

it('tells what came of an action in the place of its note, with the way back', () => {
  const onUndo = vi.fn<() => void>();
  const { container } = show({ of: 'import', tone: 'plain', text: 'Now as in a.json.', onUndo });
  const note = container.querySelector('#import-note');
  expect(note?.textContent).toBe('Now as in a.json.Undo');
  expect(container.querySelector('#export-note')?.textContent).toBe(
    'One JSON file with all your choices, your saved articles and what you have read. Where sources bring whole texts, it has those of the articles saved last, up to 12 MB.',
  );
  const undo = note?.querySelector('button');
  if (undo) fireEvent.click(undo);
  expect(onUndo).toHaveBeenCalledOnce();
});

it('leaves the synced copy unless told otherwise, and asks about it only where there is one', () => {
  const { part, onWipe, container } = show(null, true);
  fireEvent.click(part('wipe'));
  fireEvent.click(part('wipe-confirm'));
  expect(onWipe).toHaveBeenLastCalledWith({ deleteCopy: false, keepBackups: false });
  fireEvent.click(part('wipe'));
  const told = () => container.querySelector('dialog')?.textContent;
  expect(told()).toContain('The synced copy stays');
  fireEvent.click(part('wipe-copy'));
  expect(told()).toContain('Sync is switched off');
  expect(told()).not.toContain('The synced copy stays');
  fireEvent.click(part('wipe-confirm'));
  expect(onWipe).toHaveBeenLastCalledWith({ deleteCopy: true, keepBackups: false });
  cleanup();
  const off = show(null, false, 0, true);
  expect(off.container.textContent).toContain('a synced copy in your browser’s account');
  fireEvent.click(off.part('wipe'));
  expect(off.container.querySelector('dialog')?.textContent).not.toContain('Sync is switched off');
  fireEvent.click(off.part('wipe-copy'));
  fireEvent.click(off.part('wipe-confirm'));
  expect(off.onWipe).toHaveBeenLastCalledWith({ deleteCopy: true, keepBackups: false });
  cleanup();
  const without = show();
  expect(without.container.textContent).not.toContain('synced copy');
  fireEvent.click(without.part('wipe'));
  expect(without.container.querySelector('[data-part="wipe-copy"]')).toBeNull();
});

it('takes the backups along unless told otherwise, and says which of both it does', () => {
  const { part, onWipe, container } = show(null, false, 3);
  fireEvent.click(part('wipe'));
  expect(container.querySelector('dialog')?.textContent).toContain('It can’t be undone.');
  fireEvent.click(part('wipe-keep'));
  expect(container.querySelector('dialog')?.textContent).toContain('The backups stay');
  fireEvent.click(part('wipe-confirm'));
  expect(onWipe).toHaveBeenLastCalledWith({ deleteCopy: false, keepBackups: true });
});
