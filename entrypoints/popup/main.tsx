import { storedTicker } from './snapshot.ts';
import { render } from 'preact';
import { browser } from '../../lib/browser.ts';
import { formatPrice } from '../../lib/domain/money.ts';
import { App } from './App.tsx';

const locale = browser.i18n.getUILanguage();
// A process's first number format costs more than the whole rendering: it is made while the browser reads the storage.
formatPrice(1, 'usd', locale);
const stored = await storedTicker;
const root = document.getElementById('app');
if (root) render(<App stored={stored.view} before={stored.look} locale={locale} />, root);
