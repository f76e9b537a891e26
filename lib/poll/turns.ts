/** At most so many requests for feeds at once. */
const AT_ONCE = 5;

interface Waiting {
  readonly host: string;
  readonly begin: () => void;
}

/**
 * Who may ask now: five at a time, and never two at one host. All looks of this worker wait here, those of a round and
 * those of clicks, each in the order it came. A worker that dies takes its requests and this list with it.
 */
const busy = new Set<string>();
const line: Waiting[] = [];

/** Runs a request to a host once it is its turn. */
export async function inTurnAt<T>(host: string, work: () => Promise<T>): Promise<T> {
  await new Promise<void>((begin) => {
    line.push({ host, begin });
    letIn();
  });
  try {
    return await work();
  } finally {
    busy.delete(host);
    letIn();
  }
}

function letIn(): void {
  while (busy.size < AT_ONCE) {
    const next = line.findIndex(({ host }) => !busy.has(host));
    const [waiting] = next < 0 ? [] : line.splice(next, 1);
    if (!waiting) return;
    busy.add(waiting.host);
    waiting.begin();
  }
}
