/** The office writes down what a unit reports by telephone. */
import { partsOf } from '../campaign/report-outline.ts';
import { unitName } from '../campaign/unit-tree.ts';
import { DAY_MS } from '../chat/civil.ts';
import type { Message } from '../chat/index.ts';
import {
  adjustHeadcount,
  amendHeadcount,
  answerPeople,
  namesPeople,
  readPeople,
  sayPeopleExample,
} from '../dialog/counts/people.ts';
import { sayHeadcount } from '../dialog/echo.ts';
import type { Flow, Json, Parsed, Step } from '../dialog/flow.ts';
import type { Amount, Headcount, Turn } from '../turn/index.ts';
import { spellingsOf, unspelt } from '../understanding/spellings.ts';
import { leftOut, pick, readCount, readText, refuse, toBoard, words } from './report/begin.ts';
import { readMoment } from './typed-moment.ts';

type Answers = {
  readonly unit: string;
  /** When the call was: an instant. */
  readonly at: string;
  readonly caller: string;
  readonly held: 'yes' | 'no';
  readonly reason: string;
  readonly activities: number | null;
  readonly people: Headcount | null;
  readonly words: string | null;
};

const MOST_DAYS_AGO = 60;
const moment = (at: string) => ({ date: at, as: 'moment' }) as const;

const at: Step<Answers, 'at'> = {
  key: 'at',
  takesText: true,
  words: ['giờ gọi', 'lúc gọi', 'time'],
  ask: () => ({ text: words('phone.ask.at'), buttons: [[pick('phone.now', 'now')]] }),
  parse: (message, _soFar, turn) => readCall(message, turn),
  line: (value) => ({ label: words('phone.line.at'), value: moment(value) }),
};

function readCall({ choice, text = '' }: Message, turn: Turn): Parsed<string> {
  if (choice === 'now') return { ok: true, value: turn.saidAt.toISOString() };
  const read = readMoment(text, { now: turn.now, period: turn.campaign.plan.period, languages: turn.languages });
  if (read === null) return { ok: false, because: words('phone.not.at') };
  if (read > turn.now) return { ok: false, because: words('phone.not.future', { at: moment(read.toISOString()) }) };
  if (turn.now.getTime() - read.getTime() > MOST_DAYS_AGO * DAY_MS) {
    return { ok: false, because: words('phone.not.long-ago', { at: moment(read.toISOString()), days: MOST_DAYS_AGO }) };
  }
  return { ok: true, value: read.toISOString() };
}

const caller: Step<Answers, 'caller'> = {
  key: 'caller',
  takesText: true,
  words: ['người báo', 'caller'],
  ask: () => ({ text: words('phone.ask.caller') }),
  parse: (message) => readText(message, 2, 100),
  line: (value) => ({ label: words('phone.line.caller'), value: { plain: value } }),
};

/** "2 hoạt động, 10 cô, 120 cháu, 2 băng rôn": who tells figures held something. All that was said stays among the words; the summary shows it. */
function toldAtOnce(text: string, turn: Turn): Readonly<Record<string, Json>> | null {
  const [said = '', count] = /(\d{1,3})\s*(?:hoạt động|hoat dong|hđ|hd|activities)(?!\p{L})/iu.exec(text) ?? [];
  const rest = text.replace(said, ' ').replace(/^[\s,;.]+/, '');
  const read = /\d/.test(rest)
    ? readPeople(rest, turn.campaign.plan.people, spellingsOf(turn.languages, turn.lang))
    : null;
  const people = read?.ok && 'value' in read ? read.value : null;
  if (count === undefined && people === null) return null;
  return {
    ...(count === undefined ? {} : { activities: Number(count) }),
    ...(people === null ? {} : { people }),
    words: text.trim(),
  };
}

const held: Step<Answers, 'held'> = {
  key: 'held',
  ask: () => ({ text: words('phone.ask.held'), buttons: [[pick('phone.held', 'yes'), pick('phone.not-held', 'no')]] }),
  parse: ({ choice, text = '' }, _soFar, turn) => {
    if (choice === 'yes' || choice === 'no') return { ok: true, value: choice };
    const also = toldAtOnce(text, turn);
    return also ? { ok: true, value: 'yes', also } : { ok: false, because: words('phone.ask.held') };
  },
  line: (value) => ({
    label: words('phone.line.held'),
    value: words(value === 'yes' ? 'phone.held' : 'phone.not-held'),
  }),
};

