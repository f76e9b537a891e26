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
  const [port] = readFileSync(join(userDataDir, 'DevToolsActivePort'), 'utf8').split('\n');
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[];
  const worker = targets.find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  if (!worker) throw new Error('the worker is not there to be measured');
  const socket = new WebSocket(worker.webSocketDebuggerUrl);
  try {
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', () => reject(new Error('the worker took no debugging session')));
    });
    await call(socket, 1, 'HeapProfiler.collectGarbage');
    const { usedSize } = (await call(socket, 2, 'Runtime.getHeapUsage')) as { usedSize: number };
    return Math.round(usedSize / 1e5) / 10;
  } finally {
    socket.close();
  }
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
