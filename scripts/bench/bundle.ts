import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { preact } from '@preact/preset-vite';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..', '..');

/** One of `scripts/bench/pages` as a script of the extension's own page: the product's modules, minified as they ship. */
export async function bundle(page: string): Promise<{ readonly name: string; readonly code: string }> {
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins: [preact()],
    resolve: { alias: { '#i18n': join(ROOT, '.wxt/i18n/index.ts') } },
    build: {
      write: false,
      target: 'chrome120',
      minify: true,
      lib: { entry: join(ROOT, 'scripts/bench/pages', page), formats: ['es'], fileName: 'page' },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const chunk = outputs.find((one) => one.type === 'chunk');
  if (!chunk) throw new Error(`${page} was not built`);
  return { name: `bench-${basename(page).replace(/\.tsx?$/, '.js')}`, code: chunk.code };
}

/** uPlot's own stylesheet, without which its canvas has no place. */
export function uPlotStyles(): string {
  return readFileSync(join(ROOT, 'node_modules/uplot/dist/uPlot.min.css'), 'utf8');
}
