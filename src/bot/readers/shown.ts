/** What words say of the choices that were shown last: one of them, by its words, a part of them or its number. */
import { numbersOf } from '../../chat/numbered.ts';
import { type Intent, readAddress } from '../intent.ts';
import { chooseMeant, chooseTyped, foldChoice, only, typedMore } from '../typed/choose.ts';
import { fitting, pick, tells } from '../typed/fitting.ts';
import { saysSomething, tokensOf } from '../typed/plain-words.ts';
import type { Said } from './said.ts';

/** A choice that is shown, by its number or all of its words; outside a flow also in words that are not the label's. */
export function named({ text, shown, step, turn, place }: Said): Intent | null {
  const value = chooseTyped(text, shown, step?.takesNumbers !== true) ?? typedMore(text, place);
  const meant = value ?? (place.standing ? null : chooseMeant(text, shown, turn));
  return meant === null ? null : readAddress(meant);
}

/** "Ghi đi" where a log that was told is offered: that one, with what was read of it. */
export function offeredLog({ lead, shown }: Said): Intent | null {
  if (lead?.to.is !== 'begin' || lead.address !== 'go.log') return null;
  const offered = only(shown.filter(([, value]) => value.startsWith('go.log.kept.')));
  return offered === null ? null : readAddress(offered);
}

/** The label of a button that opens an address, or copies something. */
export function linkLabel({ text, place }: Said): Intent | null {
  const typed = foldChoice(text);
  const links = (place.links ?? []).filter(([label]) => foldChoice(label) === typed);
  const [[label] = ['']] = links;
  const target = only(links);
  return target === null ? null : { is: 'say-link', label, target };
}

/**
 * The choice that is named by a part of its words; of several that fit the one to which the words lead, else it is asked which one. One word
 * that leads to a page leads there.
 */
export function part({ text, lead, shown }: Said): Intent | null {
  const fits = fitting(text, shown);
  if (lead && fits.some(([, value]) => value === lead.address)) return lead.to;
  // "theo dõi" leads to a page, and is no short way of naming a school that has "Đồi" in its name.
  if (lead && tokensOf(text).filter((word) => saysSomething(word) && tells(word)).length < 2) return null;
  return pick(fits, shown);
}

/** What can't be undone has no number. */
export function numberOfNone({ text, shown }: Said): Intent | null {
  const isNumber = /^\D{0,9}\d{1,2}\D{0,4}$/.test(text);
  const numbers = numbersOf(shown);
  const haveNone = shown.length > 1 && numbers.every((each) => each === null);
  if (isNumber && haveNone) return { is: 'no-numbers' };
  // "3" below a list of two means something of it, and nothing of the next list.
  const most = Math.max(0, ...numbers.map((each) => each ?? 0));
  const typed = /^#?\d{1,2}$/.test(text.trim()) ? Number(text.replace('#', '')) : 0;
  return most > 0 && typed > most ? { is: 'too-large', most } : null;
}
