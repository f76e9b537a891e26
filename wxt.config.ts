import { fileURLToPath } from 'node:url';
import { preact } from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { HISTORY_HOSTS, PRICE_HOSTS } from './lib/prices/hosts.ts';
import { defaultFeedPatterns, publisherPagePatterns } from './lib/articles/default-feeds.ts';

/** Host permissions asked for at install: the price sources and the default publishers, by name. */
const requiredHosts = [
  ...[...PRICE_HOSTS, ...HISTORY_HOSTS].map((host) => `https://${host}/*`),
  ...defaultFeedPatterns(),
  ...publisherPagePatterns(),
];

/**
 * What a script has to name before it loads another: its stylesheets. The scripts that come with it lie in the same
 * package; their names cost the popup's first paint more than asking for them a moment earlier would spare.
 */
function resolveDependencies(_file: string, names: string[], { hostType }: { hostType: 'html' | 'js' }): string[] {
  return hostType === 'html' ? names : names.filter((name) => name.endsWith('.css'));
}

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const POPUP = fileURLToPath(new URL('entrypoints/popup/main.tsx', import.meta.url));

/** What WXT puts before the script of each page. */
const HTML_PLUGINS = '\0virtual:wxt-html-plugins';

/** What the popup's first paint waits for: its script and all that is imported, and not loaded once it is needed. */
function inFirstPaint(graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [POPUP, HTML_PLUGINS];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}

const LATE_STYLES = JSON.stringify(fileURLToPath(new URL('lib/late-styles.ts', import.meta.url)));

/** Ours in the place of the helper that Vite puts around each `import()`. */
const lateStyles: Plugin = {
  name: 'coinside:late-styles',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? `export { loadWithStyles as __vitePreload } from ${LATE_STYLES};` : null,
};

/** Ours instead of the framework's, which tells every page the extension's id. */
const contentScriptContext = fileURLToPath(new URL('entrypoints/sidebar.content/no-context.ts', import.meta.url));

/**
 * What our pages may load: what comes along, whatever a feed may have brought into them. Beyond the browsers' own policy it
 * keeps out pictures, styles, fonts and frames from elsewhere; what is asked of the network has its one way out
 * (`lib/http/fetch-bytes.ts`), with a gate of its own.
 */
const POLICY = [
  `script-src 'self'`,
  `object-src 'none'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data: blob:`,
  `font-src 'self'`,
  `media-src 'none'`,
  `frame-src 'none'`,
  `base-uri 'none'`,
  `form-action 'none'`,
];

/** Firefox's own policy has one rule more, which holds on. */
function policyOf(browser: string): string {
  return [...POLICY, ...(browser === 'firefox' ? ['upgrade-insecure-requests'] : [])].join('; ');
}

export default defineConfig({
  outDir: process.env['COINSIDE_OUT'] ?? '.output',
  imports: false,
  modules: ['@wxt-dev/i18n/module'],
  manifestVersion: 3,
  vite: () => ({
    plugins: [preact(), lateStyles],
    build: { target: ['chrome120', 'firefox140'], modulePreload: { polyfill: false, resolveDependencies } },
    resolve: { alias: { 'wxt/utils/content-script-context': contentScriptContext } },
  }),
  hooks: {
    // What the popup shares with other pages lies in one file: each further one, and all that is in it without need,
    // costs its first paint.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.length < 2) return;
      config.build ??= {};
      config.build.rolldownOptions ??= {};
      const { output } = config.build.rolldownOptions;
      let popup: ReadonlySet<string> | null = null;
      const name = (id: string, graph: ModuleGraph) => ((popup ??= inFirstPaint(graph)).has(id) ? 'surface' : null);
      const shared = { groups: [{ name, minShareCount: 2 }] };
      config.build.rolldownOptions.output = { ...(Array.isArray(output) ? output[0] : output), codeSplitting: shared };
    },
    'entrypoints:resolved': (_wxt, entrypoints) => {
      for (const entrypoint of entrypoints) {
        if (entrypoint.type === 'content-script') entrypoint.options.matches = publisherPagePatterns();
      }
    },
  },
  manifest: ({ browser, command }) => ({
    name: '__MSG_extName__',
    short_name: 'Coinside',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    icons: { 16: 'icon/icon-16.png', 32: 'icon/icon-32.png', 48: 'icon/icon-48.png', 128: 'icon/icon-128.png' },
    action: {
      default_title: 'Coinside',
      default_icon: { 16: 'icon/icon-16.png', 32: 'icon/icon-32.png' },
    },
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'activeTab',
      'scripting',
      'contextMenus',
      'idle',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    optional_permissions: ['notifications'],
    optional_host_permissions: ['*://*/*'],
    host_permissions: [...new Set(requiredHosts)].sort(),
    // While developing, scripts and styles come from the server that makes them.
    ...(command === 'build' ? { content_security_policy: { extension_pages: policyOf(browser) } } : {}),
    commands: {
      'toggle-sidebar': {
        suggested_key: { default: 'Alt+Shift+C' },
        description: '__MSG_commandToggleSidebar__',
      },
    },
    web_accessible_resources: [
      {
        resources: ['sidepanel.html'],
        matches: ['<all_urls>'],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'coinside@coinside.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
