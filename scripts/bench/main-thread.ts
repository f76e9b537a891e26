import type { CDPSession } from '@playwright/test';

/** What a renderer's main thread did since its page's navigation began. */
export interface MainThread {
  /** Milliseconds of CPU (with `timeDomain: 'threadTicks'`): all tasks, and callbacks of scripts among them. */
  readonly task: number;
  readonly script: number;
  /** Of the tasks, what went into styles and layout; paint and what comes before it is in none of the parts. */
  readonly layout: number;
  readonly heapKb: number;
}

/** Reads the counters of a session on which `Performance.enable` was sent. */
export async function mainThread(session: CDPSession): Promise<MainThread> {
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    task: value('TaskDuration') * 1000,
    script: value('ScriptDuration') * 1000,
    layout: (value('LayoutDuration') + value('RecalcStyleDuration')) * 1000,
    heapKb: value('JSHeapUsedSize') / 1024,
  };
}
