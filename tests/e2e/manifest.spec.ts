import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { HISTORY_HOSTS, PRICE_HOSTS } from '../../lib/prices/hosts.ts';
import { EXTENSION } from './support/fixtures.ts';

const FIREFOX = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url));

/** The whole list, frozen: a permission added later disables the extension in Chrome until its user agrees. */
const PERMISSIONS = ['storage', 'unlimitedStorage', 'alarms', 'activeTab', 'scripting', 'contextMenus', 'idle'];
const HOSTS = [
  'api.coingecko.com',
  'api.exchange.coinbase.com',
  'api.kraken.com',
  'arstechnica.com',
  'bitcoinmagazine.com',
  'bitcoinsnews.com',
  'coins.llama.fi',
  'cointelegraph.com',
  'cryptoslate.com',
  'data-api.binance.vision',
  'decrypt.co',
  'deepmind.google',
  'feeds.arstechnica.com',
  'huggingface.co',
  'openai.com',
  'thedefiant.io',
  'unchainedcrypto.com',
  'www.coindesk.com',
  'www.technologyreview.com',
  'www.theverge.com',
].map((host) => `https://${host}/*`);

function manifestOf(folder: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, unknown>;
}

test('the Chromium build asks for what docs/permissions.md says, and nothing else', () => {
  const manifest = manifestOf(EXTENSION);
  expect(manifest['permissions']).toEqual([...PERMISSIONS, 'sidePanel']);
  expect(manifest['optional_permissions']).toEqual(['notifications']);
  expect(manifest['host_permissions']).toEqual(HOSTS);
  expect(manifest['optional_host_permissions']).toEqual(['*://*/*']);
  expect(manifest['manifest_version']).toBe(3);
  expect(manifest['minimum_chrome_version']).toBe('120');
});

test('the Firefox build asks for the same, and declares that it collects nothing', () => {
  const manifest = manifestOf(FIREFOX);
  expect(manifest['permissions']).toEqual(PERMISSIONS);
  expect(manifest['optional_permissions']).toEqual(['notifications']);
  expect(manifest['host_permissions']).toEqual(HOSTS);
  expect(manifest['manifest_version']).toBe(3);
  expect(manifest['browser_specific_settings']).toMatchObject({
    gecko: { strict_min_version: '140.0', data_collection_permissions: { required: ['none'] } },
  });
});

test('the pages on permissions, for readers and for the stores, name every one of the builds', () => {
  const { permissions, optional_permissions: optional } = manifestOf(EXTENSION) as Record<string, string[]>;
  for (const name of ['docs/permissions.md', 'docs/store/permissions.md']) {
    const page = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
    expect([...(permissions ?? []), ...(optional ?? [])].filter((one) => !page.includes(`\`${one}\``))).toEqual([]);
  }
  const hosts = readFileSync(new URL('../../docs/store/permissions.md', import.meta.url), 'utf8');
  expect([...PRICE_HOSTS, ...HISTORY_HOSTS].filter((host) => !hosts.includes(host))).toEqual([]);
});

test('the listing has the name and the summary of the builds, which the stores take', () => {
  const listing = readFileSync(new URL('../../docs/store/listing.md', import.meta.url), 'utf8');
  const messages = JSON.parse(readFileSync(join(EXTENSION, '_locales/en/messages.json'), 'utf8')) as Record<
    string,
    { message: string }
  >;
  const summary = messages['extDescription']?.message ?? '';
  expect(summary.length).toBeLessThanOrEqual(132);
  expect(listing).toContain(`## Name\n\n${messages['extName']?.message}\n`);
  expect(listing).toContain(`## Summary\n\n${summary}\n`);
});

test('pages of the builds load nothing from anywhere, and content scripts stand on the publishers’ sites alone', () => {
  for (const folder of [EXTENSION, FIREFOX]) {
    const manifest = manifestOf(folder);
    const { extension_pages: policy = '' } = manifest['content_security_policy'] as { extension_pages?: string };
    const rules = new Map(policy.split('; ').map((rule) => [rule.slice(0, rule.indexOf(' ')), rule]));
    for (const kind of ['script', 'style', 'img', 'font', 'media', 'frame', 'object']) {
      expect(rules.get(`${kind}-src`), kind).toBeDefined();
      expect(rules.get(`${kind}-src`), kind).not.toMatch(/https?:|\*|unsafe-eval/);
    }
    const scripts = manifest['content_scripts'] as { matches: string[] }[];
    expect(scripts.flatMap(({ matches }) => matches).filter((match) => !HOSTS.includes(match))).toEqual([]);
  }
});

test('only the sidebar page can be loaded by a website', () => {
  for (const folder of [EXTENSION, FIREFOX]) {
    const accessible = manifestOf(folder)['web_accessible_resources'] as { resources: string[] }[];
    expect(accessible.flatMap(({ resources }) => resources)).toEqual(['sidepanel.html']);
  }
});
