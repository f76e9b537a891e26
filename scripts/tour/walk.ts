import { join } from 'node:path';
import type { World } from '../../tests/world/world.ts';
import { fillHistory } from './fill-history.ts';
import { showAlerts } from './alert-pictures.ts';
import { showMutes } from './mute-pictures.ts';
import { showOddPrices } from './odd-prices.ts';
import { showShelf } from './shelf-pictures.ts';
import { showSources } from './sources.ts';
import { openedSidebar, openSidebar, pressInSight, readRelated, readTicker } from './read-surfaces.ts';
import type { ReadArticle, ReadCoin } from './read-surfaces.ts';
import { until } from './stage.ts';
import type { ColorScheme, Stage, StagePage } from './stage.ts';
import { showViews } from './view-pictures.ts';

export interface Walk {
  readonly pictures: string[];
  readonly ticker: readonly ReadCoin[];
  readonly related: readonly ReadArticle[];
}

interface Walker {
  readonly stage: Stage;
  readonly scheme: ColorScheme;
  readonly folder: string;
  readonly world: World | null;
  readonly article: string;
  /** Captured pages to open the sidebar beside. */
  readonly captured: readonly string[];
  readonly pictures: string[];
}

const FIRST_WATCH_LIST = 21;

async function picture({ folder, pictures }: Walker, page: StagePage, name: string): Promise<void> {
  await page.picture(join(folder, name));
  pictures.push(`${name}.png`);
}

/** Opens the popup and waits for the first round of prices, and until every source was asked once. */
async function openFilledPopup({ stage, world }: Walker): Promise<StagePage> {
  const popup = await stage.openExtensionPage('popup.html', 380, 600);
  await until(
    popup,
    `${FIRST_WATCH_LIST} rows with a price in the popup`,
    () => {
      const prices = [...document.querySelectorAll<HTMLElement>('[data-coin-id] [data-part="price"]')];
      return prices.length >= 21 && prices.every((price) => /\d/.test(price.innerText));
    },
    45_000,
  );
  const allRead = async (): Promise<boolean> => {
    const answer: { value?: { feeds: { on: boolean; lastSuccessAt: number | null }[] } } =
      await chrome.runtime.sendMessage({ name: 'getSources', payload: {} });
    return answer.value?.feeds.every(({ on, lastSuccessAt }) => !on || lastSuccessAt !== null) ?? false;
  };
  const someRead = async (): Promise<boolean> => {
    const answer: { value?: { articlesStored: number } } = await chrome.runtime.sendMessage({
      name: 'getSources',
      payload: {},
    });
    return (answer.value?.articlesStored ?? 0) > 0;
  };
  // On the internet some publisher may refuse; in the world all answer.
  await until(popup, 'articles of the switched-on sources', world === null ? someRead : allRead, 60_000);
  return popup;
}

/** A coin's row opened, its chart read at a point, closed again. */
async function walkOpenRow(walker: Walker, popup: StagePage): Promise<void> {
  await popup.evaluate(() =>
    document.querySelector<HTMLElement>('[data-coin-id="bittensor"] [data-part="press"]')?.click(),
  );
  await until(popup, 'the chart of an open row', () => document.querySelector('[data-part="line"]') !== null);
  await popup.evaluate(async () => {
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    const chart = document.querySelector('[data-part="chart"]');
    const { left = 0, top = 0, width = 0 } = chart?.getBoundingClientRect() ?? {};
    const at = { clientX: left + width * 0.62, clientY: top + 60, bubbles: true };
    chart?.dispatchEvent(new PointerEvent('pointermove', at));
  });
  await until(popup, 'a point read', () => document.querySelector('[data-part="crosshair"]') !== null);
  await picture(walker, popup, `popup-row-open-${walker.scheme}`);
  await popup.evaluate(() =>
    document.querySelector<HTMLElement>('[data-coin-id="bittensor"] [data-part="press"]')?.click(),
  );
}

/** The last 24 hours, opened above the list and closed again. */
async function walkToday(walker: Walker, popup: StagePage): Promise<void> {
  await popup.evaluate(() => document.querySelector<HTMLElement>('[data-part="today"]')?.click());
  await until(popup, 'the last 24 hours', () => document.querySelector('[data-part="insights"]') !== null);
  await picture(walker, popup, `popup-today-${walker.scheme}`);
  await popup.evaluate(() => document.querySelector<HTMLElement>('[data-part="today"]')?.click());
}

