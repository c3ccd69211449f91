import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ANSWER_WORDS } from '../chat/answer-words.ts';
import {
  ACTS,
  FILE_WORDS,
  LATER,
  type Language,
  type LanguageView,
  MEANINGS,
  PHOTO_WORDS,
  STOPPING,
  TRAILING,
  VIETNAMESE,
} from '../chat/languages.ts';
import type { Texts } from '../chat/rehearsal.ts';
import { TOLD_WORDS } from '../chat/told-words.ts';
import { COMMON_FILE, readCommonWords } from './common-words.ts';
import { DANGER_FILE, readDangerLines } from './danger-lines.ts';
import { EXAMPLES_FOLDER, readExamples } from './examples.ts';
import { KINDS_FILE, readKindLines } from './kind-lines.ts';
import { MEANINGS_FILE, readMeaningLines } from './meaning-lines.ts';
import { ALIKE_FILE, readSpellings, SPELLINGS_FILE } from './spellings.ts';
import { ANSWERS_FILE, readWordLists, TOLD_FILE } from './word-lists.ts';

/** A language with what writing in it needs beside its texts. */
export type LanguageFolder = LanguageView & {
  /** Tags for Intl (BCP 47), the first that it knows counts: numbers, and weekdays that are not given. */
  readonly intl: readonly string[];
  /** Seven each, from Monday on. */
  readonly weekdays: readonly string[];
  readonly weekdaysShort: readonly string[];
  readonly dates: Readonly<Record<keyof typeof DATES, string>>;
};

export const LANGUAGE_FILE = 'language.json';

/** How dates are written where a language does not say otherwise: day first, as everywhere in Việt Nam. */
const DATES = {
  date: '{{day}}/{{month}}/{{year}}',
  short: '{{weekday}} {{day}}/{{month}}', // the weekday in short
  'weekday-date': '{{weekday}}, {{date}}',
  moment: '{{time}}, {{date}}',
};

/** "có, đúng", or several such lines. */
const list = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((lines) => [lines].flat().flatMap((line) => line.split(',').map((each) => each.trim())))
  .transform((all) => all.filter((each) => each !== ''));
const week = list.refine((days) => days.length === 0 || days.length === 7, 'seven days, from Monday on');
const form = (otherwise: string) => z.string().default(otherwise);

const schema = z.strictObject({
  name: z.string().min(1),
  inVietnamese: z.string().optional(),
  askedFor: list,
  intl: z.string().optional(),
  forOthers: z.boolean().default(false),
  weekdays: week,
  weekdaysShort: week,
  dates: z
    .strictObject({
      date: form(DATES.date),
      short: form(DATES.short),
      'weekday-date': form(DATES['weekday-date']),
      moment: form(DATES.moment),
    })
    .prefault({}),
  says: z.record(z.enum(MEANINGS), list).prefault({}),
  finals: list,
  acts: z.record(z.enum(ACTS), list).prefault({}),
  courtesy: z.strictObject({ before: list, after: list }).prefault({}),
  stopping: z.record(z.enum(STOPPING), list).prefault({}),
  trailing: z.record(z.enum(TRAILING), list).prefault({}),
  files: z.record(z.enum(FILE_WORDS), list).prefault({}),
  later: z.record(z.enum(LATER), list).prefault({}),
  photos: z.record(z.enum(PHOTO_WORDS), list).prefault({}),
  oneself: list,
  short: z.record(z.string(), list).default({}),
});

/**
 * The languages of a folder, one for each folder in it, Vietnamese first. Only `name` has to be there: weekdays and numbers then come from
 * Intl by the code, the rest is left out. Throws where a file can't be read, naming it.
 */
export function readLanguages(folder: string): readonly LanguageFolder[] {
  const codes = readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory() && !each.name.startsWith('.'))
    .map(({ name }) => name)
    .sort((a, b) => Number(b === VIETNAMESE) - Number(a === VIETNAMESE) || (a < b ? -1 : 1));
  return codes.map((code) => readLanguage(folder, code));
}

function readLanguage(folder: string, code: Language): LanguageFolder {
  const path = join(folder, code, LANGUAGE_FILE);
  const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
  const { intl, weekdays, weekdaysShort, inVietnamese, ...described } = parsed.data;
  const tags = [...(intl === undefined ? [] : [intl]), code, VIETNAMESE];
  return {
    ...described,
    code,
    inVietnamese: inVietnamese ?? described.name,
    intl: tags,
    weekdays: weekdays.length > 0 ? weekdays : weekdaysBy(tags, 'long'),
    weekdaysShort: weekdaysShort.length > 0 ? weekdaysShort : weekdaysBy(tags, 'short'),
    isPartial: lacksTexts(folder, code),
    textOf: textsOf(join(folder, code)),
    examples: readExamples(join(folder, code, EXAMPLES_FOLDER)),
    meanings: readMeaningLines(join(folder, code, MEANINGS_FILE)),
    spellings: readSpellings(join(folder, code, SPELLINGS_FILE)),
    alike: readSpellings(join(folder, code, ALIKE_FILE)),
    kinds: readKindLines(join(folder, code, KINDS_FILE)),
    common: readCommonWords(join(folder, code, COMMON_FILE)),
    answers: readWordLists(join(folder, code, ANSWERS_FILE), ANSWER_WORDS),
    told: readWordLists(join(folder, code, TOLD_FILE), TOLD_WORDS),
    danger: readDangerLines(join(folder, code, DANGER_FILE)),
  };
}

/** Whether Vietnamese says something that the language does not. */
function lacksTexts(folder: string, code: Language): boolean {
  if (code === VIETNAMESE) return false;
  const said = new Set(textNames(join(folder, code)));
  return textNames(join(folder, VIETNAMESE)).some((name) => !said.has(name));
}

/** "pages language now" for each text of the folder; forms by number (_one, _other) count as one. */
function textNames(folder: string): readonly string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== LANGUAGE_FILE);
  return files.flatMap((file) =>
    namesIn(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Texts, file.slice(0, -5)),
  );
}

const namesIn = (texts: Texts, above: string): readonly string[] =>
  Object.entries(texts).flatMap(([name, text]) => {
    const path = `${above} ${name.replace(/_(?:zero|one|two|few|many|other)$/, '')}`;
    return typeof text === 'string' ? [path] : namesIn(text, path);
  });

/** The texts of a folder by their keys, each file read when it is asked for. */
function textsOf(folder: string): (key: string) => string | undefined {
  const rooms = new Map<string, Texts>();
  return (key) => {
    const [room = '', path = ''] = key.split(':');
    const file = join(folder, `${room}.json`);
    const texts = rooms.get(room) ?? (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Texts) : {});
    rooms.set(room, texts);
    const text = path
      .split('.')
      .reduce<Texts | string | undefined>((at, name) => (typeof at === 'object' ? at[name] : undefined), texts);
    return typeof text === 'string' ? text : undefined;
  };
}

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

function weekdaysBy(tags: readonly string[], weekday: 'long' | 'short'): readonly string[] {
  const writer = new Intl.DateTimeFormat([...tags], { weekday, timeZone: 'UTC' });
  return [0, 1, 2, 3, 4, 5, 6].map((day) => writer.format(MONDAY + day * DAY_MS));
}
