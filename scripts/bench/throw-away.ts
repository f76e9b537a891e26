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

export interface ThrowAway {
  /** The built extension, unchanged but for two pages added and addresses with `EMPTY_MARK` left to the other. */
  readonly product: string;
  /** An extension with the same matches and a content script that does nothing. */
  readonly empty: string;
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
  manifest.content_scripts = scripts.map((script) => ({ ...script, exclude_globs: [`*${EMPTY_MARK}*`] }));
  writeFileSync(join(product, 'manifest.json'), JSON.stringify(manifest));

  const empty = join(folder, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, 'empty.js'), 'void 0;\n');
  writeFileSync(
    join(empty, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Empty script',
      version: '1',
      content_scripts: scripts.map((script) => ({ ...script, js: ['empty.js'], include_globs: [`*${EMPTY_MARK}*`] })),
    }),
  );

  const addPage = (name: string, html: string): void => writeFileSync(join(product, name), html);
  addPage(BLANK_PAGE, '<!doctype html><html lang="en"><meta charset="utf-8"><title>Blank</title><p>.</p></html>');
  return { product, empty, addPage, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
