import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { RehearsalEvent } from '../../chat/rehearsal.ts';
import type { SettableClock } from '../../clock.ts';
import { openJournal } from './journal.ts';
import { applyEntry, emptyWorld, type Fact, type JournalEntry, type World } from './world.ts';

type Numbered = { readonly seq: number; readonly event: RehearsalEvent };
export type Watcher = (event: RehearsalEvent, seq: number | null) => void;

/** The world and the one way of changing it: written down first, then applied, then shown to those who watch. */
export type Recorder = {
  readonly world: World;
  /** Where the clock stood when the program last ran; null: a new rehearsal. */
  readonly left: World['clock'];
  /** The number that the next fact will get; its ids are made from it. */
  next(): number;
  record(...facts: readonly Fact[]): void;
  /** Shows something that is not written down: a tick of the clock. */
  show(event: RehearsalEvent): void;
  watch(on: Watcher): () => void;
  isWatched(): boolean;
  since(seq: number): readonly Numbered[] | null;
};

const KEPT_EVENTS = 2000;

/**
 * Reads the journal in `folder` and goes on where it ends. `toEvent`: what the page is shown of a fact; null:
 * nothing. `isSecret`: what is said so is shown to those who watch, and never written down.
 */
export function createRecorder(
  folder: string,
  clock: SettableClock,
  toEvent: (fact: Fact) => RehearsalEvent | null,
  isSecret: (text: string) => boolean = () => false,
): Recorder {
  const journal = openJournal<JournalEntry>(join(folder, 'journal.jsonl'));
  const world = emptyWorld();
  for (const entry of journal.entries) applyEntry(world, entry);
  const recent: Numbered[] = [];
  const firstKept = world.n;
  const left = world.clock;
  const watchers = new Set<Watcher>();

  const record = (...facts: readonly Fact[]): void => {
    const t = clock.now().getTime();
    const entries = facts.map((fact, index): JournalEntry => ({ n: world.n + 1 + index, t, fact }));
    journal.append(entries.map(({ fact, ...entry }) => ({ ...entry, fact: asKept(fact, isSecret) })));
    for (const entry of entries) {
      applyEntry(world, entry);
      const event = toEvent(entry.fact);
      if (!event) continue;
      recent.push({ seq: entry.n, event });
      if (recent.length > KEPT_EVENTS) recent.shift();
      for (const watcher of watchers) watcher(event, entry.n);
    }
  };

  if (world.id === '') record({ kind: 'begin', id: randomBytes(6).toString('hex') });

  return {
    world,
    left,
    next: () => world.n + 1,
    record,
    show(event) {
      for (const watcher of watchers) watcher(event, null);
    },
    watch(on) {
      watchers.add(on);
      return () => watchers.delete(on);
    },
    isWatched: () => watchers.size > 0,
    since(seq) {
      const oldest = recent.length < KEPT_EVENTS ? firstKept : (recent[0]?.seq ?? 0) - 1;
      if (seq < oldest || seq > world.n) return null;
      return recent.filter((each) => each.seq > seq);
    },
  };
}

/** A fact as it is written down: a sign stands on the phone for words that are secret, and the bot hears of something that can't be read. */
function asKept(fact: Fact, isSecret: (text: string) => boolean): Fact {
  if (fact.kind === 'message' && fact.message.from === 'person' && isSecret(fact.message.text)) {
    return { ...fact, message: { ...fact.message, text: '…' } };
  }
  if (fact.kind === 'update' && fact.update.text !== undefined && isSecret(fact.update.text)) {
    return { ...fact, update: { ...fact.update, text: '' } };
  }
  return fact;
}
