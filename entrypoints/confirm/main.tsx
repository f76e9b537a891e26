import { render } from 'preact';
import '../../styles/tokens.css';
import '../../styles/base.css';
import { browser } from '../../lib/browser.ts';
import { waitingPressKey } from '../../lib/domain/press.ts';
import { log } from '../../lib/log.ts';
import { speakBrowserLanguage } from '../../lib/page-language.ts';
import { App } from './App.tsx';
import { readPress } from './read-press.ts';

/** Takes what waits, so that nothing of it stays: a page that is loaded again has nothing to ask. */
async function take(tabId: number): Promise<string | null> {
  const key = waitingPressKey(tabId);
  const { [key]: waiting } = await browser.storage.session.get(key);
  await browser.storage.session.remove(key);
  return typeof waiting === 'string' ? waiting : null;
}

async function start(): Promise<void> {
  const locale = speakBrowserLanguage();
  const tabId = Number(location.hash.slice(1));
  const waiting = await take(tabId);
  const root = document.getElementById('app');
  if (!root) return;
  const press = waiting === null ? null : readPress(waiting);
  render(<App press={press} tabId={press && tabId} locale={locale} isFirefox={import.meta.env.FIREFOX} />, root);
}

start().catch((error: unknown) => log.bug('confirm', error));
