import { storedTicker } from './snapshot.ts';
import { render } from 'preact';
import { formatPrice } from '../../lib/domain/money.ts';
import { speakBrowserLanguage } from '../../lib/page-language.ts';
import { App, loadBand } from './App.tsx';

const locale = speakBrowserLanguage();
// A process's first number format costs more than the whole rendering: it is made while the browser reads the storage.
formatPrice(1, 'usd', locale);
const stored = await storedTicker;
// What fired stands there from the first paint, so that it pushes nothing; without any its code is not loaded.
const band = stored.view?.alerts.firings.length ? await loadBand() : null;
const root = document.getElementById('app');
if (root) render(<App stored={stored.view} before={stored.look} band={band} locale={locale} />, root);
