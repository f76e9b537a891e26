import { PRICE_HOSTS } from '../../lib/prices/hosts.ts';
import type { World } from '../../tests/world/world.ts';
import { until } from './stage.ts';
import type { StagePage } from './stage.ts';

const [COINGECKO, ...EXCHANGES] = PRICE_HOSTS;

/** Makes every round due and runs it, as an opened popup does; ends when they are over. Runs in a page of ours. */
export async function lookAgain(): Promise<void> {
  const request = indexedDB.open('coinside');
  const db = await new Promise<IDBDatabase>((resolve) => {
    request.addEventListener('success', () => resolve(request.result));
  });
  const tx = db.transaction('jobs', 'readwrite');
  const rows = tx.objectStore('jobs').getAll();
  rows.addEventListener('success', () => {
    for (const row of rows.result as { name: string }[]) {
      if (row.name !== 'prune') tx.objectStore('jobs').put({ ...row, dueAt: 0 });
    }
  });
  await new Promise((resolve) => tx.addEventListener('complete', resolve));
  db.close();
  await chrome.runtime.sendMessage({ name: 'surfaceOpened', payload: { surface: 'popup' } });
}

/** Takes Filecoin's price away and makes Akash's three hours old; nobody will tell either anew. */
async function loseTwoPrices(): Promise<void> {
  const request = indexedDB.open('coinside');
  const db = await new Promise<IDBDatabase>((resolve) => {
    request.addEventListener('success', () => resolve(request.result));
  });
  const tx = db.transaction(['quotes', 'sparklines'], 'readwrite');
  for (const name of ['quotes', 'sparklines']) tx.objectStore(name).delete(['filecoin', 'usd']);
  const quotes = tx.objectStore('quotes');
  const akash = quotes.get(['akash-network', 'usd']);
  akash.addEventListener('success', () => {
    const ago = 3 * 3_600_000;
    quotes.put({ ...akash.result, asOf: akash.result.asOf - ago, fetchedAt: akash.result.fetchedAt - ago });
  });
  await new Promise((resolve) => tx.addEventListener('complete', resolve));
  db.close();
}

/** Makes all prices three hours old. */
async function ageAllPrices(): Promise<void> {
  const request = indexedDB.open('coinside');
  const db = await new Promise<IDBDatabase>((resolve) => {
    request.addEventListener('success', () => resolve(request.result));
  });
  const tx = db.transaction('quotes', 'readwrite');
  const rows = tx.objectStore('quotes').getAll();
  rows.addEventListener('success', () => {
    for (const row of rows.result as { asOf: number; fetchedAt: number }[]) {
      const ago = 3 * 3_600_000;
      tx.objectStore('quotes').put({ ...row, asOf: row.asOf - ago, fetchedAt: row.fetchedAt - ago });
    }
  });
  await new Promise((resolve) => tx.addEventListener('complete', resolve));
  db.close();
}

/** Lets the sources that failed be asked at once, rather than after their wait. */
async function forgetWaits(): Promise<void> {
  const request = indexedDB.open('coinside');
  const db = await new Promise<IDBDatabase>((resolve) => {
    request.addEventListener('success', () => resolve(request.result));
  });
  const tx = db.transaction('providers', 'readwrite');
  const rows = tx.objectStore('providers').getAll();
  rows.addEventListener('success', () => {
    for (const row of rows.result as object[]) tx.objectStore('providers').put({ ...row, blockedUntil: 0 });
  });
  await new Promise((resolve) => tx.addEventListener('complete', resolve));
  db.close();
}

/** Five hundred coins by their present ids: a former one would be shown as the coin it became, which may be listed too. */
async function watchFiveHundred(): Promise<void> {
  const reply = await fetch(chrome.runtime.getURL('data/coins.json'));
  let listed = ((await reply.json()) as [id: string][]).map(([id]) => id);
  for (;;) {
    const watchlist = listed.slice(0, 500);
    const message = { name: 'putSettings', payload: { watchlist } };
    const { value } = (await chrome.runtime.sendMessage(message)) as { value: { watchlist: string[] } };
    const former = watchlist.filter((id) => !value.watchlist.includes(id));
    if (former.length === 0) return;
    listed = listed.filter((id) => !former.includes(id));
  }
}

/**
 * Every state a price can be in, told by the sources themselves: a jump that nobody bears out, two sources apart, a
 * price that grew old, one that is missing. Then all of them old, and 500 coins.
 * @param picture takes a picture of the popup under a name
 */
export async function showOddPrices(
  popup: StagePage,
  world: World,
  picture: (name: string) => Promise<void>,
): Promise<void> {
  const lost = ['akash-network', 'filecoin'];
  world.setFault({ host: COINGECKO }, { kind: 'jump', id: 'render-token', factor: 1.38 });
  world.setFault({ host: COINGECKO }, { kind: 'missing-coin', ids: lost });
  for (const host of EXCHANGES) world.setFault({ host }, { kind: 'missing-coin', ids: [...lost, 'render-token'] });
  world.setFault({ host: 'api.kraken.com' }, { kind: 'jump', id: 'chainlink', factor: 1.013 });
  await popup.evaluate(loseTwoPrices);
  // Finding out which markets an exchange does not know takes a look or two, a disagreement two more.
  for (let look = 0; look < 4; look++) await popup.evaluate(lookAgain);
  await until(popup, 'a price in each state', () =>
    ['fresh', 'old', 'missing', 'held', 'disagreeing'].every(
      (state) => document.querySelector(`[data-coin-id][data-state="${state}"]`) !== null,
    ),
  );
  await popup.evaluate(() => document.querySelector('[data-coin-id="chainlink"]')?.scrollIntoView({ block: 'center' }));
  await picture('popup-states');
  await popup.evaluate(() => document.querySelector('[data-coin-id="bittensor"]')?.scrollIntoView({ block: 'center' }));
  await picture('popup-held');

  world.clearFaults();
  for (const host of PRICE_HOSTS) world.setFault({ host }, { kind: 'status', status: 503 });
  await popup.evaluate(ageAllPrices);
  await popup.evaluate(lookAgain);
  await until(popup, 'old prices only', () => document.querySelector('[data-coin-id][data-state="fresh"]') === null);
  await popup.evaluate(() => [...document.querySelectorAll('button')].find((one) => one.innerText === 'Why')?.click());
  await picture('popup-old');

  world.clearFaults();
  await popup.evaluate(forgetWaits);
  await popup.evaluate(() => [...document.querySelectorAll('button')].find((one) => one.innerText === 'Why')?.click());
  await popup.evaluate(watchFiveHundred);
  await until(popup, '500 prices in the popup', () => {
    const rows = [...document.querySelectorAll('[data-coin-id]')];
    return rows.length === 500 && rows.every((row) => row.getAttribute('data-state') === 'fresh');
  });
  await picture('popup-500');
}
