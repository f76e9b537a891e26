import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { browser } from '../../lib/browser.ts';
import { askForHosts, giveBackHosts, readAllowedHosts } from '../../lib/host-permissions.ts';
import { fakePermissions } from '../support/fake-permissions.ts';

beforeEach(() => {
  fakeBrowser.reset();
  fakePermissions.allowOnly();
});

it.each([
  ['https://a.example/*', 'https://a.example/feed', true],
  ['https://a.example/*', 'https://a.example:8443/feed', true],
  ['https://a.example/*', 'https://www.a.example/feed', false],
  ['https://a.example/*', 'https://a.example.evil.example/', false],
  ['*://a.example/*', 'https://a.example/', true],
  ['http://a.example/*', 'https://a.example/', false],
  ['https://*.a.example/*', 'https://x.y.a.example/', true],
  ['https://*.a.example/*', 'https://a.example/', true],
  ['https://*.a.example/*', 'https://bada.example/', false],
  ['*://*/*', 'https://any.example/', true],
  ['https://*/*', 'https://any.example/', true],
  ['<all_urls>', 'https://any.example/', true],
  ['file:///*', 'https://any.example/', false],
])('%s allows %s: %s', async (pattern, url, isAllowed) => {
  fakePermissions.allowOnly(pattern);
  expect((await readAllowedHosts())(url)).toBe(isAllowed);
});

it('asks for each host once, by name alone', async () => {
  await askForHosts(['https://a.example:8443/feed?x=1', 'https://a.example/other', 'https://b.example/']);
  expect(fakePermissions.state.asked).toEqual([['https://a.example/*', 'https://b.example/*']]);
});

it('gives back what was granted by name, and nothing of the install or of a wider grant', async () => {
  const manifest = { host_permissions: ['https://install.example/*'] };
  Object.assign(browser.runtime, { getManifest: () => manifest });
  fakePermissions.allowOnly('https://a.example/*', 'https://install.example/*', '*://*/*');
  await giveBackHosts(['https://a.example/feed', 'https://install.example/feed', 'https://other.example/']);
  expect([...fakePermissions.state.origins]).toEqual(['https://install.example/*', '*://*/*']);
});
