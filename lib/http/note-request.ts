import type { RequestAnswer, RequestSent } from '../domain/logged-request.ts';

/**
 * Notes a request that is about to leave; what it returns notes the answer, once. In two steps, so that a request of a
 * worker that the browser ends meanwhile is noted all the same.
 */
export type NoteRequest = (sent: RequestSent) => (answer: RequestAnswer) => void;
