import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Weight {
  readonly bytes: number;
  /** Each file by itself at level 9, added up: what the files of a package cost. */
  readonly gzipped: number;
  /** Gzipped bytes of each script, heaviest first. */
  readonly files: Readonly<Record<string, number>>;
}

export interface Weights {
  readonly worker: Weight;
  /** What the popup's first paint waits for. */
  readonly popup: Weight;
  /** What it loads by `import()` once something is pressed. */
  readonly popupLater: Weight;
  readonly contentScript: Weight;
  readonly sidepanel: Weight;
  readonly options: Weight;
}

interface BuiltManifest {
  readonly background: { readonly service_worker: string };
  readonly content_scripts: readonly { readonly js: readonly string[] }[];
}

/** What a bundled module names in `import … from"./x.js"`, `import"./x.js"`, `export … from"…"`, and in `import("./x.js")`. */
const AT_ONCE = /(?:\bfrom|\bimport)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;
const EVER = /(?:\bfrom|\bimport)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;

/** The scripts that come with these, themselves included. */
function withImports(root: string, entries: readonly string[], imported: RegExp): string[] {
  const found = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    if (found.has(file)) continue;
    found.add(file);
    const folder = dirname(join(root, file));
    for (const [, specifier] of readFileSync(join(root, file), 'utf8').matchAll(imported)) {
      if (specifier !== undefined) waiting.push(relative(root, resolve(folder, specifier)));
    }
  }
  return [...found];
}

function weigh(root: string, entries: readonly string[], imported = EVER): Weight {
  return weighFiles(root, withImports(root, entries, imported));
}

function weighFiles(root: string, names: readonly string[]): Weight {
  const weighed = names.map((file) => {
    const bytes = readFileSync(join(root, file));
    return { file, bytes: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
  });
  weighed.sort((a, b) => b.gzipped - a.gzipped);
  return {
    bytes: weighed.reduce((sum, { bytes }) => sum + bytes, 0),
    gzipped: weighed.reduce((sum, { gzipped }) => sum + gzipped, 0),
    files: Object.fromEntries(weighed.map(({ file, gzipped }) => [file, gzipped])),
  };
}

function scriptsOf(root: string, page: string): string[] {
  const html = readFileSync(join(root, page), 'utf8');
  return [...html.matchAll(/<(?:script|link rel="modulepreload")[^>]*\s(?:src|href)="\/([^"]+\.js)"/g)].flatMap(
    ([, file]) => file ?? [],
  );
}

/** The JavaScript of a built extension, by the place that loads it; a script shared by two counts in both. */
export function weighExtension(root: string): Weights {
  const manifest: BuiltManifest = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'));
  const ofPopup = scriptsOf(root, 'popup.html');
  const atOnce = new Set(withImports(root, ofPopup, AT_ONCE));
  return {
    worker: weigh(root, [manifest.background.service_worker]),
    popup: weigh(root, ofPopup, AT_ONCE),
    popupLater: weighFiles(
      root,
      withImports(root, ofPopup, EVER).filter((file) => !atOnce.has(file)),
    ),
    contentScript: weigh(
      root,
      manifest.content_scripts.flatMap(({ js }) => js),
    ),
    sidepanel: weigh(root, scriptsOf(root, 'sidepanel.html')),
    options: weigh(root, scriptsOf(root, 'options.html')),
  };
}
