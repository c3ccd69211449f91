/**
 * consent: somebody must act, then we know by ourselves. account: the OA or its package; only a send tells that it is
 * mended.
 */
export type StopReason = 'consent' | 'account';

/** Whether the platform lets us send at all. */
export type ZaloStanding = {
  /** A send or a refresh needs somebody to act. Told once for each reason, until it is over. */
  stop(detail: string, why: StopReason): void;
  /** It works again. */
  resume(): void;
  /** The sender may try one; nothing is over yet. */
  tryAgain(): void;
  stopped(): string | null;
  why(): StopReason | null;
};

type Stop = { readonly detail: string; readonly why: StopReason };

export function createStanding(given: {
  /** Stopped for a consent from the start: it was told when it came to that. */
  readonly detail: string | null;
  readonly onStop: (detail: string, why: StopReason) => void;
  readonly onResume: () => void;
}): ZaloStanding {
  let stop: Stop | null = given.detail === null ? null : { detail: given.detail, why: 'consent' };
  return {
    stop(detail, why) {
      // Tokens may be lost while the package has ended: that is another thing to do. The other way round nothing can
      // be sent anyhow.
      if (stop !== null && (stop.why === why || why === 'account')) return;
      stop = { detail, why };
      given.onStop(detail, why);
    },
    resume() {
      if (stop === null) return;
      stop = null;
      given.onResume();
    },
    tryAgain() {
      if (stop !== null) given.onResume();
    },
    stopped: () => stop?.detail ?? null,
    why: () => stop?.why ?? null,
  };
}
