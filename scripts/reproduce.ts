/**
 * `npm run -s reproduce`: builds and packs the extension for every browser twice, in two empty folders, and compares the
 * packages byte by byte: what a reviewer builds from the source is what was sent. Prints each package with its SHA-256;
 * the last line is JSON, `{packages,identical}`. Ends with status 1 where any two differ.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const BROWSERS = ['chrome', 'firefox', 'edge'] as const;

/** The packages of one clean build, by name. */
function pack(): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'coinside-packages-'));
  try {
    for (const browser of BROWSERS) {
      const { status, stderr } = spawnSync('wxt', ['zip', '-b', browser], {
        cwd: ROOT,
        env: {
          ...process.env,
          COINSIDE_OUT: folder,
          PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH']}`,
        },
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`packing for ${browser} failed:\n${stderr}`);
    }
    const names = readdirSync(folder).filter((name) => name.endsWith('.zip'));
    return new Map(
      names.map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const first = pack();
const second = pack();
let identical = 0;
for (const [name, hash] of first) {
  const isSame = second.get(name) === hash;
  if (isSame) identical++;
  console.log(`${hash}  ${name}${isSame ? '' : `  differs: ${second.get(name) ?? 'absent'}`}`);
}
console.log(JSON.stringify({ packages: first.size, identical }));
process.exit(first.size > 0 && identical === first.size && second.size === first.size ? 0 : 1);
