/** The office puts a session on in chat: it stands beside those of the files, and stays when they are applied again. */

import { addDays, dateOf } from '../chat/civil.ts';
import { fold } from '../chat/fold.ts';
import type { Button, Message, Reply, Say } from '../chat/index.ts';
import { textsOf } from '../chat/languages.ts';
import { readDay } from '../dialog/days/index.ts';
import type { Flow, Parsed, Step } from '../dialog/flow.ts';
import { readLink } from '../dialog/links.ts';
import { titled } from '../dialog/titled.ts';
import { NotAllowed, type Turn } from '../turn/index.ts';
import { unspelt } from '../understanding/spellings.ts';
import { platformButtons, platformName, readPlatform, readTitle, tidy } from './mend/texts.ts';
import { hoursOf, linkName } from './mend/values.ts';
import { choice, refusal, word } from './office-word.ts';
import { cutHours, cutPlace, toldSession } from './session-told.ts';
import { readHours } from './typed-moment.ts';

type Answers = {
  readonly title: string;
  readonly day: string;
  readonly time: { readonly from: string; readonly to: string | null };
  /** Codes of audiences. */
  readonly audiences: readonly string[];
  /** A platform's code, or 'none'. */
  readonly platform: string;
  readonly place: string | null;
  readonly link: string | null;
  readonly host: string | null;
};
type SoFar = Partial<Answers>;

const title: Step<Answers, 'title'> = {
  key: 'title',
  takesText: true,
  ask: () => ({ text: word('mend.ask.title') }),
  parse: (message) => readTitle(tidy(message.text)),
  line: (value) => ({ label: word('mend.what.title'), value: { plain: value } }),
};

const day: Step<Answers, 'day'> = {
  key: 'day',
  takesNumbers: true,
  takesText: true,
  ask: (_soFar, turn) => ({ text: word('mend.ask.day-of', { example: exampleOf(turn) }) }),
  parse: (message, _soFar, turn) => {
    const { period } = turn.campaign.plan;
    // "4/10 19h" answers the next question, too.
    const hours = message.text === undefined ? null : cutHours(message.text);
    const read = readDay(hours?.rest ?? message.text ?? '', {
      now: turn.now,
      period,
      sense: 'next',
      spellings: unspelt(turn.languages),
    });
    if (!read.ok) return { ok: false, because: word('mend.not.day', { example: exampleOf(turn) }) };
    const { value } = read;
    const also = hours ? { also: { time: hours.time } } : {};
    if (value < dateOf(turn.now)) return { ok: true, value, ...also, note: word('mend.past') };
    const isInside = value >= period.from && value <= period.to;
    return isInside ? { ok: true, value, ...also } : { ok: true, value, ...also, note: word('mend.outside') };
  },
  line: (value) => ({ label: word('mend.line.day'), value: { date: value, as: 'weekday-date' } }),
};

function exampleOf(turn: Turn): string {
  const { from, to } = turn.campaign.plan.period;
  const next = addDays(dateOf(turn.now), 1);
  const example = next >= from && next <= to ? next : from;
  return `${example.slice(8, 10)}/${example.slice(5, 7)}`;
}

const time: Step<Answers, 'time'> = {
  key: 'time',
  takesNumbers: true,
  takesText: true,
  ask: () => ({ text: word('mend.ask.hours') }),
  parse: (message) => {
    const value = readHours(message.text ?? '');
    if (!value) return { ok: false, because: word('mend.not.time') };
    if (value.to !== null && value.to <= value.from) return { ok: false, because: word('mend.not.order') };
    return { ok: true, value };
  },
  line: (value) => ({ label: word('mend.line.time'), value: { plain: hoursOf(value) } }),
};

const audiences: Step<Answers, 'audiences'> = {
  key: 'audiences',
  ask: (_soFar, turn) => {
    const all = turn.campaign.plan.audiences.map((each): Button => ({ label: titled(each.name), value: each.code }));
    const rows: Button[][] = [[choice('mend.everybody', 'all')]];
    for (let i = 0; i < all.length; i += 2) rows.push(all.slice(i, i + 2));
    return { text: word('mend.ask.audiences'), buttons: rows };
  },
  parse: readAudiences,
  line: (value, _soFar, turn) => ({ label: word('mend.line.audiences'), value: audienceNames(value, turn) }),
};

