import { vi } from 'vitest';

type Write = (this: IDBObjectStore, ...args: unknown[]) => IDBRequest<IDBValidKey>;

/** A disk or profile that refuses the first writes to one store; the rest goes through. Undone by `restoreAllMocks`. */
export function refuseWrites(
  { store, method, times = Infinity }: { store: string; method: 'put' | 'add'; times?: number },
  error: Error,
): void {
  const write = Reflect.get(IDBObjectStore.prototype, method) as Write;
  let left = times;
  vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name !== store || left-- <= 0) return write.apply(this, args);
    throw error;
  });
}

export const FULL = new DOMException('The disk is full.', 'QuotaExceededError');
