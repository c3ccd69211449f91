import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInstance, type i18n } from 'i18next';
import type { Button, Language, Reply, Say } from '../chat/index.ts';
import { escapeMarkup, toPlain } from '../chat/markup.ts';
import { writeDate } from './dates.ts';
import { createWrite } from './templates.ts';

export const LANGUAGES: readonly Language[] = ['vi', 'en'];

/** Turns what is to be said into a language. */
export type Words = {
  /** A text in our small markup, values escaped. */
  text(say: Say, lang: Language): string;
  /** A text without markup, for labels, callback answers and plain channels. */
  plain(say: Say, lang: Language): string;
  /** A whole reply: the text as markup, labels plain. */
  reply(reply: Reply, lang: Language): Reply<string>;
};

export const localesFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'locales');

/** Reads locales/<language>/<room>.json. `{key:'pages:theme.title'}` is the entry theme.title of pages.json. */
export function createWords(folder: string = localesFolder): Words {
  const write = createWrite(createEngine(folder));
  const formats = new Map(LANGUAGES.map((lang) => [lang, new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB')]));

  const text = (say: Say, lang: Language): string => {
    if ('plain' in say) return escapeMarkup(say.plain);
    if ('local' in say) return escapeMarkup((lang === 'en' ? say.local.en : undefined) ?? say.local.vi);
    if ('date' in say) return escapeMarkup(writeDate(say.date, say.as, lang));
    if ('bold' in say) return `<b>${text(say.bold, lang)}</b>`;
    if ('code' in say) return `<code>${text(say.code, lang)}</code>`;
    if ('join' in say) {
      return say.join
        .filter((part): part is Say => Boolean(part))
        .map((part) => text(part, lang))
        .join(say.by ?? '\n');
    }
    const values: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(say.with ?? {})) {
      if (typeof value === 'object') values[name] = text(value, lang);
      else if (typeof value === 'string') values[name] = escapeMarkup(value);
      else values[name] = name === 'count' ? value : (formats.get(lang)?.format(value) ?? String(value));
    }
    return write(say.key, lang, values);
  };

  const plain = (say: Say, lang: Language): string => toPlain(text(say, lang));

  const button = (from: Button, lang: Language): Button<string> => {
    const label = plain(from.label, lang);
    if (!('copy' in from)) return { ...from, label };
    return { ...from, label, copy: typeof from.copy === 'string' ? from.copy : plain(from.copy, lang) };
  };

  return {
    text,
    plain,
    reply: (reply, lang) => ({
      ...reply,
      lang,
      text: text(reply.text, lang),
      buttons: reply.buttons?.map((row) => row.map((each) => button(each, lang))),
    }),
  };
}

function createEngine(folder: string): i18n {
  const resources: Record<string, Record<string, object>> = {};
  for (const lang of LANGUAGES) {
    resources[lang] = {};
    for (const file of readdirSync(join(folder, lang))) {
      if (!file.endsWith('.json')) continue;
      resources[lang][file.slice(0, -5)] = JSON.parse(readFileSync(join(folder, lang, file), 'utf8')) as object;
    }
  }
  const engine = createInstance();
  void engine.init({
    resources,
    fallbackLng: 'vi',
    initAsync: false,
    ns: Object.keys(resources['vi'] ?? {}),
    interpolation: { escapeValue: false }, // values are escaped above, once
  });
  return engine;
}
