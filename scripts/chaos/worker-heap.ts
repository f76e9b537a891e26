import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Target {
  readonly type: string;
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

/**
 * How much the worker's heap holds after a collection, in millions of bytes, to a tenth. Playwright gives no session on a
 * worker of an extension, so the browser is asked at its own debugging port: it was started with
 * `--remote-debugging-port=0`, which it writes into its profile.
 * https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-getHeapUsage
 */
export async function workerHeapMB(userDataDir: string, origin: string): Promise<number> {
  const targets = await targetsOf(userDataDir, origin);
  const worker = targets.find(({ type }) => type === 'service_worker');
  if (!worker) throw new Error('the worker is not there to be measured');
  const socket = await connect(worker);
  try {
    await call(socket, 1, 'HeapProfiler.collectGarbage');
    const { usedSize } = (await call(socket, 2, 'Runtime.getHeapUsage')) as { usedSize: number };
    return Math.round(usedSize / 1e5) / 10;
  } finally {
    socket.close();
  }
}

/** Has everything of the extension, worker, pages and frames alike, let go of what it holds no more. */
export async function collectGarbage(userDataDir: string, origin: string): Promise<void> {
  for (const target of await targetsOf(userDataDir, origin)) {
    const socket = await connect(target);
    await call(socket, 1, 'HeapProfiler.collectGarbage');
    socket.close();
  }
}

async function targetsOf(userDataDir: string, origin: string): Promise<Target[]> {
  const [port] = readFileSync(join(userDataDir, 'DevToolsActivePort'), 'utf8').split('\n');
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[];
  return targets.filter(({ url }) => url.startsWith(origin));
}

async function connect({ type, webSocketDebuggerUrl }: Target): Promise<WebSocket> {
  const socket = new WebSocket(webSocketDebuggerUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`the ${type} took no debugging session`)));
  });
  return socket;
}

function call(socket: WebSocket, id: number, method: string): Promise<object> {
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent<string>): void => {
      const answer: { id?: number; result?: object } = JSON.parse(data);
      if (answer.id !== id) return;
      socket.removeEventListener('message', hear);
      resolve(answer.result ?? {});
    };
    socket.addEventListener('message', hear);
    socket.send(JSON.stringify({ id, method }));
  });
}
