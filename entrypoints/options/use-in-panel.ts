import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../lib/browser.ts';
import { ask } from '../../lib/messages/client.ts';
import { IN_PANEL_KEY } from '../../lib/side-panel.ts';

/** Whether the sidebar opens in the browser's own panel, wherever that was chosen, and what chooses; null until it is read. */
export function useInPanel(): [boolean | null, (on: boolean) => void] {
  const [isInPanel, setInPanel] = useState<boolean | null>(null);
  useEffect(() => {
    const read = async (): Promise<void> => {
      const { [IN_PANEL_KEY]: stored } = await browser.storage.local.get(IN_PANEL_KEY);
      setInPanel(stored === true);
    };
    const changed = (changes: Record<string, unknown>): void => {
      if (IN_PANEL_KEY in changes) void read();
    };
    void read();
    browser.storage.onChanged.addListener(changed);
    return () => browser.storage.onChanged.removeListener(changed);
  }, []);
  const put = async (on: boolean): Promise<void> => {
    // What is stored is what is shown, also where storing failed.
    const before = isInPanel;
    setInPanel(on);
    await ask('putInPanel', { on, tabId: null }).catch(() => setInPanel(before));
  };
  return [isInPanel, (on) => void put(on)];
}
