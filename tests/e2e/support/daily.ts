import type { ChromiumBrowser } from '../browser/chromium.ts';

/** Daily closes of one coin up to yesterday, oldest first. */
export interface StoredCloses {
  readonly coinId: string;
  readonly closes: readonly number[];
}

/** Puts closes into the shipped extension's database, as a round of CoinGecko's charts would have left them. */
export async function putCloses(browser: ChromiumBrowser, coins: readonly StoredCloses[]): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(async (all) => {
    const request = indexedDB.open('coinside');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
    const today = Math.floor(Date.now() / 86_400_000);
    const tx = db.transaction('daily', 'readwrite');
    for (const { coinId, closes } of all) {
      const firstDay = today - closes.length;
      tx.objectStore('daily').put({
        coinId,
        name: 'coingecko-usd',
        source: 'coingecko',
        instrument: 'index',
        currency: 'usd',
        figure: 'close',
        firstDay,
        closes: Float32Array.from(closes),
        lows: null,
        highs: null,
        asked: [[firstDay, today - 1]],
        askedSince: Date.now(),
        triedAt: Date.now(),
        absentAt: null,
        packagedBy: null,
      });
    }
    await new Promise<void>((resolve, reject) => {
      tx.addEventListener('complete', () => resolve());
      tx.addEventListener('error', () => reject(tx.error));
    });
    db.close();
  }, coins);
}

/** So many closes that wander as prices do, the same for the same coin. */
export function wanderingCloses(coinId: string, days: number): StoredCloses {
  const seed = Array.from(coinId, (char) => char.codePointAt(0) ?? 0).reduce((sum, code) => (sum * 31 + code) % 997, 7);
  const closes = Array.from({ length: days }, (_, day) => {
    const slow = Math.sin((day + seed) / 90) * 0.5;
    const quick = Math.sin((day * 12.9898 + seed) % 6.2831853) * 0.06;
    return 100 * Math.exp(slow + quick);
  });
  return { coinId, closes };
}
