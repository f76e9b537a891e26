/**
 * All that the extension keeps anywhere, as one text: its databases byte by byte, its storage, its caches. To be evaluated
 * in the extension's background or in a page of its own, and therefore without a word from outside.
 */
export async function everythingStored(): Promise<string> {
  const textOf = async (value: unknown): Promise<string> => {
    if (value instanceof Blob) return new TextDecoder('latin1').decode(await value.arrayBuffer());
    if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value);
    if (Array.isArray(value)) return (await Promise.all(value.map(textOf))).join('\n');
    if (typeof value === 'object' && value !== null) return textOf(Object.entries(value));
    return String(value);
  };
  // Firefox has no caches for an extension's pages, a service worker has no localStorage.
  const parts: unknown[] = [
    await caches.keys().catch(() => []),
    typeof localStorage === 'undefined' ? [] : Object.entries(localStorage),
  ];
  for (const area of ['local', 'session', 'sync'] as const) parts.push(await chrome.storage[area].get());
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
    for (const store of db.objectStoreNames) {
      const rows = db.transaction(store).objectStore(store).getAll();
      parts.push(await new Promise((resolve) => rows.addEventListener('success', () => resolve(rows.result))));
    }
    db.close();
  }
  return textOf(parts);
}
