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

function pagePaths(folder: string): string[] {
  const root = join(folder, 'pages');
  return existsSync(root)
    ? readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap(({ name }) => readdirSync(join(root, name)).map((file) => `${name}/${file.replace(/\.gz$/, '')}`))
    : [];
}

function listing(folder: string): Reply {
  const rows = pagePaths(folder).map((link) => `<li><a href="/${escapeXml(link)}">${escapeXml(link)}</a></li>`);
  return htmlReply(`<!doctype html><title>Captured pages</title><h1>Captured pages</h1><ul>${rows.join('')}</ul>`);
}

/** Addresses of captured pages about AI or crypto, by the folder's own labels; the first of all where it has none. */
export function capturedPages(folder: string, most: number): string[] {
  const labels = stored(folder, 'pages/labels.ndjson')?.toString().trim().split('\n') ?? [];
  const paths = labels.flatMap((line) => {
    const label: { file: string; topic: string; kind: string } = JSON.parse(line);
    return label.topic === 'ai-crypto' && label.kind === 'article' ? [label.file.replace(/\.gz$/, '')] : [];
  });
  return (paths.length > 0 ? paths : pagePaths(folder))
    .slice(0, most)
    .map((path) => `https://captures.example/${path}`);
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
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page, validators: 'etag' };
}
