import { render } from 'preact';
import '../../styles/tokens.css';
import '../../styles/base.css';
import { browser } from '../../lib/browser.ts';
import { type WaitingPress, waitingPressKey } from '../../lib/domain/press.ts';
import { log } from '../../lib/log.ts';
import { App } from './App.tsx';
import { readPress } from './read-press.ts';

/** Takes what waits, so that nothing of it stays: a page that is loaded again has nothing to ask. */
async function take(): Promise<WaitingPress | undefined> {
  const key = waitingPressKey(location.hash.slice(1));
  const { [key]: waiting } = await browser.storage.session.get(key);
  await browser.storage.session.remove(key);
  return waiting as WaitingPress | undefined;
}

async function start(): Promise<void> {
  const locale = browser.i18n.getUILanguage();
  document.documentElement.lang = locale;
  document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir');
  const waiting = await take();
  const root = document.getElementById('app');
  if (!root) return;
  const press = waiting ? readPress(waiting.press) : null;
  render(
    <App press={press} tabId={waiting?.tabId ?? null} locale={locale} isFirefox={import.meta.env.FIREFOX} />,
    root,
  );
}

start().catch((error: unknown) => log.bug('confirm', error));
