import { useEffect, useState } from 'preact/hooks';
import { Confirm } from '../../components/confirm/Confirm.tsx';
import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import type { Press } from '../../lib/domain/press.ts';
import { ask } from '../../lib/messages/client.ts';
import { openPanelHere } from '../../lib/side-panel.ts';

interface AppProps {
  /** Null where nothing waits. */
  readonly press: Press | null;
  /** Where the reader came from. */
  readonly tabId: number | null;
  readonly locale: string;
  readonly isFirefox: boolean;
}

/** Does what was pressed once it is confirmed, goes back to the page beside which that was, and takes its tab along. */
export function App({ press, tabId, locale, isFirefox }: AppProps) {
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    document.body.dataset['ready'] = '1';
  }, []);

  const leave = async (): Promise<void> => {
    const own = await browser.tabs.getCurrent();
    // Closed meanwhile: then the browser chooses where to go.
    if (tabId !== null) await browser.tabs.update(tabId, { active: true }).catch(() => undefined);
    if (own?.id !== undefined) await browser.tabs.remove(own.id);
  };
  const confirm = async (): Promise<void> => {
    setFailed(false);
    const isDone = press === null || (await carryOut(press, tabId).catch(() => false));
    if (isDone) await leave();
    else setFailed(true);
  };
  return (
    <Confirm
      press={press}
      isFailed={isFailed}
      isFirefox={isFirefox}
      now={systemClock()}
      locale={locale}
      onConfirm={() => void confirm()}
      onLeave={() => void leave()}
      onReadComments={(articleId, isPrivate) => ask('readCommentsApart', { articleId, isPrivate })}
    />
  );
}

/** Whether it is done. */
async function carryOut(press: Press, tabId: number | null): Promise<boolean> {
  switch (press.kind) {
    case 'refresh':
      // Asked a moment ago is as good: prices are as fresh as they get.
      return await ask('refreshPrices', {}).then((answer) => answer.ok || answer.reason === 'wait');
    case 'follow':
      await ask('addCoin', { coinId: press.coinId });
      return true;
    case 'save':
      return (await ask('putMark', { articleId: press.articleId, mark: 'saved', on: press.on })).done;
    case 'mute':
      return (await ask('putMute', press.change)).ok;
    case 'hide-site': {
      const { hiddenSites } = await ask('getSettings', {});
      await ask('putSettings', { hiddenSites: [...new Set([...hiddenSites, press.host])] });
      return true;
    }
    case 'panel':
      return tabId !== null && (await openPanelHere()) && (await ask('putInPanel', { on: true, tabId })).moved;
    default:
      // Comments are read here.
      return true;
  }
}
