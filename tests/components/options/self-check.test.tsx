// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { SelfCheck } from '../../../components/options/SelfCheck.tsx';
import { checkedParts, type Found, reportText, summaryText } from '../../../components/options/self-check-words.ts';
import type { SelfCheck as Checked } from '../../../lib/domain/self-check.ts';
import { useCatalogue } from '../catalogue.ts';
import { feedView } from './sample.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

const NOW = new Date(2026, 10, 22, 12).getTime();
const MINUTE = 60_000;
const DAY = 86_400_000;

const check: Checked = {
  providers: [
    { source: 'coingecko', lastSuccessAt: NOW - 2 * MINUTE, failure: null, failures: 0, blockedUntil: 0 },
    {
      source: 'kraken',
      lastSuccessAt: NOW - 20 * MINUTE,
      failure: { reason: 'rate-limited', at: NOW - MINUTE },
      failures: 3,
      blockedUntil: NOW + 30 * MINUTE,
    },
  ],
  index: { version: 4, pieces: 3, damaged: 0, articles: 1200, bytes: 2_000_000 },
  database: { version: 8, rows: { saved: 7, readMarks: 12 } },
  ringsAt: NOW + MINUTE,
  errors: [],
};
const found = (changes: Partial<Found> = {}): Found => ({
  at: NOW,
  check,
  feeds: [feedView({ name: 'Decrypt' })],
  kept: {
    articles: 1200,
    saved: 7,
    oldestAt: NOW - DAY,
    bytes: { articles: 1, index: 1, closes: 1, all: 30_000_000, allowed: 1_000_000_000 },
    madeRoom: null,
  },
  permissions: { hosts: 42, notify: false, notifyWanted: false },
  ...changes,
});
const findingsOf = (part: string, changes: Partial<Found> = {}) =>
  checkedParts(found(changes), 'en').find((one) => one.part === part)?.findings ?? [];

describe('what was found', () => {
  it('says of a source of prices who answers, who fails since when, and when it is asked again', () => {
    expect(findingsOf('prices')).toEqual([
      { tone: 'good', text: expect.stringMatching(/^CoinGecko answered 2.min ago\.$/), step: null },
      {
        tone: 'wait',
        text: expect.stringMatching(/^Kraken: asked us to wait since 11:40.AM\. Asked again 12:30.PM\.$/),
        step: 'Nothing to do, it is asked again by itself.',
      },
    ]);
  });

  it('counts sources without fault, and names the failing ones with reason and next step', () => {
    const feeds = [
      feedView({ name: 'Decrypt' }),
      feedView({ name: 'Gone Daily', failure: { reason: 'not-found', status: 404, since: NOW - 3 * DAY } }),
      feedView({ name: 'Locked', allowed: false }),
      feedView({ name: 'Off', on: false, failure: { reason: 'timeout', status: null, since: NOW } }),
    ];
    const findings = findingsOf('sources', { feeds });
    expect(findings.map(({ tone }) => tone)).toEqual(['good', 'bad', 'bad']);
    expect(findings[0]!.text).toBe('1 of 3 sources are read without fault.');
    expect(findings[1]!.text).toMatch(/^Gone Daily: no such page since .*19/);
    expect(findings[1]!.step).toBe('Look under Sources whether its address has changed.');
    expect(findings[2]).toMatchObject({ text: 'Locked: your browser does not allow its site.' });
  });

  it('says what the reader can do where database or background fail', () => {
    const broken = found({
      check: { ...check, providers: null, database: null, index: null },
      kept: null,
      feeds: null,
    });
    const parts = checkedParts(broken, 'en');
    for (const part of ['prices', 'sources', 'store', 'index'])
      expect(parts.find((one) => one.part === part)?.findings).toEqual([
        { tone: 'bad', text: 'It cannot be read.', step: expect.stringContaining('Close the browser') },
      ]);
    expect(summaryText(parts, 'en')).toBe('4 things need you.');
    const silent = checkedParts(found({ check: null, feeds: null, kept: null, permissions: null }), 'en');
    expect(silent.map(({ part }) => part)).toEqual(['background']);
  });

  it('tells an alarm that is late, a damaged index, a full device and notifications that are missing', () => {
    const tight = { ...found().kept!, bytes: { ...found().kept!.bytes, all: 900_000_000 } };
    const changes = {
      check: { ...check, ringsAt: NOW - 10 * MINUTE, index: { ...check.index!, damaged: 1 } },
      kept: tight,
      permissions: { hosts: 1, notify: false, notifyWanted: true },
    };
    expect(findingsOf('alarm', changes)[0]).toMatchObject({ tone: 'wait' });
    expect(findingsOf('alarm', { check: { ...check, ringsAt: null } })[0]!.text).toContain('has been set again');
    expect(findingsOf('index', changes)[0]).toMatchObject({ tone: 'wait', text: '1 of 3 pieces is damaged.' });
    expect(
      findingsOf('store', changes).some(({ tone, text }) => tone === 'bad' && text.includes('900 MB of 1 GB')),
    ).toBe(true);
    expect(findingsOf('permissions', changes).at(-1)).toMatchObject({ tone: 'bad' });
    expect(summaryText(checkedParts(found(changes), 'en'), 'en')).toMatch(/^2 things need you\. \d things are likely/);
  });

  it('is well where nothing is wrong; errors that passed change nothing of that', () => {
    const sound = {
      ...check,
      providers: check.providers!.slice(0, 1),
      errors: [{ at: NOW, where: 'feed', text: 'x' }],
    };
    expect(summaryText(checkedParts(found({ check: sound }), 'en'), 'en')).toBe('Everything works.');
  });
});

describe('the report', () => {
  it('is plain text, and does not name sources of the reader’s own', () => {
    const failure = { reason: 'timeout', status: null, since: NOW } as const;
    const feeds = [feedView({ name: 'My union', own: true, failure }), feedView({ name: 'Decrypt', failure })];
    const parts = checkedParts(found({ feeds }), 'en');
    const text = reportText(parts, { version: '1.2.3', browser: 'Tester', locale: 'en', at: NOW });
    expect(text).toContain('Coinside 1.2.3');
    expect(text).toMatch(/- Likely to pass: Decrypt: did not answer/);
    expect(text).toMatch(/- Likely to pass: a source of your own: did not answer/);
    expect(text).not.toContain('My union');
    expect(text).toContain('Rows: saved 7, readMarks 12.');
    expect(JSON.stringify(parts.map(({ findings }) => findings.map((one) => one.text)))).not.toContain('readMarks');
    expect(JSON.stringify(parts)).toContain('My union');
  });
});

it('the page says each state in words too, and does not lose its parts while it checks again', () => {
  const onCheck = vi.fn<() => void>();
  const props = { checkedAt: '12:00', locale: 'en', copied: null, onCheck, onCopy: () => undefined };
  const parts = checkedParts(found(), 'en');
  const { container, rerender } = render(<SelfCheck {...props} parts={null} isRunning />);
  expect(container.querySelector('[data-part="summary"]')?.textContent).toBe('Checking…');
  rerender(<SelfCheck {...props} parts={parts} isRunning={false} />);
  expect(container.querySelector('[data-check="prices"] [data-tone="wait"]')?.textContent).toMatch(
    /^Likely to pass: Kraken/,
  );
  fireEvent.click(container.querySelector('[data-part="check"]')!);
  expect(onCheck).toHaveBeenCalledOnce();
  rerender(<SelfCheck {...props} parts={parts} isRunning />);
  expect(container.querySelectorAll('[data-check]').length).toBe(parts.length);
});
