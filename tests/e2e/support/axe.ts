import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect } from './fixtures.ts';
import { settled } from './settled.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every rule of axe-core over one document, those of WCAG 2.2 AA and its own best practices alike, each breach as a line. */
export async function violations(document: Page | Frame): Promise<string[]> {
  await document.evaluate(axeSource);
  await settled(document);
  const results = await document.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(context: Document, options: object): Promise<AxeResults> } };
    return axe.run(globalThis.document, { resultTypes: ['violations'] });
  });
  expect(results.passes.length + results.violations.length, 'axe looked at something').toBeGreaterThan(5);
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
