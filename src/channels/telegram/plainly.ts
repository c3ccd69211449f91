import { cleanText } from '../../chat/clean.ts';
import type { Buttons } from '../../chat/index.ts';
import { toPlain } from '../../chat/markup.ts';
import { splitText } from '../../wire/split.ts';
import { TEXT_LIMIT } from './render.ts';
import { readRefusal, type TelegramRefusal } from './sent.ts';

/** About whom it is for, and no other form of it would arrive. */
const OF_CHAT =
  /chat not found|not enough rights|have no rights|need administrator|PEER_ID_INVALID|user not found|message thread|TOPIC_/i;
const OF_BUTTONS = /button|keyboard|reply.?markup/i;
const TOO_LONG = /too.?long/i;

/** Whether a message was refused for what it looks like, not for whom it is for. */
export function isOfForm(refusal: TelegramRefusal): boolean {
  if (refusal.error_code !== 400 && refusal.error_code !== 413) return false;
  const read = readRefusal(refusal);
  if (read.again !== false) return false;
  return read.why === 'wrong-for-all' || (read.why === 'rejected' && !OF_CHAT.test(refusal.description));
}

export type Plain = { readonly texts: readonly string[]; readonly buttons: Buttons<string> };

/**
 * The same words in the form in which nothing can be refused: no markup, and no button of the kind that may have been
 * the reason. What was to be chosen or opened stands as a line; a choice can be typed.
 */
export function sayPlainly(html: string, buttons: Buttons<string>, refusal: TelegramRefusal): Plain {
  const kept = OF_BUTTONS.test(refusal.description) ? [] : choicesIn(buttons);
  const lines = buttons.flat().flatMap((button) => {
    if ('url' in button) return [`${button.label}: ${button.url}`];
    if ('copy' in button) return [`${button.label}: ${button.copy}`];
    return kept.length > 0 ? [] : [`– ${button.label}`];
  });
  const text = cleanText([toPlain(html), lines.join('\n')].filter((each) => each.trim() !== '').join('\n\n'));
  // How long is too long was not what we believed.
  return { texts: splitText(text, TOO_LONG.test(refusal.description) ? TEXT_LIMIT / 2 : TEXT_LIMIT), buttons: kept };
}

const choicesIn = (buttons: Buttons<string>): Buttons<string> =>
  buttons
    .map((row) => row.flatMap((each) => ('value' in each ? [{ label: cleanText(each.label), value: each.value }] : [])))
    .filter((row) => row.length > 0);
