import type { Message } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import type { TypedCode } from './code-within.ts';
import { openValue } from './open.ts';
import type { Place, Routed } from './place.ts';
import type { Read } from './words.ts';

/** A typed text, and what several readers want to know of it. */
export type Said = {
  /** As readers get it. */
  readonly text: string;
  readonly message: Message;
  readonly turn: Turn;
  readonly place: Place;
  /** What its words lead to. */
  readonly read: Read | null;
  /** What looks like a secret code in it, and what a try of it came to, if it may be one. */
  readonly code: TypedCode | null;
  readonly tried: Routed | null;
};

/** Text -> what is answered, or null: it means nothing to this reader. */
export type Reader = (said: Said) => Routed | null;

/** What the first of them says that knows. */
export function firstOf(readers: readonly Reader[], said: Said): Routed | null {
  for (const read of readers) {
    const routed = read(said);
    if (routed) return routed;
  }
  return null;
}

export const open = (value: string, { message, turn, place }: Said): Routed => openValue(value, message, turn, place);

/** The value that words lead to. */
export function valueOf(read: Read): string {
  if ('open' in read) return read.open;
  if ('stop' in read) return `stop.${read.stop}`;
  return 'erase' in read ? 'my-data.erase' : 'cancel';
}

/** Thanks and greetings: no wish to go anywhere. */
export const isCourtesy = (read: Read): boolean => 'open' in read && read.open.startsWith('home.');