/** One that was tapped, or several as they are typed: "phụ huynh, học sinh". */
function readAudiences(message: Message, _soFar: SoFar, turn: Turn): Parsed<readonly string[]> {
  const all = turn.campaign.plan.audiences;
  if (message.choice === 'all') return { ok: true, value: all.map((each) => each.code) };
  const said =
    message.choice === undefined ? fold(message.text ?? '').split(/\s*(?:[,;+&]|\bva\b|\band\b)\s*/) : [message.choice];
  const codes = said.map(
    (each) =>
      all.find(({ code, name, words }) =>
        [code, ...textsOf(name), ...words].some((known) => known === each || fold(known) === each),
      )?.code,
  );
  const found = codes.filter((code) => code !== undefined);
  const isRead = found.length > 0 && found.length === codes.length;
  return isRead ? { ok: true, value: [...new Set(found)] } : { ok: false, because: word('mend.not.audiences') };
}

function audienceNames(codes: readonly string[], turn: Turn): Say {
  const { audiences: all } = turn.campaign.plan;
  if (codes.length === all.length) return word('mend.everybody');
  return { join: all.filter((each) => codes.includes(each.code)).map((each) => ({ local: each.name })), by: ', ' };
}

const platform: Step<Answers, 'platform'> = {
  key: 'platform',
  ask: (_soFar, turn) => ({ text: word('mend.ask.platform'), buttons: platformButtons(turn) }),
  parse: (message, _soFar, turn) => {
    const value = readPlatform(message, turn);
    // "Ở nhà văn hóa thôn 3" is in person, and answers the next question, too.
    const there = value === null && message.text !== undefined ? cutPlace(message.text, turn) : null;
    if (there?.rest === '') return { ok: true, value: there.platform, also: { place: there.place } };
    return value === null ? { ok: false, because: word('mend.not.platform') } : { ok: true, value };
  },
  line: (value, _soFar, turn) => ({ label: word('mend.what.platform'), value: platformName(value, turn) }),
};

const isInPerson = (soFar: SoFar, turn: Turn): boolean =>
  turn.campaign.plan.platforms.find((each) => each.code === soFar.platform)?.inPerson ?? false;

const place: Step<Answers, 'place'> = {
  key: 'place',
  when: isInPerson,
  takesText: true,
  skip: null,
  ask: () => ({ text: word('mend.ask.place') }),
  parse: (message) => readTitle(tidy(message.text)),
  line: (value) => ({ label: word('mend.line.place'), value: linkName(value) }),
};

const link: Step<Answers, 'link'> = {
  key: 'link',
  when: (soFar, turn) => !isInPerson(soFar, turn),
  takesText: true,
  skip: null,
  ask: () => ({ text: word('mend.ask.link') }),
  parse: (message) => {
    const read = readLink(message.text ?? '');
    return read.ok ? read : { ok: false, because: word('mend.not.link') };
  },
  line: (value) => ({ label: word('mend.line.link'), value: linkName(value) }),
};

const host: Step<Answers, 'host'> = {
  key: 'host',
  takesText: true,
  skip: null,
  ask: () => ({ text: word('mend.ask.host') }),
  parse: (message) => readTitle(tidy(message.text)),
  line: (value) => ({ label: word('mend.what.host'), value: linkName(value) }),
};

export const sessionAddFlow: Flow<Answers> = {
  name: 'session-add',
  for: ['office'],
  ways: [
    {
      label: 'pages:button.session-add',
    },
  ],
  version: 1,
  title: word('mend.add'),
  keepsDraft: true,
  begin: ([told = ''], turn) =>
    turn.people.may('office')
      ? { ok: true, answers: toldSession(told, turn), echoes: true }
      : refusal('only-for.office', choice('button.contact', 'contact')),
  steps: [title, day, time, audiences, platform, place, link, host],
  summary: { intro: () => word('mend.add-check'), confirm: word('mend.add-confirm') },
  done: (answers, turn) => [write(answers, turn)],
};

/** The right is looked at again: it may have been taken back while the flow was open. */
function write(answers: Answers, turn: Turn): Reply {
  if (!turn.people.may('office')) throw new NotAllowed('mend');
  const inPerson = isInPerson(answers, turn);
  const code = turn.schedule.add({
    date: answers.day,
    ...answers.time,
    title: { vi: answers.title },
    audiences: answers.audiences,
    platform: answers.platform === 'none' ? null : answers.platform,
    place: inPerson ? answers.place : null,
    link: inPerson ? null : answers.link,
    host: answers.host,
  });
  return {
    text: word('mend.added', { title: answers.title }),
    buttons: [
      [choice('mend.button.session', `session.${code}`), choice('mend.button.more', 'mend')],
      [choice('button.home', 'home')],
    ],
  };
}
