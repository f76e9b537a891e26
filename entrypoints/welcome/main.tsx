import { render } from 'preact';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../components/options/coin-search.css';
import '../../components/welcome/welcome.css';
import '../../components/welcome/welcome-pictures.css';
import { speakBrowserLanguage } from '../../lib/page-language.ts';
import { App } from './App.tsx';

const locale = speakBrowserLanguage();
const root = document.getElementById('app');
if (root) render(<App locale={locale} isFirefox={import.meta.env.FIREFOX} />, root);
