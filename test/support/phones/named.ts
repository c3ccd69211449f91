/** Buttons that a text tells a person to choose have to be there. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Shown } from './index.ts';
import { findOffer, offersOf } from './offers.ts';

const FOLDER = new URL('../../../locales/vi/', import.meta.url);

/** What stands on the program's buttons, by the words' files: everything below a `button`, and the few that stand elsewhere. */
function labelsOf(words: unknown, isLabel = false): string[] {
  if (typeof words === 'string') return isLabel && !words.includes('{{') ? [words] : [];
  if (words === null || typeof words !== 'object') return [];
  return Object.entries(words).flatMap(([key, each]: [string, unknown]) =>
    labelsOf(each, isLabel || key === 'button' || /^(?:done|clear|confirm|yes|no)$/.test(key)),
  );
}

const LABELS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => labelsOf(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))))
  .filter((label) => label.length > 2)
  .sort((a, b) => b.length - a.length);
const escaped = LABELS.map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
const NAMED = new RegExp(`(?:[Cc]họn|[Bb]ấm|[Nn]hấn|xem) (?:nút )?[“"]?(${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'gu');

/** A button that one of these messages names and none of them offers; undefined: there is none. */
export function namedInVain(messages: readonly Shown[]): string | undefined {
  const offers = messages.flatMap(offersOf);
  return messages
    .flatMap(({ text }) => [...text.matchAll(NAMED)].map((match) => match[1] ?? ''))
    .find((label) => findOffer(offers, label) === undefined);
}
