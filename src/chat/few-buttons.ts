import type { Button, ButtonPart, Capabilities, Choices, Reply } from './index.ts';
import { toPlain } from './markup.ts';
import { choicesOf, isInTabRun, isWayOut, markOf, type NumberedWords, numbersOf } from './numbered.ts';

/** Buttons under one message of a Zalo Official Account (developers.zalo.me/docs/official-account). */
export const FEW = 5;
/** So many choices are read on a phone without losing one's way. */
const MOST_LISTED = 10;
const MOST_LINKS = 2;
/** The value of the button that shows what follows: `more.<how many choices were offered as buttons so far>.<mark of the choices>`. */
const MORE = 'more';

/** What stands around listed choices, in the reader's language, plain. */
export type FewWords = NumberedWords & {
  /** The button that shows further choices: "Xem thêm". */
  readonly more: string;
};

/** A choice with the number under which it is typed, as `numbersOf` counts; null: by its words alone. */
type Choice = {
  readonly number: number | null;
  readonly label: string;
  readonly value: string;
  readonly part: ButtonPart | undefined;
};
type Link = { readonly label: string; readonly url: string };

export type FewButton = Link | { readonly label: string; readonly value: string };

/** What is offered below a text: at most FEW buttons, and plain lines that stand at the text's end. */
export type Offer = { readonly buttons: readonly FewButton[]; readonly lines: readonly string[] };

/**
 * The buttons of a reply, for a platform that shows five. Where all fit, they all are buttons. Where only the ways out (back, cancel) are
 * too many, the text says that they can be typed. Else up to ten choices are listed with their numbers, the likeliest are buttons beside
 * those that are pinned, and one more button shows what follows. Every choice can be typed, by number or words, whether it is shown or not.
 */
export function planOffer(reply: Reply<string>, words: FewWords): Offer {
  const choices = choicesOf(reply);
  const numbers = numbersOf(choices);
  const all = choices.map(([label, value, part], at): Choice => ({ number: numbers[at] ?? null, label, value, part }));
  const links = (reply.buttons ?? []).flat().filter(isLink);
  const copies = listCopies(reply);
  const ways = all.filter((each) => isWayOut(each.value));
  const real = all.filter((each) => !isWayOut(each.value));
  if (links.length + real.length <= FEW) {
    const room = FEW - links.length - real.length;
    const shown = new Set([...real, ...ways.slice(0, room)]);
    return {
      buttons: [...links.map(linkButton), ...all.filter((each) => shown.has(each)).map(choiceButton)],
      lines: [...copies, ...listWays(ways.slice(room), words)],
    };
  }
  const from = reply.choicesFrom ?? 0;
  const linked = from > 0 ? [] : links.slice(0, MOST_LINKS);
  const text = toPlain(reply.text);
  const unshown = links.slice(MOST_LINKS).filter((each) => !text.includes(each.url));
  const said = from > 0 ? [] : unshown.map((each) => `${each.label}: ${each.url}`);
  const left = real.slice(from);
  const pinned = from > 0 ? undefined : real.find((each) => each.value === pinnedIn(reply));
  const room = FEW - linked.length;
  if (reply.whole) {
    const { shown } = pick(left, room, pinned);
    return {
      buttons: [...linked.map(linkButton), ...shown.map(choiceButton)],
      lines: [...copies, ...said, ...list(left, ways, reply, words)],
    };
  }
  const { shown, passed } = left.length <= room ? { shown: left, passed: left.length } : pick(left, room - 1, pinned);
  const further = left.length > shown.length ? [moreButton(moreValue(from + passed, choices), words)] : [];
  return {
    buttons: [...linked.map(linkButton), ...shown.map(choiceButton), ...further],
    lines: [...copies, ...said, ...list(left, ways, reply, words)],
  };
}

