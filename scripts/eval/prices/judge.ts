import type { ReplyTime } from '../../../lib/prices/provider.ts';
import { parseJson } from '../../../lib/prices/wire.ts';
import { judgeBinance } from './binance.ts';
import { judgeCoinbase } from './coinbase.ts';
import { judgeKraken } from './kraken.ts';
import type { Recording } from './recordings.ts';
import { bytesOf, refused, type Verdict } from './verdict.ts';

type Judge = (recording: Recording, time: ReplyTime) => Verdict;

/** Whose recordings go to which of our providers, by all names that the collections give them. */
const JUDGES: Readonly<Record<string, Judge>> = {
  kraken: judgeKraken,
  binance: judgeBinance,
  binanceus: judgeBinance,
  coinbasepro: judgeCoinbase,
  coinbaseexchange: judgeCoinbase,
  coinbase: () => refused('Coinbase, but not its exchange: an API that we do not ask'),
};

/**
 * The verdict on one recording, by the provider whose it is.
 * @param openedAt taken for the time of receipt where the recorder wrote none down, epoch milliseconds
 * @throws whatever a provider throws: the caller counts it as a crash
 */
export function judge(recording: Recording, openedAt: number): Verdict {
  const provider = JUDGES[recording.exchange];
  if (!provider) return refused(`${recording.exchange}: no provider of ours`);
  const json = parseJson(bytesOf(recording.text));
  if (typeof json !== 'object' || json === null) return refused('no JSON, or neither object nor list');
  return provider(recording, { fetchedAt: recording.receivedAt ?? openedAt });
}
