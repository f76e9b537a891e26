import { i18n } from '#i18n';
import { useRef } from 'preact/hooks';
import { useModal } from '../controls/use-modal.ts';

const KEYS = [
  ['j', 'shelf.keys.next'],
  ['k', 'shelf.keys.previous'],
  ['Enter', 'shelf.keys.read'],
  ['o', 'shelf.keys.open'],
  ['s', 'shelf.keys.save'],
  ['m', 'shelf.keys.mark'],
  ['a', 'shelf.keys.also'],
  ['/', 'shelf.keys.search'],
  ['Esc', 'shelf.keys.back'],
  ['?', 'shelf.keys.help'],
] as const;

const SEARCHES = [
  ['"zero knowledge"', 'shelf.searches.phrase'],
  ['coin:TAO', 'shelf.searches.coin'],
  ['source:decrypt', 'shelf.searches.source'],
  ['after:2024-03', 'shelf.searches.after'],
  ['before:2024-03-19', 'shelf.searches.before'],
  ['on:2023', 'shelf.searches.on'],
] as const;

/** The keys of the shelf, and how a search is narrowed. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const closeRef = useRef<HTMLButtonElement>(null);
  const dialogRef = useModal(closeRef);
  return (
    <dialog
      ref={dialogRef}
      class="key-help"
      data-part="help"
      aria-labelledby="help-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id="help-title">{i18n.t('shelf.keys.title')}</h2>
      <dl>
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{i18n.t(words)}</dd>
          </div>
        ))}
      </dl>
      <h3>{i18n.t('shelf.searches.title')}</h3>
      <dl>
        {SEARCHES.map(([search, words]) => (
          <div key={search}>
            <dt>
              <code>{search}</code>
            </dt>
            <dd>{i18n.t(words)}</dd>
          </div>
        ))}
      </dl>
      <p class="key-help-end">
        <button ref={closeRef} type="button" class="button" onClick={onClose}>
          {i18n.t('shelf.close')}
        </button>
      </p>
    </dialog>
  );
}
