import type { CDPSession, Frame, Page } from '@playwright/test';
import type { ChromiumBrowser } from '../../tests/e2e/browser/chromium.ts';
import type { FromContent, FromSidebar } from '../../lib/messages/protocol.ts';
import { interleave, median, round, type Rounds, spreadOf, type Spread } from './figures.ts';

type Message = { readonly name: string; readonly payload: unknown };
/** Sends one message from where it belongs and tells how long the answer took. */
type Sender = (message: Message) => Promise<{ ms: number; answer: { ok: boolean; value?: unknown } | undefined }>;

export interface WorkerFigures {
  readonly articles: number;
  readonly related: number;
  /** A message that the gate refuses, answered without the store: from a stopped worker, from a running one. */
  readonly wake: Spread;
  readonly wakeFromFrame: Spread;
  readonly refusedAwake: Spread;
  /** `describeHandle`, from the content script. */
  readonly handle: Spread;
  readonly handleAwake: Spread;
  /** `getSidebar`, from the sidebar's frame: the list itself with its reasons; the page is read anew for it. */
  readonly sidebar: Spread;
  readonly sidebarAwake: Spread;
  readonly handleRatio: number;
  readonly sidebarRatio: number;
}

export interface WorkerBench {
  measure(articles: number, rounds: Rounds): Promise<WorkerFigures>;
  close(): Promise<void>;
}

const REFUSED: Message = { name: 'getTicker', payload: {} };

/** Runs in either world; a string because it is evaluated over the bare protocol too. */
function sending(message: Message): string {
  return `(async () => {
    const begun = performance.now();
    const answer = await chrome.runtime.sendMessage(${JSON.stringify(message)});
    return { ms: performance.now() - begun, answer };
  })()`;
}

/** A sender in the content script's own world, which only the debugging protocol reaches. */
async function contentSender(session: CDPSession, origin: string): Promise<Sender> {
  const worlds: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  const world = worlds.find((one) => `${one.origin}/`.startsWith(origin));
  if (!world) throw new Error('the content script is not in the page');
  return async (message) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: sending(message),
      contextId: world.id,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}

async function valueOf<T>(send: Sender, message: Message): Promise<T> {
  const { answer } = await send(message);
  if (!answer?.ok) throw new Error(`${message.name} was not answered: ${JSON.stringify(answer)}`);
  return answer.value as T;
}

/** Opens the sidebar beside the page and returns its frame, once it has drawn something. */
async function openFrame(browser: ChromiumBrowser, page: Page): Promise<Frame> {
  const tell = async (message: Message): Promise<unknown> => {
    const worker = await browser.worker();
    return worker.evaluate(async (told) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      return tab?.id === undefined ? undefined : chrome.tabs.sendMessage(tab.id, told, { frameId: 0 });
    }, message);
  };
  await tell({ name: 'toggleSidebar', payload: { open: true } });
  for (let frame: Frame | undefined; ; await page.waitForTimeout(50)) {
    frame = page.frames().find((one) => one.url().startsWith(browser.url('sidepanel.html')));
    if (!frame) continue;
    await frame.locator('body[data-ready="1"]').waitFor();
    return frame;
  }
}

async function readDescription(browser: ChromiumBrowser): Promise<unknown> {
  const worker = await browser.worker();
  return worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    if (tab?.id === undefined) return null;
    const answer = await chrome.tabs.sendMessage<unknown, { value?: unknown }>(
      tab.id,
      { name: 'describePage', payload: {} },
      { frameId: 0 },
    );
    return answer.value;
  });
}

/**
 * Opens an article page with its sidebar. The extension's renderer thereby stays alive while its worker is stopped,
 * so that a wake is the worker's own start and not that of a process: the harder ratio.
 */
export async function openWorkerBench(browser: ChromiumBrowser, url: string): Promise<WorkerBench> {
  const page = await browser.context.newPage();
  await page.goto(url);
  await page.bringToFront();
  const session = await browser.context.newCDPSession(page);
  const fromContent = await contentSender(session, browser.url('/'));
  const frame = await openFrame(browser, page);
  const fromFrame: Sender = async (message) => frame.evaluate(sending(message));

  const description = await readDescription(browser);
  const { token } = await valueOf<NonNullable<ReturnType<FromContent['mintFrameToken']>>>(fromContent, {
    name: 'mintFrameToken',
    payload: {},
  });
  const bound = await valueOf<ReturnType<FromSidebar['bindFrame']>>(fromFrame, {
    name: 'bindFrame',
    payload: { token },
  });
  const handle: Message = { name: 'describeHandle', payload: description };
  const sidebar: Message = { name: 'getSidebar', payload: { secret: bound?.secret ?? null } };

  const timed = async (send: Sender, message: Message): Promise<number> => {
    const { ms, answer } = await send(message);
    if (answer?.ok !== (message !== REFUSED)) throw new Error(`${message.name}: ${JSON.stringify(answer)}`);
    return ms;
  };
  const cold = (send: Sender, message: Message) => async (): Promise<number> => {
    await browser.killWorker();
    return timed(send, message);
  };
  const measure = async (articles: number, rounds: Rounds): Promise<WorkerFigures> => {
    const { related } = await valueOf<ReturnType<FromContent['describeHandle']>>(fromContent, handle);
    const taken = await interleave(
      {
        wake: cold(fromContent, REFUSED),
        handle: cold(fromContent, handle),
        wakeFromFrame: cold(fromFrame, REFUSED),
        sidebar: cold(fromFrame, sidebar),
      },
      rounds,
    );
    const awake = await interleave(
      {
        refused: () => timed(fromContent, REFUSED),
        handle: () => timed(fromContent, handle),
        sidebar: () => timed(fromFrame, sidebar),
      },
      rounds,
    );
    return {
      articles,
      related,
      wake: spreadOf(taken.wake),
      wakeFromFrame: spreadOf(taken.wakeFromFrame),
      refusedAwake: spreadOf(awake.refused),
      handle: spreadOf(taken.handle),
      handleAwake: spreadOf(awake.handle),
      sidebar: spreadOf(taken.sidebar),
      sidebarAwake: spreadOf(awake.sidebar),
      handleRatio: round(median(taken.handle) / median(taken.wake), 3),
      sidebarRatio: round(median(taken.sidebar) / median(taken.wakeFromFrame), 3),
    };
  };
  return { measure, close: () => page.close() };
}
