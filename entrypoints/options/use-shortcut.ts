import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../lib/browser.ts';

/** Chromium's page of all extensions' keys; Firefox opens its own by a call. */
const CHROMIUM_PAGE = 'chrome://extensions/shortcuts';

/** Firefox for Android has none; older ones cannot open the page. */
type Commands = Partial<Pick<typeof browser.commands, 'getAll' | 'openShortcutSettings'>>;

interface Shortcut {
  /** As the browser writes it; '' where none is set. */
  readonly keys: string;
  readonly change: () => void;
}

/** The keys of the sidebar's command as they are bound now; null where the browser has no keys for extensions. */
export function useShortcut(): Shortcut | null {
  const [keys, setKeys] = useState<string | null>(null);
  const { commands }: { readonly commands?: Commands } = browser;
  useEffect(() => {
    const read = async (): Promise<void> => {
      const all = (await commands?.getAll?.()) ?? [];
      const bound = all.find(({ name }) => name === 'toggle-sidebar');
      if (bound) setKeys(bound.shortcut ?? '');
    };
    void read();
    // They are changed on another page, from which the reader comes back.
    const back = (): void => void read();
    window.addEventListener('focus', back);
    return () => window.removeEventListener('focus', back);
  }, [commands]);
  const change = (): void => {
    if (commands?.openShortcutSettings) void commands.openShortcutSettings();
    else void browser.tabs.create({ url: CHROMIUM_PAGE });
  };
  return keys === null ? null : { keys, change };
}
