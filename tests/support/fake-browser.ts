import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fakePermissions } from './fake-permissions.ts';

/** Stands before every unit test: WXT's browser in memory, with the few calls it lacks, where a browser has its own. */
const browser = Object.assign(fakeBrowser, {
  runtime: Object.assign(fakeBrowser.runtime, { getManifest: () => ({ version: '0.1.0' }) }),
  permissions: fakePermissions.api,
  i18n: { ...fakeBrowser.i18n, getUILanguage: () => 'en-US' },
});

Object.assign(globalThis, { browser });
