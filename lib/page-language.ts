import { browser } from './browser.ts';

/**
 * Tells the document of a surface which language its words are in (that of the catalogue in use, which need not be the
 * browser's) and which way it runs (the browser's own way, as its menus do).
 * @returns the browser's language, BCP 47, in which figures and dates are written
 */
export function speakBrowserLanguage(): string {
  const { i18n } = browser;
  const page = document.documentElement;
  page.lang = i18n.getMessage('language');
  page.dir = i18n.getMessage('@@bidi_dir');
  return i18n.getUILanguage();
}
