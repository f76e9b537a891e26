import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** Who may import whom (docs/architecture.md). A room may always import itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: [],
  relate: ['domain'],
  http: ['domain', 'seams'],
  prices: ['http', 'domain', 'seams'],
  articles: ['http', 'domain', 'seams'],
  settings: ['domain', 'seams'],
  store: ['domain', 'seams'],
  sync: ['settings', 'domain', 'seams'],
  poll: ['http', 'prices', 'articles', 'relate', 'store', 'settings', 'domain', 'seams'],
  query: ['store', 'settings', 'relate', 'prices', 'articles', 'domain', 'seams'],
  messages: ['domain', 'query', 'settings', 'seams'],
  seams: ['seams'],
  components: ['domain', 'query'],
  background: ['components', 'messages', 'seams', 'poll', 'query', 'store', 'settings', 'sync', 'articles', 'domain'],
  page: ['domain'],
  content: ['domain', 'messages', 'page'],
  reading: ['articles', 'prices', 'query', 'relate', 'settings', 'store', 'sync'],
  surface: ['components', 'messages', 'seams', 'domain', 'query', 'settings'],
};

/** Rooms from which only types may be taken. */
const TYPES_ONLY: Record<string, readonly string[]> = {
  components: ['query'],
  messages: ['query'],
  content: ['domain', 'messages'],
  surface: ['query', 'settings'],
  articles: ['http'],
  background: ['sync', 'articles'],
};

