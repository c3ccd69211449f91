import { describe, expect, it } from 'vitest';
import { spokenIn, ways } from '../../src/bot/typed/ways.ts';
import { fold } from '../../src/chat/fold.ts';
import type { Languages } from '../../src/chat/languages.ts';
import { flows } from '../../src/flows/index.ts';
import { pages } from '../../src/pages/index.ts';
import { reports } from '../../src/reports/index.ts';
import { createWords } from '../../src/words/index.ts';
import { wordsWithThird } from '../support/third-language.ts';

const { languages } = createWords();
const third = wordsWithThird().languages;
/** What is none of it. */
const WITHOUT_WAY = ['none'];
const declared = new Set(ways.flatMap(({ intent }) => intent ?? []));
/** Those that a button or a command leads to, or that act: their phrases alone are sure. */
const called = new Set(ways.flatMap((way) => (way.label || way.command || way.act ? (way.intent ?? []) : [])));
const intents = new Set([...declared, ...WITHOUT_WAY]);
const named = [...pages, ...flows, ...reports, { name: 'cancel' }].map((each) => each.name);
const files = new Set([...named, ...WITHOUT_WAY]);

/** What is wrong with the blocks of examples, each in a sentence that says what to do. */
function troubles(of: Languages): readonly string[] {
  const found: string[] = [];
  const seen = new Map<string, string>();
  for (const { code, examples } of of) {
    for (const { file, intent, strict } of examples) {
      const path = `locales/${code}/examples/${file}.txt`;
      if (!files.has(file)) found.push(`${path}: no page, flow or report is called "${file}"`);
      if (!intents.has(intent)) found.push(`${path}: no way leads to [${intent}]: name one, or a way's "intent"`);
      for (const phrase of strict.map(fold)) {
        const other = seen.get(phrase) ?? intent;
        if (other !== intent)
          found.push(`"${phrase}" stands under [${other}] and [${intent}]: leave it in one of them`);
        seen.set(phrase, intent);
      }
    }
  }
  return found;
}

/** A way whose block is left out is asked for by its button's name: it lacks words only where it has neither. */
const without = (intent: string, of: Languages): readonly string[] =>
  of
    .filter(({ isPartial }) => !isPartial)
    .filter((each) => spokenIn([each]).every(({ way, phrases }) => way.intent !== intent || phrases.length === 0))
    .map(({ code }) => `[${intent}] has no line that begins with "= " in locales/${code}/examples/`);

/** Phrases that lead to two ways. */
const twice = (of: Languages): readonly string[] =>
  [
    ...Map.groupBy(
      spokenIn(of).flatMap(({ way, phrases }) => phrases.map((phrase) => [phrase, way.intent] as const)),
      ([phrase]) => phrase,
    ),
  ]
    .filter(([, all]) => new Set(all.map(([, intent]) => intent)).size > 1)
    .map(([phrase]) => phrase);

describe('the examples beside the locales', () => {
  it('each block is for a way that there is, in the file of its page, and no phrase stands in two', () => {
    expect(troubles(languages)).toEqual([]);
    expect(troubles(third)).toEqual([]);
  });

  it('each way has phrases in Vietnamese and English, but those that say that nobody asks for them in words', () => {
    expect([...called].flatMap((each) => without(each, languages))).toEqual([]);
    // A language that was only begun need not have them.
    expect([...called].flatMap((each) => without(each, third))).toEqual([]);
    expect(twice(languages)).toEqual([]);
    expect(twice(third)).toEqual([]);
  });

  it('a planted block of no page, a strange file and a phrase said twice are found', () => {
    const [vietnamese] = languages;
    if (!vietnamese) throw new Error('no Vietnamese');
    const planted = { file: 'nothing', intent: 'nowhere', strict: ['Lịch'], lines: [] };
    expect(troubles([{ ...vietnamese, examples: [...vietnamese.examples, planted] }])).toEqual([
      'locales/vi/examples/nothing.txt: no page, flow or report is called "nothing"',
      'locales/vi/examples/nothing.txt: no way leads to [nowhere]: name one, or a way\'s "intent"',
      '"lich" stands under [schedule] and [nowhere]: leave it in one of them',
    ]);
  });

  it('a partial language has its own phrases, and keeps those of Vietnamese', () => {
    const phrasesOf = (of: Languages, opens: string): readonly string[] =>
      spokenIn(of).find(({ way }) => way.opens === opens)?.phrases ?? [];
    expect(phrasesOf(third, 'schedule')).toEqual(expect.arrayContaining(['lich', 'កម្មវិធី'].map(fold)));
    expect(phrasesOf(languages, 'schedule')).not.toContain(fold('កម្មវិធី'));
  });

  it('a way without a block is asked for by what its button is called, one that acts by nothing', () => {
    const left = (intent: string): Languages =>
      languages.map((each) => ({ ...each, examples: each.examples.filter((block) => block.intent !== intent) }));
    const phrasesOf = (intent: string): readonly string[] =>
      spokenIn(left(intent)).flatMap(({ way, phrases }) => (way.intent === intent ? phrases : []));
    expect(phrasesOf('theme')).toEqual(['Chủ đề', 'Theme'].map(fold));
    expect(phrasesOf('cancel')).toEqual([]);
  });

  it('a way that acts has a block of its own', () => {
    for (const way of ways) if (way.act) expect(way.intent).toBe(way.act);
  });
});
