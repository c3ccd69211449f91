/** The model of the languages there are: read back from disk, or learnt. */
import { join } from 'node:path';
import type { Languages } from '../chat/languages.ts';
import { keep, keyOf, readKept } from './cache.ts';
import { examplesOf } from './examples.ts';
import { createModel, type IntentModel, learn } from './model.ts';
import { findSlots } from './slots/index.ts';
import { spellingsOf } from './spellings.ts';
import { wordsOf } from './words.ts';

/** Beside what else can be made anew. Not there, or not to be written: it is learnt at each start. */
export const KEPT_IN = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'ban-hoc');

/** In examples a day is a day, whichever it is. */
const ANY_DAY = new Date('2021-10-04T09:00:00+07:00');

const made = new WeakMap<Languages, IntentModel>();
const byKey = new Map<string, IntentModel>();

/** Made once for these languages, at the start: it takes up to a second where nothing is kept. */
export function modelOf(languages: Languages, folder: string = KEPT_IN): IntentModel {
  const known = made.get(languages);
  if (known) return known;
  const data = languages.map(({ code, examples, spellings, short, courtesy }) => ({
    code,
    examples,
    spellings,
    short,
    courtesy,
  }));
  const key = keyOf(data, import.meta.dirname);
  const model = byKey.get(key) ?? createModel(learntFor(languages, folder, key));
  byKey.set(key, model);
  made.set(languages, model);
  return model;
}

function learntFor(languages: Languages, folder: string, key: string): ReturnType<typeof learn> {
  const kept = readKept(folder, key);
  if (kept) return kept;
  const spellings = spellingsOf(languages);
  const learnt = learn(
    examplesOf(languages, (line) => {
      const typed = wordsOf(line, spellings);
      return { ...typed, words: findSlots(typed, { campaign: null, now: ANY_DAY }).words };
    }),
  );
  keep(folder, key, learnt);
  return learnt;
}
