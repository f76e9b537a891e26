import type { ArticleId } from '../../lib/domain/article.ts';
import { WHOLE_SHELF } from '../../lib/domain/shelf-query.ts';
import { jitter } from '../../lib/http/back-off.ts';

type Surfaces = typeof import('../../entrypoints/background/handlers.ts').fromSurfaces;

/** Messages come from a page of ours in a tab that is not private. */
export const SHELF_TAB = { tab: { id: 1 } } as const;

const COINS = ['akash-network', 'render-token', 'near', 'filecoin', 'internet-computer', 'cardano', 'solana'] as const;

/** Somebody who looks now and then, saves and opens articles, adds coins, and sets alerts. What they chose they expect to find. */
export class Reader {
  readonly saved = new Set<ArticleId>();
  readonly opened = new Set<ArticleId>();
  readonly coins = new Set<string>();
  readonly alerts = new Set<string>();
  private readonly seed: string;

  constructor(seed: string) {
    this.seed = seed;
  }

  /** What they do at one heartbeat, if anything. */
  async act(surfaces: Surfaces, beat: number): Promise<void> {
    const luck = (what: string) => jitter(this.seed, what, beat);
    if (luck('looks') < 1 / 20) await surfaces.getTicker({}, SHELF_TAB);
    if (luck('reads') < 1 / 40) await this.readShelf(surfaces, luck('which'), luck('keeps') < 0.5);
    if (luck('adds') < 1 / 400) await this.addCoin(surfaces, luck('coin'));
    if (luck('alerts') < 1 / 600) await this.setAlert(surfaces, luck('level'));
    if (luck('day') < 1 / 300) await surfaces.getDailyInsights({}, SHELF_TAB);
  }

  private async readShelf(surfaces: Surfaces, which: number, keeps: boolean): Promise<void> {
    const shelf = await surfaces.getShelf({ query: WHOLE_SHELF, from: 0, count: 30 }, SHELF_TAB);
    const row = shelf.articles[Math.floor(which * shelf.articles.length)];
    if (!row) return;
    const articleId = row.id;
    await surfaces.putMark({ articleId, mark: keeps ? 'saved' : 'read', on: true }, SHELF_TAB);
    (keeps ? this.saved : this.opened).add(articleId);
  }

  private async addCoin(surfaces: Surfaces, which: number): Promise<void> {
    const coinId = COINS[Math.floor(which * COINS.length)] ?? 'near';
    await surfaces.addCoin({ coinId }, SHELF_TAB);
    this.coins.add(coinId);
  }

  private async setAlert(surfaces: Surfaces, level: number): Promise<void> {
    const answer = await surfaces.putAlert(
      {
        id: null,
        coinId: 'bitcoin',
        condition: { kind: 'above', level: Math.round(20_000 + 100_000 * level) },
        repeat: 'once',
        expiresAt: null,
        note: null,
      },
      SHELF_TAB,
    );
    if (answer.ok) this.alerts.add(answer.alert.id);
  }
}
