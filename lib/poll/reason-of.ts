import type { FailureReason } from '../domain/failure.ts';
import { log } from '../log.ts';
import { isStorageFull } from '../store/database.ts';

/** Why a round or look that threw failed: a full disk can be expected, anything else is a bug and noted as such. */
export function reasonOf(where: string, error: unknown): FailureReason {
  if (isStorageFull(error)) return 'storage-full';
  log.bug(where, error);
  return 'bad-reply';
}
