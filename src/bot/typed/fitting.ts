/** A choice by a part of its words: "phụ trách" for "Phụ trách đơn vị", also with "cho ... nhé" around it. */
import type { Choices } from '../../chat/index.ts';
import { type Intent, readAddress } from '../intent.ts';
import { isPolite, saysSomething, tokensOf } from './plain-words.ts';

/** Said around what is chosen, beside courtesy. */
const CHOOSING = new Set('chon lay la muc loai cai phan nhom theo ve bam so nut kieu hinh thuc'.split(' '));
/** Too little to mean anything by: yes, no and "dung" (đúng, đừng, dừng) are answers of their own. */
const ANSWERS = new Set('co khong dung yes no'.split(' '));
/** The dialog's own ways out, what shows further choices, erasing and a last yes: nothing is erased, withdrawn or joined by half a word. */
const ASIDE = /~-(?:back|cancel|skip|drop|keep|ask|yes)$|^home$|~c?\.\d{1,3}$|^more\.|\.erase$|\.yes(?:$|\.)/;

/**
 * The choices whose label has the typed words in a row; where none has, those that have all of them in any order. What is said for courtesy
 * around them does not count, unless it stands in a label as well. Empty: none fits. Several: who typed it is to be asked which one.
 */
export function fitting(text: string, choices: Choices): Choices {
  const cores = coresOf(tokensOf(text));
  if (cores.length === 0) return [];
  const labels = choices.flatMap(([label, value]) =>
    ASIDE.test(value) ? [] : [{ choice: [label, value] as const, words: tokensOf(label) }],
  );
  for (const words of cores) {
    const inRow = labels.filter((each) => ` ${each.words.join(' ')} `.includes(` ${words.join(' ')} `));
    if (inRow.length > 0) return firstOfEach(inRow.map((each) => each.choice));
  }
  const core = cores.at(-1) ?? [];
  const any = core.length < 2 ? [] : labels.filter((each) => core.every((word) => each.words.includes(word)));
  return firstOfEach(any.map((each) => each.choice));
}

/** What was typed, then without one word of courtesy after the other at its ends; nothing that says nothing. */
function coresOf(typed: readonly string[]): readonly (readonly string[])[] {
  const isAround = (word: string | undefined): boolean => word !== undefined && (isPolite(word) || CHOOSING.has(word));
  const cores: (readonly string[])[] = [];
  let core = typed;
  while (core.length > 1 ? core.some(tells) : core.some(saysSomething) && core.some(tells)) {
    cores.push(core);
    if (isAround(core.at(-1))) core = core.slice(0, -1);
    else if (isAround(core[0])) core = core.slice(1);
    else break;
  }
  return cores;
}

/** A number picks by its place, and one letter is no part of a word. */
export const tells = (word: string): boolean =>
  word.length > 1 && /\p{L}/u.test(word) && !isPolite(word) && !CHOOSING.has(word) && !ANSWERS.has(word);

const firstOfEach = (choices: Choices): Choices =>
  choices.filter(([, value], at) => choices.findIndex(([, other]) => other === value) === at);

/** Whether more choices follow on other pages of the same list: what fits one that is shown may fit one that is not. */
export const hasFurther = (choices: Choices): boolean => choices.some(([, value]) => /~c?\.\d{1,3}$/.test(value));

/** The choices that lead out of what is asked: they stay below when it is asked which one was meant. */
export const waysOutOf = (choices: Choices): Choices =>
  choices.filter(([, value]) => /~-(?:back|cancel|skip)$|^home$/.test(value));

/** The one that fits; of several it is asked which. */
export function pick(fits: Choices, shown: Choices): Intent | null {
  const [first] = fits;
  if (!first) return null;
  return fits.length === 1 ? readAddress(first[1]) : { is: 'which', among: [...fits, ...waysOutOf(shown)] };
}
