import type { Button, Capabilities, Choices, Reply } from './index.ts';
import { escapeMarkup, toPlain } from './markup.ts';

/** What stands before choices, in the reader's language, without the colon. */
export type NumberedWords = {
  /** Before choices that are typed as words: "Có thể nhắn". */
  readonly mayType: string;
  /** Before numbered choices: "Nhắn số để chọn". */
  readonly typeNumber: string;
};

type Choice = Extract<Button<string>, { value: string }>;

const isChoice = (button: Button<string>): button is Choice => 'value' in button;

/**
 * The choices of a reply, row by row, links and copies left out: first what the text lists under numbers, behind what the page is about the
 * tabs of a week, and the ways out, which come last then. What "3" means among them says `numbersOf`.
 */
export const choicesOf = (reply: Reply<string>): Choices =>
  inOrder(reply).map(({ label, value, part }) => (part ? [label, value, part] : [label, value]));

/** Out of what is shown, or what cannot be taken back by another tap: to confirm, to withdraw, to stop, to throw away. */
const BY_WORDS =
  /^home$|~-(?:back|cancel|skip|rest|drop|stay|keep|yes|right|other)$|(?:^|\.)(?:yes|stop|withdraw|fresh|drop)(?:\.|$)/;
/** A page that asks for a yes. */
const ASKS = /^(?!~).*(?:^|\.)yes(?:\.|$)/;
/** Beside so many other choices a yes is one choice of many, not a question. */
const FEW_ANSWERS = 4;

/**
 * The number under which each choice is typed, counted from 1; null: it is typed by its words alone. The one place that says what "3" means.
 * An answer that arrives twice, or was meant for another question, must not cancel, leave, confirm or erase: no number ever does.
 */
export function numbersOf(choices: Choices): readonly (number | null)[] {
  const isSaid = choices.map(([, value, part]) => BY_WORDS.test(value) || part === 'back');
  const counted = isSaid.filter((said) => !said).length;
  if (counted <= FEW_ANSWERS && choices.some(([, value]) => ASKS.test(value))) return choices.map(() => null);
  let number = 0;
  return isSaid.map((said) => (said ? null : (number += 1)));
}

/** Its buttons that open an address or copy something, as [label, address or text]. */
export const linkButtonsOf = (reply: Reply<string>): (readonly [string, string])[] =>
  (reply.buttons ?? []).flat().flatMap((button): (readonly [string, string])[] => {
    if ('url' in button) return [[button.label, button.url]];
    return 'copy' in button ? [[button.label, button.copy]] : [];
  });

/**
 * Tells these choices from others, in at most seven letters and digits (FNV-1a, 32 bits): the button that shows what follows names the
 * choices it belongs to, since it stays on the screen after others were shown.
 */
