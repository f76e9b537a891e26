/** The least that such an answer must cost: a worker started, the database opened, the same rows read in one transaction. */
interface Asked {
  readonly coinIds: readonly string[];
}

globalThis.addEventListener('message', (event: MessageEvent<Asked>) => {
  const request = indexedDB.open('coinside');
  request.addEventListener('success', () => {
    const store = request.result.transaction('daily').objectStore('daily');
    let read = 0;
    for (const coinId of event.data.coinIds) {
      const rows = store.getAll(IDBKeyRange.bound([coinId], [coinId, []]));
      rows.addEventListener('success', () => {
        read++;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's has none
        if (read === event.data.coinIds.length) globalThis.postMessage(read);
      });
    }
  });
});