async function walkSidebar(walker: Walker): Promise<ReadArticle[]> {
  const { stage, scheme, article } = walker;
  const page = await stage.openPage(article, 1280, 800);
  if (scheme === 'light') {
    await until(page, 'the handle on the article page', () => document.querySelector('coinside-sidebar') !== null);
    await picture(walker, page, 'handle-on-article');
  }
  const sidebar = await openSidebar(page);
  await until(
    sidebar,
    'related articles in the sidebar',
    () => document.querySelector('[data-article-id] [data-part="title"]') !== null,
  );
  await until(sidebar, 'coins in the sidebar', () => document.querySelector('[data-coin-id]') !== null);
  if (walker.world !== null) {
    await until(
      sidebar,
      'then and now, the price on the page and the other view',
      () =>
        document.querySelectorAll('.yardstick-chart path').length > 2 &&
        document.querySelector('[data-part="claims"]') !== null &&
        document.querySelector('[data-part="other-view"]') !== null,
    );
  }
  const related = await readRelated(sidebar);
  await picture(walker, page, `sidebar-${scheme}`);
  await sidebar.evaluate(() => {
    document.querySelector('[data-part="other-view"]')?.scrollIntoView();
    document.querySelector<HTMLElement>('[data-part="topics"] button')?.click();
  });
  await picture(walker, page, `other-view-${scheme}`);
  if (scheme === 'light') {
    await page.resize(720, 800);
    await picture(walker, page, 'sidebar-narrow');
  }
  await page.close();
  return related;
}

/** A story of five sources: one card, opened to the other four. */
async function walkStory(walker: Walker): Promise<void> {
  const { stage, scheme, world } = walker;
  const beside = world?.articles.find(({ title }) => title.startsWith('Second Bittensor halving'));
  if (beside === undefined) return;
  const page = await stage.openPage(beside.url, 1280, 800);
  const sidebar = await openSidebar(page);
  await until(sidebar, 'a story of several sources', () => document.querySelector('[data-part="also"]') !== null);
  await sidebar.evaluate(() => {
    document.querySelector<HTMLElement>('.articles-more')?.click();
    const stories = [...document.querySelectorAll<HTMLElement>('[data-part="also"]')];
    const largest = stories.toSorted((a, b) => b.querySelectorAll('li').length - a.querySelectorAll('li').length)[0];
    largest?.querySelector('button')?.click();
    largest?.closest('li')?.scrollIntoView({ block: 'center' });
  });
  await until(
    sidebar,
    'the other headlines',
    () => document.querySelectorAll('[data-part="also"] ul:not([hidden]) a').length === 4,
  );
  await picture(walker, page, `story-${scheme}`);
  await page.close();
}

/** The readers of an article, asked for by a click and shown as a tree. */
async function walkComments(walker: Walker): Promise<void> {
  const { stage, scheme, world } = walker;
  const [talkedOf] = (world?.articles ?? [])
    .filter(({ publisherId }) => publisherId === 'cryptoslate')
    .toSorted((a, b) => b.comments - a.comments);
  if (talkedOf === undefined) return;
  const page = await stage.openPage(talkedOf.url, 1280, 800);
  const sidebar = await openSidebar(page);
  await until(
    sidebar,
    'the row of comments',
    () => document.querySelector('section > [data-part="discussion"]') !== null,
  );
  await sidebar.evaluate(() => document.querySelector('.sidebar-scroll')?.scrollTo(0, 1e6));
  await picture(walker, page, `comments-before-${scheme}`);
  // Where the browser does not tell what is seen, they wait in a tab of our own.
  if (!stage.tellsSight) {
    await page.close();
    return;
  }
  await pressInSight(sidebar, () =>
    document.querySelector<HTMLElement>('section > [data-part="discussion"] [data-part="read"]')?.click(),
  );
  await until(sidebar, 'the thread', () => document.querySelector('[data-part="comments"] li') !== null);
  await sidebar.evaluate(() => document.querySelector('section > [data-part="discussion"]')?.scrollIntoView());
  await picture(walker, page, `comments-${scheme}`);
  await page.close();
}

