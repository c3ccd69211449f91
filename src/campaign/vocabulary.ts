import { fold } from '../chat/fold.ts';

/** The codes that a file may name, and the other ways of writing them. */
export type Vocabulary = {
  /** By code, else by name or word however it is written; null: unknown. */
  find(text: string): string | null;
  readonly codes: readonly string[];
};

export type Term = { readonly code: string; readonly names: readonly string[] };

export function createVocabulary(entries: readonly Term[]): Vocabulary {
  const exact = new Set(entries.map((entry) => entry.code));
  const folded = new Map<string, string>();
  for (const entry of entries) {
    for (const name of [entry.code, ...entry.names]) {
      if (!folded.has(fold(name))) folded.set(fold(name), entry.code);
    }
  }
  return {
    find: (text) => (exact.has(text) ? text : (folded.get(fold(text)) ?? null)),
    codes: [...exact],
  };
}