/** Packages that have one door. */
const ONE_DOOR: readonly { readonly package: RegExp; readonly only: RegExp }[] = [
  { package: /^idb$/, only: /^lib\/store\// },
  { package: /^webextension-polyfill$/, only: /^never$/ },
  { package: /^zod$/, only: /^never$/ },
  { package: /^zod\/mini$/, only: /^lib\/zod\.ts$/ },
  { package: /^preact/, only: /^(components|entrypoints\/(popup|options|shelf|sidepanel|welcome|confirm))\// },
];

interface Import {
  readonly from: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function room(path: string): string {
  if (/^lib\/[^/]+\.ts$/.test(path)) return 'seams';
  const [top, second] = path.split('/');
  if (top === 'lib') return second ?? '';
  if (top === 'components') return 'components';
  if (top === 'entrypoints') {
    if (second === 'background') return 'background';
    if (['feed-reading.ts', 'claim-reading.ts', 'safekeeping.ts', 'searching.ts'].includes(second ?? ''))
      return 'reading';
    return second === 'sidebar.content' || second === 'page-reader.ts' ? 'content' : 'surface';
  }
  return top ?? '';
}

function importsOf(path: string, source: string): Import[] {
  const found: Import[] = [];
  const statement =
    /(?:^|\n)\s*(import|export)\s+(type\s+)?([^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g;
  for (const match of source.matchAll(statement)) {
    const specifier = match[4] ?? match[5];
    if (!specifier) continue;
    const target = specifier.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(path), specifier)) : specifier;
    const names = match[3] ?? '';
    const inner = names.match(/\{([^}]*)\}/)?.[1];
    const everyNameIsType =
      inner !== undefined &&
      inner
        .split(',')
        .filter((name) => name.trim())
        .every((name) => /^\s*type\s/.test(name));
    found.push({ from: path, target, typeOnly: match[2] !== undefined || everyNameIsType });
  }
  return found;
}

/** What is wrong with one import, in words; null if it stands. */
function complaint({ from, target, typeOnly }: Import): string | null {
  const here = room(from);
  const door = ONE_DOOR.find((rule) => rule.package.test(target));
  if (door && !typeOnly && !door.only.test(from)) return `${from} may not import the package ${target}`;
  if (!target.startsWith('lib/') && !target.startsWith('components/') && !target.startsWith('entrypoints/'))
    return null;
  const there = room(target);
  if (target.startsWith('entrypoints/')) {
    const [, own] = from.split('/');
    const [, other] = target.split('/');
    return from.startsWith('entrypoints/') && own === other ? null : `${from} may not import the entrypoint ${target}`;
  }
  if (here === there) return null;
  if (!MAY_IMPORT[here]?.includes(there)) return `${from} (${here}) may not import ${target} (${there})`;
  if (TYPES_ONLY[here]?.includes(there) && !typeOnly) {
    return `${from} (${here}) may take only types from ${target}`;
  }
  return null;
}

function sourceFiles(): string[] {
  return ['lib', 'components', 'entrypoints'].flatMap((top) =>
    readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => join(top, path)),
  );
}

describe('the house', () => {
  it('has no import that crosses a layer', () => {
    const files = sourceFiles();
    expect(files.length).toBeGreaterThan(30);
    const complaints = files
      .flatMap((path) => importsOf(path, readFileSync(join(ROOT, path), 'utf8')))
      .map(complaint)
      .filter((text) => text !== null);
    expect(complaints).toEqual([]);
  });

  it('knows every room there is', () => {
    const unknown = sourceFiles().filter((path) => !(room(path) in MAY_IMPORT));
    expect(unknown).toEqual([]);
  });

  it('says `console` only in lib/log.ts and reads the clock only in lib/clock.ts', () => {
    const rooms = /^lib\/(domain|http|prices|articles|poll|relate|store|query|settings|messages|sync)\//;
    const offenders = sourceFiles().filter((path) => {
      const source = readFileSync(join(ROOT, path), 'utf8');
      if (path !== 'lib/log.ts' && /\bconsole\.\w+\(/.test(source)) return true;
      return rooms.test(path) && /\bDate\.now\(\)/.test(source);
    });
    expect(offenders).toEqual([]);
  });
});

describe('the network', () => {
  /**
   * What a page or worker can send something with. A fetch of a file that comes along sends nothing. What loads what it
   * names (pictures, frames) the manifest's policy keeps at home besides.
   */
  const WAYS_OUT = new RegExp(
    [
      String.raw`\bfetch\((?!browser\.runtime\.getURL\()`,
      String.raw`\b(?:globalThis|window|self)\??\.fetch\b|[=:,]\s*fetch\s*[;,)}]`,
      String.raw`\b(?:XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection|sendBeacon)\b`,
      String.raw`\bnew (?:Image|Audio|Worker|SharedWorker)\b`,
      String.raw`<(?:img|picture|source|video|audio|object|embed|iframe|script|image)\s[^>]*\b(?:src|srcset|data|href)=`,
    ].join('|'),
    'i',
  );

  it('has one way out, which notes every request', () => {
    const files = sourceFiles().filter((path) => WAYS_OUT.test(readFileSync(join(ROOT, path), 'utf8')));
    expect(files).toEqual([]);
    const asking = sourceFiles().filter((path) => /\bfetchBytes\b/.test(readFileSync(join(ROOT, path), 'utf8')));
    expect(asking.toSorted()).toEqual(['lib/http/fetch-bytes.ts', 'lib/poll/ask.ts']);
  });

  it.each([
    'await fetch(address)',
    'const go = globalThis.fetch;',
    'const go = fetch;',
    'new WebSocket(address)',
    'navigator.sendBeacon(address)',
    'new Image().src = address',
    '<img class="logo" src={address} alt="" />',
    '<iframe src={address} />',
  ])('has no such other one: %s', (source) => {
    expect(WAYS_OUT.test(source)).toBe(true);
  });
});

describe('the check itself', () => {
  const check = (path: string, source: string): string[] =>
    importsOf(path, source)
      .map(complaint)
      .filter((text) => text !== null);

  it.each([
    ['lib/domain/coin.ts', `import { database } from '../store/database.ts';`],
    ['lib/relate/rank.ts', `import { browser } from '../browser.ts';`],
    ['lib/query/ticker.ts', `import { fetchBytes } from '../http/fetch-bytes.ts';`],
    ['lib/store/quotes.ts', `import { pollPrices } from '../poll/prices.ts';`],
    ['components/ticker/Row.tsx', `import { ask } from '../../lib/messages/client.ts';`],
    ['components/ticker/Row.tsx', `import { getTicker } from '../../lib/query/ticker.ts';`],
    ['entrypoints/popup/App.tsx', `import { x } from '../options/App.tsx';`],
    ['entrypoints/sidebar.content/index.ts', `import { browser } from '../../lib/browser.ts';`],
    ['lib/query/ticker.ts', `import { openDB } from 'idb';`],
    ['lib/prices/kraken.ts', `import * as z from 'zod';`],
    ['lib/prices/kraken.ts', `import * as z from 'zod/mini';`],
    ['lib/poll/prices.ts', `const x = await import('../query/ticker.ts');`],
    ['lib/prices/kraken.ts', `export { x } from '../store/quotes.ts';`],
  ])('refuses %s: %s', (path, source) => {
    expect(check(path, source)).toHaveLength(1);
  });

  it.each([
    ['lib/poll/prices.ts', `import { putQuotes } from '../store/quotes.ts';`],
    ['components/ticker/Row.tsx', `import type { TickerRow } from '../../lib/query/views.ts';`],
    ['components/ticker/Row.tsx', `import { type TickerRow } from '../../lib/query/views.ts';`],
    ['entrypoints/popup/App.tsx', `import { ask } from '../../lib/messages/client.ts';`],
    ['lib/store/database.ts', `import { openDB } from 'idb';`],
  ])('lets %s: %s', (path, source) => {
    expect(check(path, source)).toEqual([]);
  });
});
