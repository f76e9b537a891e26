import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface ManifestScript {
  readonly matches: readonly string[];
  readonly js: readonly string[];
  readonly exclude_globs?: readonly string[];
}

/** An address with this in its query gets the empty script, any other of the publishers' pages the real one. */
export const EMPTY_MARK = 'bench=empty';
/** An address with this in its query gets a script that runs Readability over the page as soon as it stands. */
export const READABILITY_MARK = 'bench=readability';
/** An address with this in its query gets a script that puts one empty element over the page, as whatever shows itself has to. */
export const ELEMENT_MARK = 'bench=element';
const READABILITY = join(import.meta.dirname, '../../node_modules/@mozilla/readability/Readability.js');

export interface ThrowAway {
  /** The built extension, unchanged but for two pages added and addresses with a mark left to the others. */
  readonly product: string;
  /** An extension with the same matches and a content script that does nothing. */
  readonly empty: string;
  /** The same with one that puts an empty element over the page. */
  readonly element: string;
  /** The same with one that reads every page by Readability, as a sidebar that reads on load would. */
  readonly readability: string;
  addPage(name: string, html: string): void;
  remove(): void;
}

/** Page to come from: an extension page in a live renderer that shows next to nothing. */
export const BLANK_PAGE = 'bench-blank.html';

/** Copies the built extension, so that nothing that is measured with is in what ships. The caller removes it. */
export function makeThrowAway(built: string): ThrowAway {
  const folder = mkdtempSync(join(tmpdir(), 'coinside-bench-'));
  const product = join(folder, 'product');
  cpSync(built, product, { recursive: true });
  const manifest: Record<string, unknown> & { content_scripts: ManifestScript[] } = JSON.parse(
    readFileSync(join(product, 'manifest.json'), 'utf8'),
  );
  const scripts = manifest.content_scripts;
  manifest.content_scripts = scripts.map((script) => ({
    ...script,
    exclude_globs: [EMPTY_MARK, READABILITY_MARK, ELEMENT_MARK].map((mark) => `*${mark}*`),
  }));
  writeFileSync(join(product, 'manifest.json'), JSON.stringify(manifest));

  const scripted = (name: string, mark: string, files: Readonly<Record<string, string>>): string => {
    const extension = join(folder, name);
    mkdirSync(extension);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(extension, file), text);
    const js = Object.keys(files);
    writeFileSync(
      join(extension, 'manifest.json'),
      JSON.stringify({
        manifest_version: 3,
        name,
        version: '1',
        content_scripts: scripts.map((script) => ({ ...script, js, include_globs: [`*${mark}*`] })),
      }),
    );
    return extension;
  };
  const empty = scripted('empty', EMPTY_MARK, { 'empty.js': 'void 0;\n' });
  const element = scripted('element', ELEMENT_MARK, {
    'element.js':
      'requestIdleCallback(() => {\n' +
      "  const element = document.createElement('div');\n" +
      "  element.style.cssText = 'position:fixed;inset:40vh 0 auto auto;width:22px;height:64px;z-index:2147483647;background:#fff';\n" +
      '  document.documentElement.append(element);\n' +
      '}, { timeout: 2000 });\n',
  });
  const readability = scripted('readability', READABILITY_MARK, {
    'readability.js': readFileSync(READABILITY, 'utf8'),
    // Kept, as what a sidebar has read it shows.
    'read.js': 'globalThis.read = new Readability(document.cloneNode(true)).parse();\n',
  });

  const addPage = (name: string, html: string): void => writeFileSync(join(product, name), html);
  addPage(BLANK_PAGE, '<!doctype html><html lang="en"><meta charset="utf-8"><title>Blank</title><p>.</p></html>');
  return {
    product,
    empty,
    element,
    readability,
    addPage,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