/** The value of "Xem thêm" under this reply, on a channel with few buttons; null: there is none. */
export function moreUnder(reply: Reply<string>, can: Pick<Capabilities, 'buttons'>): string | null {
  if (can.buttons === 0 || can.buttons > FEW) return null;
  const { buttons } = planOffer(reply, { mayType: '', typeNumber: '', more: MORE });
  const last = buttons.at(-1);
  return last && 'value' in last && last.value.startsWith(`${MORE}.`) ? last.value : null;
}

/** So many of them, in their order, the pinned one among them; `passed`: how many from the first on, so that what follows leaves none out. */
function pick(
  left: readonly Choice[],
  count: number,
  pinned: Choice | undefined,
): { readonly shown: readonly Choice[]; readonly passed: number } {
  const first = left.slice(0, count);
  if (!pinned || first.includes(pinned)) return { shown: first, passed: first.length };
  return { shown: [...first.slice(0, -1), pinned], passed: first.length - 1 };
}

/** The value of the pinned choice; of several the first. */
const pinnedIn = (reply: Reply<string>): string | undefined =>
  (reply.buttons ?? []).flat().flatMap((each) => ('value' in each && each.pinned ? [each.value] : []))[0];

const isLink = (button: Button<string>): button is Button<string> & Link => 'url' in button;

/** Up to ten choices; tabs share a line. What has no number, and what a step that takes numbers offers, is listed as words. */
function list(choices: readonly Choice[], ways: readonly Choice[], reply: Reply<string>, words: FewWords): string[] {
  const listed = reply.whole ? choices : choices.slice(0, cutBefore(choices));
  const isSaid = ({ number }: Choice): boolean => number === null || reply.wordsOnly === true;
  const lines: string[] = [];
  let wasTab = false;
  listed.forEach((each, at) => {
    if (isSaid(each)) return;
    const line = `${each.number}. ${each.label}`;
    const isOneOfTabs = isInTabRun(listed, at) || isTime(each.label);
    if (isOneOfTabs && wasTab) lines.push(`${lines.pop() ?? ''} · ${line}`);
    else lines.push(line);
    wasTab = isOneOfTabs;
  });
  const numbered = lines.length > 0 ? [`${words.typeNumber}:`, ...lines] : [];
  return [...numbered, ...listWays([...listed.filter(isSaid), ...ways], words)];
}

/** "19:30", "T7 08:00": the text tells what begins then. */
const isTime = (label: string): boolean => /^(?:\S{1,3} )?\d{2}:\d{2}(?: \(\d+\))?$/.test(label);

/** How many of them are listed. Half a week of tabs would look like a whole one: then they all wait for what follows. */
function cutBefore(choices: readonly Choice[]): number {
  const isInTabs = isInTabRun(choices, MOST_LISTED - 1) && isInTabRun(choices, MOST_LISTED);
  const first = choices.findIndex((_, at) => isInTabRun(choices, at));
  if (isInTabs && first > 0) return first;
  // One more would stand alone behind "Xem thêm".
  return choices.length === MOST_LISTED + 1 ? choices.length : MOST_LISTED;
}

const listWays = (ways: readonly Choice[], words: FewWords): string[] =>
  ways.length === 0 ? [] : [`${words.mayType}: ${ways.map((each) => each.label).join(', ')}`];

/** What a text shows already can be copied from there. */
function listCopies(reply: Reply<string>): string[] {
  const copies = (reply.buttons ?? []).flat().filter((button) => 'copy' in button);
  const shown = toPlain(reply.text);
  return copies.filter((each) => !shown.includes(each.copy)).map((each) => `${each.label}: ${each.copy}`);
}

const linkButton = ({ label, url }: Link): FewButton => ({ label, url });
const choiceButton = ({ label, value }: Choice): FewButton => ({ label, value });
const moreButton = (value: string, words: FewWords): FewButton => ({ label: words.more, value });

/** See MORE. `shown`: how many of the choices were buttons so far. */
export const moreValue = (shown: number, choices: Choices): string => `${MORE}.${shown}.${markOf(choices)}`;
