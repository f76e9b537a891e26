import type { IncomingMessage, ServerResponse } from 'node:http';
import { faultOf } from './faults.ts';
import type { Fault } from './faults.ts';
import type { Reply } from './wire.ts';

const sleep = async (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref());

export async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += String(part);
  return body;
}

/** The reply that a status fault puts in place of the host's own. */
export function faultReply(faults: readonly Fault[]): Reply | null {
  const fault = faultOf(faults, 'status');
  if (fault === null) return null;
  return {
    status: fault.status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'access-control-allow-origin': '*', ...fault.headers },
    body: Buffer.from(fault.body ?? ''),
    validators: 'none',
  };
}

/**
 * Writes a reply, spoilt by those faults that work on the connection. Returns the status that went out, or null
 * where none did.
 */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  faults: readonly Fault[],
  now: number,
): Promise<number | null> {
  const slow = faultOf(faults, 'slow');
  if (slow !== null) await sleep(slow.ms);
  if (faultOf(faults, 'hang') !== null) return null;
  if (faultOf(faults, 'reset') !== null) {
    request.socket.destroy();
    return null;
  }
  const headers: Record<string, string> = {
    ...reply.headers,
    date: new Date(now + (faultOf(faults, 'clock-skew')?.ms ?? 0)).toUTCString(),
  };
  const type = headers['content-type'];
  if (faultOf(faults, 'wrong-charset') !== null && type !== undefined) {
    headers['content-type'] = `${type.split(';')[0]}; charset=windows-1251`;
  }
  if (reply.status !== 304) headers['content-length'] = String(reply.body.length);
  response.writeHead(reply.status, headers);
  if (request.method === 'HEAD' || reply.status === 304) {
    response.end();
    return reply.status;
  }
  if (faultOf(faults, 'truncate') !== null) {
    response.write(reply.body.subarray(0, Math.floor(reply.body.length / 2)), () => request.socket.destroy());
    return reply.status;
  }
  response.end(reply.body);
  return reply.status;
}
