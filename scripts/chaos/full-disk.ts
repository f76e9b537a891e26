import type { Stage } from './stage.ts';

/** What the deletion of a row, or of a range of them, gives back: a block of articles takes several times as much. */
const FREED_BYTES = 10_000;

/**
 * The database of the worker that runs now may grow by so many bytes until the worker dies. What is more meets what a
 * full disk is to IndexedDB (https://www.w3.org/TR/IndexedDB/#transaction-commit): the requests succeed, the commit fails
 * with `QuotaExceededError`, and nothing of the transaction is written.
 *
 * The browser itself cannot be told so: an extension with `unlimitedStorage` is held to no quota, whatever
 * `Storage.overrideQuotaForOrigin` says, and on a device without a byte left Chromium itself ends.
 */
export async function fillDisk({ browser }: Stage, room: number): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(
    ([bytes, freed]) => {
      let left = bytes;
      const pending = new WeakMap<IDBTransaction, { grows: number }>();
      const sizeOf = (value: unknown): number => {
        if (typeof value === 'string') return value.length;
        if (typeof value !== 'object' || value === null) return 8;
        if (value instanceof Blob) return value.size;
        if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
        return Object.entries(value).reduce((sum, [key, one]) => sum + key.length + sizeOf(one), 0);
      };
      const note = (tx: IDBTransaction, grows: number): void => {
        const known = pending.get(tx);
        if (known) {
          known.grows += grows;
          return;
        }
        const one = { grows };
        pending.set(tx, one);
        tx.addEventListener('complete', () => {
          left -= one.grows;
        });
      };
      /** Called with each request of a transaction that writes: the last of them is followed by the commit. */
      const watch = (tx: IDBTransaction, request: IDBRequest): void =>
        request.addEventListener('success', () => {
          const grows = pending.get(tx)?.grows ?? 0;
          if (grows <= 0 || grows <= left) return;
          const full = new DOMException('The disk is full.', 'QuotaExceededError');
          Object.defineProperty(tx, 'error', { value: full, configurable: true });
          tx.abort();
        });
      const growing = (owner: object, method: string): void => {
        const write = Reflect.get(owner, method) as (this: unknown, ...args: unknown[]) => IDBRequest;
        Reflect.set(owner, method, function (this: IDBObjectStore | IDBCursor, ...args: unknown[]) {
          const store = this instanceof IDBCursor ? (this.source as IDBObjectStore) : this;
          const request = write.apply(this, args);
          note(store.transaction, sizeOf(args[0]));
          watch(store.transaction, request);
          return request;
        });
      };
      growing(IDBObjectStore.prototype, 'put');
      growing(IDBObjectStore.prototype, 'add');
      growing(IDBCursor.prototype, 'update');
      const remove = Reflect.get(IDBObjectStore.prototype, 'delete') as (this: unknown, key: unknown) => IDBRequest;
      Reflect.set(IDBObjectStore.prototype, 'delete', function (this: IDBObjectStore, key: unknown) {
        note(this.transaction, -freed);
        return remove.call(this, key);
      });
    },
    [room, FREED_BYTES] as const,
  );
}
