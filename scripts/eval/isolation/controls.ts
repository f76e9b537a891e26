import type { Page } from '@playwright/test';
import type { Attack, Known } from './attack.ts';
import { changeChoice } from './forging.ts';
import { focusOn, HIDE, keepOut, pressOffer, realClickOn, REFRESH, SAVE } from './presses.ts';

interface Control {
  /** The reader's own doing, in the words of an attack. */
  readonly press: Attack;
  /** What must be counted of it, as done or as passing for the reader. */
  readonly tells: readonly string[];
}

/** Opens the options at the sidebar and presses there, as only the reader can; returns once it is kept. */
async function inOptions(
  page: Page,
  { fixedAddress }: Known,
  press: (options: Page) => Promise<unknown>,
): Promise<void> {
  const options = await page.context().newPage();
  await options.goto(fixedAddress.replace('sidepanel.html', 'options.html'));
  await options.locator('a[data-section="sidebar"]').click();
  await press(options);
  await options.close();
  await page.bringToFront();
}

/**
 * No attacks: the reader's own presses, by the same hand and beside the same page as those of the attacks. What they do
 * must be counted, or that nothing is counted of the attacks would prove nothing.
 */
export const CONTROLS: readonly Control[] = [
  {
    tells: ['markArticle', 'what is stored'],
    press: { name: 'the reader presses the button that saves', open: (page) => realClickOn(page, SAVE) },
  },
  {
    tells: ['markArticle', 'what is stored'],
    press: {
      name: 'the reader presses it by a key',
      open: async (page) => {
        await focusOn(page, SAVE);
        await page.keyboard.press('Enter');
      },
    },
  },
  {
    tells: ['refreshFromSidebar'],
    press: { name: 'the reader asks for prices', open: (page) => realClickOn(page, REFRESH) },
  },
  {
    tells: ['hideSite', 'what is stored'],
    press: { name: 'the reader hides the site', open: (page) => realClickOn(page, HIDE) },
  },
  {
    tells: ['openPanel'],
    press: {
      name: 'the reader takes up the offer of the browser’s panel',
      mayRemove: true,
      closed: keepOut,
      open: pressOffer,
    },
  },
  {
    tells: ['putSettings', 'what is stored', 'a handle against what was chosen'],
    press: {
      name: 'the reader, who chose “on click only”, chooses “always”, and the page does what its attack does',
      chosen: 'on click only',
      closed: async (page, known) => {
        await inOptions(page, known, (options) =>
          options.getByRole('radio', { name: 'On every page that can be read' }).check({ force: true }),
        );
        await changeChoice(page);
      },
    },
  },
  {
    tells: ['putSettings', 'what is stored', 'a handle against what was chosen'],
    press: {
      name: 'the reader, who hid the site, shows it again, and the page does what its attack does',
      chosen: 'hidden',
      closed: async (page, known) => {
        await inOptions(page, known, async (options) => {
          const host = new URL(page.url()).hostname;
          await options.locator(`[data-host="${host}"] [data-part="show-again"]`).click();
        });
        await changeChoice(page);
      },
    },
  },
];