const reason: Step<Answers, 'reason'> = {
  key: 'reason',
  takesText: true,
  words: ['lý do', 'reason'],
  when: (soFar) => soFar.held === 'no',
  maybe: (soFar) => soFar.held === undefined,
  ask: () => ({ text: words('not-held.ask', { most: 500 }) }),
  parse: (message) => readText(message, 3, 500),
  line: (value) => ({ label: words('not-held.reason'), value: { plain: value } }),
};

const isHeld = (soFar: Partial<Answers>): boolean => soFar.held === 'yes';

const activities: Step<Answers, 'activities'> = {
  key: 'activities',
  takesNumbers: true,
  skip: null,
  zero: true,
  words: ['số hoạt động', 'hoạt động', 'activities'],
  when: isHeld,
  ask: () => ({ text: words('phone.ask.activities') }),
  parse: (message, _soFar, turn) => {
    const read = readCount(message, ['hoạt động', 'activities'], turn.languages);
    return read.ok && 'value' in read ? { ok: true, value: read.value.value } : read;
  },
  line: (value) => ({
    label: words('figure.activities'),
    value: value === null ? words('amount.none') : words('amount.exact', { n: value }),
  }),
};

const people: Step<Answers, 'people'> = {
  key: 'people',
  takesNumbers: true,
  skip: null,
  zero: true,
  amend: (told, before) => (told && before ? amendHeadcount(told, before) : told),
  adjust: (told, before, sign) => told && before && adjustHeadcount(told, before, sign),
  owns: (text, _soFar, turn) => namesPeople(text, turn.campaign.plan.people, unspelt(turn.languages)),
  words: ['số người', 'lượt người', 'people'],
  when: isHeld,
  ask: (_soFar, turn) => ({
    text: words('phone.ask.people', { example: sayPeopleExample(turn.campaign.plan.people) }),
  }),
  parse: (message, _soFar, turn) => answerPeople(message, turn),
  line: (value, _soFar, turn) => ({
    label: words('phone.line.people'),
    value: sayHeadcount(value, turn.campaign.plan.people),
  }),
};

const besides: Step<Answers, 'words'> = {
  key: 'words',
  takesText: true,
  skip: null,
  words: ['nội dung', 'words'],
  when: isHeld,
  ask: () => ({ text: words('phone.ask.words') }),
  parse: (message) => readText(message, 2, 2_000),
  line: (value) => (value === null ? null : { label: words('phone.line.words'), value: { plain: value } }),
};

/** What was told takes the place of what was counted; a group that nobody named is then not known. */
function figuresOf({ activities: count, people: told }: Answers): Readonly<Record<string, Amount>> {
  const figures: Record<string, Amount> = {};
  if (count !== null) figures['activities'] = { value: count, about: false };
  if (told === null) return figures;
  const about = (value: number | null): Amount => ({ value, about: told.approximate && value !== null });
  for (const [code, value] of Object.entries(told.counts)) figures[`people.${code}`] = about(value);
  figures['unsorted'] = about(told.unsorted);
  return figures;
}

/** A report that a unit tells the office by telephone: with the time of the call, and who says so. `go.phone-report.<unit>`. */
export const phoneReportFlow: Flow<Answers> = {
  name: 'phone-report',
  for: ['office'],
  version: 1,
  title: words('phone.title'),
  keepsDraft: true,
  begin([unit = ''], turn) {
    if (!turn.people.may('office')) return refuse(words('begin.not-office'));
    const isThere = turn.campaign.units.some(({ code }) => code === unit);
    return isThere ? { ok: true, answers: { unit } } : refuse(words('phone.which'), toBoard);
  },
  steps: [at, caller, held, reason, activities, people, besides],
  summary: {
    intro: ({ unit, held: told }, turn) => {
      const sent = turn.unitReports.sent(unit);
      return {
        join: [
          words('phone.check', { unit: { local: unitName(turn.campaign, unit) } }),
          ...leftOut(unit, told === 'no', turn),
          sent !== null && words('phone.instead', { version: sent.version }),
        ],
      };
    },
    confirm: words('phone.confirm'),
  },
  done(answers, turn) {
    const isNothing = answers.held === 'no';
    const part = partsOf(turn.campaign).find(({ source }) => source === 'words');
    turn.unitReports.phone(answers.unit, {
      at: new Date(answers.at),
      caller: answers.caller,
      because: turn.plain(words('phone.because', { who: { plain: answers.caller } })),
      figures: isNothing ? {} : figuresOf(answers),
      words: isNothing ? null : answers.words,
      wordsOf: part?.code ?? '',
      notHeld: isNothing ? answers.reason : null,
    });
    return [];
  },
  leadsTo: ({ unit }) => ({ at: `hand-in.${unit}`, note: words('phone.done') }),
};
