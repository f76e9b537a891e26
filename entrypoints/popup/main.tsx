import { storedTicker } from './snapshot.ts';
import { render } from 'preact';
import { browser } from '../../lib/browser.ts';
import { App } from './App.tsx';

const stored = await storedTicker;
const root = document.getElementById('app');
if (root) render(<App stored={stored} locale={browser.i18n.getUILanguage()} />, root);
