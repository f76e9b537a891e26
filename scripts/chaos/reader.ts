import { WHOLE_SHELF } from '../../lib/domain/shelf-query.ts';
import { pick } from '../../tests/support/seeded-random.ts';
import { ask, type Stage } from './stage.ts';

const COINS = ['akash-network', 'near', 'filecoin', 'internet-computer', 'cardano', 'arbitrum', 'sui'] as const;

interface StoredSettings {
  readonly watchlist: readonly string[];
  readonly hiddenSites: readonly string[];
}

/** Somebody who saves articles, adds coins, sets alerts. What was answered they expect to find, whatever dies after. */
export class Reader {
  private readonly saved = new Set<string>();
  private readonly coins = new Set<string>();
  private readonly alerts = new Set<string>();
  private readonly hidden = new Set<string>();
  private readonly stage: Stage;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  /** One thing that a reader does. */
  async act(): Promise<void> {
    const { random } = this.stage;
    await pick(random, [() => this.save(), () => this.addCoin(), () => this.setAlert(), () => this.write()])();
  }

  /** Two windows of ours change different settings in the same moment; both changes stay. */
  async writeFromTwoWindows(): Promise<void> {
    const other = await this.stage.browser.context.newPage();
    await other.goto(this.stage.browser.url('shelf.html'));
    const coinId = pick(this.stage.random, COINS);
    const [added, answer] = await Promise.all([
      ask<object>(this.stage, 'addCoin', { coinId }),
      other.evaluate(
        (density) => chrome.runtime.sendMessage({ name: 'putSettings', payload: { tickerDensity: density } }),
        pick(this.stage.random, ['comfortable', 'compact']),
      ),
    ]);
    if (added !== null) this.coins.add(coinId);
    if (Object(answer).ok !== true) throw new Error(`a settings change was refused: ${JSON.stringify(answer)}`);
    await other.close();
  }

  /** What the reader was told is kept and is not there. */
  async missing(): Promise<string[]> {
    const { store } = this.stage;
    const settings = ((await store.local('settings')) ?? {}) as Partial<StoredSettings>;
    const alerts = JSON.stringify((await store.local('alerts')) ?? {});
    const saved = new Set((await store.all('saved')).map(({ id }) => String(id)));
    return [
      ...[...this.coins].filter((id) => !settings.watchlist?.includes(id)).map((id) => `coin ${id}`),
      ...[...this.alerts].filter((id) => !alerts.includes(id)).map((id) => `alert ${id}`),
      ...[...this.saved].filter((id) => !saved.has(id)).map((id) => `saved article ${id}`),
      ...[...this.hidden].filter((host) => !settings.hiddenSites?.includes(host)).map((host) => `hidden site ${host}`),
    ];
  }

  private async save(): Promise<void> {
    const view = await ask<{ articles: { id: string }[] }>(this.stage, 'getShelf', {
      query: WHOLE_SHELF,
      from: 0,
      count: 30,
    });
    if (!view || view.articles.length === 0) return;
    const { id } = pick(this.stage.random, view.articles);
    // What answers nothing answers null as a failure does: only what can be seen in the store counts as kept.
    await ask(this.stage, 'putMark', { articleId: id, mark: 'saved', on: true });
    if ((await this.stage.store.all('saved')).some((row) => row['id'] === id)) this.saved.add(id);
  }

  private async addCoin(): Promise<void> {
    const coinId = pick(this.stage.random, COINS);
    if ((await ask(this.stage, 'addCoin', { coinId })) !== null) this.coins.add(coinId);
  }

  private async setAlert(): Promise<void> {
    const answer = await ask<{ ok: boolean; alert?: { id: string } }>(this.stage, 'putAlert', {
      id: null,
      coinId: 'bitcoin',
      condition: { kind: 'above', level: 200_000 + Math.round(100_000 * this.stage.random()) },
      repeat: 'once',
      expiresAt: null,
      note: null,
    });
    if (answer?.ok && answer.alert) this.alerts.add(answer.alert.id);
  }

  private async write(): Promise<void> {
    const settings = (await this.stage.store.local('settings')) as Partial<StoredSettings> | undefined;
    const host = `site-${Math.floor(this.stage.random() * 1e6)}.example`;
    const hiddenSites = [...(settings?.hiddenSites ?? []), host].slice(-100);
    if ((await ask(this.stage, 'putSettings', { hiddenSites })) !== null) this.hidden.add(host);
  }
}
