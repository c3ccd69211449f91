import type { Incoming } from '../../../src/chat/index.ts';

/** A core that notes what it is handed, and whose commits can fail or take their time. */
export type Core = {
  /** What was committed, repeats included. */
  readonly heard: readonly Incoming[];
  /** The ids of every batch that was handed over, committed or not. */
  readonly handed: readonly (readonly string[])[];
  failCommits(times: number): void;
  /** Commits wait until the function that is given back is called. */
  holdCommits(): () => void;
  readonly receive: (batch: readonly Incoming[]) => Promise<void>;
};

export function createCore(): Core {
  const heard: Incoming[] = [];
  const handed: (readonly string[])[] = [];
  let failures = 0;
  let held: Promise<void> = Promise.resolve();
  return {
    heard,
    handed,
    failCommits(times) {
      failures = times;
    },
    holdCommits() {
      let release = (): void => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    async receive(batch) {
      handed.push(batch.map((each) => each.id));
      await held;
      if (failures > 0) {
        failures -= 1;
        throw new Error('the disk is full');
      }
      heard.push(...batch);
    },
  };
}
