import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let folder: string;
let world: World;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'captures-'));
  mkdirSync(join(folder, 'pages', 'corpus'), { recursive: true });
  mkdirSync(join(folder, 'feeds', 'real', 'set'), { recursive: true });
  writeFileSync(join(folder, 'pages', 'corpus', 'one.html.gz'), gzipSync('<h1>One</h1>'));
  writeFileSync(join(folder, 'feeds', 'real', 'set', 'a.xml.gz'), gzipSync('<rss version="2.0"/>'));
  writeFileSync(join(folder, 'secret.txt'), 'not served');
  world = await startWorld({ captures: folder });
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

it('serves captured pages and feeds, and a list of the pages', async () => {
  expect((await ask(world, 'https://captures.example/corpus/one.html')).body.toString()).toBe('<h1>One</h1>');
  expect((await ask(world, 'https://captures.example/feeds/set/a.xml')).body.toString()).toContain('<rss');
  expect((await ask(world, 'https://captures.example/')).body.toString()).toContain('href="/corpus/one.html"');
});

it('serves nothing beside them', async () => {
  expect((await ask(world, 'https://captures.example/%2e%2e%2fsecret.txt')).status).toBe(404);
  expect((await ask(world, 'https://captures.example/corpus/two.html')).status).toBe(404);
});
