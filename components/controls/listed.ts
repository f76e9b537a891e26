/** "BTC, ETH and SOL". Mostly there is one, and the first use of a list format costs milliseconds of the first paint. */
export function listed(names: readonly string[], locale: string): string {
  const [only] = names;
  return names.length === 1 && only !== undefined ? only : new Intl.ListFormat(locale).format(names);
}
