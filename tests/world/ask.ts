import { request } from 'node:https';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** False where the connection ended before the promised length. */
  readonly complete: boolean;
}

/** A request to the world from Node, as a browser would make it. Rejects where the connection is cut unanswered. */
export async function ask(
  world: { readonly port: number },
  address: string,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<Answered> {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: world.port,
        path: url.pathname + url.search,
        servername: url.host,
        headers: { host: url.host, ...headers },
        rejectUnauthorized: false,
        agent: false,
        ...(signal === undefined ? {} : { signal }),
      },
      (response) => {
        const parts: Buffer[] = [];
        const end = (complete: boolean): void =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
            complete,
          });
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => end(true));
        response.on('error', () => end(false));
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}
