/** So many calls in any sixty seconds; more are refused with -32, which the platform names no pause for. */
export type Rate = { readonly limit: number; take(): boolean; left(): number };

const MINUTE_MS = 60_000;

/** `elapsed`: real milliseconds. A refused call takes nothing away. */
export function createRate(limit: number, elapsed: () => number): Rate {
  const taken: number[] = [];
  const left = (): number => {
    while (taken[0] !== undefined && taken[0] <= elapsed() - MINUTE_MS) taken.shift();
    return limit - taken.length;
  };
  return {
    limit,
    left,
    take() {
      if (left() <= 0) return false;
      taken.push(elapsed());
      return true;
    },
  };
}
