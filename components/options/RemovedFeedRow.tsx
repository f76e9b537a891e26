import { i18n } from '#i18n';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Stands where a feed was taken off the list, so that nothing below it jumps, and brings it back. */
export function RemovedFeedRow({ name, onUndo }: { readonly name: string; readonly onUndo: () => void }) {
  const undoRef = useRef<HTMLButtonElement>(null);
  // The button that was pressed left with its row.
  useLayoutEffect(() => undoRef.current?.focus(), []);
  return (
    <tr class="removed-row" data-part="removed">
      <td colSpan={7}>
        <span id="removed-feed">
          {i18n.t('options.sources.panel.removed', [name])} {i18n.t('options.sources.panel.removedNote')}
        </span>{' '}
        <button
          ref={undoRef}
          type="button"
          class="text-button"
          data-part="undo"
          aria-describedby="removed-feed"
          onClick={onUndo}
        >
          {i18n.t('options.sources.panel.undo')}
        </button>
      </td>
    </tr>
  );
}