/** The sidebar stays open while a single-page site goes on to something that relates to nothing. */
async function walkSilence(walker: Walker): Promise<void> {
  const { stage, scheme, world } = walker;
  if (world === null) return;
  const page = await stage.openPage(world.pages.singlePage, 1280, 800);
  const sidebar = await openSidebar(page);
  await until(
    sidebar,
    'coins on the first article of the single-page site',
    () => document.querySelector('[data-coin-id]') !== null,
  );
  await page.evaluate(() => document.querySelector<HTMLElement>('a[href*="pear-tree"]')?.click());
  await until(
    sidebar,
    'silence on a page about a pear tree',
    () =>
      document.querySelector('[data-part="silent"]') !== null &&
      document.querySelector('[data-article-id], [data-coin-id]') === null,
  );
  await picture(walker, page, `sidebar-silent-${scheme}`);
  await page.close();
}

async function walkOptions(walker: Walker): Promise<void> {
  const { stage, scheme } = walker;
  const coins = await stage.openExtensionPage('options.html#coins', 1100, 800);
  await until(coins, 'the search field in options', () => document.querySelector('[data-part="coin-search"]') !== null);
  await coins.type('[data-part="coin-search"]', 'uni');
  await until(coins, 'matches for "uni" in options', () => document.querySelectorAll('[role="option"]').length > 1);
  await picture(walker, coins, `options-coins-${scheme}`);
  if (scheme === 'light') {
    await coins.resize(420, 800);
    await picture(walker, coins, 'options-narrow');
  }
  await coins.close();
  const sources = await stage.openExtensionPage('options.html#sources', 1100, 800);
  await until(sources, 'the list of sources in options', () => document.body.innerText.includes('CoinDesk'));
  await picture(walker, sources, `options-sources-${scheme}`);
  await sources.close();
}

/** Real pages: what they show is for the eye, only an answer of some kind is required. */
async function walkCaptured(walker: Walker): Promise<void> {
  const { stage, captured, scheme } = walker;
  if (stage.openBeside === undefined || scheme !== 'light') return;
  for (const [index, address] of captured.entries()) {
    const page = await stage.openBeside(address, 1280, 800);
    const sidebar = await openedSidebar(page, 10_000);
    if (sidebar === null) throw new Error(`The toolbar’s button opened no sidebar beside ${address}.`);
    await until(
      sidebar,
      `an answer beside ${address}`,
      () => document.querySelector('[data-part="silent"], [data-article-id], [data-coin-id]') !== null,
    );
    await picture(walker, page, `captured-${index + 1}`);
    await page.close();
  }
}

/** Through popup, sidebar and options in one colour scheme; pictures land in `folder`. Throws where something lacks. */
export async function walkThrough(
  stage: Stage,
  scheme: ColorScheme,
  place: Pick<Walker, 'folder' | 'world' | 'article' | 'captured'>,
): Promise<Walk> {
  const walker: Walker = { stage, scheme, ...place, pictures: [] };
  const { world } = place;
  const popup = await openFilledPopup(walker);
  await picture(walker, popup, `popup-${scheme}`);
  const ticker = await readTicker(popup);
  if (world !== null) await fillHistory(popup);
  await walkOpenRow(walker, popup);
  await walkToday(walker, popup);
  if (world !== null) await showViews(stage, popup, (page, name) => picture(walker, page, `${name}-${scheme}`));
  if (scheme === 'light') {
    await popup.resize(320, 600);
    await picture(walker, popup, 'popup-narrow');
  }
  const related = await walkSidebar(walker);
  await walkStory(walker);
  await walkComments(walker);
  await walkSilence(walker);
  await walkOptions(walker);
  if (world !== null)
    await showShelf(stage, scheme === 'light', (page, name) => picture(walker, page, `${name}-${scheme}`));
  if (world !== null)
    await showMutes(stage, walker.article, scheme === 'light', (page, name) =>
      picture(walker, page, `${name}-${scheme}`),
    );
  if (world !== null) await showSources(stage, world, (page, name) => picture(walker, page, `${name}-${scheme}`));
  await walkCaptured(walker);
  if (world !== null) {
    await popup.resize(380, 600);
    await showAlerts(stage, popup, world, (page, name) => picture(walker, page, `${name}-${scheme}`));
    await showOddPrices(popup, world, (name) => picture(walker, popup, `${name}-${scheme}`));
    world.clearFaults();
  }
  await popup.close();
  if (stage.errors.length > 0)
    throw new Error(`Errors on the console of the extension’s pages:\n${stage.errors.join('\n')}`);
  return { pictures: walker.pictures, ticker, related };
}
