import { type Readable, until } from './stage.ts';

/**
 * Waits until the store has the daily closes that stand beside the world's first article. A first install fills them
 * back over some hours, a few calls at each heartbeat; here the heartbeats follow one another.
 * @param page of the extension
 */
export async function fillHistory(page: Readable): Promise<void> {
  const isFilled = async (): Promise<boolean> => {
    const coinIds = ['bitcoin', 'bittensor', 'fetch-ai', 'akash-network', 'render-token'];
    const since = Date.UTC(2023, 8, 25) / 86_400_000;
    const yesterday = Math.floor(Date.now() / 86_400_000) - 1;
    const answer = async <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    const db = await answer(indexedDB.open('coinside'));
    try {
      const tx = db.transaction(['daily', 'jobs'], 'readwrite');
      const rows: { coinId: string; instrument: string; firstDay: number; closes: Float32Array }[] = await answer(
        tx.objectStore('daily').getAll(),
      );
      const known = (coinId: string, day: number): boolean =>
        rows.some(
          (row) => row.coinId === coinId && row.instrument !== 'perpetual' && (row.closes[day - row.firstDay] ?? 0) > 0,
        );
      const days = Array.from({ length: yesterday - since + 1 }, (_, at) => since + at);
      // A day now and then that nobody knows is no gap to be seen.
      if (coinIds.every((coinId) => days.filter((day) => !known(coinId, day)).length < days.length / 50)) return true;
      const job: { leaseUntil: number } | undefined = await answer(tx.objectStore('jobs').get('poll-history'));
      if (job === undefined || job.leaseUntil > 0) return false;
      await answer(tx.objectStore('jobs').put({ ...job, dueAt: 0 }));
    } finally {
      db.close();
    }
    await chrome.alarms.create('heartbeat', { when: Date.now(), periodInMinutes: 3 });
    return false;
  };
  await until(page, 'the daily closes of the coins that the article names', isFilled, 120_000);
}
