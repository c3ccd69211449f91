/** What is shown, by its words: a choice by an unmistakable part of them, a link or something to copy by its label. */

import { routeChoice } from './choice.ts';
import { foldChoice, only } from './choose.ts';
import { fitting, waysOutOf } from './fitting.ts';
import { sayAside } from './flow-steps.ts';
import type { Choices, Routed } from './place.ts';
import { type Said, valueOf } from './said.ts';
import { saysSomething, tokensOf } from './tokens.ts';

/**
 * The choice that is named by a part of its words; of several that fit the one to which the words lead, else it is asked which one. One word
 * that leads to a page leads there.
 */
export function choosePart({ text, read, message, turn, place }: Said): Routed | null {
  const fits = fitting(text, place.shown);
  const leadsTo = read && valueOf(read);
  if (leadsTo !== null && fits.some(([, value]) => value === leadsTo))
    return routeChoice(leadsTo, message, turn, place);
  if (leadsTo !== null && tokensOf(text).filter(saysSomething).length < 2) return null;
  return chooseOrAsk(fits, place.shown, { message, turn, place });
}

/** The one that fits; of several it is asked which. The open question stays as it is. null: none fits. */
export function chooseOrAsk(
  fits: Choices,
  among: Choices,
  { message, turn, place }: Pick<Said, 'message' | 'turn' | 'place'>,
): Routed | null {
  const [first] = fits;
  if (!first) return null;
  if (fits.length === 1) return routeChoice(first[1], message, turn, place);
  const buttons = [...fits, ...waysOutOf(among)].map(([label, value]) => [{ label: { plain: label }, value }]);
  return { replies: [{ text: { key: 'bot:which' }, buttons }], standing: place.standing };
}

/** The label of a button that opens an address, or copies something, typed: what it would open or copy is said. */
export function sayLink({ text, turn, place }: Said): Routed | null {
  const typed = foldChoice(text);
  const address = only((place.links ?? []).filter(([label]) => foldChoice(label) === typed));
  if (address === null) return null;
  const label = place.links?.find(([, each]) => each === address)?.[0] ?? '';
  const said = { key: 'bot:link-is', with: { label, address: { code: { plain: address } } } };
  const button = /^https?:/.test(address) ? { label: { plain: label }, url: address } : null;
  return sayAside({ text: said, ...(button ? { buttons: [[button]] } : {}) }, turn, place);
}
