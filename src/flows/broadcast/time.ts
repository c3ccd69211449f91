import { addDays, DAY_MS, dateOf, timeOf } from '../../chat/civil.ts';
import { foldWords } from '../../chat/fold.ts';
import type { Message, Reply, Say } from '../../chat/index.ts';
import { isQuiet, QUIET_FROM, QUIET_TO } from '../../chat/reminder-times.ts';
import { stripPoliteness } from '../../dialog/answers-in-words.ts';
import type { Parsed, Step } from '../../dialog/flow.ts';
import type { Turn } from '../../turn/index.ts';
import { choice, word } from '../office-word.ts';
import { readMoment } from '../typed-moment.ts';
import type { BroadcastAnswers } from './answers.ts';
import { fewerAt } from './audience.ts';

/** Nobody wants an announcement then; the office may still send one, and is told. */
const QUIET = { from: QUIET_FROM, to: QUIET_TO };
const FARTHEST_DAYS = 60;

const moment = (at: Date): Say => ({ date: at.toISOString(), as: 'moment' });

/** Now, or at a time typed freely. */
export const sendAt: Step<BroadcastAnswers, 'at'> = {
  key: 'at',
  words: ['giờ gửi', 'thời gian gửi', 'thời gian', 'gửi lúc', 'time'],
  takesText: true,
  // "Gửi đi", "ok": the last look, with its own yes, is still to come.
  yes: 'now',
  ask: (_soFar, turn) => askWhen(turn),
  parse: (message, soFar, turn) => readWhen(message, soFar, turn),
  line: (value) => ({ label: word('send.line.at'), value: whenLine(value) }),
};

/** "Gửi ngay", or the moment in full. */
export function whenLine(at: string): Say {
  return at === 'now' ? word('send.now') : moment(new Date(at));
}

/** An example that is always to come: tomorrow's date. */
const exampleOf = (turn: Turn): string => {
  const day = addDays(dateOf(turn.now), 1);
  return `${day.slice(8, 10)}/${day.slice(5, 7)} 08:00`;
};

function askWhen(turn: Turn): Reply {
  const quiet = isQuiet(timeOf(turn.now)) ? word('send.quiet-now', QUIET) : null;
  const text: Say = { join: [quiet, word('send.ask.at', { example: exampleOf(turn) })] };
  return { text, buttons: [[choice('send.now', 'now')]] };
}

/** "Gửi", "gửi luôn đi": to the question when, that is now; the last question is still to come. */
const NOW =
  /^(?:(?:ok|u|uh|da|duoc|thoi|cu) )*(?:(?:gui|goi|phat|send)(?: (?:ngay|luon|lien|di|bay gio|gio|lap tuc|het|cho roi|now))*|ngay|ngay lap tuc|ngay bay gio|bay gio|luon|lien|now)(?: (?:ngay|luon|di|lien|em|bay gio))*$/;

/** "Gửi", "ok gửi đi", "gửi ngay": on with it. */
export const saysNow = (text: string): boolean => NOW.test(stripPoliteness(foldWords(text)));

function readWhen(message: Message, soFar: Partial<BroadcastAnswers>, turn: Turn): Parsed<string> {
  const quiet = word('send.quiet-then', QUIET);
  if (message.choice === 'now' || saysNow(message.text ?? '')) {
    return { ok: true, value: 'now', ...(isQuiet(timeOf(turn.now)) && { note: quiet }) };
  }
  const at = readMoment(message.text ?? '', {
    now: turn.now,
    period: turn.campaign.plan.period,
    languages: turn.languages,
  });
  if (at === null) return { ok: false, because: word('send.not.at', { example: exampleOf(turn) }) };
  if (at <= turn.now) return { ok: false, because: word('send.not.past', { at: moment(at) }) };
  if (at.getTime() - turn.now.getTime() > FARTHEST_DAYS * DAY_MS) {
    return { ok: false, because: word('send.not.far', { at: moment(at), days: FARTHEST_DAYS }) };
  }
  const fewer = soFar.to === undefined ? null : fewerAt(soFar.to, turn, at);
  const notes = [isQuiet(timeOf(at)) && quiet, fewer !== null && word('send.fewer-then', { count: fewer })];
  return { ok: true, value: at.toISOString(), ...(notes.some(Boolean) && { note: { join: notes } }) };
}
