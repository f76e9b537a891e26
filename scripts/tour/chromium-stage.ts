import type { ConsoleMessage, Page } from '@playwright/test';
import { launchChromium } from '../../tests/e2e/browser/chromium.ts';
import type { World } from '../../tests/world/world.ts';
import type { ColorScheme, Stage, StagePage } from './stage.ts';

function stagePage(page: Page): StagePage {
  return {
    evaluate: async (look) => page.evaluate(look),
    resize: async (width, height) => page.setViewportSize({ width, height }),
    click: async (x, y) => page.mouse.click(x, y),
    press: async (selector) => page.locator(selector).click(),
    type: async (selector, text) => page.locator(selector).pressSequentially(text),
    picture: async (file) => void (await page.screenshot({ path: `${file}.png` })),
    sidebar: async () => {
      const frame = page.frames().find((one) => one.url().includes('/sidepanel.html'));
      return frame === undefined ? null : { evaluate: async (look) => frame.evaluate(look) };
    },
    close: async () => page.close(),
  };
}

/** Emulated resolution stops at frames of other processes, such as the sidebar's. */
const FRAMES_TOO = '--force-device-scale-factor=2';

/** Chromium with the extension, headless, at twice the resolution. */
export async function chromiumStage(extension: string, world: World | null, colorScheme: ColorScheme): Promise<Stage> {
  const browser = await launchChromium({
    extension,
    world,
    colorScheme,
    deviceScaleFactor: 2,
    extraArgs: [FRAMES_TOO],
  });
  const errors: string[] = [];
  browser.context.on('console', (message: ConsoleMessage) => {
    const from = message.location().url;
    if (message.type() === 'error' && from.startsWith('chrome-extension:')) errors.push(`${from}: ${message.text()}`);
  });
  const open = async (address: string, width: number, height: number): Promise<StagePage> => {
    const page = await browser.context.newPage();
    page.on(
      'pageerror',
      (error) => address.startsWith('chrome-extension:') && errors.push(`${address}: ${error.message}`),
    );
    await page.setViewportSize({ width, height });
    await page.goto(address);
    return stagePage(page);
  };
  return {
    tellsSight: true,
    errors,
    openExtensionPage: async (path, width, height) => open(browser.url(path), width, height),
    openPage: open,
    answerYes: async (pattern) => browser.answerYes(pattern),
    openBeside: async (address, width, height) => {
      await browser.grantHosts(`${new URL(address).origin}/*`);
      const button = await browser.openSurface('popup');
      const page = await open(address, width, height);
      // The page just opened is the active tab, so that is where the button's message opens it.
      await button.evaluate(async () => chrome.runtime.sendMessage({ name: 'openSidebarHere', payload: {} }));
      await button.close();
      return page;
    },
    close: browser.close.bind(browser),
  };
}
