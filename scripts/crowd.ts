/**
 * `npm run -s crowd [-- --installs N] [--only WORDS]`: a million installs through an outage. Each goes by the product's own due times,
 * jitter and back-off; nothing is sent anywhere. Prints each scenario, and on the last line the worst of them as JSON.
 *
 * `peak` is the fullest minute from the begin of the outage to the end, `mean` the usual number of requests a minute
 * before it. What a scenario leaves out: machines that sleep, and readers who click.
 */
import { parseArgs } from 'node:util';
import { HOUR_MS, MINUTE_MS } from '../lib/domain/durations.ts';
import { FEED_BEGINNINGS_MS, feedCrowd } from './crowd/feed-crowd.ts';
import type { Knocks, Outage } from './crowd/outage.ts';
import { PROVIDER_BEGINNINGS_MS, providerCrowd } from './crowd/provider-crowd.ts';

interface Scenario {
  readonly name: string;
  /** When everybody has begun and the usual number of requests can be counted. */
  readonly settledAt: number;
  readonly outage: Outage;
  readonly lengthMs: number;
  readonly play: (scenario: Scenario) => Knocks;
}

const { values } = parseArgs({
  options: { installs: { type: 'string', default: '1000000' }, only: { type: 'string', default: '' } },
});
const installs = Number(values.installs);
if (!Number.isSafeInteger(installs) || installs < 1000) {
  console.error(`--installs takes a number of 1000 or more, not “${values.installs}”.`);
  process.exit(2);
}

function scenarios(): Scenario[] {
  return [...providerScenarios(), ...feedScenarios()];
}

function providerScenarios(): Scenario[] {
  const settledAt = PROVIDER_BEGINNINGS_MS + 2 * HOUR_MS;
  const from = settledAt + 3 * HOUR_MS;
  const outages = [
    { words: 'answers 503 for 10 min', length: 10 * MINUTE_MS, reason: 'server-error', retryAfterMs: null },
    { words: 'answers 503 for 2 h', length: 2 * HOUR_MS, reason: 'server-error', retryAfterMs: null },
    { words: 'says “in 10 min” for 2 h', length: 2 * HOUR_MS, reason: 'rate-limited', retryAfterMs: 10 * MINUTE_MS },
    { words: 'says when, for 1 h', length: HOUR_MS, reason: 'rate-limited', retryAfterMs: 'at-the-end' },
    { words: 'is not reached for 2 h', length: 2 * HOUR_MS, reason: 'unreachable', retryAfterMs: null },
  ] as const;
  return outages.map(({ words, length, reason, retryAfterMs }) => ({
    name: `CoinGecko ${words}`,
    settledAt,
    outage: { from, until: from + length, reason, retryAfterMs },
    lengthMs: from + length + 5 * HOUR_MS,
    play: ({ outage, lengthMs }: Scenario) => providerCrowd({ installs, outage, lengthMs }),
  }));
}

function feedScenarios(): Scenario[] {
  const settledAt = FEED_BEGINNINGS_MS + 12 * HOUR_MS;
  const from = settledAt + 12 * HOUR_MS;
  const gaps = [
    { pace: 'half-hourly', gapMs: 30 * MINUTE_MS },
    { pace: 'six-hourly', gapMs: 6 * HOUR_MS },
    { pace: 'daily', gapMs: 24 * HOUR_MS },
  ];
  const outages = [
    { words: 'answers 503 for 1 h', length: HOUR_MS, reason: 'server-error', retryAfterMs: null },
    { words: 'answers 503 for 12 h', length: 12 * HOUR_MS, reason: 'server-error', retryAfterMs: null },
    { words: 'says “in 2 h” for 3 h', length: 3 * HOUR_MS, reason: 'rate-limited', retryAfterMs: 2 * HOUR_MS },
    { words: 'says when, for 1 h', length: HOUR_MS, reason: 'rate-limited', retryAfterMs: 'at-the-end' },
    { words: 'says when, for 6 h', length: 6 * HOUR_MS, reason: 'rate-limited', retryAfterMs: 'at-the-end' },
    { words: 'says when, for 20 h', length: 20 * HOUR_MS, reason: 'rate-limited', retryAfterMs: 'at-the-end' },
  ] as const;
  const plain = gaps.flatMap(({ pace, gapMs }) =>
    outages.map((outage) => ({ name: `a ${pace} feed ${outage.words}`, feeds: 1, gapMs, outage })),
  );
  const several = outages.slice(2).map((outage) => ({
    name: `each of three half-hourly feeds of one server ${outage.words}`,
    feeds: 3,
    gapMs: 30 * MINUTE_MS,
    outage,
  }));
  return [...plain, ...several].map(({ name, feeds, gapMs, outage: { length, reason, retryAfterMs } }) => ({
    name,
    settledAt,
    outage: { from, until: from + length, reason, retryAfterMs },
    lengthMs: from + length + 24 * HOUR_MS,
    play: ({ outage, lengthMs }: Scenario) => feedCrowd({ installs, feeds, gapMs, outage, lengthMs }),
  }));
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function measured(scenario: Scenario) {
  const { settledAt, outage, lengthMs } = scenario;
  const knocks = scenario.play(scenario);
  const mean = knocks.mean(settledAt, outage.from);
  const usual = knocks.peak(settledAt, outage.from);
  const during = knocks.peak(outage.from, outage.until);
  const after = knocks.peak(outage.until, lengthMs);
  const peak = Math.max(during, after);
  console.log(
    `${scenario.name}: mean ${mean.toFixed(0)} a minute, peak before ${(usual / mean).toFixed(2)}x, ` +
      `during ${(during / mean).toFixed(2)}x, after ${(after / mean).toFixed(2)}x`,
  );
  return { installs, mean: rounded(mean), peak, ratio: rounded(peak / mean), scenario: scenario.name };
}

const played = scenarios().filter(({ name }) => name.includes(values.only));
if (played.length === 0) {
  console.error(`No scenario's name has “${values.only}” in it.`);
  process.exit(2);
}
const results = played.map(measured);
console.log(JSON.stringify(results.reduce((worst, one) => (one.ratio > worst.ratio ? one : worst))));
