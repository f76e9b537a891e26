import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { RequestSent } from '../../../lib/domain/logged-request.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
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
  for (const day of [3, 7.001, 0, 6.999]) await noteSent(sent(day));
  expect(await hosts()).toEqual(['day-0.example', 'day-3.example', 'day-6.999.example']);
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
  // By what is stored: of what is older none is told anyway.
  const stored = async () => (await (await database()).getAllFromIndex('requestLog', 'byAt')).map(({ host }) => host);
  for (const day of [0, 1, 2, 6.999, 7.001]) await noteSent(sent(day));
  await pruneRequestLog(NOW);
  expect(await stored()).toEqual(['day-6.999.example', 'day-2.example', 'day-1.example', 'day-0.example']);
  await pruneRequestLog(NOW, 2);
  expect(await stored()).toEqual(['day-1.example', 'day-0.example']);
});
