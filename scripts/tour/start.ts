import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { capturedPages } from '../../tests/world/captures.ts';
import { startWorld } from '../../tests/world/world.ts';
import type { World } from '../../tests/world/world.ts';
import { projectRoot } from '../ensure-installed.mjs';
import { ensureBrowser } from '../find-browser.mjs';
import { buildExtension } from './build.ts';
import { chromiumStage } from './chromium-stage.ts';
import { firefoxStage } from './firefox-stage.ts';
import { tapeLines } from './read-surfaces.ts';
import { walkThrough } from './walk.ts';
import { openChromiumWindows, openFirefoxWindows } from './windows.ts';

const { values: options } = parseArgs({
  options: {
    headless: { type: 'boolean', default: false },
    live: { type: 'boolean', default: false },
    firefox: { type: 'boolean', default: false },
    captures: { type: 'string' },
  },
});

const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/** Where the reader is taken: the world's own page, or on the internet the newest article of a publisher. */
async function articleToRead(world: World | null): Promise<string> {
  if (world !== null) return world.pages.seed;
  const feed = await fetch('https://cryptoslate.com/feed/').then(
    async (reply) => reply.text(),
    () => {
      throw new Error(
        '--live needs the internet, and cryptoslate.com did not answer. Without --live the test world plays it.',
      );
    },
  );
  const link = /<item>[\s\S]*?<link>([^<]+)<\/link>/.exec(feed)?.[1];
  if (link === undefined) throw new Error('The internet gave no article to read.');
  return link;
}

async function tour(extension: string, world: World | null): Promise<void> {
  const folder = join(projectRoot, '.output', 'tour');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const article = await articleToRead(world);
  const captured = options.captures === undefined ? [] : capturedPages(resolve(options.captures), 3);
  const pictures: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    const stage = await (options.firefox ? firefoxStage : chromiumStage)(extension, world, scheme);
    try {
      const walk = await walkThrough(stage, scheme, { folder, world, article, captured });
      pictures.push(...walk.pictures);
      if (scheme === 'dark') continue;
      console.log(`\n${tapeLines(walk.ticker).join('\n')}\n\nRelated to ${article}`);
      for (const [index, { title, meta, reason }] of walk.related.entries()) {
        console.log(`${String(index + 1).padStart(2)}. ${title}\n    ${meta}\n    ${reason}`);
      }
    } finally {
      await stage.close();
    }
  }
  console.log(`\n${pictures.length} pictures in .output/tour: ${pictures.join(' ')}`);
}

const begun = Date.now();
try {
  ensureBrowser(options.firefox ? 'firefox' : 'chromium');
  const extension = buildExtension(options.firefox ? 'firefox' : 'chromium');
  if (options.captures !== undefined && !existsSync(options.captures))
    throw new Error(`There is no folder ${options.captures}.`);
  const captures = options.captures === undefined ? {} : { captures: resolve(options.captures) };
  const world = options.live ? null : await startWorld(captures);
  try {
    if (options.headless || !hasDisplay) {
      console.log(
        options.headless ? 'Walking through without a window.' : 'No display here: walking through without a window.',
      );
      await tour(extension, world);
      console.log(`Done in ${((Date.now() - begun) / 1000).toFixed(0)} s.`);
    } else {
      const opened = {
        extension,
        world,
        article: await articleToRead(world),
        withCaptures: options.captures !== undefined,
      };
      await (options.firefox ? openFirefoxWindows : openChromiumWindows)(opened);
    }
  } finally {
    await world?.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
