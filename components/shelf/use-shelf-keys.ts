import { useEffect } from 'preact/hooks';

export interface ShelfKeys {
  readonly onStep: (by: 1 | -1) => void;
  readonly onOpen: () => void;
  readonly onSave: () => void;
  readonly onToggleRead: () => void;
  readonly onUnfold: () => void;
  readonly onSearch: () => void;
  readonly onHelp: () => void;
  readonly onBack: () => void;
}

/** The keys of the shelf, on its own page alone. In a field or an open dialog they are what they always are. */
export function useShelfKeys(keys: ShelfKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      if (document.querySelector('dialog[open]')) return;
      const { target } = event;
      if (target instanceof Element && target.closest('input:not([type="radio"]), select, textarea')) return;
      const act = {
        j: () => keys.onStep(1),
        k: () => keys.onStep(-1),
        o: keys.onOpen,
        s: keys.onSave,
        m: keys.onToggleRead,
        a: keys.onUnfold,
        '/': keys.onSearch,
        '?': keys.onHelp,
        Escape: keys.onBack,
      }[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
