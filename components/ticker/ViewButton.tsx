import { i18n } from '#i18n';
import { useRef, useState } from 'preact/hooks';
import type { TickerChoices } from '../../lib/domain/ticker-choices.ts';
import { ViewIcon } from '../controls/icons.tsx';
import type { ViewMenu } from './ViewMenu.tsx';

interface ViewButtonProps {
  readonly choices: TickerChoices;
  readonly onChoose: (change: Partial<TickerChoices>) => void;
  /** The code of the choices cannot be had. */
  readonly onMissing: () => void;
}

/** Opens the choices of how the list is shown. Their code comes with the first click. */
export function ViewButton({ choices, onChoose, onMissing }: ViewButtonProps) {
  const [open, setOpen] = useState(false);
  const [menu, setMenu] = useState<{ readonly Menu: typeof ViewMenu } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears what happens inside
    <div
      ref={box}
      class="view-box"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        setOpen(false);
        button.current?.focus();
      }}
      onFocusOut={(event) => {
        const next = event.relatedTarget;
        if (next instanceof Node && !box.current?.contains(next)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        class="icon-button"
        data-part="view"
        aria-label={i18n.t('view.menu')}
        title={i18n.t('view.menu')}
        aria-expanded={open}
        aria-controls="view-menu"
        onClick={() => {
          setOpen(!open);
          if (menu) return;
          void import('./ViewMenu.tsx').then(
            (module) => setMenu({ Menu: module.ViewMenu }),
            () => {
              setOpen(false);
              onMissing();
            },
          );
        }}
      >
        <ViewIcon />
      </button>
      <div id="view-menu" hidden={!open || !menu}>
        {open && menu && <menu.Menu choices={choices} onChoose={onChoose} onOutside={() => setOpen(false)} />}
      </div>
    </div>
  );
}
