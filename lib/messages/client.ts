import { browser } from '../browser.ts';
import type { Answer, Envelope, MessageName, Payload } from './protocol.ts';

/**
 * Asks the background. Rejects with the background's words when it refuses or fails, so that no caller waits forever.
 */
export async function ask<N extends MessageName>(name: N, payload: Payload<N>): Promise<Answer<N>> {
  const envelope = await browser.runtime.sendMessage<unknown, Envelope<Answer<N>> | undefined>({ name, payload });
  if (!envelope) throw new Error(`no answer to ${name}`);
  if (!envelope.ok) throw new Error(envelope.error);
  return envelope.value;
}
