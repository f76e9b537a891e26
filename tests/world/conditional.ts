import { createHash } from 'node:crypto';
import type { Reply } from './wire.ts';

function etagOf(body: Buffer): string {
  return `"${createHash('sha1').update(body).digest('base64url').slice(0, 20)}"`;
}

/** Adds the validators that the played host sends, and answers 304 where the request's own still hold (RFC 9110). */
export function withValidators(reply: Reply, headers: Readonly<Record<string, string>>): Reply {
  const kept = reply.validators ?? 'none';
  if (reply.status !== 200 || kept === 'none') return reply;
  const etag = kept === 'modified' ? null : etagOf(reply.body);
  const modified = kept === 'etag' || reply.modifiedAt === undefined ? null : new Date(reply.modifiedAt).toUTCString();
  const validators = {
    ...(etag === null ? {} : { etag }),
    ...(modified === null ? {} : { 'last-modified': modified }),
  };
  const ifNoneMatch = headers['if-none-match'];
  const ifModifiedSince = headers['if-modified-since'];
  const same =
    ifNoneMatch === undefined
      ? modified !== null && ifModifiedSince !== undefined && Date.parse(modified) <= Date.parse(ifModifiedSince)
      : etag !== null && ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  if (same) return { status: 304, headers: validators, body: Buffer.alloc(0), validators: 'none' };
  return { ...reply, headers: { ...reply.headers, ...validators } };
}
