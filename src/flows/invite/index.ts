import type { Unit } from '../../campaign/types.ts';
import { communeOf, communes, isCommune, loggingUnits, unitName, unitOf } from '../../campaign/unit-tree.ts';
import { addDays, dateOf } from '../../chat/civil.ts';
import type { Button, Message, Reply, Role, Say } from '../../chat/index.ts';
import type { Flow, Parsed, Step } from '../../dialog/flow.ts';
import { NotAllowed, type Turn } from '../../turn/index.ts';
import { choice, refusal, word } from '../office-word.ts';
import { findUnits, unitButtons } from '../unit-search.ts';
import { areaName, areaOf, askArea, readArea } from './area.ts';
import { IN_DAYS, IN_USES, readCount } from './counts.ts';
import { type Invitation, invitationMessage } from './message.ts';
import { isScope, MOST_AT_ONCE, openCodes, scopeName, unitsIn } from './scope.ts';
import { invitationSheet } from './sheet.ts';

/** `unit`: a unit's code, or many at once (see scope.ts). `area`: a viewer's (see area.ts). */
type Answers = {
  readonly role: Role;
  readonly unit: string;
  readonly area: string;
  readonly days: number;
  readonly uses: number;
};

const DAYS = { usual: 14, most: 90 };
const USES = { usual: 1, most: 50 };

const ROLES: readonly Role[] = ['teacher', 'lead', 'office', 'viewer'];

const isOffice = (turn: Turn): boolean => turn.people.may('office');

/** Whom the person may invite for: the office any unit, a lead the own ones. */
function unitsToInvite(turn: Turn): readonly Unit[] {
  const units = loggingUnits(turn.campaign);
  return isOffice(turn) ? units : units.filter((unit) => turn.people.may('lead', unit.code));
}

const role: Step<Answers, 'role'> = {
  key: 'role',
  words: ['vai trò', 'role'],
  when: (_soFar, turn) => isOffice(turn),
  ask: () => ({
    text: word('invite.ask.role'),
    buttons: [
      [choice('role.teacher', 'teacher'), choice('role.lead', 'lead')],
      [choice('role.office', 'office'), choice('role.viewer', 'viewer')],
    ],
  }),
  parse: (message) => {
    const value = ROLES.find((each) => each === message.choice);
    return value ? { ok: true, value } : { ok: false, because: word('invite.not.role') };
  },
  line: (value) => ({ label: word('invite.line.role'), value: word(`role.${value}`) }),
};

const unit: Step<Answers, 'unit'> = {
  key: 'unit',
  words: ['đơn vị', 'trường', 'unit', 'school'],
  when: ({ role: as }, turn) =>
    as !== 'office' && as !== 'viewer' && (isOffice(turn) || unitsToInvite(turn).length > 1),
  takesText: true,
  findsNames: true,
  ask: (soFar, turn) => askUnit(soFar, turn),
  parse: readUnit,
  line: (value, soFar, turn) => ({
    label: word('invite.line.unit'),
    value: isScope(value) ? scopeName(value, soFar.role ?? 'lead', turn) : { local: unitName(turn.campaign, value) },
  }),
};

const area: Step<Answers, 'area'> = {
  key: 'area',
  words: ['phạm vi', 'xã', 'scope', 'commune'],
  when: (soFar, turn) => soFar.role === 'viewer' && isOffice(turn),
  takesText: true,
  findsNames: true,
  ask: (_soFar, turn) => askArea(turn, paired),
  parse: (message, _soFar, turn) => readArea(message, turn),
  line: (value, _soFar, turn) => ({ label: word('invite.line.area'), value: areaName(value, turn) }),
};

/** Few units are all shown; of many the communes, since nobody reads sixty buttons. */
function askUnit({ role: as = 'lead' }: Partial<Answers>, turn: Turn): Reply {
  const units = unitsToInvite(turn);
  const shown = units.length <= 10 ? units : communes(turn.campaign);
  const many = isOffice(turn) ? manyButtons(as, turn) : [];
  return { text: word('invite.ask.unit'), buttons: [...many, ...paired(unitButtons(shown, turn.campaign))] };
}

