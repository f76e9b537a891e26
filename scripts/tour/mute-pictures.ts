import { openSidebar, pressInSight } from './read-surfaces.ts';
import { until } from './stage.ts';
import type { Stage, StagePage } from './stage.ts';

type Picture = (page: StagePage, name: string) => Promise<void>;

async function muteMore(): Promise<void> {
  const others = [
    { kind: 'word', value: 'price prediction' },
    { kind: 'coin', value: 'dogecoin' },
    { kind: 'topic', value: 'memecoins' },
    { kind: 'source', value: 'the-defiant' },
  ];
  for (const mute of others) await chrome.runtime.sendMessage({ name: 'putMute', payload: { ...mute, on: true } });
}

async function unmuteAll(): Promise<void> {
  const { value } = await chrome.runtime.sendMessage({ name: 'getMutes', payload: {} });
  for (const { kind, value: name } of value)
    await chrome.runtime.sendMessage({ name: 'putMute', payload: { kind, value: name, on: false } });
}

/** "Not for me" at a card, the way back after it, and the list in options; nothing is muted afterwards. */
export async function showMutes(stage: Stage, article: string, isNarrowToo: boolean, picture: Picture): Promise<void> {
  const page = await stage.openPage(article, 1280, 800);
  const sidebar = await openSidebar(page);
  await until(sidebar, 'an article’s menu', () => document.querySelector('[data-part="not-for-me"]') !== null);
  await sidebar.evaluate(() => {
    const button = document.querySelectorAll<HTMLElement>('[data-part="not-for-me"]')[1];
    button?.click();
    button?.scrollIntoView({ block: 'center' });
  });
  await until(sidebar, 'the choices', () => document.querySelector('.not-for-me:not([hidden])') !== null);
  await picture(page, 'not-for-me');
  if (stage.tellsSight) {
    await pressInSight(sidebar, () => document.querySelector<HTMLElement>('.not-for-me:not([hidden]) button')?.click());
    await until(sidebar, 'the way back', () => document.querySelector('[data-part="undo"]') !== null);
    await picture(page, 'not-for-me-undo');
  }
  await page.close();
  const options = await stage.openExtensionPage('options.html#muted', 1100, 800);
  await options.evaluate(muteMore);
  await until(options, 'the list of mutes', () => document.querySelectorAll('[data-mute]').length >= 4);
  await picture(options, 'options-muted');
  if (isNarrowToo) {
    await options.resize(420, 800);
    await picture(options, 'options-muted-narrow');
  }
  await options.evaluate(unmuteAll);
  await options.close();
}
