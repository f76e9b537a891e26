import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { alertDesk } from '../../../lib/messages/alert-desk.ts';

const draft = {
  id: null,
  coinId: 'bitcoin',
  condition: { kind: 'above', level: 70_000 },
  repeat: 'once',
  expiresAt: null,
  note: null,
} as const;

let happened: string[];
/** What the browser's user answers to the question; undefined never does. */
let answers: boolean | undefined | Error;

beforeEach(() => {
  fakeBrowser.reset();
  happened = [];
  answers = true;
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async ({ name }: { name: string }) => {
      happened.push(name);
      return { ok: true, value: { ok: true, alert: {} } };
    },
  });
  Object.assign(fakeBrowser.permissions, {
    request: ({ permissions }: { permissions: string[] }) => {
      happened.push(`request ${permissions.join()}`);
      if (answers instanceof Error) return Promise.reject(answers);
      return answers === undefined ? new Promise(() => undefined) : Promise.resolve(answers);
    },
  });
});

it('sends the alert before it asks the browser, and both before anything is awaited', () => {
  answers = undefined;
  void alertDesk.set({ draft, quietHours: { from: 0, to: 60 }, askPermission: true });
  expect(happened).toEqual(['putAlert', 'putSettings', 'request notifications']);
});

it('asks for nothing and changes no quiet hours where that is not wished', async () => {
  expect(await alertDesk.set({ draft, quietHours: undefined, askPermission: false })).toMatchObject({
    mayNotify: null,
  });
  expect(happened).toEqual(['putAlert']);
});

it.each<[string, boolean | Error, boolean]>([
  ['granted', true, true],
  ['refused', false, false],
  ['asked outside a click, which browsers refuse', new Error('no gesture'), false],
])('tells what came of the question: %s', async (_, answer, mayNotify) => {
  answers = answer;
  const set = await alertDesk.set({ draft, quietHours: undefined, askPermission: true });
  expect(set).toMatchObject({ answer: { ok: true }, mayNotify });
});
