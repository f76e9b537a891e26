/** The one import of the browser object. Never from the content script: the polyfill would weigh on every page. */
import browser from 'webextension-polyfill';

export { browser };
