import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect } from './fixtures.ts';
import { settled } from './settled.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core looks for by default in colours; what it has beyond is of AAA. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * Every rule of axe-core over one document, those of WCAG 2.2 AA and its own best practices alike, in the colours it
 * stands in; then what concerns colours once more in the other scheme, in which the document is the same. Each breach is
 * a line.
 */
export async function violations(document: Page | Frame): Promise<string[]> {
  await document.evaluate(axeSource);
  const here = await schemeOf(document);
  const other = here === 'dark' ? 'light' : 'dark';
  const found = await breaches(document, {}, 6);
  await turnTo(document, other);
  const inOther = await breaches(document, { runOnly: COLOUR_RULES }, 1);
  await turnTo(document, here);
  return [...found.map((line) => `${here}: ${line}`), ...inOther.map((line) => `${other}: ${line}`)];
}

type Scheme = 'light' | 'dark';

function schemeOf(document: Page | Frame): Promise<Scheme> {
  return document.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
}

/** A frame takes its page's colours, also out of another process. */
async function turnTo(document: Page | Frame, scheme: Scheme): Promise<void> {
  const page = 'page' in document ? document.page() : document;
  await page.emulateMedia({ colorScheme: scheme });
  await expect.poll(() => schemeOf(document)).toBe(scheme);
}

async function breaches(document: Page | Frame, options: object, least: number): Promise<string[]> {
  await settled(document);
  const results = await document.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: { run(context: Document, options: object): Promise<AxeResults> } };
    return axe.run(globalThis.document, { resultTypes: ['violations'], ...only });
  }, options);
  expect(results.passes.length + results.violations.length, 'axe looked at something').toBeGreaterThanOrEqual(least);
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** How far a document is wider than its window: what a reader would have to scroll sideways for. */
export function overflow(document: Page | Frame): Promise<number> {
  return document.evaluate(() => {
    const boxes = [
      globalThis.document.documentElement,
      globalThis.document.body,
      ...globalThis.document.querySelectorAll<HTMLElement>('.sidebar-scroll, main'),
    ];
    return Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth));
  });
}

/** Words that are cut off although nothing says so. */
export function clipped(document: Page | Frame): Promise<string[]> {
  return document.evaluate(() =>
    [...globalThis.document.querySelectorAll<HTMLElement>('h1, h2, h3, p, button, [data-part="price"], .price')]
      .filter((one) => {
        const style = getComputedStyle(one);
        const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
        return (
          hides &&
          style.textOverflow !== 'ellipsis' &&
          one.scrollWidth > one.clientWidth + 1 &&
          !one.closest('.visually-hidden')
        );
      })
      .map((one) => one.textContent ?? ''),
  );
}
