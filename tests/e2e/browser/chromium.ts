import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { BrowserContext, CDPSession, Page, Worker } from '@playwright/test';
import { ensureBrowser } from '../../../scripts/find-browser.mjs';
import type { World } from '../../world/world.ts';

export interface ChromiumOptions {
  /** Folder of a built extension. */
  readonly extension: string;
  /** Null lets the browser reach the internet. */
  readonly world: Pick<World, 'port' | 'spki'> | null;
  /** Default true. */
  readonly headless?: boolean;
  /** Kept between launches where given; a temporary profile otherwise. */
  readonly userDataDir?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** The browser's own where absent. */
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** 1280 by 800 where absent; null lets pages follow the window. */
  readonly viewport?: { readonly width: number; readonly height: number } | null;
  readonly deviceScaleFactor?: number;
  readonly extraArgs?: readonly string[];
  /** Pages that are left are kept to be come back to, as in every reader's browser; what drives browsers switches it off. */
  readonly keepsPages?: boolean;
  /**
   * A tab behind another is hidden, as in every reader's browser; what drives browsers keeps all of them shown. Needs
   * `userDataDir`; colours, motion and sizes are then the browser's own.
   */
  readonly hidesTabs?: boolean;
  /** What an install opens by itself stays. Else it is closed, so that what a test opens is what is in front. */
  readonly welcome?: boolean;
  /**
   * Optional permissions that the user agreed to before and took back: the extension has none of them, and its own
   * request in a click is granted without a prompt, which a headless browser could not show.
   */
  readonly allowedBefore?: readonly string[];
}

export type Surface = 'popup' | 'options' | 'sidepanel' | 'shelf' | 'welcome';

export interface ChromiumBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** The background worker, started if it was stopped. */
  worker(): Promise<Worker>;
  /** Address of a file of the extension. */
  url(path: string): string;
  /** Stops the worker as the browser does after 30 idle seconds, and waits until it is gone. */
  killWorker(): Promise<void>;
  /** Runs the extension's alarm listeners as if the alarm `name` had come due, waking the worker first. Does not wait for their work. */
  fireAlarm(name: string): Promise<void>;
  /** Opens a surface in a tab of its own (Playwright cannot see the real popup). */
  openSurface(surface: Surface): Promise<Page>;
  offline(off: boolean): Promise<void>;
  /** Loads the extension anew, as an update does: its pages close, its worker starts again. */
  reload(): Promise<void>;
  /**
   * Makes the browser say yes to one optional host pattern when the extension asks for it in a click; until then it has
   * nothing.
   */
  answerYes(pattern: string): Promise<void>;
  /** Gives the extension one of its optional host patterns, as a click and a prompt would; no prompt appears. */
  grantHosts(pattern: string): Promise<void>;
  close(): Promise<void>;
}

const surfaceSizes: Readonly<Record<Surface, { width: number; height: number }>> = {
  popup: { width: 380, height: 600 },
  options: { width: 1100, height: 800 },
  sidepanel: { width: 360, height: 800 },
  shelf: { width: 1100, height: 800 },
  welcome: { width: 1280, height: 800 },
};

/** Every name resolves to the world's one port; the pinned key stands in for certificates of all names. */
function worldArguments(world: Pick<World, 'port' | 'spki'> | null): string[] {
  if (world === null) return [];
  return [`--host-resolver-rules=MAP * 127.0.0.1:${world.port}`, `--ignore-certificate-errors-spki-list=${world.spki}`];
}

/** What the browser's own page of extensions may do; no types tell of it. */
interface DeveloperPrivate {
  addHostPermission(id: string, hosts: string): Promise<void>;
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  reload(id: string, options: { failQuietly: boolean }): Promise<void>;
}

interface WorkerVersion {
  readonly versionId: string;
  readonly scriptURL: string;
  readonly runningStatus: string;
  readonly status: string;
}

/** A worker that a stalled machine starts or ends needs no longer; without a bound the test would hang without a word. */
const WORKER_PATIENCE_MS = 60_000;
/** An order to start that comes while the worker is being stopped is lost: it is given again. */
const START_AGAIN_MS = 5_000;

