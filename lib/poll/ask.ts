import { systemClock } from '../clock.ts';
import { fetchBytes, type FetchRequest, type FetchResult } from '../http/fetch-bytes.ts';
import { log } from '../log.ts';
import { logRequest } from '../store/request-log.ts';

export interface AskOptions {
  /** In a private window: the log would tell afterwards what was read there. */
  readonly isPrivate?: boolean;
}

/** One request, noted in the log. A log that cannot be written never stops the round. */
export function ask(
  url: string,
  request: Omit<FetchRequest, 'now' | 'onLogged'>,
  { isPrivate = false }: AskOptions = {},
): Promise<FetchResult> {
  return fetchBytes(url, {
    ...request,
    now: systemClock,
    onLogged: (entry) => {
      if (isPrivate) return;
      logRequest(entry).catch((error: unknown) => log.bug('request log', error));
    },
  });
}
