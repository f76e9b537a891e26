/** What can be made to go wrong, per host and path, while the world runs. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  /** The request is taken and never answered. */
  | { readonly kind: 'hang' }
  /** Half the body, then the connection goes. */
  | { readonly kind: 'truncate' }
  /** The bytes stay, the header names another charset. */
  | { readonly kind: 'wrong-charset' }
  /** The connection is reset before any answer. */
  | { readonly kind: 'reset' }
  /** Rows of a price list in another order. */
  | { readonly kind: 'swap-order' }
  /** Coins that the price list leaves out. */
  | { readonly kind: 'missing-coin'; readonly ids: readonly string[] }
  /** One coin's price times `factor`, at this host only. */
  | { readonly kind: 'jump'; readonly id: string; readonly factor: number }
  /** The host's clock is off by `ms`: its Date header and every time in its price replies. */
  | { readonly kind: 'clock-skew'; readonly ms: number }
  /** Answers, but only after `ms`. */
  | { readonly kind: 'slow'; readonly ms: number };

export interface FaultMatch {
  readonly host: string;
  /** Tested against path with query; every path where absent. */
  readonly path?: RegExp;
}

interface ActiveFault {
  readonly match: FaultMatch;
  readonly fault: Fault;
  left: number;
}

export interface FaultBoard {
  /** `times`: how many requests it hits before it is gone; without end where absent. */
  set: (match: FaultMatch, fault: Fault, times?: number) => void;
  clear: () => void;
  /** The faults that hit this request, counting it against those with a limit. */
  take: (host: string, path: string) => Fault[];
}

export function createFaultBoard(): FaultBoard {
  let active: ActiveFault[] = [];
  return {
    set(match, fault, times = Infinity) {
      active.push({ match, fault, left: times });
    },
    clear() {
      active = [];
    },
    take(host, path) {
      const hits = active.filter(({ match }) => match.host === host && (match.path?.test(path) ?? true));
      for (const hit of hits) hit.left -= 1;
      active = active.filter(({ left }) => left > 0);
      return hits.map(({ fault }) => fault);
    },
  };
}

/** The first fault of one kind among those that hit a request. */
export function faultOf<K extends Fault['kind']>(
  faults: readonly Fault[],
  kind: K,
): Extract<Fault, { kind: K }> | null {
  const hit = faults.find((fault): fault is Extract<Fault, { kind: K }> => fault.kind === kind);
  return hit ?? null;
}
