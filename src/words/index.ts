import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInstance, type i18n } from 'i18next';
import { type ChannelNames, nameAmong } from '../chat/channel-name.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import { type Language, type Languages, type Localized, languageOf, textIn, VIETNAMESE } from '../chat/languages.ts';
import { escapeMarkup, toPlain } from '../chat/markup.ts';
import type { Texts } from '../chat/rehearsal.ts';
import { writeDate } from './dates.ts';
import { LANGUAGE_FILE, type LanguageFolder, readLanguages } from './languages.ts';
import { createWrite } from './templates.ts';

/** Turns what is to be said into a language. */
export type Words = {
  /** Those that have a folder, Vietnamese first. */
  readonly languages: Languages;
  /** The language of ours that a platform's hint or a stored code means; else Vietnamese. */
  readonly languageOf: (hint: string | undefined) => Language;
  /** A text in our small markup, values escaped. */
  text(say: Say, lang: Language): string;
  /** A text without markup, for labels, callback answers and plain channels. */
  plain(say: Say, lang: Language): string;
  /** A whole reply: the text as markup, labels plain. */
  reply(reply: Reply, lang: Language): Reply<string>;
  /** A text without markup in each language that has it: for those of whom no language is known. */
  readonly inAll: (say: Say) => Localized;
  /** All texts of a file as they stand there, for the rehearsal's page, which puts the values in itself. */
  room(name: string, lang: Language): Texts;
};

export const localesFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'locales');

/**
 * Reads locales/<language>/<room>.json. `{key:'pages:theme.title'}` is the entry theme.title of pages.json; what a language lacks is said
 * in Vietnamese, entry by entry. `names`: how the channels are called.
 */
export function createWords(folder: string = localesFolder, names: ChannelNames = {}): Words {
  const languages = readLanguages(folder);
  const resources = readTexts(folder, languages);
  const write = createWrite(createEngine(resources));
  const formats = new Map(languages.map(({ code, intl }) => [code, new Intl.NumberFormat([...intl])]));
  // "80,0%" beside "99,7%"; all and nothing are written without a decimal.
  const percents = new Map(
    languages.map(({ code, intl }) => [code, new Intl.NumberFormat([...intl], { minimumFractionDigits: 1 })]),
  );
  const known = new Map(languages.map((each) => [each.code, each]));
  const folderOf = (lang: Language): LanguageFolder => {
    const found = known.get(lang) ?? known.get(VIETNAMESE);
    if (!found) throw new Error(`${folder} has no folder ${VIETNAMESE}`);
    return found;
  };

  const text = (say: Say, lang: Language): string => {
    if ('plain' in say) return escapeMarkup(say.plain);
    if ('local' in say) return escapeMarkup(textIn(say.local, lang));
    if ('date' in say) return escapeMarkup(writeDate(say.date, say.as, folderOf(lang)));
    if ('channel' in say) return text(nameAmong(names, say.channel, say.beside), lang);
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
      else if (name === 'count') values[name] = value;
      else if (name === 'percent' && !Number.isInteger(value / 100))
        values[name] = percents.get(lang)?.format(value) ?? value;
      else values[name] = formats.get(lang)?.format(value) ?? String(value);
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
    languages,
    room: (name, lang) => overlay(resources[VIETNAMESE]?.[name] ?? {}, resources[lang]?.[name] ?? {}),
    languageOf: (hint) => languageOf(hint, languages),
    text,
    plain,
    inAll(say) {
      const vi = plain(say, VIETNAMESE);
      const others = languages.map(({ code }) => [code, plain(say, code)] as const).filter(([, text]) => text !== vi);
      return { ...Object.fromEntries(others), vi };
    },
    reply: (reply, lang) => ({
      ...reply,
      lang,
      text: text(reply.text, lang),
      buttons: reply.buttons?.map((row) => row.map((each) => button(each, lang))),
    }),
  };
}

/** By language and file. */
type Resources = Readonly<Record<Language, Readonly<Record<string, Texts>>>>;

function readTexts(folder: string, languages: Languages): Resources {
  const resources: Record<Language, Record<string, Texts>> = {};
  for (const { code } of languages) {
    resources[code] = {};
    for (const file of readdirSync(join(folder, code))) {
      if (!file.endsWith('.json') || file === LANGUAGE_FILE) continue;
      resources[code][file.slice(0, -5)] = JSON.parse(readFileSync(join(folder, code, file), 'utf8')) as Texts;
    }
  }
  return resources;
}

/** What stands in the second, else in the first, entry by entry. */
function overlay(below: Texts, above: Texts): Texts {
  const merged: Record<string, string | Texts> = { ...below };
  for (const [name, text] of Object.entries(above)) {
    const other = below[name];
    merged[name] = typeof text === 'object' && typeof other === 'object' ? overlay(other, text) : text;
  }
  return merged;
}

function createEngine(resources: Resources): i18n {
  const engine = createInstance();
  void engine.init({
    resources,
    fallbackLng: VIETNAMESE,
    initAsync: false,
    ns: Object.keys(resources[VIETNAMESE] ?? {}),
    interpolation: { escapeValue: false }, // values are escaped above, once
  });
  return engine;
}