/** Follows through the debugging protocol whether the extension's worker runs. */
async function watchWorker(session: CDPSession, origin: string) {
  const versions = new Map<string, WorkerVersion>();
  const waiting = new Set<{ readonly wanted: string; readonly resolve: () => void }>();
  // One whose place another has taken, when the extension is loaded anew, ends later than the other begins.
  const status = (): string => {
    const living = [...versions.values()].filter((one) => one.status !== 'redundant');
    return living.toSorted((a, b) => Number(a.versionId) - Number(b.versionId)).at(-1)?.runningStatus ?? 'running';
  };
  session.on('ServiceWorker.workerVersionUpdated', ({ versions: told }: { versions: WorkerVersion[] }) => {
    for (const version of told) if (version.scriptURL.startsWith(origin)) versions.set(version.versionId, version);
    const now = status();
    for (const one of waiting) if (one.wanted === now) one.resolve();
  });
  await session.send('ServiceWorker.enable');
  /** Resolves once it has been so since the call, also where it is no more. */
  const until = async (wanted: string): Promise<void> => {
    if (status() === wanted) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const one = { wanted, resolve };
    waiting.add(one);
    const patience = setTimeout(
      () => reject(new Error(`the worker is ${status()}, not ${wanted}, after ${WORKER_PATIENCE_MS / 1000} s`)),
      WORKER_PATIENCE_MS,
    );
    try {
      await promise;
    } finally {
      clearTimeout(patience);
      waiting.delete(one);
    }
  };
  return {
    status,
    until,
    /** Every version that the browser told of, for an error's text. */
    told: (): string => JSON.stringify([...versions.values()]),
    start: async (): Promise<void> => {
      const order = (): void =>
        void session.send('ServiceWorker.startWorker', { scopeURL: `${origin}/` }).catch(() => undefined);
      const runs = until('running');
      order();
      const again = setInterval(order, START_AGAIN_MS);
      try {
        await runs;
      } finally {
        clearInterval(again);
      }
    },
  };
}

async function firstWorker(context: BrowserContext, extension: string): Promise<Worker> {
  try {
    return await context.waitForEvent('serviceworker', { timeout: 90_000 });
  } catch {
    await context.close();
    throw new Error(`Chromium started, but no worker of the extension in ${extension}`);
  }
}

/** Has the user of a profile agree to permissions before: what the browser then keeps, written where it keeps it. */
function agreeBefore(userDataDir: string, extension: string, permissions: readonly string[]): void {
  const file = join(userDataDir, 'Default', 'Preferences');
  const preferences: {
    extensions: { settings: Record<string, { path?: string } & Record<string, { api?: string[] }>> };
  } = JSON.parse(readFileSync(file, 'utf8'));
  const kept = Object.values(preferences.extensions.settings).find(({ path }) => path === extension);
  if (!kept) throw new Error('Chromium kept nothing of the extension in its profile');
  for (const name of ['granted_permissions', 'runtime_granted_permissions'])
    kept[name] = { ...kept[name], api: [...(kept[name]?.api ?? []), ...permissions] };
  writeFileSync(file, JSON.stringify(preferences));
}

/** Launches in a profile that has agreed before, which one launch before made where none is given. */
async function launchAfterAgreeing(options: ChromiumOptions, permissions: readonly string[]): Promise<ChromiumBrowser> {
  const { allowedBefore: _allowed, ...rest } = options;
  if (rest.userDataDir !== undefined) {
    agreeBefore(rest.userDataDir, rest.extension, permissions);
    return launchChromium(rest);
  }
  const userDataDir = mkdtempSync(join(tmpdir(), 'coinside-profile-'));
  await (await launchChromium({ ...rest, userDataDir })).close();
  agreeBefore(userDataDir, rest.extension, permissions);
  const browser = await launchChromium({ ...rest, userDataDir });
  const close = async (): Promise<void> => {
    await browser.close();
    rmSync(userDataDir, { recursive: true, force: true });
  };
  return { ...browser, close };
}

