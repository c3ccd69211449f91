import type { Language, Say } from '../chat/index.ts';
import { type FileWords, isCalendar } from './file-words.ts';

/** The few words that a channel adds to a text by itself, in the reader's language, plain. */
export type WireWords = FileWords & {
  readonly mayType: string;
  readonly typeNumber: string;
  readonly more: string;
  readonly pictureElsewhere: string;
  pictureAt(url: string): string;
};

/** See WireWords; they stand in locales/<language>/channels.json. */
export function wireWords(say: (say: Say, lang: Language) => string): (lang: Language) => WireWords {
  return (lang) => {
    const word = (name: string, values?: Readonly<Record<string, string>>): string =>
      say({ key: `channels:${name}`, ...(values ? { with: values } : {}) }, lang);
    return {
      mayType: word('may-type'),
      typeNumber: word('type-number'),
      more: word('more'),
      pictureElsewhere: word('picture-elsewhere'),
      pictureAt: (url) => word('picture-at', { url }),
      fileAt: ({ mime, name }, url) => word(isCalendar(mime) ? 'calendar-at' : 'file-at', { name, url }),
      fileLeftOut: (name) => word('file-left-out', { name }),
    };
  };
}
