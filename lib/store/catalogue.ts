import { database } from './database.ts';
import type { CatalogueRow } from './schema.ts';

/** The list of all coins as it was last read; null where it never was. */
export async function getCatalogue(): Promise<CatalogueRow | null> {
  return (await (await database()).get('catalogue', 'coins')) ?? null;
}

export async function putCatalogue(text: string, fetchedAt: number): Promise<void> {
  await (await database()).put('catalogue', { name: 'coins', text, fetchedAt });
}
