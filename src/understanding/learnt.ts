/** The model of the languages there are: read back from disk, or learnt. */
import { join } from 'node:path';
import { type Examples, type Languages, type LanguageView, MEANINGS } from '../chat/languages.ts';
import { isKept, keep, keyOf, readKept } from './cache.ts';
import { examplesOf } from './examples.ts';
import { createModel, type IntentModel, learn } from './model.ts';
import { findSlots } from './slots/index.ts';
import { spellingsOf } from './spellings.ts';
import { wordsOf } from './words.ts';

/** Beside what else can be made anew. Not there, or not to be written: it is learnt at each start. */
export const KEPT_IN = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'ban-hoc');

/** In examples a day is a day, whichever it is. */
const ANY_DAY = new Date('2021-10-04T09:00:00+07:00');

type Kind = {
  /** The blocks to learn from. */
  readonly blocksOf: (language: LanguageView) => readonly Examples[];
  readonly hasSlots: boolean;
  readonly made: WeakMap<Languages, IntentModel>;
};

const PAGES: Kind = { blocksOf: ({ examples }) => examples, hasSlots: true, made: new WeakMap() };
/** Pages whose examples are such sentences themselves. */
const LIKE_MEANINGS: ReadonlySet<string> = new Set(['cancel', 'none']);

/** Of those, enough to know what is asked for; all of them would take a second more to learn. */
const ONE_IN = 4;

/** To leave out all the rest has to be said in so many words. */
const MEANT: Kind = {
  blocksOf: ({ says, meanings, examples }) => [
    ...MEANINGS.filter((each) => each !== 'rest').map(
      (intent): Examples => ({ file: '', intent, strict: [], lines: says[intent] }),
    ),
    ...meanings.map(({ meaning, lines }): Examples => ({ file: '', intent: meaning, strict: [], lines })),
    ...examples
      .filter(({ file }) => !LIKE_MEANINGS.has(file))
      .map(
        ({ lines }): Examples => ({
          file: '',
          intent: 'other',
          strict: [],
          lines: lines.filter((_, at) => at % ONE_IN === 0),
        }),
      ),
  ],
  hasSlots: false,
  made: new WeakMap(),
};

const byKey = new Map<string, IntentModel>();

/** What is looked up. Made once for these languages, at the start: it takes up to a second where nothing is kept. */
export const modelOf = (languages: Languages, folder: string = KEPT_IN): IntentModel => made(PAGES, languages, folder);

/** What a sentence says instead of an answer: a yes, a no and the like, or `other`. Made at the start, too, in a quarter of that. */
export const meaningModelOf = (languages: Languages, folder: string = KEPT_IN): IntentModel =>
  made(MEANT, languages, folder);

function made(kind: Kind, languages: Languages, folder: string): IntentModel {
  const known = kind.made.get(languages);
  if (known) return known;
  const key = keyFor(kind, languages);
  const model = byKey.get(key) ?? createModel(learntFor(kind, languages, folder, key));
  byKey.set(key, model);
  kind.made.set(languages, model);
  return model;
}

/** Whether all that is to be learnt from these languages was kept; a damaged one is found when it is read. */
export const isLearnt = (languages: Languages, folder: string = KEPT_IN): boolean =>
  [PAGES, MEANT].every((kind) => isKept(folder, keyFor(kind, languages)));

function keyFor(kind: Kind, languages: Languages): string {
  const data = languages.map((language) => {
    const { code, spellings, short, courtesy } = language;
    return { code, examples: kind.blocksOf(language), spellings, short, courtesy };
  });
  return keyOf(data, import.meta.dirname);
}

function learntFor(kind: Kind, languages: Languages, folder: string, key: string): ReturnType<typeof learn> {
  const kept = readKept(folder, key);
  if (kept) return kept;
  const spellings = spellingsOf(languages);
  const blocks = languages.map((language) => ({ examples: kind.blocksOf(language), courtesy: language.courtesy }));
  const learnt = learn(
    examplesOf(blocks, (line) => {
      const typed = wordsOf(line, spellings);
      return kind.hasSlots ? { ...typed, words: findSlots(typed, { campaign: null, now: ANY_DAY }).words } : typed;
    }),
  );
  keep(folder, key, learnt);
  return learnt;
}
