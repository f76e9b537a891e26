import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { launch } from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { ensureBrowser } from '../../../scripts/find-browser.mjs';
import type { World } from '../../world/world.ts';

export interface FirefoxOptions {
  /** Folder of a built extension. */
  readonly extension: string;
  /** Null lets the browser reach the internet. */
  readonly world: Pick<World, 'port'> | null;
  /** Default true. */
  readonly headless?: boolean;
  readonly colorScheme?: 'light' | 'dark';
  readonly deviceScaleFactor?: number;
  /** After so many idle milliseconds the background page ends; Firefox's own 30,000 where absent. */
  readonly backgroundIdleMs?: number;
  /** The browser asks the user about optional permissions, as it does for real; else it says yes by itself. */
  readonly asksPermissions?: boolean;
  /** The extension may work in private windows, as its reader allows it in the browser's list of add-ons. */
  readonly inPrivateWindows?: boolean;
  /** Folder into which files are saved without a question; the user's own where absent. */
  readonly downloads?: string;
}

export type Surface = 'popup' | 'options' | 'sidepanel' | 'shelf';

export interface FirefoxBrowser {
  readonly browser: Browser;
  /** What the extension's pages, its background and its content script threw or logged as an error so far. */
  readonly errors: readonly string[];
  /** Address of a file of the extension. */
  url(path: string): string;
  /** Opens an ordinary page and waits for it to load. */
  openPage(address: string): Promise<Page>;
  /** Opens a file of the extension in a tab of its own, and waits for it to load. */
  openFile(path: string): Promise<Page>;
  /** Opens a surface in a tab of its own (the real popup is no page to WebDriver). */
  openSurface(surface: Surface): Promise<Page>;
  /** Makes an existing alarm due now, keeping its period. */
  fireAlarm(name: string): Promise<void>;
  /** Runs the extension's one command as its keys do, which are the browser's own and out of a page's reach. */
  pressCommand(): Promise<void>;
  /** Whether the extension's sidebar stands open in Firefox's window. */
  isOwnSidebarOpen(): Promise<boolean>;
  /** Waits until the idle background page has ended: give `backgroundIdleMs` a small value first. */
  killWorker(): Promise<void>;
  /**
   * Kills the process in which all of the extension runs, as the system does to one that takes too much: its pages crash,
   * and Firefox starts another with the next event or page.
   */
  crash(): Promise<void>;
  /** Presses a button of what the browser asks the user about a permission, once it asks. Needs `asksPermissions`. */
  answer(press: 'allow' | 'refuse'): Promise<void>;
  close(): Promise<void>;
}

/** What Puppeteer keeps to itself: WebDriver BiDi's own messages. */
interface Connection {
  send(
    method: string,
    parameters: object,
  ): Promise<{
    readonly result: {
      readonly contexts?: readonly { readonly context: string }[];
      readonly result?: { readonly value?: unknown };
    };
  }>;
}

/** As much of the browser's own window as is needed to press a button in it. */
interface BrowserWindow {
  readonly PopupNotifications: {
    readonly isPanelOpen: boolean;
    readonly panel: {
      readonly firstElementChild:
        | (Element & { readonly button: HTMLElement; readonly secondaryButton: HTMLElement })
        | null;
    };
  };
}

const ANSWER_PATIENCE_MS = 30_000;

/** Any value does: it fixes the otherwise random host of the extension's pages. */
const UUID = '6d9cf0a1-3c1e-4c52-9b6e-2f7a90c4d381';

const surfaceSizes: Readonly<Record<Surface, { width: number; height: number }>> = {
  popup: { width: 380, height: 600 },
  options: { width: 1100, height: 800 },
  sidepanel: { width: 360, height: 800 },
  shelf: { width: 1100, height: 800 },
};

function geckoId(extension: string): string {
  const manifest: { browser_specific_settings?: { gecko?: { id?: string } } } = JSON.parse(
    readFileSync(join(extension, 'manifest.json'), 'utf8'),
  );
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`${extension} is not a Firefox build: its manifest has no gecko id`);
  return id;
}

/** Uncaught errors carry the address of their script, logged ones the name that lib/log.ts puts first. */
function isOurError(line: string): boolean {
  const isUncaught = line.startsWith('JavaScript error: ') && line.includes('moz-extension://');
  return isUncaught || (/^console\.(error|warn)/.test(line) && line.includes('[coinside]'));
}

/** What the switch in the browser's list of add-ons does: grants it, and starts the add-on anew. */
function allowPrivateWindows(id: string): string {
  return `(async () => {
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    const granted = { permissions: ['internal:privateBrowsingAllowed'], origins: [] };
    await ExtensionPermissions.add(${JSON.stringify(id)}, granted);
    await (await AddonManager.getAddonByID(${JSON.stringify(id)})).reload();
  })()`;
}

/** Every name resolves to this machine and both web ports to the world's; its certificate is accepted unseen. */
function worldPreferences(world: Pick<World, 'port'> | null): Record<string, string | number | boolean> {
  if (world === null) return {};
  return {
    'network.dns.native-is-localhost': true,
    'network.trr.mode': 5,
    'network.socket.forcePort': `443=${world.port};80=${world.port}`,
    'network.http.http3.enable': false,
  };
}

/**
 * Starts Firefox with the built extension over WebDriver BiDi and, where a world is given, with every host mapped to
 * it. There is no switch for being offline: set a `reset` fault at the world's hosts instead. The caller closes it.
 */
