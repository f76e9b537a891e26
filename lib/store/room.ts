import { database } from './database.ts';

/** That articles went because the device was full, and not because of their age. */
export interface MadeRoom {
  readonly at: number;
  readonly articles: number;
}

export async function noteMadeRoom(note: MadeRoom): Promise<void> {
  await (await database()).put('keeping', { name: 'made-room', ...note });
}

/** The last time, null where it never happened. */
export async function readMadeRoom(): Promise<MadeRoom | null> {
  const row = await (await database()).get('keeping', 'made-room');
  return row?.name === 'made-room' ? { at: row.at, articles: row.articles } : null;
}