function closeWelcome(context: BrowserContext): void {
  const close = (page: Page): void => {
    const isIt = (): boolean => page.url().endsWith('/welcome.html');
    const closeIt = (): void => void (isIt() && page.close().catch(() => undefined));
    page.once('framenavigated', closeIt);
    closeIt();
  };
  for (const page of context.pages()) close(page);
  context.on('page', close);
}

/** What every start is given. */
function startArguments(options: ChromiumOptions): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--disable-extensions-except=${options.extension}`,
    `--load-extension=${options.extension}`,
    ...worldArguments(options.world),
    // Emulation alone leaves frames of another process, as the sidebar is, at one pixel per pixel.
    ...(options.deviceScaleFactor === undefined ? [] : [`--force-device-scale-factor=${options.deviceScaleFactor}`]),
    ...(options.extraArgs ?? []),
  ];
}

function launchDriven(options: ChromiumOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(options.userDataDir ?? '', {
    executablePath: ensureBrowser('chromium'),
    headless: options.headless ?? true,
    ...(options.keepsPages ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
    colorScheme: options.colorScheme ?? 'light',
    ...(options.reducedMotion === undefined ? {} : { reducedMotion: options.reducedMotion }),
    viewport: options.viewport === undefined ? { width: 1280, height: 800 } : options.viewport,
    ...(options.deviceScaleFactor === undefined ? {} : { deviceScaleFactor: options.deviceScaleFactor }),
    args: startArguments(options),
  });
}

/** A browser that was started as itself: where it listens to who would drive it, and its end. */
interface Undriven {
  /** Of its debugging protocol. */
  readonly port: number;
  readonly address: string;
  readonly ended: Promise<unknown>;
}

/** Starts the browser as itself, without a window that is driven. Its profile has to be there. */
export async function startUndriven(options: ChromiumOptions): Promise<Undriven> {
  const { userDataDir } = options;
  if (userDataDir === undefined) throw new Error('a browser as itself needs userDataDir');
  const portFile = join(userDataDir, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const ownArguments = ['--no-first-run', '--disable-background-networking', '--disable-component-update'];
  const window = ['--headless=new', '--window-size=1280,900', '--password-store=basic'];
  const place = [`--user-data-dir=${userDataDir}`, '--remote-debugging-port=0', 'about:blank'];
  const started = spawn(ensureBrowser('chromium'), [...ownArguments, ...window, ...startArguments(options), ...place], {
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => started.once('exit', resolve));
  const end = Date.now() + WORKER_PATIENCE_MS;
  while (!existsSync(portFile) || !readFileSync(portFile, 'utf8').includes('\n')) {
    if (Date.now() > end || started.exitCode !== null) {
      started.kill();
      throw new Error('Chromium did not start');
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const [port, path = ''] = readFileSync(portFile, 'utf8').split('\n');
  return { port: Number(port), address: `ws://127.0.0.1:${port}${path.trim()}`, ended };
}

/** Starts the browser as itself and connects to it then: no page is told that it has the focus and is seen. */
async function connectUndriven(options: ChromiumOptions): Promise<BrowserContext> {
  const { port, ended } = await startUndriven(options);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  const [context] = browser.contexts();
  if (!context) throw new Error('Chromium has no window');
  const session = await browser.newBrowserCDPSession();
  context.close = async () => {
    await session.send('Browser.close').catch(() => undefined);
    await ended;
  };
  return context;
}

/**
 * Starts Chromium with the built extension and, where a world is given, with every host mapped to it: no request
 * leaves the machine. The caller closes it.
 */
