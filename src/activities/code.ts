import { fold } from '../chat/fold.ts';
import { randomLetters } from '../people/code.ts';

/** What a log is called between people: HD-7K3M. Not a secret: reading it back needs the right to. */
export const makeActivityCode = (): string => `HD-${randomLetters(4)}`;

/** The code that was meant: "hd 7k3m" is HD-7K3M. */
export function readActivityCode(text: string): string {
  const letters = fold(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return letters.startsWith('HD') ? `HD-${letters.slice(2)}` : `HD-${letters}`;
}
