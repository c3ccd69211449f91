import { join } from 'node:path';
import type { Capabilities, Channel, Language } from '../../chat/index.ts';
import type { CommandView, PhoneKind, RehearsalControl, RehearsalEvent } from '../../chat/rehearsal.ts';
import type { SettableClock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { type FileSource, otherFiles } from '../../wire/file-words.ts';
import { createBlobs } from './blobs.ts';
import { createControl } from './control.ts';
import { createDoor } from './door.ts';
import { createMoments } from './moments.ts';
import { CAN, windowAfter } from './phone-kind.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import type { SimulatorWords } from './render.ts';
import { createSend } from './send.ts';
import { type Fact, isInteraction } from './world.ts';

export type SimulatorOptions = FileSource & {
  readonly clock: SettableClock;
  readonly log: Log;
  /** Where the phones live: the journal, and copies of what was sent. */
  readonly folder: string;
  readonly words: SimulatorWords;
  /** When the next thing is due after `from`, for "go to what comes next". */
  readonly nextDue?: (from: Date) => Date | null;
  /** The commands that this phone's menu shows. */
  readonly commands?: (phone: string, language: Language) => readonly CommandView[];
  /** Of what nothing may be kept, when a person says it; none told: everything may. */
  readonly isSecret?: (text: string) => boolean;
  /** Put the clock where the journal left it. Default true; false when the clock was given from outside. */
  readonly resumesClock?: boolean;
};

export type Simulator = Channel & { readonly control: RehearsalControl };

const NAME = 'simulator';

/**
 * The rehearsal's channel among the others: no environment asks for it, and it can what its phones can
 * (phone-kind.ts).
 */
export const SIMULATOR = { name: NAME, label: { key: 'channels:simulator' }, pace: { total: 30, bulk: 25 } } as const;

/**
 * A platform with phones, played in the browser: it enters by the same door as any channel and leaves by the same
 * outbox, and only the last hop is faked. What happened is in a journal of its own, so that neither a reload nor a
 * restart loses anything.
 */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { clock, log, folder } = options;
  const nextDue = options.nextDue ?? (() => null);
  const blobs = createBlobs(join(folder, 'blobs'));
  const recorder = createRecorder(folder, clock, (fact) => toEvent(fact, () => moments.platform()), options.isSecret);
  const { world } = recorder;
  const moments = createMoments(clock, recorder, nextDue);
  if (options.resumesClock !== false) resumeClock(clock, recorder.left);

  const door = createDoor({
    channel: NAME,
    pending: () => [...world.pending.values()],
    toast: (phone, text) => recorder.show({ kind: 'toast', phone, text }),
    acknowledge: (ids) => recorder.record({ kind: 'acknowledged', ids }),
    isShut: () => world.platform.down,
    clock,
    log,
  });
  const commands = options.commands ?? (() => []);
  return {
    name: NAME,
    can: CAN['telegram-like'],
    canFor: (to) => canOf(world.phones.get(to.id)?.phone.kind ?? 'telegram-like', options),
    async start(receive) {
      door.open(receive);
      moments.start();
    },
    send: createSend({ ...options, recorder, blobs }),
    probe: () => Promise.resolve(!world.platform.down),
    fetch: async (ref, limit) => blobs.fetch(ref, limit.bytes),
    health: () => (world.platform.down ? { ok: false, detail: 'the rehearsed platform is down' } : { ok: true }),
    async stop() {
      await door.close();
      moments.stop();
    },
    control: createControl({ recorder, blobs, clock, moments, commands, wake: () => door.wake() }),
  };
}

const canOf = (kind: PhoneKind, files: FileSource): Capabilities =>
  kind === 'telegram-like' && files.linkFor === undefined ? CAN[kind] : { ...CAN[kind], otherFiles: otherFiles(files) };

/** What the page is shown of what was written down. */
function toEvent(fact: Fact, platform: () => ReturnType<RehearsalControl['state']>['platform']): RehearsalEvent | null {
  if (fact.kind === 'update' && isInteraction(fact.update)) {
    return { kind: 'window', phone: fact.update.phone, window: windowAfter(fact.update.at) };
  }
  if (fact.kind === 'phone' || fact.kind === 'phone-gone' || fact.kind === 'message') return fact;
  return fact.kind === 'platform' ? { kind: 'platform', platform: platform() } : null;
}

function resumeClock(clock: SettableClock, left: Recorder['left']): void {
  if (!left) return;
  if (left.speed !== null) clock.setSpeed(left.speed);
  clock.set(new Date(left.at));
}
