import type { Language } from '../../chat/index.ts';
import type { CommandView, PlatformChange, RehearsalControl } from '../../chat/rehearsal.ts';
import type { Clock } from '../../clock.ts';
import type { Blobs } from './blobs.ts';
import { createFingers } from './fingers.ts';
import type { Moments } from './moments.ts';
import { windowFrom } from './phone-kind.ts';
import type { Recorder } from './recorder.ts';

export type ControlOptions = {
  readonly recorder: Recorder;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly moments: Moments;
  readonly commands: (phone: string, language: Language) => readonly CommandView[];
  /** Something waits for the bot, or the platform's mood changed. */
  readonly wake: () => void;
};

const SHOWN_MESSAGES = 200;

/** What the rehearsal's page may ask for: the fingers on the phones, the platform's moods, the clock. */
export function createControl(options: ControlOptions): RehearsalControl {
  const { recorder, moments } = options;
  const fingers = createFingers(options);
  return {
    ...fingers,
    state: () => ({
      seq: recorder.world.n,
      phones: [...recorder.world.phones.values()].map(({ phone, heardAt, messages }) => ({
        phone,
        window: windowFrom(heardAt),
        messages: [...messages.values()].slice(-SHOWN_MESSAGES),
      })),
      platform: moments.platform(),
      clock: moments.clock(),
    }),
    watch: (on) => recorder.watch(on),
    since: (seq) => recorder.since(seq),
    setPlatform: (change) => setPlatform(options, change),
    setClock: (order) => moments.order(order),
    commands(id) {
      const phone = recorder.world.phones.get(id)?.phone;
      return phone ? options.commands(id, phone.language) : [];
    },
    open(id, message, index) {
      const file = recorder.world.phones.get(id)?.messages.get(message)?.files[index];
      const data = file ? options.blobs.read(file.hash) : null;
      return file && data ? { file, data } : null;
    },
  };
}

function setPlatform({ recorder, clock, wake }: ControlOptions, change: PlatformChange): void {
  const { platform } = recorder.world;
  recorder.record({
    kind: 'platform',
    down: change.down ?? platform.down,
    throttledUntil: change.throttleMs === undefined ? platform.throttledUntil : clock.elapsed() + change.throttleMs,
  });
  wake();
}