export async function launchChromium(options: ChromiumOptions): Promise<ChromiumBrowser> {
  if (options.allowedBefore?.length) return launchAfterAgreeing(options, options.allowedBefore);
  const context = options.hidesTabs ? await connectUndriven(options) : await launchDriven(options);
  if (!options.welcome) closeWelcome(context);
  const first = context.serviceWorkers()[0] ?? (await firstWorker(context, options.extension));
  const extensionId = new URL(first.url()).host;
  const origin = `chrome-extension://${extensionId}`;
  const blank = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(blank);
  const watched = await watchWorker(session, origin);
  // One and the same object over all its deaths.
  const isOurs = (one: Worker): boolean => one.url().startsWith(origin);

  const stopWorker = async (): Promise<void> => {
    if (watched.status() === 'stopped') return;
    const isGone = watched.until('stopped');
    await Promise.all([session.send('ServiceWorker.stopAllWorkers'), isGone]);
  };
  // A worker that ends just now may be gone already while it is still told to run: then it has to be started, not
  // awaited. One that was started again while the protocol let go of it runs unseen: only another start shows it.
  const worker = async (): Promise<Worker> => {
    const end = Date.now() + WORKER_PATIENCE_MS;
    for (let isFirst = true; Date.now() < end; isFirst = false) {
      if (!isFirst) await stopWorker();
      if (!isFirst || watched.status() !== 'running') await watched.start();
      const live = context.serviceWorkers().find(isOurs);
      if (live) return live;
      const begun = context.waitForEvent('serviceworker', { predicate: isOurs, timeout: START_AGAIN_MS });
      const later = await begun.catch(() => undefined);
      if (later) return later;
    }
    throw new Error(`the browser shows no worker of the extension: ${watched.told()}`);
  };
  const answerYes = async (pattern: string): Promise<void> => {
    const page = await context.newPage();
    await page.goto(`chrome://extensions/?id=${extensionId}`);
    await page.evaluate(
      async ([id, hosts]) => {
        const { developerPrivate }: { developerPrivate?: DeveloperPrivate } = Object(chrome);
        await developerPrivate?.addHostPermission(id, hosts);
      },
      [extensionId, pattern] as const,
    );
    await page.close();
  };
  const url = (path: string): string => `${origin}/${path.replace(/^\//, '')}`;
  return {
    context,
    extensionId,
    worker,
    url,
    killWorker: stopWorker,
    fireAlarm: async (name) => {
      const live = await worker();
      await live.evaluate((alarm) => {
        // The type of onAlarm leaves out `dispatch`, which every Chromium event object has.
        const event: object & { dispatch?: (alarm: object) => void } = chrome.alarms.onAlarm;
        event.dispatch?.({ name: alarm, scheduledTime: Date.now() });
      }, name);
    },
    openSurface: async (surface) => {
      const page = await context.newPage();
      await page.setViewportSize(surfaceSizes[surface]);
      // What an install opens is told by the first address of its page, and closed.
      if (surface === 'welcome') await page.goto('about:blank');
      await page.goto(url(`${surface}.html`));
      return page;
    },
    offline: async (off) => context.setOffline(off),
    reload: async () => {
      const page = await context.newPage();
      await page.goto(`chrome://extensions/?id=${extensionId}`);
      const begun = context.waitForEvent('serviceworker', { predicate: isOurs });
      await page.evaluate(async (id) => {
        const { developerPrivate }: { developerPrivate?: DeveloperPrivate } = Object(chrome);
        // Without it the browser switches off what was loaded from a folder when it is loaded anew.
        await developerPrivate?.updateProfileConfiguration({ inDeveloperMode: true });
        await developerPrivate?.reload(id, { failQuietly: true });
      }, extensionId);
      await begun;
      await page.close();
    },
    answerYes,
    grantHosts: async (pattern) => {
      await answerYes(pattern);
      const page = await context.newPage();
      await page.goto(url('popup.html'));
      const asked = await page.evaluateHandle((hosts) => {
        const granted = new Promise<boolean>((resolve) => {
          const request = (): void => void chrome.permissions.request({ origins: [hosts] }).then(resolve);
          document.addEventListener('click', request, { once: true });
        });
        return { granted };
      }, pattern);
      await page.mouse.click(2, 2);
      if (!(await asked.evaluate(async ({ granted }) => granted))) throw new Error(`${pattern} was not granted`);
      await page.close();
    },
    close: async () => context.close(),
  };
}
