import { systemClock } from '../clock.ts';
import { fetchBytes, type FetchRequest, type FetchResult } from '../http/fetch-bytes.ts';
import { log } from '../log.ts';
import { logRequest } from '../store/request-log.ts';

/** One request, noted in the log. A log that cannot be written never stops the round. */
export function ask(url: string, request: Omit<FetchRequest, 'now' | 'onLogged'>): Promise<FetchResult> {
  return fetchBytes(url, {
    ...request,
    now: systemClock,
    onLogged: (entry) => {
      logRequest(entry).catch((error: unknown) => log.bug('request log', error));
    },
  });
}
