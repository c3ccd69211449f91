import type { IncomingFile } from '../../chat/index.ts';
import type { Phone, PhoneFile, PhoneMessage } from '../../chat/rehearsal.ts';
import { readKind } from './phone-kind.ts';

/** A file of a message; its bytes are kept by content hash. */
export type KeptFile = PhoneFile & { readonly hash: string };
export type KeptMessage = Omit<PhoneMessage, 'files'> & { readonly files: readonly KeptFile[] };

/** Something that happened on a phone and that the bot must hear of, kept until it was acknowledged. */
export type Update = {
  readonly id: string;
  readonly phone: string;
  readonly at: number;
  readonly kind: 'message' | 'reachable' | 'unreachable';
  /** They came as somebody comes who follows an Official Account: to be greeted. */
  readonly arrives?: true;
  readonly text?: string;
  readonly choice?: string;
  readonly on?: string;
  readonly files?: readonly IncomingFile[];
  readonly language?: string;
};

export type Fact =
  /** `id` tells this journal from one that was thrown away, so that no update's id comes twice. */
  | { readonly kind: 'begin'; readonly id: string }
  | { readonly kind: 'phone'; readonly phone: Phone }
  | { readonly kind: 'phone-gone'; readonly id: string }
  | { readonly kind: 'message'; readonly phone: string; readonly message: KeptMessage }
  | { readonly kind: 'update'; readonly update: Update }
  | { readonly kind: 'acknowledged'; readonly ids: readonly string[] }
  | { readonly kind: 'platform'; readonly down: boolean; readonly throttledUntil: number }
  | { readonly kind: 'clock'; readonly speed: number };

/** One line of the journal: its number, the civil time at which it was written, what happened. */
export type JournalEntry = { readonly n: number; readonly t: number; readonly fact: Fact };

export type KnownPhone = {
  phone: Phone;
  /** The person's last word, tap or return, civil milliseconds; null: none yet. */
  heardAt: number | null;
  readonly messages: Map<string, KeptMessage>;
};

/** Everything the simulator knows: the sum of its journal. */
export type World = {
  id: string;
  n: number;
  readonly phones: Map<string, KnownPhone>;
  /** Not acknowledged yet, in the order in which it happened. */
  readonly pending: Map<string, Update>;
  platform: { readonly down: boolean; readonly throttledUntil: number };
  /** Where the clock stood when the last line was written (`speed` null: never changed); null: an empty journal. */
  clock: { readonly at: number; readonly speed: number | null } | null;
};

export const emptyWorld = (): World => ({
  id: '',
  n: 0,
  phones: new Map(),
  pending: new Map(),
  platform: { down: false, throttledUntil: 0 },
  clock: null,
});

const KEPT_MESSAGES = 500;

/** Adds one line of the journal to the world. The same entries in the same order give the same world. */
export function applyEntry(world: World, { n, t, fact }: JournalEntry): void {
  world.n = n;
  world.clock = { at: t, speed: fact.kind === 'clock' ? fact.speed : (world.clock?.speed ?? null) };
  if (fact.kind === 'begin') world.id = fact.id;
  else if (fact.kind === 'phone') keepPhone(world, fact.phone);
  else if (fact.kind === 'phone-gone') world.phones.delete(fact.id);
  else if (fact.kind === 'message') keepMessage(world, fact.phone, fact.message);
  else if (fact.kind === 'update') keepUpdate(world, fact.update);
  else if (fact.kind === 'acknowledged') for (const id of fact.ids) world.pending.delete(id);
  else if (fact.kind === 'platform') world.platform = { down: fact.down, throttledUntil: fact.throttledUntil };
}

/** Whether the person did something that lets them be written to. */
export const isInteraction = ({ kind }: Update): boolean => kind === 'message' || kind === 'reachable';

function keepPhone(world: World, written: Phone): void {
  const phone = { ...written, kind: readKind(written.kind) };
  const known = world.phones.get(phone.id);
  if (known) known.phone = phone;
  else world.phones.set(phone.id, { phone, heardAt: null, messages: new Map() });
}

function keepUpdate(world: World, update: Update): void {
  world.pending.set(update.id, update);
  const known = world.phones.get(update.phone);
  if (known && isInteraction(update)) known.heardAt = update.at;
}

function keepMessage(world: World, phone: string, message: KeptMessage): void {
  const messages = world.phones.get(phone)?.messages;
  if (!messages) return;
  messages.set(message.id, message); // an edit keeps its place: a Map remembers where a key first stood
  const oldest = messages.keys().next();
  if (messages.size > KEPT_MESSAGES && !oldest.done) messages.delete(oldest.value);
}
