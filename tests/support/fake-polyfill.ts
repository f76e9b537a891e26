import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fakePermissions } from './fake-permissions.ts';

/**
 * What unit tests get for `webextension-polyfill`, which refuses to load outside an extension: WXT's browser in memory,
 * with the few calls it lacks.
 */
const browser = Object.assign(fakeBrowser, {
  runtime: Object.assign(fakeBrowser.runtime, { getManifest: () => ({ version: '0.1.0' }) }),
  permissions: fakePermissions.api,
  i18n: { ...fakeBrowser.i18n, getUILanguage: () => 'en-US' },
});

export default browser;
