import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ask } from '../../../lib/poll/ask.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { fakeNetwork } from '../../support/fake-network.ts';

const URL_ASKED = 'https://feeds.example.org/rss?key=1';
const request = { accept: 'text/xml', maxBytes: 1000, purpose: 'feed:own' };

beforeEach(async () => {
  fakeBrowser.reset();
  await clearDatabase();
});
afterEach(() => vi.unstubAllGlobals());

it('notes every request in the log before there is an answer, and the answer when it comes', async () => {
  const { promise: answer, resolve } = Promise.withResolvers<Response>();
  fakeNetwork({ 'feeds.example.org': () => answer });
  const asked = ask(URL_ASKED, { ...request, byClick: true });
  const logged = async () => (await database()).getAll('requestLog');
  const sent = { host: 'feeds.example.org', path: '/rss', purpose: 'feed:own', byClick: true };
  await expect.poll(logged).toMatchObject([{ ...sent, answer: null }]);
  resolve(new Response('hello'));
  expect(await asked).toMatchObject({ ok: true });
  await expect.poll(logged).toMatchObject([{ ...sent, answer: 200, bytes: 5 }]);
});

it('asks all the same where the log cannot be written', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { sent } = fakeNetwork({ 'feeds.example.org': () => new Response('hello') });
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await ask(URL_ASKED, request)).toMatchObject({ ok: true });
  expect(sent).toHaveLength(1);
  vi.restoreAllMocks();
});
