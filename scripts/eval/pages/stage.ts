/** A browser that shows stored pages at their own addresses, and reaches nothing else. */
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { build } from 'vite';
import { ensureBrowser } from '../../find-browser.mjs';
import type { Readings } from './in-page.ts';
import type { transplant } from './transplant.ts';

export interface ShownPage {
  readAll(): Promise<Readings>;
  transplant(...article: Parameters<typeof transplant>): Promise<number>;
}

export interface Stage {
  show<T>(url: string, html: Buffer, look: (page: ShownPage) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The readers as one script, minified as they ship. */
async function readers(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome120',
      lib: { entry: join(import.meta.dirname, 'in-page.ts'), formats: ['iife'], name: 'readers', fileName: 'readers' },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const chunk = outputs.find((one) => one.type === 'chunk');
  if (!chunk) throw new Error('the readers were not built');
  return chunk.code;
}

async function showIn<T>(
  browser: Browser,
  code: string,
  [url, html, look]: readonly [string, Buffer, (page: ShownPage) => Promise<T>],
): Promise<T> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    let shown = false;
    await page.route('**', async (route) => {
      if (shown) return route.abort();
      shown = true;
      return route.fulfill({
        body: html,
        // The page's own scripts stay what they are, and do not run.
        headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" },
      });
    });
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    const session = await context.newCDPSession(page);
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
    const run = async (expression: string): Promise<unknown> => {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression,
        contextId: executionContextId,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(`${url}: ${exceptionDetails.exception?.description ?? ''}`);
      return result.value;
    };
    await run(`${code};0`);
    return await look({
      readAll: async () => (await run('readAll()')) as Readings,
      transplant: async (...article) => (await run(`transplant(...${JSON.stringify(article)})`)) as number,
    });
  } finally {
    await context.close();
  }
}

export async function openStage(): Promise<Stage> {
  const code = await readers();
  const browser = await chromium.launch({
    executablePath: ensureBrowser('chromium'),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  return { show: (...shown) => showIn(browser, code, shown), close: async () => browser.close() };
}
