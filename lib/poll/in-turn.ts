/** As many of these as may go out in one round, beginning where the round before ended. */
export function inTurn<Request>(requests: readonly Request[], round: number, most: number): readonly Request[] {
  if (requests.length <= most) return requests;
  const first = (round * most) % requests.length;
  return [...requests.slice(first), ...requests.slice(0, first)].slice(0, most);
}
