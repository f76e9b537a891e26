import type { LoggedRequest } from '../../world/wire.ts';

/** A request whole. Only the world's own clock, sent back as a validator, differs between two runs. */
export const words = ({ host, method, path, body, headers }: LoggedRequest): string => {
  const named = Object.entries(headers)
    .filter(([name]) => name !== 'if-modified-since')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([method, host, path, body, named, 'if-modified-since' in headers]);
};

/** Requests of the extension's worker: prices and feeds. The rest is the pages' own, or the browser maker's. */
export const ofExtension = (requests: readonly LoggedRequest[]): LoggedRequest[] =>
  requests.filter(({ kind }) => kind === 'price' || kind === 'feed');
