/** The part of a ticker's notices that this needs: one may say that this machine's clock is wrong. */
interface ClockNotice {
  readonly kind: string;
  readonly aheadMs?: number;
}

/**
 * The present by the sources' clocks: what ages and states of prices are told by. The same as ours unless ours is known
 * to be wrong; then every price would look old, or of the future.
 */
export function sourcesNow(notices: readonly ClockNotice[], now: number): number {
  return now - (notices.find(({ kind }) => kind === 'clock')?.aheadMs ?? 0);
}
