import type { ParsedPrices, PriceRequest, ReplyFailure } from '../../../lib/prices/provider.ts';

/** What came of a call that was asked in halves, and halves of halves, until no market in it was unknown. */
export interface Halved {
  /** Markets in the calls that were answered, in the order of the calls. */
  readonly answered: readonly string[];
  /** Markets that were alone in a call and still unknown. */
  readonly unknown: readonly string[];
  readonly coinIds: readonly string[];
  readonly parsed: readonly (ParsedPrices | ReplyFailure)[];
}

/** Asks an exchange that refuses a whole call for one unknown market, as lib/poll does. */
export function askInHalves(
  request: PriceRequest,
  reply: (markets: readonly string[]) => ParsedPrices | ReplyFailure,
): Halved {
  const answer = reply(request.markets);
  if (answer.ok) return { answered: request.markets, unknown: [], coinIds: request.coinIds, parsed: [answer] };
  if (!answer.unknownMarket) throw new Error(`not refused for a market: ${answer.reason}`);
  const halves = request.halves().map((half) => askInHalves(half, reply));
  if (halves.length === 0) return { answered: [], unknown: request.markets, coinIds: [], parsed: [answer] };
  return {
    answered: halves.flatMap(({ answered }) => answered),
    unknown: halves.flatMap(({ unknown }) => unknown),
    coinIds: halves.flatMap(({ coinIds }) => coinIds),
    parsed: halves.flatMap(({ parsed }) => parsed),
  };
}
