import { i18n } from '#i18n';

interface ShortcutRowProps {
  /** As the browser writes it; '' where none is set. */
  readonly keys: string;
  /** Opens the browser's own page for it. */
  readonly onChange: () => void;
}

/** The keys that open and close the sidebar, and the way to where the browser lets them be changed. */
export function ShortcutRow({ keys, onChange }: ShortcutRowProps) {
  return (
    <section aria-labelledby="sidebar-keys">
      <h2 id="sidebar-keys">{i18n.t('options.sidebar.keys')}</h2>
      <div class="setting">
        <div>
          <p data-part="shortcut">{keys ? <kbd translate={false}>{keys}</kbd> : i18n.t('options.sidebar.noKeys')}</p>
          <p class="note">{i18n.t('options.sidebar.keysNote')}</p>
        </div>
        <button type="button" class="button" data-part="change-shortcut" onClick={onChange}>
          {i18n.t('options.sidebar.changeKeys')}
        </button>
      </div>
    </section>
  );
}
