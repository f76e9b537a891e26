import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { RequestSent } from '../../../lib/domain/logged-request.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import {
  clearRequestLog,
  noteAnswer,
  noteSent,
  pruneRequestLog,
  readRequestLog,
} from '../../../lib/store/request-log.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY = 86_400_000;

beforeEach(clearDatabase);

const sent = (daysAgo: number): RequestSent => ({
  at: NOW - daysAgo * DAY,
  host: `day-${daysAgo}.example`,
  path: '/',
  purpose: 'prices:kraken',
  byClick: false,
});
const hosts = async () => (await readRequestLog(NOW)).map(({ host }) => host);

it('tells the last seven days, newest first', async () => {
  for (const day of [3, 8, 0, 6]) await noteSent(sent(day));
  expect(await hosts()).toEqual(['day-0.example', 'day-3.example', 'day-6.example']);
});

it('holds a request from its leaving on; its answer comes to its own row', async () => {
  await noteSent(sent(2));
  const key = await noteSent(sent(1));
  expect(await readRequestLog(NOW)).toMatchObject([{ answer: null }, { answer: null }]);
  await noteAnswer(key, { bytes: 12, answer: 200, endedAt: null });
  expect(await readRequestLog(NOW)).toEqual([
    { ...sent(1), bytes: 12, answer: 200, endedAt: null },
    { ...sent(2), bytes: 0, answer: null, endedAt: null },
  ]);
});

it('stays cleared, whatever is answered later', async () => {
  const key = await noteSent(sent(0));
  await clearRequestLog();
  await noteAnswer(key, { bytes: 12, answer: 200, endedAt: null });
  expect(await hosts()).toEqual([]);
});

it('drops what is older than seven days, and the oldest of what is too many', async () => {
  for (const day of [0, 1, 2, 3, 9]) await noteSent(sent(day));
  await pruneRequestLog(NOW);
  expect(await hosts()).toHaveLength(4);
  await pruneRequestLog(NOW, 2);
  expect(await hosts()).toEqual(['day-0.example', 'day-1.example']);
});
