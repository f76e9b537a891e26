import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { escapeXml } from './feeds/text.ts';
import { htmlReply } from './wire.ts';
import type { Reply } from './wire.ts';

/** A stored file as it is or gzipped; null outside the folder or where there is none. */
function stored(folder: string, path: string): Buffer | null {
  const file = normalize(join(folder, path));
  if (!file.startsWith(normalize(folder))) return null;
  if (existsSync(file) && statSync(file).isFile()) return readFileSync(file);
  return existsSync(`${file}.gz`) ? gunzipSync(readFileSync(`${file}.gz`)) : null;
}

function listing(folder: string): Reply {
  const root = join(folder, 'pages');
  const links = existsSync(root)
    ? readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap(({ name }) => readdirSync(join(root, name)).map((file) => `${name}/${file.replace(/\.gz$/, '')}`))
    : [];
  const rows = links.map((link) => `<li><a href="/${escapeXml(link)}">${escapeXml(link)}</a></li>`);
  return htmlReply(`<!doctype html><title>Captured pages</title><h1>Captured pages</h1><ul>${rows.join('')}</ul>`);
}

/**
 * Real captures of a folder laid out like `pages/<corpus>/<file>.html.gz` and `feeds/real/<set>/<file>.xml.gz`:
 * `https://captures.example/<corpus>/<file>.html`, `https://captures.example/feeds/<set>/<file>.xml`, and a list at `/`.
 */
export function playCapture(url: URL, folder: string): Reply | null {
  if (url.host !== 'captures.example') return null;
  const path = decodeURIComponent(url.pathname);
  if (path === '/') return listing(folder);
  if (path.startsWith('/feeds/')) {
    const body = stored(join(folder, 'feeds', 'real'), path.slice('/feeds'.length));
    if (body === null) return null;
    // Some captures are gzipped a second time inside; they are served as their publisher sent them.
    const inner = body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
    return { status: 200, headers: { 'content-type': 'application/xml' }, body: inner, validators: 'etag' };
  }
  const page = stored(join(folder, 'pages'), path);
  if (page === null) return null;
  return { status: 200, headers: { 'content-type': 'text/html' }, body: page, validators: 'etag' };
}
