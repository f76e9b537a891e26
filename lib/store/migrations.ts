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
};

export const SCHEMA_VERSION = Math.max(...Object.keys(migrations).map(Number));