export function markOf(choices: Choices): string {
  let mark = 0x811c9dc5;
  for (const char of JSON.stringify(choices)) mark = Math.imul(mark ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return mark.toString(36);
}

/** A choice, and the row of buttons it came from. */
type Counted = Choice & { readonly row: readonly Choice[] };

/** Depends on nothing but the choices themselves: one that is shown again in another arrangement keeps its number. */
function inOrder(reply: Reply<string>): Counted[] {
  const rows = (reply.buttons ?? []).map((row) => row.filter(isChoice));
  const byRows = rows.flatMap((row) => row.map((choice): Counted => ({ ...choice, row })));
  const isItem = ({ part }: Counted): boolean => part === 'item';
  const all = [...byRows.filter(isItem), ...byRows.filter((each) => !isItem(each))];
  const isTab = all.map((_, at) => isInTabRun(all, at));
  if (!isTab.includes(true)) return all;
  if (isAboutDays(all)) return all;
  const ways = all.filter((each) => isWayOut(each.value));
  const others = all.filter((each, at) => !isTab[at] && !isWayOut(each.value));
  return [...others, ...all.filter((_, at) => isTab[at]), ...ways];
}

/** Whether days are all that is offered, as where the office picks one, with a way back behind them: they are no tabs of something else. */
function isAboutDays(all: readonly Counted[]): boolean {
  const rest = all.filter((each) => !isWayOut(each.value));
  const [other, another] = rest.filter((each) => each.part !== 'tab');
  return !other || (!another && other === rest.at(-1) && other.part === 'back');
}

/** A label as short as this may share a line with others: the tabs of seven days. */
const TAB_CHARS = 12;
const TAB_RUN = 4;

/** Whether this choice is one of at least four tabs in a row. */
export function isInTabRun(choices: readonly Pick<Choice, 'label' | 'part'>[], at: number): boolean {
  const isTab = (index: number): boolean => {
    const choice = choices[index];
    return choice?.part === 'tab' && choice.label.length <= TAB_CHARS;
  };
  if (!isTab(at)) return false;
  let from = at;
  let to = at;
  while (isTab(from - 1)) from -= 1;
  while (isTab(to + 1)) to += 1;
  return to - from + 1 >= TAB_RUN;
}

/**
 * The reply as a channel without buttons can show it: links as "label: url", what can be copied in the text, below a line that says so the choices
 * numbered as `numbersOf` counts them, then those that are typed as words. On a channel with buttons the reply as it is.
 */
export function withNumbers(reply: Reply<string>, can: Capabilities, words: NumberedWords): Reply<string> {
  if (can.buttons > 0 || !reply.buttons) return reply;
  const { buttons, ...rest } = reply;
  const parts = [reply.text, listLinks(buttons.flat(), reply.text), listChoices(reply, words)];
  return { ...rest, text: parts.filter((part) => part !== '').join('\n\n') };
}

function listLinks(buttons: readonly Button<string>[], text: string): string {
  const shown = toPlain(text);
  const lines: string[] = [];
  for (const button of buttons) {
    // What the text shows already can be opened and copied from there.
    if ('url' in button) {
      if (!shown.includes(button.url)) lines.push(`${escapeMarkup(button.label)}: ${escapeMarkup(button.url)}`);
    } else if ('copy' in button && !shown.includes(button.copy)) {
      lines.push(`${escapeMarkup(button.label)}: <code>${escapeMarkup(button.copy)}</code>`);
    }
  }
  return lines.join('\n');
}

function listChoices(reply: Reply<string>, words: NumberedWords): string {
  const choices = inOrder(reply);
  const numbers = reply.wordsOnly ? choices.map(() => null) : numbersOf(choicesOf(reply));
  const lines: string[][] = [];
  let before: Counted | undefined;
  choices.forEach((choice, at) => {
    const number = numbers[at] ?? null;
    if (number === null) return;
    const written = `${number}. ${escapeMarkup(choice.label)}`;
    if (before && sharesLine(before, choice)) lines.at(-1)?.push(written);
    else lines.push([written]);
    before = choice;
  });
  const said = choices.filter((_, at) => numbers[at] === null).map(({ label }) => escapeMarkup(label));
  return [
    ...(lines.length > 0 ? [`${escapeMarkup(words.typeNumber)}:`, ...lines.map((line) => line.join(' · '))] : []),
    ...(said.length > 0 ? [`${escapeMarkup(words.mayType)}: ${said.join(', ')}`] : []),
  ].join('\n');
}

/** Tabs share a line; other choices have one each, which is easier to read on a phone. */
const sharesLine = (before: Counted, choice: Counted): boolean => before.row === choice.row && isTabs(choice.row);

/** Whether a choice's value leads out of what is shown instead of on. */
export const isWayOut = (value: string): boolean => /^home$|~-(?:back|cancel|skip)$/.test(value);
/** Days and times; two short words side by side are choices like any other. */
const isTabs = (row: readonly Choice[]): boolean =>
  row.every(({ label }) => label.length <= TAB_CHARS && /\d/.test(label));
