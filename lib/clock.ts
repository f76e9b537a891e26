/** Now, epoch milliseconds. The one place that reads the system's clock, so that tests can set it. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
