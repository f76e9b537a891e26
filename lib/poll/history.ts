import { MINUTE_MS } from '../domain/durations.ts';
import { systemClock } from '../clock.ts';
import type { CoinId } from '../domain/coin.ts';
import { dayOf, seriesName } from '../domain/daily.ts';
import type { FailureReason } from '../domain/failure.ts';
import { CLOSE_AGAIN_AFTER_MS, HISTORY_TO_RANK } from '../domain/price-limits.ts';
import { formerLives } from '../domain/renames.ts';
import { maySpend } from '../prices/budget.ts';
import { isWaiting } from '../prices/choose.ts';
import { nextCloseAt, planHistory } from '../prices/history-plan.ts';
import type { AskedForHistory, HistoryRequest, ToldDays } from '../prices/history-provider.ts';
import { afterReply, isOfAnotherCoin, newSeries } from '../prices/history-row.ts';
import { readSettings } from '../settings/settings-store.ts';
import { changeDaily, getDaily } from '../store/daily.ts';
import { renewLease } from '../store/jobs.ts';
import { getBudget, getProviders } from '../store/providers.ts';
import { getLargest, getQuotes } from '../store/quotes.ts';
import type { JobRow } from '../store/schema.ts';
import { askOnce } from './ask-source.ts';
import { inTurn } from './in-turn.ts';
import type { PollOutcome } from './outcome.ts';
import { sourcesClock } from './sources-clock.ts';
import { copyPackagedHistory } from './packaged-history.ts';
import { HEARTBEAT_MS } from './schedule.ts';

const SOURCES = ['binance', 'coingecko', 'defillama'] as const;

/** Calls of one round: a first install takes some hours to fill back, and nobody is rushed. */
const CALLS_PER_ROUND: Readonly<Record<AskedForHistory, number>> = { binance: 3, coingecko: 1, defillama: 2 };

/** By these statuses a source says that it has not what was asked for: no such coin, or no such days. */
const ABSENT_STATUSES = [400, 401, 404, 422];

/** While all that is left to be asked is of sources that are to be left alone, the next look is after so long. */
const WAITING_LOOK_MS = 15 * MINUTE_MS;

/** So many failures in a row, and another source takes over what would be this one's. */
const OUT_AFTER_FAILURES = 3;

/**
 * A few calls for daily closes of the watched coins and of the 50 largest: yesterday's, and after install all that came
 * before. What is lacking is worked out anew from the store each time, so that a killed worker goes on where it was, and
 * each stretch is stored by itself. Nothing that a page does or shows plays a part.
 */
export async function pollHistory(job: JobRow): Promise<PollOutcome> {
  await copyPackagedHistory();
  const { coinIds, lastDays, watched } = await wantedCoins();
  // Which days are over the sources say: by a clock that runs ahead, ours or one of theirs, the running one would be closed for good.
  const now = Math.min(systemClock(), await sourcesClock());
  const waiting = await sourcesToWaitFor(systemClock());
  const out = new Set([...waiting].filter(([, isOut]) => isOut).map(([source]) => source));
  const { calls, isAwaiting } = planHistory({ coinIds, lastDays, series: await getDaily(coinIds), now, out });
  let answered = 0;
  let failure: FailureReason | null = null;
  for (const source of SOURCES) {
    if (waiting.has(source)) continue;
    for (const request of turnOf(calls[source], watched, job.round)) {
      await renewLease(job, systemClock());
      const told = await ask(request);
      failure = told.ok ? failure : told.failure;
      if (!told.ok) break;
      await store(request, told.value);
      answered++;
    }
  }
  if (answered > 0) return { kind: 'stored', changed: answered, againInMs: HEARTBEAT_MS };
  if (failure) return { kind: 'failed', reason: failure };
  if (SOURCES.some((source) => calls[source].length > 0)) {
    return { kind: 'stored', changed: 0, againInMs: WAITING_LOOK_MS };
  }
  const close = nextCloseAt(now) - now + HEARTBEAT_MS / 2;
  return { kind: 'stored', changed: 0, againInMs: isAwaiting ? Math.min(close, CLOSE_AGAIN_AFTER_MS) : close };
}

