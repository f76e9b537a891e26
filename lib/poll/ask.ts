import { systemClock } from '../clock.ts';
import { fetchBytes, type FetchRequest, type FetchResult } from '../http/fetch-bytes.ts';
import { log } from '../log.ts';
import type { NoteRequest } from '../http/note-request.ts';
import { noteAnswer, noteSent } from '../store/request-log.ts';
import { noteTold } from './told-time.ts';

export interface AskOptions {
  /** In a private window: the log would tell afterwards what was read there. */
  readonly isPrivate?: boolean;
}

/** One request, noted in the log. A log that cannot be written never stops the round. */
export async function ask(
  url: string,
  request: Omit<FetchRequest, 'now' | 'note'>,
  { isPrivate = false }: AskOptions = {},
): Promise<FetchResult> {
  const result = await fetchBytes(url, { ...request, now: systemClock, ...(isPrivate ? {} : { note }) });
  if (result.ok) noteTold(result.serverTime);
  return result;
}

const note: NoteRequest = (sent) => {
  const noted = noteSent(sent);
  noted.catch((error: unknown) => log.bug('request log', error));
  return (answer) => {
    noted.then(
      (key) => noteAnswer(key, answer).catch((error: unknown) => log.bug('request log', error)),
      () => undefined,
    );
  };
};