/** Many at once: those without anybody, those of a type. A commune is chosen among the communes. */
function manyButtons(as: Role, turn: Turn): readonly (readonly Button[])[] {
  const count = (scope: string): number => unitsIn(scope, as, turn)?.units.length ?? 0;
  const [empty, renew] = [count('.empty'), count('.renew')];
  return [
    ...(empty > 0 ? [[choice('invite.scope.button.empty', '.empty', { count: empty })]] : []),
    ...(renew > 0 ? [[choice('invite.scope.button.renew', '.renew', { count: renew })]] : []),
    [choice('invite.scope.button.types', '.types')],
  ];
}

/** Communes have short names: two a row. */
const paired = (rows: readonly (readonly Button[])[]): readonly (readonly Button[])[] =>
  rows.length <= 10 ? rows : rows.flatMap((row, i) => (i % 2 === 0 ? [[...row, ...(rows[i + 1] ?? [])]] : []));

function readUnit(message: Message, soFar: Partial<Answers>, turn: Turn): Parsed<string> {
  const units = unitsToInvite(turn);
  if (message.choice?.startsWith('.') && isOffice(turn)) return readScope(message.choice, soFar.role ?? 'lead', turn);
  if (message.choice !== undefined) {
    const chosen = unitOf(turn.campaign, message.choice);
    if (chosen && units.some((each) => each.code === chosen.code)) return { ok: true, value: chosen.code };
    if (chosen && isCommune(turn.campaign, chosen)) return unitsOf(chosen, units, turn);
    return { ok: false, because: word('invite.not.unit') };
  }
  const found = findUnits(message.text ?? '', units, turn.campaign);
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
  const whole =
    isOffice(turn) && inside.length > 1 ? [[choice('invite.scope.button.commune', `.c-${commune.code}`)]] : [];
  return { ok: true, deeper: true, more: { text, buttons: [...whole, ...unitButtons(inside, turn.campaign)] } };
}

/** A scope ends the step unless nobody is left to be invited in it; `.types` asks which. */
function readScope(scope: string, as: Role, turn: Turn): Parsed<string> {
  if (scope === '.types') {
    const types = turn.campaign.plan.unitTypes.filter((type) => type.kind === 'unit');
    const buttons = types.map((type): Button[] => [{ label: { local: type.name }, value: `.t-${type.code}` }]);
    return { ok: true, deeper: true, more: { text: word('invite.ask.type'), buttons } };
  }
  const chosen = isScope(scope) ? unitsIn(scope, as, turn) : null;
  if (!chosen) return { ok: false, because: word('invite.not.unit') };
  const left = { held: chosen.held, coded: chosen.coded };
  if (chosen.units.length === 0)
    return { ok: false, because: word('invite.scope.nobody-left', left), offer: manyButtons(as, turn).flat() };
  const more = chosen.units.length - MOST_AT_ONCE;
  const notes = [
    chosen.held + chosen.coded > 0 && word('invite.scope.left-out', left),
    more > 0 && word('invite.scope.more', { most: MOST_AT_ONCE, count: more }),
  ];
  return { ok: true, value: scope, ...(notes.some(Boolean) && { note: { join: notes } }) };
}

const days: Step<Answers, 'days'> = {
  key: 'days',
  words: ['số ngày', 'hạn', 'thời hạn', 'ngày', 'days'],
  skip: DAYS.usual,
  takesNumbers: true,
  ask: () => ({
    text: word('invite.ask.days', { days: DAYS.usual }),
    buttons: [[1, 7, 14, 30].map((count) => choice('invite.days', String(count), { count }))],
  }),
  parse: (message) => readCount(message, DAYS.most, 'invite.not.days', IN_DAYS),
  line: (value, _soFar, turn) => ({
    label: word('invite.line.days'),
    value: word('invite.until', { count: value, day: { date: addDays(dateOf(turn.now), value), as: 'weekday-date' } }),
  }),
};

const uses: Step<Answers, 'uses'> = {
  key: 'uses',
  words: ['số lần', 'số lượt', 'số người', 'lượt', 'uses'],
  skip: USES.usual,
  takesNumbers: true,
  ask: () => ({
    text: word('invite.ask.uses', { uses: USES.usual }),
    buttons: [[1, 5, 10, 20].map((count) => choice('invite.uses', String(count), { count }))],
  }),
  parse: (message) => readCount(message, USES.most, 'invite.not.uses', IN_USES),
  line: (value) => ({ label: word('invite.line.uses'), value: word('invite.uses', { count: value }) }),
};

