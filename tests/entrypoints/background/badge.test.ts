import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { showBadge } from '../../../entrypoints/background/badge.ts';
import type { TickerRow } from '../../../lib/query/views.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { NOW, tickerRow, tickerView } from '../../components/ticker/sample.ts';
import { aFiring } from '../../support/alerts.ts';
import { FIRST_CHOICES } from '../../../lib/domain/ticker-choices.ts';

const HOUR = 3_600_000;

interface Shown {
  text?: string;
  color?: string;
  icon?: string | undefined;
  title?: string;
}

let shown: Shown;

beforeEach(async () => {
  fakeBrowser.reset();
  await useCatalogue();
  fakeBrowser.i18n.getUILanguage = () => 'en-US';
  shown = {};
  Object.assign(fakeBrowser.action, {
    setBadgeText: async ({ text }: { text: string }) => void (shown.text = text),
    setBadgeBackgroundColor: async ({ color }: { color: string }) => void (shown.color = color),
    setBadgeTextColor: async () => undefined,
    setIcon: async ({ path }: { path: Record<string, string> }) => void (shown.icon = path['16']),
    setTitle: async ({ title }: { title: string }) => void (shown.title = title),
  });
});

async function show(changes: Partial<TickerRow>): Promise<Shown> {
  await showBadge(tickerView({ rows: [tickerRow(changes)] }), NOW);
  return shown;
}

const SOLID = 'icon/icon-16.png';
const HOLLOW = 'icon/icon-old-16.png';
const said = (source: 'coingecko' | 'kraken', price: number) => ({ source, price });

describe('the badge', () => {
  it('of a fresh price is blue with a solid slice, and tells change, time and source', async () => {
    expect(await show({})).toMatchObject({ text: '64k6', color: '#2f56af', icon: SOLID });
    expect(shown.title).toMatch(/^Bitcoin: \$64,571\.00, \+1\.0% in 24 h, at \d+:\d\d\s[AP]M, CoinGecko$/);
  });

  it('of an old price is grey and hollow, and tells its age and no change', async () => {
    expect(await show({ asOf: NOW - 3 * HOUR })).toMatchObject({ text: '64k6', color: '#64686f', icon: HOLLOW });
    expect(shown.title).toMatch(/^Bitcoin: \$64,571\.00, 3\u00a0h old, at \d+:\d\d\s[AP]M, CoinGecko$/);
  });

  it('tells no number where they are hidden, in text or title', async () => {
    const choices = { ...FIRST_CHOICES, hideNumbers: true };
    await showBadge(tickerView({ choices }), NOW);
    expect(shown).toMatchObject({ text: '•••', color: '#2f56af', title: 'Bitcoin: numbers are hidden' });
    await showBadge(tickerView({ choices, rows: [tickerRow({ price: null, asOf: null, source: null })] }), NOW);
    expect(shown).toMatchObject({ text: '?', title: 'Bitcoin: no price' });

    const { toldAt: _told, seenAt: _seen, ...fired } = aFiring({ asOf: NOW, at: NOW });
    const firing = { ...fired, symbol: 'ETH', name: 'Ethereum', seen: false };
    await showBadge(tickerView({ choices, alerts: { unseen: 1, firings: [firing] } }), NOW);
    expect(shown.text).toBe('!');
    expect(shown.title).toMatch(/^The alert of ETH fired: CoinGecko, \d+:\d\d\s[AP]M\nBitcoin: numbers are hidden$/);
  });

  it('without a price says so', async () => {
    const missing = await show({ price: null, asOf: null, source: null });
    expect(missing).toMatchObject({ text: '?', color: '#64686f', icon: HOLLOW, title: 'Bitcoin: no price' });
  });

  it('of a held price keeps the last good one, and tells both', async () => {
    const held = { source: 'coingecko' as const, price: 89_107.98, asOf: NOW, change: 38, contradictedBy: null };
    expect(await show({ held })).toMatchObject({ text: '64k6', color: '#79540a', icon: HOLLOW });
    expect(shown.title).toMatch(/^Bitcoin: \$64,571\.00, held, at .*, CoinGecko\n/);
    expect(shown.title).toContain('CoinGecko says $89,107.98 (+38%). Waiting for a second source.');
  });

  it('of a disputed price tells both sources', async () => {
    const disagreement = { primary: said('coingecko', 64_571), second: said('kraken', 65_400), gap: 1.3, since: NOW };
    expect(await show({ disagreement: { ...disagreement, at: NOW } })).toMatchObject({
      text: '64k6',
      color: '#79540a',
      icon: HOLLOW,
    });
    expect(shown.title).toContain('gap 1.3%');
    expect(shown.title).toContain('Sources disagree: CoinGecko $64,571.00, Kraken $65,400.00');
  });

  it('of one source’s word is fresh, and says that it is', async () => {
    expect(await show({ oneSource: true })).toMatchObject({ color: '#2f56af', icon: SOLID });
    expect(shown.title).toContain('One source only.');
  });
});

describe('the badge while an alert is unseen', () => {
  const { toldAt: _told, seenAt: _seen, ...fired } = aFiring({ asOf: NOW, at: NOW });
  const firing = { ...fired, symbol: 'ETH', name: 'Ethereum', seen: false };

  it('calls with an exclamation mark, and tells what fired above the price', async () => {
    const alerts = { unseen: 1, firings: [firing, { ...firing, id: 'other', symbol: 'TAO', seen: true }] };
    await showBadge(tickerView({ alerts }), NOW);
    expect(shown).toMatchObject({ text: '!', color: '#b8420c', icon: SOLID });
    expect(shown.title).toMatch(/^ETH is above \$1,740\.00: \$1,741\.04 at .*, CoinGecko\nBitcoin: \$64,571\.00/);
  });

  it('says how many there are where it can’t name all', async () => {
    const firings = Array.from({ length: 5 }, (_, place) => ({ ...firing, id: String(place) }));
    await showBadge(tickerView({ alerts: { unseen: 5, firings } }), NOW);
    expect(shown.title?.split('\n')).toHaveLength(5);
    expect(shown.title).toMatch(/^5 alerts\n/);
  });

  it('shows the price again when all is seen', async () => {
    await showBadge(tickerView({ alerts: { unseen: 0, firings: [{ ...firing, seen: true }] } }), NOW);
    expect(shown).toMatchObject({ text: '64k6', color: '#2f56af' });
  });
});
