import type { Database, UpgradeTransaction } from './schema.ts';

type Migration = (db: Database, tx: UpgradeTransaction) => void;

/** Append only: a step that has shipped is never edited, and uses no constant that may change later. */
export const migrations: Readonly<Record<number, Migration>> = {
  1: (db) => {
    db.createObjectStore('quotes', { keyPath: ['coinId', 'currency'] }).createIndex('byCurrency', 'currency');
    db.createObjectStore('sparklines', { keyPath: ['coinId', 'currency'] }).createIndex('byCurrency', 'currency');
    db.createObjectStore('market', { keyPath: 'currency' });
    db.createObjectStore('articleBlocks', { keyPath: 'block' });
    db.createObjectStore('articleKeys', { keyPath: 'block' });
    db.createObjectStore('feeds', { keyPath: 'feedId' });
    db.createObjectStore('jobs', { keyPath: 'name' });
    db.createObjectStore('providers', { keyPath: 'source' });
    db.createObjectStore('budgets', { keyPath: 'name' });
    db.createObjectStore('indexSegments', { autoIncrement: true });
    db.createObjectStore('requestLog', { autoIncrement: true }).createIndex('byAt', 'at');
  },
  // Prices carry what is known of their truth, providers their clock and what they do not know; a catalogue is kept.
  2: (db, tx) => {
    db.createObjectStore('catalogue', { keyPath: 'name' });
    addToEach(tx, 'quotes', { conversion: null, held: null, check: null, oneSourceAt: null });
    addToEach(tx, 'market', { perDollar: null });
    addToEach(tx, 'providers', { clock: null, unknownMarkets: {} });
  },
  // Daily closes.
  3: (db) => {
    db.createObjectStore('daily', { keyPath: ['coinId', 'name'] });
  },
  // Copies of saved articles; a note of what had to go for lack of room.
  4: (db) => {
    db.createObjectStore('saved', { keyPath: 'id' });
    db.createObjectStore('keeping', { keyPath: 'name' });
  },
  // Which articles the reader opened.
  5: (db) => {
    db.createObjectStore('readMarks', { keyPath: 'id' });
  },
  // Which articles report one story.
  6: (db) => {
    const stories = db.createObjectStore('stories', { keyPath: 'id', autoIncrement: true });
    stories.createIndex('byPlace', 'places', { multiEntry: true });
  },
  // The request log tells where redirects ended.
  7: (_db, tx) => {
    addToEach(tx, 'requestLog', { endedAt: null });
  },
  // Whole texts: of stored articles by their place, of saved ones by their id.
  8: (db) => {
    db.createObjectStore('articleTexts');
    db.createObjectStore('savedTexts');
  },
};

/** Fields that rows of an older version lack. The cursor's own chain keeps the upgrade's transaction open. */
function addToEach(
  tx: UpgradeTransaction,
  store: 'quotes' | 'market' | 'providers' | 'requestLog',
  fields: object,
): void {
  void (async () => {
    for (let at = await tx.objectStore(store).openCursor(); at; at = await at.continue()) {
      void at.update({ ...at.value, ...fields });
    }
  })();
}

export const SCHEMA_VERSION = Math.max(...Object.keys(migrations).map(Number));
