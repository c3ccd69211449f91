import type { Unit } from '../campaign/types.ts';
import { communeOf, communes, isCommune, loggingUnits, unitName, unitOf } from '../campaign/unit-tree.ts';
import { addDays, dateOf } from '../chat/civil.ts';
import type { Button, Message, Reply, Role, Say } from '../chat/index.ts';
import type { Flow, Parsed, Step } from '../dialog/flow.ts';
import { NotAllowed, type Turn } from '../turn/index.ts';
import { choice, refusal, word } from './office-word.ts';
import { findUnits, unitButtons } from './unit-search.ts';

type Answers = { readonly role: Role; readonly unit: string; readonly days: number; readonly uses: number };

const DAYS = { usual: 14, most: 90 };
const USES = { usual: 1, most: 50 };

const isOffice = (turn: Turn): boolean => turn.people.may('office');

/** Whom the person may invite for: the office any unit, a lead the own ones. */
function unitsToInvite(turn: Turn): readonly Unit[] {
  return loggingUnits(turn.campaign).filter((unit) => turn.people.may('lead', unit.code));
}

const role: Step<Answers, 'role'> = {
  key: 'role',
  when: (_soFar, turn) => isOffice(turn),
  ask: () => ({
    text: word('invite.ask.role'),
    buttons: [[choice('role.teacher', 'teacher'), choice('role.lead', 'lead')], [choice('role.office', 'office')]],
  }),
  parse: (message) => {
    const value = message.choice;
    if (value === 'teacher' || value === 'lead' || value === 'office') return { ok: true, value };
    return { ok: false, because: word('invite.not.role') };
  },
  line: (value) => ({ label: word('invite.line.role'), value: word(`role.${value}`) }),
};

const unit: Step<Answers, 'unit'> = {
  key: 'unit',
  when: (soFar, turn) => soFar.role !== 'office' && (isOffice(turn) || unitsToInvite(turn).length > 1),
  takesText: true,
  ask: (_soFar, turn) => askUnit(turn),
  parse: readUnit,
  line: (value, _soFar, turn) => ({
    label: word('invite.line.unit'),
    value: { local: unitName(turn.campaign, value) },
  }),
};

/** Few units are all shown; of many the communes, since nobody reads sixty buttons. */
function askUnit(turn: Turn): Reply {
  const units = unitsToInvite(turn);
  const shown = units.length <= 10 ? units : communes(turn.campaign);
  return { text: word('invite.ask.unit'), buttons: paired(unitButtons(shown, turn.campaign)) };
}

/** Communes have short names: two a row. */
const paired = (rows: readonly (readonly Button[])[]): readonly (readonly Button[])[] =>
  rows.length <= 10 ? rows : rows.flatMap((row, i) => (i % 2 === 0 ? [[...row, ...(rows[i + 1] ?? [])]] : []));

function readUnit(message: Message, _soFar: Partial<Answers>, turn: Turn): Parsed<string> {
  const units = unitsToInvite(turn);
  if (message.choice !== undefined) {
    const chosen = unitOf(turn.campaign, message.choice);
    if (chosen && units.some((each) => each.code === chosen.code)) return { ok: true, value: chosen.code };
    if (chosen && isCommune(turn.campaign, chosen)) return unitsOf(chosen, units, turn);
    return { ok: false, because: word('invite.not.unit') };
  }
  const found = findUnits(message.text ?? '', units);
  if (found.kind === 'none') return { ok: false, because: word('invite.not.unit') };
  if (found.kind === 'several') {
    const buttons = unitButtons(found.units, turn.campaign);
    return { ok: true, deeper: true, more: { text: word('invite.which-unit'), buttons } };
  }
  return { ok: true, value: found.unit.code };
}

function unitsOf(commune: Unit, units: readonly Unit[], turn: Turn): Parsed<string> {
  const inside = units.filter((each) => communeOf(turn.campaign, each)?.code === commune.code);
  if (inside.length === 0) return { ok: false, because: word('invite.empty-commune', { name: commune.name }) };
  const text = word('invite.units-of', { name: commune.name });
  return { ok: true, deeper: true, more: { text, buttons: unitButtons(inside, turn.campaign) } };
}

