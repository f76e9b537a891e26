import { render } from 'preact';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../components/sidebar/sidebar.css';
import { speakBrowserLanguage } from '../../lib/page-language.ts';
import { App } from './App.tsx';
import { takeHost } from './host.ts';

const host = takeHost(window);
const locale = speakBrowserLanguage();
const root = document.getElementById('app');
if (root) render(<App host={host} locale={locale} />, root);
