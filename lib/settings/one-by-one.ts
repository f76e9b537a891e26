/** Runs each work only after the one before ended, well or badly: what reads, changes and writes is whole by itself. */
export function oneByOne(): <A>(work: () => Promise<A>) => Promise<A> {
  let queue: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
}