function readCount(message: Message, most: number, because: string): Parsed<number> {
  const digits = /^\D*(\d{1,4})\D*$/.exec(message.choice ?? message.text ?? '')?.[1];
  const value = Number(digits ?? 0);
  if (value >= 1 && value <= most) return { ok: true, value };
  return { ok: false, because: word(because, { most }) };
}

const days: Step<Answers, 'days'> = {
  key: 'days',
  skip: DAYS.usual,
  takesNumbers: true,
  ask: () => ({
    text: word('invite.ask.days', { days: DAYS.usual }),
    buttons: [[1, 7, 14, 30].map((count) => choice('invite.days', String(count), { count }))],
  }),
  parse: (message) => readCount(message, DAYS.most, 'invite.not.days'),
  line: (value, _soFar, turn) => ({
    label: word('invite.line.days'),
    value: word('invite.until', { count: value, day: { date: addDays(dateOf(turn.now), value), as: 'weekday-date' } }),
  }),
};

const uses: Step<Answers, 'uses'> = {
  key: 'uses',
  skip: USES.usual,
  takesNumbers: true,
  ask: () => ({
    text: word('invite.ask.uses', { uses: USES.usual }),
    buttons: [[1, 5, 10, 20].map((count) => choice('invite.uses', String(count), { count }))],
  }),
  parse: (message) => readCount(message, USES.most, 'invite.not.uses'),
  line: (value) => ({ label: word('invite.line.uses'), value: word('invite.uses', { count: value }) }),
};

/** Makes an invitation: a lead for teachers of the own unit, the office for anybody. */
export const inviteFlow: Flow<Answers> = {
  name: 'invite',
  version: 1,
  title: word('invite.title'),
  keepsDraft: false,
  begin: (_args, turn) => {
    if (isOffice(turn)) return { ok: true, answers: {} };
    const own = unitsToInvite(turn);
    if (!turn.people.may('lead') || own.length === 0)
      return refusal('only-for.lead', choice('button.contact', 'contact'));
    const only = own.length === 1 ? own[0] : undefined;
    return { ok: true, answers: { role: 'teacher', ...(only && { unit: only.code }) } };
  },
  steps: [role, unit, days, uses],
  summary: { intro: (answers, turn) => introduce(answers, turn), confirm: word('invite.confirm') },
  done: (answers, turn) => [invite(answers, turn)],
};

/** A lead was asked neither role nor unit: what the code is for is said all the same. */
function introduce(answers: Answers, turn: Turn): Say {
  if (isOffice(turn)) return word('invite.summary');
  return { join: [word('invite.summary'), { bold: holderName(answers, turn) }] };
}

function holderName({ role: as, unit: code }: Answers, turn: Turn): Say {
  const named = word(`role.${as}`);
  if (as === 'office') return named;
  return word('roles.of-unit', { role: named, unit: { local: unitName(turn.campaign, code) } });
}

/** The rights are looked at again: they may have been taken back while the flow was open. */
function invite(answers: Answers, turn: Turn): Reply {
  const { role: as, days: count, uses: times } = answers;
  const forUnit = as === 'office' ? null : answers.unit;
  const isAllowed = isOffice(turn) || (as === 'teacher' && forUnit !== null && turn.people.may('lead', forUnit));
  if (!isAllowed) throw new NotAllowed('invite');
  const { code, expiresAt } = turn.people.invite(as, forUnit, { days: count, uses: times });
  return codeReply(answers, code, expiresAt, turn);
}

function codeReply(answers: Answers, code: string, expiresAt: Date, turn: Turn): Reply {
  const grouped =
    code
      .replace(/[^A-Za-z0-9]/g, '')
      .match(/.{1,5}/g)
      ?.join('-') ?? code;
  const link = turn.links.invitation(code);
  const until = { date: expiresAt.toISOString(), as: 'moment' } as const;
  return {
    text: {
      join: [
        { bold: holderName(answers, turn) },
        word('invite.code', { code: { code: { plain: grouped } } }),
        link !== null && { plain: link },
        word(link === null ? 'invite.how' : 'invite.how-link', { at: until, count: answers.uses }),
        word('invite.once'),
      ],
    },
    buttons: [
      [{ label: word('invite.copy'), copy: link ?? grouped }],
      [choice('button.roles', 'roles'), choice('button.home', 'home')],
    ],
    secret: true,
  };
}
