import { fakeBrowser } from 'wxt/testing/fake-browser';
import { jitter } from '../../lib/http/back-off.ts';
import { SHELF_TAB } from './reader.ts';

interface Modules {
  readonly fromSurfaces: typeof import('../../entrypoints/background/handlers.ts').fromSurfaces;
  readonly exchange: typeof import('../../entrypoints/background/sync.ts').exchange;
}

const COINS = ['monero', 'zcash', 'dogecoin', 'litecoin', 'stellar', 'chainlink', 'polkadot'] as const;

/**
 * The reader's other browser, which shares by `storage.sync`: storage of its own, looked into now and then. What is
 * chosen there is expected on both.
 */
export class SecondDevice {
  readonly coins = new Set<string>();
  private local: Record<string, unknown> = {};
  private readonly seed: string;

  constructor(seed: string) {
    this.seed = seed;
  }

  async join(modules: Modules): Promise<void> {
    await this.within(() => modules.fromSurfaces.putSync({ on: true, deleteCopy: false }, SHELF_TAB));
  }

  /** What is done there at one heartbeat of the first device, if anything. */
  async act({ fromSurfaces, exchange }: Modules, beat: number): Promise<void> {
    if (jitter(this.seed, 'other device', beat) >= 1 / 60) return;
    const coinId = COINS[Math.floor(jitter(this.seed, 'coin there', beat) * COINS.length)] ?? 'monero';
    await this.within(async () => {
      await fromSurfaces.addCoin({ coinId }, SHELF_TAB);
      await exchange();
    });
    this.coins.add(coinId);
  }

  /** The watch list there, after an exchange. */
  async watchlist({ fromSurfaces, exchange }: Modules): Promise<readonly string[]> {
    return this.within(async () => {
      await exchange();
      return (await fromSurfaces.getSettings({}, SHELF_TAB)).watchlist;
    });
  }

  private async within<T>(doing: () => Promise<T>): Promise<T> {
    const { local } = fakeBrowser.storage;
    const here = await local.get(null);
    await local.clear();
    await local.set(this.local);
    const result = await doing();
    this.local = await local.get(null);
    await local.clear();
    await local.set(here);
    return result;
  }
}
