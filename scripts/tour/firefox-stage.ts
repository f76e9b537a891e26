import type { Frame, Page } from 'puppeteer-core';
import { launchFirefox } from '../../tests/e2e/browser/firefox.ts';
import type { World } from '../../tests/world/world.ts';
import type { ColorScheme, Stage, StagePage } from './stage.ts';

/** Frames of extensions have no address over BiDi, so each is asked where it is. */
async function isSidebar(frame: Frame): Promise<boolean> {
  try {
    return await frame.evaluate(() => location.pathname === '/sidepanel.html');
  } catch {
    return false; // Gone meanwhile, or not ours to look into.
  }
}

function stagePage(page: Page): StagePage {
  return {
    evaluate: async (look) => page.evaluate(look),
    resize: async (width, height) => page.setViewport({ width, height }),
    click: async (x, y) => page.mouse.click(x, y),
    press: async (selector) => page.click(selector),
    type: async (selector, text) => page.type(selector, text),
    picture: async (file) => void (await page.screenshot({ path: `${file}.png` })),
    sidebar: async () => {
      for (const frame of page.frames()) {
        if (frame !== page.mainFrame() && (await isSidebar(frame)))
          return { evaluate: async (look) => frame.evaluate(look) };
      }
      return null;
    },
    close: async () => page.close(),
  };
}

/** Firefox with the extension, headless, at twice the resolution. */
export async function firefoxStage(extension: string, world: World | null, colorScheme: ColorScheme): Promise<Stage> {
  const firefox = await launchFirefox({ extension, world, colorScheme, deviceScaleFactor: 2 });
  const errors: string[] = [];
  const watched = (page: Page): Page => {
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    return page;
  };
  return {
    tellsSight: false,
    errors,
    openExtensionPage: async (path, width, height) => {
      const page = watched(await firefox.browser.newPage());
      await page.setViewport({ width, height });
      await page.goto(firefox.url(path), { waitUntil: [] });
      await page.waitForFunction(() => location.protocol === 'moz-extension:' && document.readyState === 'complete');
      return stagePage(page);
    },
    openPage: async (address, width, height) => {
      const page = await firefox.browser.newPage();
      await page.setViewport({ width, height });
      await page.goto(address);
      return stagePage(page);
    },
    close: firefox.close.bind(firefox),
  };
}
