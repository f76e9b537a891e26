import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { redacted } from '../../lib/domain/redacted.ts';
import type { LastError } from '../../lib/domain/self-check.ts';

/** In `storage.session`: they outlive the worker and not the browser. */
const KEY = 'lastErrors';
const MOST = 20;

/** One after the other: two at once would lose one. */
let turn: Promise<unknown> = Promise.resolve();

/** Keeps what went wrong for the self-check, without addresses and keys; what cannot be kept is let go. */
export function keepError(where: string, error: unknown): void {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const kept: LastError = { at: systemClock(), where: redacted(where), text: redacted(text) };
  turn = turn
    .then(async () => browser.storage.session.set({ [KEY]: [kept, ...(await readErrors())].slice(0, MOST) }))
    .catch(() => undefined);
}

/** Since the browser started, the newest first. */
export async function readErrors(): Promise<readonly LastError[]> {
  return ((await browser.storage.session.get(KEY))[KEY] as readonly LastError[] | undefined) ?? [];
}
