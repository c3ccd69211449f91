import type { LocalTime } from '../chat/civil.ts';
import type { Say } from '../chat/index.ts';
import { isQuiet, QUIET_FROM, QUIET_TO } from '../chat/reminder-times.ts';
import { readToldTime } from '../dialog/days/told-times.ts';
import type { Flow, Step } from '../dialog/flow.ts';
import { spellingsOf } from '../understanding/spellings.ts';
import type { KeyOf } from '../words/keys.ts';

type Answers = { readonly time: LocalTime };

const say = (key: KeyOf<'pages', 'remind-time'>, values?: Readonly<Record<string, string>>): Say =>
  values === undefined ? { key: `pages:remind-time.${key}` } : { key: `pages:remind-time.${key}`, with: values };

const time: Step<Answers, 'time'> = {
  key: 'time',
  takesNumbers: true,
  ask: () => ({ text: say('ask', { from: QUIET_FROM, to: QUIET_TO }) }),
  parse: (message, _soFar, turn) => {
    const read = readToldTime(message.text ?? '', spellingsOf(turn.languages));
    if (!read.ok) return { ok: false, because: say('unreadable') };
    if (isQuiet(read.value))
      return { ok: false, because: say('quiet', { time: read.value, from: QUIET_FROM, to: QUIET_TO }) };
    return { ok: true, value: read.value };
  },
};

/** The daily reminder at a time of the person's own, outside the quiet hours. */
export const remindTimeFlow: Flow<Answers> = {
  name: 'remind-time',
  for: 'everybody',
  version: 1,
  title: say('title'),
  keepsDraft: false,
  begin: () => ({ ok: true, answers: {} }),
  steps: [time],
  summary: null,
  done: (answers, turn) => {
    turn.reminders.setDaily(answers.time);
    return [
      {
        text: { join: [{ key: 'pages:reminders.now-on', with: { time: answers.time } }, say('stop')] },
        buttons: [
          [{ label: { key: 'pages:button.reminders' }, value: 'reminders' }],
          [{ label: { key: 'pages:button.home' }, value: 'home' }],
        ],
      },
    ];
  },
};