export async function launchFirefox(options: FirefoxOptions): Promise<FirefoxBrowser> {
  const id = geckoId(options.extension);
  const browser = await launch({
    browser: 'firefox',
    executablePath: ensureBrowser('firefox'),
    headless: options.headless ?? true,
    acceptInsecureCerts: true,
    // Since Firefox 153 pages of an extension are out of reach without it.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
      'extensions.webextOptionalPermissionPrompts': options.asksPermissions ?? false,
      // 0 is dark, 1 is light.
      'layout.css.prefers-color-scheme.content-override': options.colorScheme === 'dark' ? 0 : 1,
      ...(options.deviceScaleFactor === undefined
        ? {}
        : { 'layout.css.devPixelsPerPx': String(options.deviceScaleFactor) }),
      ...(options.backgroundIdleMs === undefined
        ? {}
        : { 'extensions.background.idle.timeout': options.backgroundIdleMs }),
      ...(options.downloads === undefined
        ? {}
        : { 'browser.download.folderList': 2, 'browser.download.dir': options.downloads }),
      // Says on standard output what the console of the background page would.
      'devtools.console.stdout.content': true,
      ...worldPreferences(options.world),
    },
  });
  const errors: string[] = [];
  for (const stream of [browser.process()?.stdout, browser.process()?.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      if (isOurError(line)) errors.push(line);
    });
  }
  await browser.installExtension(options.extension);
  /** Evaluates where the browser's own window lives. */
  const inBrowserWindow = async (expression: string): Promise<unknown> => {
    const { connection } = browser as unknown as { readonly connection: Connection };
    const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const target = { context: tree.result.contexts?.[0]?.context };
    const { result } = await connection.send('script.evaluate', { expression, target, awaitPromise: true });
    return result.result?.value;
  };
  if (options.inPrivateWindows) await inBrowserWindow(allowPrivateWindows(id));
  const url = (path: string): string => `moz-extension://${UUID}/${path.replace(/^\//, '')}`;

  const openExtensionPage = async (path: string): Promise<Page> => {
    const page = await browser.newPage();
    // 'load' is never reported for extension pages, though they load.
    await page.goto(url(path), { waitUntil: [] });
    await page.waitForFunction(() => location.protocol === 'moz-extension:' && document.readyState === 'complete');
    return page;
  };
  /** Runs in a page of the extension that is there only for that. */
  const withExtensionPage = async <T>(use: (page: Page) => Promise<T>): Promise<T> => {
    // The manifest has no script that would start something.
    const page = await openExtensionPage('manifest.json');
    try {
      return await use(page);
    } finally {
      await page.close();
    }
  };
  // A page of the browser's own may reach its windows. It is there before: a tab opened while it asks would cover that.
  const own = options.asksPermissions ? await browser.newPage() : null;
  await own?.goto('about:support', { waitUntil: [] });
  return {
    browser,
    errors,
    pressCommand: async () => {
      await inBrowserWindow(`document.querySelector('keyset[id^="ext-keyset-id-"] key').doCommand()`);
    },
    isOwnSidebarOpen: async () =>
      inBrowserWindow(`SidebarController.currentID.endsWith('-sidebar-action')`).then(Boolean),
    url,
    answer: async (press) => {
      if (own === null) throw new Error('this browser says yes by itself');
      const until = Date.now() + ANSWER_PATIENCE_MS;
      for (;;) {
        const asked = await own.evaluate((isYes) => {
          const { Services } = globalThis as unknown as {
            Services: { wm: { getMostRecentWindow(type: string): BrowserWindow } };
          };
          const { PopupNotifications } = Services.wm.getMostRecentWindow('navigator:browser');
          const asks = PopupNotifications.isPanelOpen ? PopupNotifications.panel.firstElementChild : null;
          if (!asks) return false;
          (isYes ? asks.button : asks.secondaryButton).click();
          return true;
        }, press === 'allow');
        if (asked) return;
        if (Date.now() > until) throw new Error('the browser asks for nothing');
        await new Promise((resolve) => void setTimeout(resolve, 100));
      }
    },
    openPage: async (address) => {
      const page = await browser.newPage();
      await page.goto(address);
      return page;
    },
    openFile: openExtensionPage,
    openSurface: async (surface) => {
      const page = await openExtensionPage(`${surface}.html`);
      await page.setViewport(surfaceSizes[surface]);
      return page;
    },
    fireAlarm: async (name) =>
      withExtensionPage(async (page) =>
        page.evaluate(async (alarm) => {
          const { periodInMinutes } = (await chrome.alarms.get(alarm)) ?? {};
          await chrome.alarms.create(alarm, {
            when: Date.now(),
            ...(periodInMinutes === undefined ? {} : { periodInMinutes }),
          });
        }, name),
      ),
    killWorker: async () =>
      withExtensionPage(async (page) => {
        await page.waitForFunction(
          async () => (await chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] })).length === 0,
          { timeout: 60_000, polling: 200 },
        );
      }),
    crash: async () => {
      const processes = async (): Promise<string> =>
        String(
          await inBrowserWindow(
            `ChromeUtils.requestProcInfo().then(({ children }) =>
              children.filter(({ type }) => type === 'extension').map(({ pid }) => pid).join())`,
          ),
        );
      const [pid] = (await processes()).split(',');
      if (!pid) throw new Error('the extension runs in no process of its own');
      process.kill(Number(pid), 'SIGKILL');
      const until = Date.now() + ANSWER_PATIENCE_MS;
      while ((await processes()).split(',').includes(pid)) {
        if (Date.now() > until) throw new Error(`process ${pid} lives on`);
        await new Promise((resolve) => void setTimeout(resolve, 50));
      }
    },
    close: async () => browser.close(),
  };
}