interface WantedCoins {
  readonly coinIds: readonly CoinId[];
  readonly lastDays: ReadonlyMap<CoinId, number>;
  readonly watched: ReadonlySet<CoinId>;
}

/** The watched coins, behind them the largest, as the stored prices rank them, each with the ids that it had before. */
async function wantedCoins(): Promise<WantedCoins> {
  const { watchlist, currency } = await readSettings();
  const present = new Set([...watchlist, ...(await getLargest(currency, HISTORY_TO_RANK))]);
  const lives = [...present].flatMap((coinId) => formerLives(coinId)).filter(({ coinId }) => !present.has(coinId));
  const lastDays = new Map(lives.map(({ coinId, until }) => [coinId, dayOf(until) - 1]));
  return { coinIds: [...present, ...lastDays.keys()], lastDays, watched: new Set(watchlist) };
}

/** Sources that are not to be asked now, and whether another one takes over meanwhile. */
async function sourcesToWaitFor(now: number): Promise<Map<AskedForHistory, boolean>> {
  const sources = new Map<AskedForHistory, boolean>();
  for (const health of await getProviders()) {
    const { source, failures } = health;
    if (source === 'kraken' || source === 'coinbase' || !isWaiting(health, now)) continue;
    sources.set(source, failures >= OUT_AFTER_FAILURES);
  }
  if (!maySpend(await getBudget(), 'history', now)) sources.set('coingecko', true);
  return sources;
}

/** Watched coins first; among them, and then among the others, each round begins where the one before ended. */
function turnOf(requests: readonly HistoryRequest[], watched: ReadonlySet<CoinId>, round: number) {
  const [source] = requests.map((request) => request.source);
  if (!source) return [];
  const isWatched = ({ coinIds }: HistoryRequest) => coinIds.some((coinId) => watched.has(coinId));
  const first = requests.filter(isWatched);
  return inTurn(first.length > 0 ? first : requests, round, CALLS_PER_ROUND[source]);
}

/** What a source tells; null where it says that it has nothing of the kind. */
function ask(request: HistoryRequest) {
  return askOnce<ToldDays | null>(
    request.source,
    request.url,
    'history',
    (bytes) => {
      const reply = request.parse(bytes);
      if (reply.ok) return reply.told;
      return reply.unknownMarket ? null : reply;
    },
    { statuses: ABSENT_STATUSES, value: null },
  );
}

async function store(request: HistoryRequest, told: ToldDays | null): Promise<void> {
  const name = seriesName(request.kind);
  const series = await getDaily(request.coinIds);
  const quotes = await getQuotes(request.coinIds, 'usd');
  const now = Math.min(systemClock(), await sourcesClock());
  for (const coinId of request.coinIds) {
    const others = (series.get(coinId) ?? []).filter((row) => row.name !== name);
    const days = told?.get(coinId) ?? [];
    const today = presentAsDay(quotes.get(coinId), now);
    const isDoubtful = today !== null && isOfAnotherCoin(days, [today]);
    await changeDaily(coinId, name, (row) => {
      const known = row ?? newSeries(coinId, request.kind);
      if (told === null) return { ...known, name, triedAt: now, absentAt: now };
      return { ...afterReply(known, request, isDoubtful ? [] : days, others, now), name };
    });
  }
}

/** The present price as a series of today alone: what reaches to yesterday must fit it. */
function presentAsDay(
  quote: { readonly coinId: CoinId; readonly price: number; readonly asOf: number } | undefined,
  now: number,
) {
  if (!quote || dayOf(quote.asOf) !== dayOf(now)) return null;
  const kind = { source: 'coingecko', instrument: 'index', currency: 'usd', figure: 'close' } as const;
  return { ...newSeries(quote.coinId, kind), firstDay: dayOf(now), closes: Float32Array.of(quote.price) };
}
