/** Whether the platform lets us send at all. */
export type Standing = {
  /** A send or a refresh needs somebody to act. Told once, until it is over. */
  stop(detail: string): void;
  /** It works again. */
  resume(): void;
  stopped(): string | null;
};

export function createStanding(given: {
  /** Stopped from the start: it was told when it came to that. */
  readonly detail: string | null;
  readonly onStop: (detail: string) => void;
  readonly onResume: () => void;
}): Standing {
  let { detail } = given;
  return {
    stop(why) {
      if (detail !== null) return;
      detail = why;
      given.onStop(why);
    },
    resume() {
      if (detail === null) return;
      detail = null;
      given.onResume();
    },
    stopped: () => detail,
  };
}
