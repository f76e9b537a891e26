/** Which coins a text is about: the coins among its entities (`entities.ts`). */
import type { CoinId } from '../domain/coin.ts';
import { findEntities, type EntityMention } from './entities.ts';

/** One coin a text speaks of. */
export interface CoinMention extends EntityMention {
  readonly coinId: CoinId;
}

/**
 * The coins that a title and text name, the one they are most about first.
 * @param names `public/data/names.bin`; pass the same buffer each time
 * @param at epoch milliseconds of the text, null where unknown: LUNA was another coin before May 2022
 */
export function findCoins(title: string, text: string, names: ArrayBuffer, at: number | null): CoinMention[] {
  return coinsAmong(findEntities(title, text, names, at));
}

/** What is no coin among some entities, in their order. */
export function othersAmong(entities: readonly EntityMention[]): EntityMention[] {
  return entities.filter(({ kind }) => kind !== 'coin');
}

/** The coins that an article is about: named in its title, or spoken of more than any other. A side remark is none. */
export function coinsAbout(
  { title, summary, publishedAt }: { readonly title: string; readonly summary: string; readonly publishedAt: number },
  names: ArrayBuffer,
): CoinId[] {
  const inTitle = findCoins(title, '', names, publishedAt);
  const [most] = findCoins(title, summary, names, publishedAt);
  return [...new Set([...inTitle, ...(most ? [most] : [])].map(({ coinId }) => coinId))];
}

/** The coins among some entities, in their order. */
export function coinsAmong(entities: readonly EntityMention[]): CoinMention[] {
  return entities.filter(({ kind }) => kind === 'coin').map((entity) => ({ ...entity, coinId: entity.id }));
}
