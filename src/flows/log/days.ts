import { addDays, dateOf, isLocalDate, type LocalDate } from '../../chat/civil.ts';
import type { Button, Message, Reply, Say } from '../../chat/index.ts';
import { keptFor } from '../../chat/kept.ts';
import { remembered } from '../../chat/remembered.ts';
import { readDays, type Span } from '../../dialog/days/index.ts';
import { sayDays } from '../../dialog/echo.ts';
import type { Parsed, Step } from '../../dialog/flow.ts';
import type { Turn } from '../../turn/index.ts';
import { spellingsOf } from '../../understanding/spellings.ts';
import { type LogAnswers, type SoFar, say } from './answers.ts';

/** The day or days: by button, or typed freely. Buttons carry the date itself, since "today" is another day tomorrow. */
export const daysStep: Step<LogAnswers, 'days'> = {
  key: 'days',
  takesNumbers: true,
  owns: (text, _soFar, turn) => /[^\d\s]/.test(text) && readTyped({ text }, turn).ok,
  refuses: (text) => CLASS.test(text),
  words: ['ngày', 'thời gian', 'date', 'day', 'days'],
  ask: (soFar, turn) =>
    soFar.daysTold ? askWhich(soFar.daysTold) : { text: question(soFar, turn), buttons: [dayButtons(turn)] },
  parse: (message, _soFar, turn) => {
    const parsed = message.choice === undefined ? readTyped(message, turn) : readTapped(message.choice, turn);
    return parsed.ok && 'value' in parsed ? { ...parsed, ...warn(parsed.value, turn) } : parsed;
  },
  line: (value) => ({ label: say('days.label'), value: sayDays(value.from, value.to) }),
};

/** "3A", "5b2"; "3a" may be "3 ạ". */
const CLASS = /(?:^|[\s,])\d{1,2}(?:A|[b-eB-E])\d{0,2}(?![\p{L}\d])/u;

/** Of the days that were told in one message. */
const askWhich = (told: readonly Span[]): Reply => {
  const said = told.map(({ from, to }) => sayDays(from, to));
  return {
    text: say('days.ask-which', { days: { join: said, by: '; ' } }),
    buttons: told.map(({ from, to }, i) => [
      { label: said[i] ?? sayDays(from, to), value: from === to ? from : `${from}.${to}` },
    ]),
  };
};

function question({ title }: SoFar, turn: Turn): Say {
  const { from, to } = turn.campaign.plan.period;
  const short = (date: LocalDate): string => `${date.slice(8)}/${date.slice(5, 7)}`;
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  const range = isOneMonth
    ? `${Number(from.slice(8))}-${Number(to.slice(8))}/${to.slice(5, 7)}`
    : `${short(from)}-${short(to)}`;
  const examples = { example: short(from), range };
  return title === undefined ? say('days.ask', examples) : say('days.ask-of', { ...examples, title });
}

function dayButtons(turn: Turn): readonly Button[] {
  const today = dateOf(turn.now);
  const { from, to } = turn.campaign.plan.period;
  const buttons = [
    { label: say('days.today'), value: today },
    { label: say('days.yesterday'), value: addDays(today, -1) },
  ];
  // The whole Week, once it is over: before, its last days would be a promise.
  return today >= to
    ? [
        ...buttons,
        { label: say('days.whole', { week: { local: turn.campaign.plan.shortName } }), value: `${from}.${to}` },
      ]
    : buttons;
}

/** What is typed at this question. */
export const readTyped = ({ text = '' }: Pick<Message, 'text'>, turn: Turn): Parsed<Span> => daysIn(turn)(text);

/** Each answer is looked at as a day, and as a correction of one. */
const daysIn = keptFor(({ now, campaign, languages }: Turn) =>
  remembered(LONGEST_KEPT, (text) =>
    readDays(text, { now, period: campaign.plan.period, spellings: spellingsOf(languages) }),
  ),
);
const LONGEST_KEPT = 300;

function readTapped(choice: string, turn: Turn): Parsed<Span> {
  const [from = '', to = from] = choice.split('.');
  const isGood = isLocalDate(from) && isLocalDate(to) && from <= to && from <= dateOf(turn.now);
  return isGood ? { ok: true, value: { from, to } } : { ok: false, because: question({}, turn) };
}

/** Outside the Week is accepted, and said. */
function warn(value: Span, turn: Turn): Parsed<Span> {
  const { from, to } = turn.campaign.plan.period;
  if (value.from >= from && value.to <= to) return { ok: true, value };
  const week = { local: turn.campaign.plan.shortName };
  return { ok: true, value, note: say('days.outside', { week, days: sayDays(from, to) }) };
}
