import type { CDPSession } from '@playwright/test';

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly url: string };
  readonly children?: readonly number[];
}

const SAMPLING_US = 100;

/**
 * Milliseconds spent in and below the functions of one script while `task` runs, native calls they make included, by
 * the sampling profiler. It counts what the metrics of callbacks miss: continuations after `await`.
 */
export async function timeInScript(session: CDPSession, script: string, task: () => Promise<void>): Promise<number> {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLING_US });
  await session.send('Profiler.start');
  await task();
  const { profile } = await session.send('Profiler.stop');
  await session.send('Profiler.disable');

  const nodes = new Map<number, ProfileNode>(profile.nodes.map((node) => [node.id, node]));
  const inside = new Set<number>();
  const enter = (id: number): void => {
    inside.add(id);
    for (const child of nodes.get(id)?.children ?? []) enter(child);
  };
  for (const node of nodes.values()) if (node.callFrame.url.endsWith(script) && !inside.has(node.id)) enter(node.id);
  const deltas = profile.timeDeltas ?? [];
  // A delta lies before its sample, so the time from one sample to the next belongs to the first.
  return (
    (profile.samples ?? []).reduce((sum, id, place) => sum + (inside.has(id) ? (deltas[place + 1] ?? 0) : 0), 0) / 1000
  );
}
