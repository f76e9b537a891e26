import { render } from 'preact';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../components/controls/select.css';
import '../../components/options/options.css';
import '../../components/options/settings.css';
import '../../components/options/coin-search.css';
import '../../components/options/watch-list.css';
import '../../components/options/source-list.css';
import '../../components/options/alert-list.css';
import '../../components/controls/toggle.css';
import '../../components/options/add-source.css';
import '../../components/options/keeping.css';
import '../../components/options/requests.css';
import '../../components/options/muted.css';
import '../../components/options/day-settings.css';
import '../../components/options/self-check.css';
import { browser } from '../../lib/browser.ts';
import { keepFresh } from '../../lib/messages/keep-fresh.ts';
import { speakBrowserLanguage } from '../../lib/page-language.ts';
import { App } from './App.tsx';

const locale = speakBrowserLanguage();
const root = document.getElementById('app');
if (root) {
  const { version } = browser.runtime.getManifest();
  render(<App version={version} locale={locale} />, root);
}

keepFresh('options');
