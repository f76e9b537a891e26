import { readFileSync, rmSync } from 'node:fs';
import type { Frame, Page } from '@playwright/test';
import { defaultFeeds } from '../../lib/articles/default-feeds.ts';
import { tape } from '../world/prices/tape.ts';
import { startWorld, type World } from '../world/world.ts';
import { launchChromium } from './browser/chromium.ts';
import { clipped, overflow } from './support/axe.ts';
import { pressCommand } from './support/beside.ts';
import { expect, EXTENSION, firstRoundsDone, listen, sidebarFrame, test } from './support/fixtures.ts';
import { crookedFigures, plainWords, pseudoCopy } from './support/pseudo-locale.ts';
import { eachSection } from './support/sections.ts';

/** What the browser's own formats of dates, times, sizes, lists and money say in English. */
const OF_FORMATS =
  /^(?:ago|and|percent|years?|months?|weeks?|days?|[AP]M|s|min|h|bytes|[kMG]B|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun|January|February|March|April|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$/;

/** Names that are the same in every language. */
const NAMES = [
  'Coinside',
  'CoinGecko',
  'Binance',
  'Kraken',
  'Coinbase',
  'DefiLlama',
  'Yahoo Finance',
  'AGIX',
  'RNDR',
  'ASI Alliance',
  'Amazon',
  'Anthropic',
  'Google DeepMind',
  'Microsoft',
  'OpenAI',
];

/** Coins that are shown though nobody watches them: one that is searched for. */
const ALSO_SHOWN = ['worldcoin-wld'];

/** Whether words are content: a name, an address, a piece of an article, or a figure that the browser wrote out. */
function contentOf(world: World): (words: string, where: string) => boolean {
  const coins: readonly (readonly [string, string, string, number])[] = JSON.parse(
    readFileSync(new URL('../../public/data/coins.json', import.meta.url), 'utf8'),
  );
  const shown = new Set([...tape.map(({ id }) => id), ...ALSO_SHOWN]);
  const money = [
    ...Intl.supportedValuesOf('currency').map(
      (code) => new Intl.DisplayNames('en', { type: 'currency' }).of(code) ?? code,
    ),
    ...Intl.supportedValuesOf('currency'),
    'Satoshis SATS Bits BITS Ether VEF XDR XAG XAU Hryvnia Special Drawing Rights',
  ];
  const names = [
    ...NAMES,
    ...money,
    ...defaultFeeds.map(({ name }) => name),
    // Only those that are shown: among the words of them all are most of those that labels are made of.
    ...coins.filter(([id]) => shown.has(id)).flatMap(([id, symbol, name]) => [id, symbol, name]),
  ];
  const known = new Set(names.flatMap((name) => name.split(/[^\p{L}]+/u)));
  const texts = world.articles.flatMap(({ title, summary, paragraphs, section }) => [
    title,
    summary,
    section,
    ...paragraphs,
  ]);
  const read = [...texts, 'Bitcoin trading at approximately $25,162'].join('\n').toLowerCase();
  const ofHosts = /(?:[\w-]+\.)+[a-z]{2,}(?:\/[\w./-]*)?|\/[\w./:-]+/g;
  return (words, where) => {
    const said = words.replaceAll(/^[“”·,.:\s]+|[“”·,.:\s]+$/gu, '');
    // Why an article stands there is told by a word of its own.
    if ((said.length > 12 || /article-reason|label/.test(where)) && read.includes(said.toLowerCase())) return true;
    const rest = said.replaceAll(ofHosts, ' ').split(/[^\p{L}]+/u);
    return rest.every((word) => word.length < 2 || known.has(word) || OF_FORMATS.test(word));
  };
}

test('another language, longer and from right to left, leaves nothing in English, cut or crooked @long', async () => {
  const world = await startWorld();
  const isContent = contentOf(world);
  const copy = pseudoCopy(EXTENSION);
  const browser = await launchChromium({
    extension: copy,
    world,
    welcome: true,
    reducedMotion: 'reduce',
    extraArgs: ['--force-ui-direction=rtl'],
  });
  const errors: string[] = [];
  const stopListening = listen(browser, errors);
  const look = async (name: string, document: Page | Frame): Promise<void> => {
    expect(await document.evaluate(() => globalThis.document.documentElement.dir), name).toBe('rtl');
    const english = (await plainWords(document)).filter(({ words, where }) => !isContent(words, where));
    expect.soft(english, `${name}: not from the catalogue`).toEqual([]);
    expect.soft(await overflow(document), `${name}: wider than its window`).toBe(0);
    expect.soft(await clipped(document), `${name}: cut`).toEqual([]);
    expect.soft(await crookedFigures(document), `${name}: figures that do not run left to right`).toEqual([]);
  };
  try {
    await firstRoundsDone(browser);
    const [welcome] = browser.context.pages().filter((page) => page.url().endsWith('/welcome.html'));
    if (!welcome) throw new Error('no welcome');
    await welcome.bringToFront();
    for (const step of ['sources', 'sidebar', 'coins']) {
      await welcome.locator(`[data-step="${step}"]`).click();
      await expect(welcome.locator('h1')).toBeFocused();
      await look(`welcome, ${step}`, welcome);
    }

    await eachSection(browser, look);

    const popup = await browser.openSurface('popup');
    await popup.locator('body[data-ready="1"]').waitFor();
    await look('popup', popup);
    const row = popup.locator('[data-coin-id="bittensor"] [data-part="press"]');
    await row.click();
    await popup.locator('[data-part="chart"]').waitFor();
    await look('popup, a row open', popup);
    await row.press('a');
    await popup.locator('[data-part="level"]').waitFor();
    await look('popup, an alert', popup);
    await popup.keyboard.press('Escape');
    await popup.locator('input[type="search"]').fill('worldcoin');
    await popup.locator('[data-add-coin-id]').first().waitFor();
    await look('popup, a coin to add', popup);

    const shelf = await browser.openSurface('shelf');
    await shelf.locator('body[data-ready="1"]').waitFor();
    await look('shelf', shelf);

    for (const [name, address] of [
      ['sidebar', world.pages.seed],
      ['silent sidebar', world.pages.cookingOnPublisher],
    ] as const) {
      const page = await browser.context.newPage();
      await page.goto(address);
      await pressCommand(browser, page);
      const frame = await sidebarFrame(page);
      await frame.locator('[data-article-id], [data-part="silent"]').first().waitFor();
      const box = await (await frame.frameElement()).boundingBox();
      expect(box?.x, 'it stands at the end of the line, which is the left').toBe(0);
      await look(name, frame);
      await page.close();
    }
    expect(errors, 'nothing may be said on a console as an error').toEqual([]);
  } finally {
    stopListening();
    await browser.close();
    await world.close();
    rmSync(copy, { recursive: true, force: true });
  }
});
