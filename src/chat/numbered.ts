import type { Button, Capabilities, Reply } from './index.ts';
import { escapeMarkup, toPlain } from './markup.ts';

/** What stands before choices that are typed as words ("Có thể nhắn"), in the reader's language, without the colon. */
export type NumberedWords = { readonly mayType: string };

type Choice = Extract<Button<string>, { value: string }>;

const isChoice = (button: Button<string>): button is Choice => 'value' in button;

/** A row of labels as short as this stands on one line: the tabs of seven days. */
const TAB_CHARS = 12;

/**
 * The choices of a reply as [label, value], in the order in which they are counted from 1: row by row, links and copies left out.
 * The one place that says what "3" means; the bot reads a typed number or label against it.
 */
export function choicesOf(reply: Reply<string>): (readonly [string, string])[] {
  return (reply.buttons ?? []).flatMap((row) =>
    row.filter(isChoice).map((button) => [button.label, button.value] as const),
  );
}

/**
 * The reply as a channel without buttons can show it: links as "label: url", what can be copied in the text, choices numbered as
 * `choicesOf` counts them (or, for a step that takes numbers, as words to type). On a channel with buttons the reply as it is.
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
    if ('url' in button) lines.push(`${escapeMarkup(button.label)}: ${escapeMarkup(button.url)}`);
    // What the text shows already can be copied from there.
    else if ('copy' in button && !shown.includes(button.copy)) {
      lines.push(`${escapeMarkup(button.label)}: <code>${escapeMarkup(button.copy)}</code>`);
    }
  }
  return lines.join('\n');
}

function listChoices(reply: Reply<string>, words: NumberedWords): string {
  const choices = choicesOf(reply);
  if (choices.length === 0) return '';
  if (reply.wordsOnly)
    return `${escapeMarkup(words.mayType)}: ${choices.map(([label]) => escapeMarkup(label)).join(', ')}`;
  let count = 0;
  const lines: string[][] = [];
  let last: 'ways out' | 'row' = 'row';
  for (const row of reply.buttons ?? []) {
    const inRow = row.filter(isChoice);
    if (inRow.length === 0) continue;
    const written = inRow.map((button) => `${++count}. ${escapeMarkup(button.label)}`);
    const kind = inRow.every(({ value }) => isWayOut(value)) ? 'ways out' : 'row';
    // Ways out and tabs share a line; real choices have one each, which is easier to read on a phone.
    if (kind === 'ways out' && last === 'ways out') lines.at(-1)?.push(...written);
    else if (kind === 'ways out' || isTabs(inRow) || inRow.at(-1)?.value === 'home') lines.push(written);
    else lines.push(...written.map((line) => [line]));
    last = kind;
  }
  return lines.map((line) => line.join(' · ')).join('\n');
}

/** Whether a choice's value leads out of what is shown instead of on. */
export const isWayOut = (value: string): boolean => /^home$|~-(?:back|cancel|skip|drop)$/.test(value);
/** Days and times; two short words side by side are choices like any other. */
const isTabs = (row: readonly Choice[]): boolean =>
  row.every(({ label }) => label.length <= TAB_CHARS && /\d/.test(label));
