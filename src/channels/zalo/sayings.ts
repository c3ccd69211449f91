import { createHash } from 'node:crypto';
import { createMemory } from '../../wire/memory.ts';
import type { ZaloPart } from './render.ts';

/**
 * What this process said: to tell its own echoes from what the OA's console says by itself (greetings, answers to
 * keywords).
 */
export type Sayings = {
  began(user: string, part: ZaloPart): void;
  /** `id`: of the message; null: it did not arrive. Never called: nobody knows, and an echo may still tell. */
  ended(user: string, part: ZaloPart, id: string | null): void;
  isOwn(id: string): boolean;
  /** Something is on its way to the person, or in doubt, that an echo of such an event may be of. */
  mayBeOurs(user: string, echo: Echo): boolean;
};

/** `text` counts for an `oa_send_text`; of the other events only the kind is compared. */
export type Echo = { readonly event: string; readonly text?: string | undefined };

/** Messages of ours whose echo is still known for ours; people with something on its way or in doubt. */
const IDS = 5000;
const PEOPLE = 5000;
const OPEN_EACH = 20;

export function createSayings(): Sayings {
  const own = createMemory<true>(IDS);
  const open = createMemory<readonly string[]>(PEOPLE);
  return {
    began(user, part) {
      open.set(user, [...(open.get(user) ?? []), markOf(part)].slice(-OPEN_EACH));
    },
    ended(user, part, id) {
      if (id !== null && id !== '') own.set(id, true);
      const marks = [...(open.get(user) ?? [])];
      const at = marks.indexOf(markOf(part));
      if (at >= 0) marks.splice(at, 1);
      if (marks.length === 0) open.delete(user);
      else open.set(user, marks);
    },
    isOwn: (id) => own.get(id) === true,
    mayBeOurs(user, { event, text }) {
      const marks = open.get(user) ?? [];
      if (event === 'oa_send_text' && text !== undefined) return marks.includes(textMark(text));
      if (event === 'oa_send_image' || event === 'oa_send_file') return marks.includes(event);
      return marks.length > 0;
    },
  };
}

const markOf = (part: ZaloPart): string => (part.kind === 'text' ? textMark(part.text) : `oa_send_${part.kind}`);
/** The words themselves are not kept. Zalo may trim and compose what it repeats. */
const textMark = (text: string): string =>
  createHash('sha256').update(text.normalize('NFC').replace(/\s+/g, ' ').trim()).digest('base64');
