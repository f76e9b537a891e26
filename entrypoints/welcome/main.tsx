import { render } from 'preact';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../components/options/coin-search.css';
import '../../components/welcome/welcome.css';
import '../../components/welcome/welcome-pictures.css';
import { browser } from '../../lib/browser.ts';
import { App } from './App.tsx';

const locale = browser.i18n.getUILanguage();
document.documentElement.lang = locale;
document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir');
const root = document.getElementById('app');
if (root) render(<App locale={locale} isFirefox={import.meta.env.FIREFOX} />, root);
