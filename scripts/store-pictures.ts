/**
 * `npm run -s store-pictures`: makes the five pictures of docs/store/listing.md, 1280 by 800 as the stores take them, out
 * of those of the tour (`npm start -- --headless` first).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureBrowser } from './find-browser.mjs';

const ROOT = join(import.meta.dirname, '..');

/** Which pictures of the tour stand side by side in each; they are at twice the resolution. */
const PICTURES = {
  sidebar: ['sidebar-light'],
  popup: ['popup-light', 'popup-row-open-light', 'popup-today-light'],
  shelf: ['shelf-search-light'],
  options: ['options-coins-light'],
  dark: ['sidebar-dark'],
} as const;

function source(name: string): string {
  const file = join(ROOT, '.output/tour', `${name}.png`);
  if (!existsSync(file)) throw new Error(`there is no ${name}.png of the tour: npm start -- --headless`);
  return `data:image/png;base64,${readFileSync(file).toString('base64')}`;
}

const browser = await chromium.launch({
  executablePath: ensureBrowser('chromium'),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
for (const [name, parts] of Object.entries(PICTURES)) {
  const images = parts.map((part) => `<img src="${source(part)}">`).join('');
  await page.setContent(
    `<style>
      body { margin: 0; height: 800px; display: flex; gap: 28px; align-items: center; justify-content: center; background: #e9edf3; }
      img { zoom: 0.5; box-shadow: 0 2px 24px rgb(20 30 50 / 25%); }
    </style>${images}`,
  );
  await page.evaluate(async () => Promise.all([...document.images].map(async (image) => image.decode())));
  await page.screenshot({ path: join(ROOT, 'docs/images', `store-${name}.png`) });
}
await browser.close();
console.log(`${Object.keys(PICTURES).length} pictures in docs/images`);
