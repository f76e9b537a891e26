import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Found } from '../../components/options/self-check-words.ts';
import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { ask } from '../../lib/messages/client.ts';
import { mayNotify } from '../../lib/messages/notifications.ts';

interface SelfCheckRun {
  /** Null until the first check is done. */
  readonly found: Found | null;
  readonly isRunning: boolean;
  readonly run: () => void;
}

/** Checks when the page opens and whenever it is asked to. What does not answer is a finding, and stops nothing else. */
export function useSelfCheck(): SelfCheckRun {
  const [found, setFound] = useState<Found | null>(null);
  const [isRunning, setRunning] = useState(true);
  const runningRef = useRef(false);
  const run = useCallback(async (): Promise<void> => {
    if (runningRef.current) return;
    runningRef.current = true;
    setRunning(true);
    setFound(await check());
    setRunning(false);
    runningRef.current = false;
  }, []);
  useEffect(() => void run(), [run]);
  return { found, isRunning, run: () => void run() };
}

async function check(): Promise<Found> {
  const [self, sources, kept, permissions] = await Promise.all([
    orNull(ask('getSelfCheck', {})),
    orNull(ask('getSources', {})),
    orNull(ask('getKeeping', {})),
    orNull(readPermissions()),
  ]);
  return { at: systemClock(), check: self, feeds: sources?.feeds ?? null, kept, permissions };
}

async function readPermissions(): Promise<NonNullable<Found['permissions']>> {
  const [{ origins = [] }, notify, { alerts }, { dayNoteAt }] = await Promise.all([
    browser.permissions.getAll(),
    mayNotify(),
    ask('getAlerts', {}),
    ask('getSettings', {}),
  ]);
  return { hosts: origins.length, notify, notifyWanted: alerts.length > 0 || dayNoteAt !== null };
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch {
    return null;
  }
}
