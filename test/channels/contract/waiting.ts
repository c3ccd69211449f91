import { vi } from 'vitest';

/** Resolves once `holds` does. For what has no event to wait for. */
export const eventually = (holds: () => boolean): Promise<unknown> =>
  vi.waitFor(
    () => {
      if (!holds()) throw new Error(`did not come about: ${String(holds)}`);
    },
    { interval: 5, timeout: 30_000 },
  );
