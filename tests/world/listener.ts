import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createNetServer } from 'node:net';
import type { Socket } from 'node:net';
import type { Certificate } from './certificate.ts';

export interface Listener {
  readonly port: number;
  close: () => Promise<void>;
}

const TLS_HANDSHAKE = 0x16;

/**
 * One port for both schemes: the first byte of a connection says whether it speaks TLS. A browser whose resolver
 * maps every host and port to this one then finds `https` and `http` pages alike.
 */
export async function listen(
  certificate: Certificate,
  answer: (request: IncomingMessage, response: ServerResponse, scheme: 'https' | 'http') => void,
): Promise<Listener> {
  const forScheme =
    (scheme: 'https' | 'http'): RequestListener =>
    (request, response) =>
      answer(request, response, scheme);
  const secure = createHttpsServer({ key: certificate.key, cert: certificate.cert }, forScheme('https'));
  const plain = createHttpServer(forScheme('http'));
  const open = new Set<Socket>();
  const front = createNetServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  secure.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve, reject) => {
    front.once('error', reject);
    front.listen(0, '127.0.0.1', resolve);
  });
  const address = front.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: async () => {
      const closed = new Promise<void>((resolve) => front.close(() => resolve()));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
