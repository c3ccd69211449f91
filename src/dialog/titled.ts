import type { Localized, Say } from '../chat/index.ts';

/** A name of the campaign ("phụ huynh") as it begins a button: "Phụ huynh". */
export function titled(name: Localized): Say {
  const raise = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
  return { local: { vi: raise(name.vi), en: name.en === undefined ? undefined : raise(name.en) } };
}
