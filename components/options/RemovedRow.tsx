import { i18n } from '#i18n';

/** Stands where a coin was taken off the list, so that nothing below it jumps, and brings it back. */
export function RemovedRow({ name, onUndo }: { readonly name: string; readonly onUndo: () => void }) {
  return (
    <tr class="removed-row" data-part="removed">
      <td colSpan={7}>
        <span id="removed-name">{i18n.t('options.coins.removed', [name])}</span>{' '}
        <button type="button" class="text-button" data-part="undo" aria-describedby="removed-name" onClick={onUndo}>
          {i18n.t('options.coins.undo')}
        </button>
      </td>
    </tr>
  );
}
