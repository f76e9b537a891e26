import { until } from './stage.ts';
import type { Stage, StagePage } from './stage.ts';

type Picture = (page: StagePage, name: string) => Promise<void>;

/** The shelf: everything by days, one article read, a search, and the same on a narrow window. */
export async function showShelf(stage: Stage, isNarrowToo: boolean, picture: Picture): Promise<void> {
  const page = await stage.openExtensionPage('shelf.html', 1100, 800);
  await until(page, 'the shelf', () => document.querySelectorAll('[data-article-id]').length > 20);
  await page.evaluate(() => {
    for (const at of [1, 4]) {
      document.querySelectorAll<HTMLElement>('[data-article-id] [data-part="save"]')[at]?.click();
    }
    document.querySelector<HTMLElement>('[data-article-id] [data-part="also"] > button')?.click();
    document.querySelectorAll<HTMLElement>('[data-article-id] [data-part="open"]')[2]?.click();
  });
  await until(page, 'an article to read', () => document.querySelector('[data-part="reading"]') !== null);
  await picture(page, 'shelf');
  await page.press('.reading-close');
  await page.type('[data-part="search"]', 'bittensor subnet');
  await until(
    page,
    'what was searched for',
    () => document.querySelector('[data-part="status"]')?.textContent?.includes('found') === true,
  );
  await picture(page, 'shelf-search');
  if (isNarrowToo) {
    await page.resize(360, 720);
    await picture(page, 'shelf-narrow');
  }
  await page.close();
}
