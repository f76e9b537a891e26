import { render } from 'preact';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../components/controls/select.css';
import '../../components/shelf/shelf.css';
import '../../components/shelf/reading.css';
import '../../components/shelf/key-help.css';
import { speakBrowserLanguage } from '../../lib/page-language.ts';
import { App } from './App.tsx';

const locale = speakBrowserLanguage();
const root = document.getElementById('app');
if (root) render(<App locale={locale} />, root);
