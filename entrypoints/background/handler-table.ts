import type { Sender } from '../../lib/messages/gate.ts';

/** What answers the messages of one caller: each payload as the gate let it in, and who sent it. */
export type Handlers<T> = {
  [N in keyof T]: T[N] extends (input: infer I) => infer A ? (input: I, sender: Sender) => Promise<A> : never;
};
