import { render } from 'preact';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../components/options/options.css';
import '../../components/options/settings.css';
import '../../components/options/coin-search.css';
import '../../components/options/watch-list.css';
import '../../components/options/source-list.css';
import { browser } from '../../lib/browser.ts';
import { ask } from '../../lib/messages/client.ts';
import { App } from './App.tsx';

const root = document.getElementById('app');
if (root) {
  const { version } = browser.runtime.getManifest();
  render(<App version={version} locale={browser.i18n.getUILanguage()} />, root);
}

// A hint that due rounds may start. The page doesn't need its answer: if nobody is there, its own questions say so.
ask('surfaceOpened', { surface: 'options' }).catch(() => undefined);
