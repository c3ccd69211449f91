import type { PhoneLabel, PhoneLanguage } from '../../chat/rehearsal.ts';

type Tree = { readonly [name: string]: string | Tree };

let lang: PhoneLanguage = 'vi';
let tree: Tree = {};
const STORED_AS = 'rehearsal.language';

export const language = (): PhoneLanguage => lang;

/** Loads the page's words: in the language chosen last, Vietnamese at first. */
export async function loadWords(wish?: PhoneLanguage): Promise<void> {
  lang = wish ?? (readStored() === 'en' ? 'en' : 'vi');
  const response = await fetch(`/words/${lang}.json`);
  tree = (await response.json()) as Tree;
  document.documentElement.lang = lang;
  try {
    localStorage.setItem(STORED_AS, lang);
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
  let found: string | Tree | undefined = tree;
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  if (typeof found !== 'string') return key;
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

export const labelOf = (label: PhoneLabel): string => (lang === 'en' ? label.en : undefined) ?? label.vi;
