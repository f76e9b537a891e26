import { expect } from './expect.ts';

interface Told {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
  readonly method?: string;
  readonly params?: unknown;
}

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly subtype?: string;
  readonly url: string;
}

/** The debugging protocol of a browser, spoken bare: what drives it keeps it from making pages ready beforehand. */
interface Protocol {
  readonly send: (method: string, params?: object, sessionId?: string) => Promise<Record<string, unknown>>;
  /** Attaches to the first target that fits, once there is one. */
  readonly attach: (fits: (target: Target) => boolean) => Promise<string>;
  /** Of a tab that is attached to: the page of it that fits, the one in sight or one that is made ready beforehand. */
  readonly pageOf: (fits: (target: Target) => boolean) => Promise<string>;
  readonly evaluate: (sessionId: string, expression: string) => Promise<unknown>;
  readonly close: () => void;
}

export async function speak(address: string): Promise<Protocol> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const waiting = new Map<number, (told: Told) => void>();
  const pages: { readonly sessionId: string; readonly targetInfo: Target }[] = [];
  let sent = 0;
  socket.addEventListener('message', ({ data }) => {
    const told = JSON.parse(String(data)) as Told;
    if (told.id !== undefined) waiting.get(told.id)?.(told);
    if (told.method === 'Target.attachedToTarget') pages.push(told.params as (typeof pages)[number]);
  });
  const send: Protocol['send'] = async (method, params = {}, sessionId) => {
    const id = ++sent;
    const answered = new Promise<Told>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
    const { result = {}, error } = await answered;
    waiting.delete(id);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  // Tabs too, which are not told of else: a page that is made ready beforehand is a second one of its tab.
  const filter = [{ type: 'tab' }, { type: 'page' }, { type: 'iframe' }, { type: 'service_worker' }];
  return {
    send,
    async attach(fits) {
      let found: Target | undefined;
      await expect
        .poll(async () => {
          const { targetInfos } = await send('Target.getTargets', { filter });
          found = (targetInfos as Target[]).find(fits);
          return found !== undefined;
        })
        .toBe(true);
      const { sessionId } = await send('Target.attachToTarget', { targetId: found?.targetId, flatten: true });
      return String(sessionId);
    },
    async pageOf(fits) {
      const find = () => pages.findLast(({ targetInfo }) => fits(targetInfo));
      await expect.poll(() => find() !== undefined).toBe(true);
      return find()?.sessionId ?? '';
    },
    async evaluate(sessionId, expression) {
      const asked = { expression, awaitPromise: true, returnByValue: true };
      const { result } = await send('Runtime.evaluate', asked, sessionId);
      return (result as { readonly value?: unknown }).value;
    },
    close: () => socket.close(),
  };
}
