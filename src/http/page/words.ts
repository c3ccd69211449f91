import type { PageWords, Phone, Texts } from '../../chat/rehearsal.ts';

/** As the program has it, too; the page shares only types with it. */
const VIETNAMESE = 'vi';
const STORED_AS = 'rehearsal.language';
let words: PageWords = { lang: VIETNAMESE, next: { lang: VIETNAMESE, name: '' }, weekdays: [], texts: {} };

/** The words that the page has now. */
export const spoken = (): PageWords => words;

/**
 * Loads the page's words: in the language chosen last, Vietnamese at first and where the program no longer has that
 * language.
 */
export async function loadWords(wish?: string): Promise<void> {
  const response = await fetch(`/words/${encodeURIComponent(wish ?? readStored() ?? VIETNAMESE)}`);
  words = (await response.json()) as PageWords;
  document.documentElement.lang = words.lang;
  try {
    localStorage.setItem(STORED_AS, words.lang);
  } catch {
    // A browser that keeps nothing still shows the page.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORED_AS);
  } catch {
    return null;
  }
}

/** `say('clock.next-at', {when: '06:45'})`. A key that is missing shows itself. */
export function say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  let found: string | Texts | undefined = words.texts;
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  if (typeof found !== 'string') return key;
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

export const labelOf = (label: Phone['label']): string => label[words.lang] ?? label.vi;