/** Makes invitations: a lead for teachers of the own unit, the office for anybody, many units at once. `go.invite`, `go.invite.empty`. */
export const inviteFlow: Flow<Answers> = {
  name: 'invite',
  for: ['lead', 'office'],
  version: 1,
  title: word('invite.title'),
  keepsDraft: false,
  begin: ([scope, named], turn) => {
    // From the list of units without anybody: a lead each.
    const many = ['.empty', '.renew'].find(
      (each) => scope === 'empty' && (unitsIn(each, 'lead', turn)?.units.length ?? 0) > 0,
    );
    const one = scope === 'unit' ? unitsToInvite(turn).find(({ code }) => code === named) : undefined;
    if (isOffice(turn) && one)
      return { ok: true, answers: { role: 'lead', unit: one.code }, note: word('invite.for', { unit: one.name }) };
    if (isOffice(turn)) return { ok: true, answers: many ? { role: 'lead', unit: many } : {} };
    const own = unitsToInvite(turn);
    if (!turn.people.may('lead') || own.length === 0)
      return refusal('only-for.lead', choice('button.contact', 'contact'));
    const only = own.length === 1 ? own[0] : undefined;
    return { ok: true, answers: { role: 'teacher', ...(only && { unit: only.code }) } };
  },
  steps: [role, unit, area, days, uses],
  summary: { intro: (answers, turn) => introduce(answers, turn), confirm: word('invite.confirm') },
  done: (answers, turn) => (isMany(answers) ? inviteMany(answers, turn) : invite(answers, turn)),
};

/** The answers may hold a unit from before the role was changed to one that has none. */
const isMany = ({ role: as, unit: code }: Answers): boolean => as !== 'office' && as !== 'viewer' && isScope(code);

/** A lead was asked neither role nor unit: what the code is for is said all the same. */
function introduce(answers: Answers, turn: Turn): Say {
  if (isOffice(turn)) return word('invite.summary');
  return { join: [word('invite.summary'), { bold: holderName(answers, turn) }] };
}

function holderName({ role: as, unit: code, area: of }: Answers, turn: Turn): Say {
  const named = word(`role.${as}`);
  if (as === 'viewer') return word('roles.of-unit', { role: named, unit: areaName(of, turn) });
  if (as === 'office' || isScope(code)) return named;
  return word('roles.of-unit', { role: named, unit: { local: unitName(turn.campaign, code) } });
}

/** The message to pass on, and apart from it what is only for whoever passes it on. */
function invite({ role: as, unit: code, area: of, days: count, uses }: Answers, turn: Turn): readonly Reply[] {
  const place = as === 'viewer' ? areaOf(of) : code;
  const made = create(as, as === 'office' ? null : place, count, uses, turn);
  return [invitationMessage(made, turn), { text: word('invite.pass-on'), buttons: [afterwards] }];
}

const afterwards = [choice('button.roles', 'roles'), choice('button.home', 'home')];

/** The rights are looked at again: they may have been taken back while the flow was open. */
function create(as: Role, unit: string | null, days: number, uses: number, turn: Turn): Invitation {
  const isAllowed = isOffice(turn) || (as === 'teacher' && unit !== null && turn.people.may('lead', unit));
  if (!isAllowed) throw new NotAllowed('invite');
  return { role: as, unit, uses, ...turn.people.invite(as, unit, { days, uses }) };
}

/** One message a unit, to be forwarded one by one; then all of them on a sheet to print. Those chosen meanwhile by nobody else. */
function inviteMany({ role: as, unit: scope, days: count, uses }: Answers, turn: Turn): readonly Reply[] {
  if (!isOffice(turn)) throw new NotAllowed('invite');
  const units = (unitsIn(scope, as, turn)?.units ?? []).slice(0, MOST_AT_ONCE);
  if (units.length === 0)
    return [{ text: word('invite.scope.nobody-left', { held: 0, coded: 0 }), buttons: [afterwards] }];
  if (scope === '.renew') {
    const again = new Set(units.map((each) => each.code));
    const old = openCodes(as, turn).filter((each) => each.unit !== null && again.has(each.unit));
    for (const { id } of old) turn.people.revokeInvitation(id);
  }
  const made = units.map((each) => create(as, each.code, count, uses, turn));
  return [
    { text: word('invite.scope.made', { count: made.length }) },
    ...made.map((each) => invitationMessage(each, turn)),
    { text: word('invite.sheet.ready'), file: invitationSheet(made, turn), buttons: [afterwards], secret: true },
  ];
}
