import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { groupCode, makeCode } from '../../src/people/code.ts';
import { NotAllowed } from '../../src/turn/index.ts';
import { later, NOON, openTown } from './town.ts';

const DAY = 24 * 60;

test('a lead invites a teacher, who may log from that moment', () => {
  const town = openTown();
  const { code, expiresAt } = town.appoint('lead', 'lead', 'TH1').people.invite('teacher', 'TH1');
  expect(expiresAt).toEqual(later(14 * DAY));
  const teacher = town.turn('teacher');
  expect(teacher.people.may('log', 'TH1')).toBe(false);
  expect(teacher.people.redeem(` ${groupCode(code).toLowerCase()} `)).toEqual({
    ok: true,
    role: 'teacher',
    unit: 'TH1',
  });
  expect(teacher.people.may('log', 'TH1')).toBe(true);
  expect(town.turn('teacher').person.holds).toMatchObject([{ role: 'teacher', unit: 'TH1' }]);
});

test('the ends of a code are told apart', () => {
  const town = openTown();
  const { people } = town.appoint('office', 'office');
  const once = people.invite('lead', 'TH1').code;
  expect(town.turn('a').people.redeem(once)).toMatchObject({ ok: true });
  expect(town.turn('a').people.redeem(once)).toEqual({ ok: false, why: 'already' });
  expect(town.turn('b').people.redeem(once)).toEqual({ ok: false, why: 'used' });

  const short = people.invite('lead', 'TH1', { days: 1 }).code;
  expect(town.turn('b', later(DAY)).people.redeem(short)).toEqual({ ok: false, why: 'expired' });
  expect(town.turn('b', later(DAY - 1)).people.redeem(short)).toMatchObject({ ok: true });

  const taken = people.invite('lead', 'TH2').code;
  people.revokeInvitation(people.invitations().find((each) => each.unit === 'TH2')?.id ?? 0);
  expect(town.turn('c').people.redeem(taken)).toEqual({ ok: false, why: 'revoked' });
  expect(town.turn('c').people.redeem(makeCode())).toEqual({ ok: false, why: 'unknown' });
});

test('whoever tries the link they made for somebody else does not use it up', () => {
  const town = openTown();
  const lead = town.appoint('lead', 'lead', 'TH1');
  const { code } = lead.people.invite('teacher', 'TH1');
  expect(lead.people.redeem(code)).toEqual({ ok: false, why: 'already' });
  expect(town.turn('teacher').people.redeem(code)).toMatchObject({ ok: true });
});

test('a code for three serves three', () => {
  const town = openTown();
  const { people } = town.appoint('office', 'office');
  const { code } = people.invite('teacher', 'TH1', { uses: 3, days: 2 });
  const answers = ['a', 'b', 'c', 'd'].map((who) => town.turn(who).people.redeem(code).ok);
  expect(answers).toEqual([true, true, true, false]);
  expect(people.invitations()).toEqual([]);
  expect(() => people.invite('teacher', 'TH1', { uses: 0 })).toThrow(RangeError);
  expect(() => people.invite('teacher', 'TH1', { days: 1.5 })).toThrow(RangeError);
});

test('after five wrong codes a person waits, with a right code too, and nobody else does', () => {
  const town = openTown();
  const { code } = town.appoint('office', 'office').people.invite('teacher', 'TH1');
  for (let tries = 0; tries < 5; tries += 1) {
    expect(town.turn('guesser', later(tries)).people.redeem(makeCode())).toEqual({ ok: false, why: 'unknown' });
  }
  const again = (minute: number) => town.turn('guesser', later(minute)).people.redeem(code);
  expect(again(5)).toEqual({ ok: false, why: 'slow-down', waitMinutes: 9 });
  expect(again(13)).toEqual({ ok: false, why: 'slow-down', waitMinutes: 1 });
  expect(town.turn('other', later(5)).people.redeem(makeCode())).toEqual({ ok: false, why: 'unknown' });
  // Trying while waiting did not make it longer.
  expect(again(14)).toMatchObject({ ok: true });
});

test('a clock that is set back makes nobody wait for hours', () => {
  const town = openTown();
  for (let tries = 0; tries < 5; tries += 1) town.turn('guesser', later(3 * DAY)).people.redeem(makeCode());
  expect(town.turn('guesser', NOON).people.redeem(makeCode())).toEqual({ ok: false, why: 'unknown' });
});

test('an expired code is a genuine one and costs no try', () => {
  const town = openTown();
  const { code } = town.appoint('office', 'office').people.invite('teacher', 'TH1', { days: 1 });
  const late = town.turn('late', later(2 * DAY));
  for (let tries = 0; tries < 7; tries += 1) expect(late.people.redeem(code)).toEqual({ ok: false, why: 'expired' });
});

test('each inviter sees what they may take back, and no more', () => {
  const town = openTown();
  const office = town.appoint('office', 'office');
  const lead = town.appoint('lead', 'lead', 'TH1');
  const teacher = town.appoint('teacher', 'teacher', 'TH1');
  town.appoint('stranger', 'teacher', 'TH2');
  office.people.invite('lead', 'TH1');
  office.people.invite('teacher', 'TH2');
  lead.people.invite('teacher', 'TH1', { uses: 2 });
  const seen = (doors: typeof lead) => ({
    codes: doors.people.invitations().map((each) => `${each.role} ${each.unit} x${each.usesLeft}`),
    holders: doors.people.holders().map((each) => `${each.role} ${each.unit ?? '-'}${each.me ? ' (me)' : ''}`),
  });
  expect(seen(lead)).toEqual({ codes: ['teacher TH1 x2'], holders: ['lead TH1 (me)', 'teacher TH1'] });
  expect(seen(teacher)).toEqual({ codes: [], holders: [] });
  expect(seen(office)).toEqual({
    codes: ['lead TH1 x1', 'teacher TH2 x1', 'teacher TH1 x2'],
    holders: ['lead TH1', 'office - (me)', 'teacher TH1', 'teacher TH2'],
  });
  expect(office.people.holders()[0]).toMatchObject({ channel: 'phone', since: NOON });
});

test('a lead takes back nothing of another unit, and a teacher nothing of others', () => {
  const town = openTown();
  const office = town.appoint('office', 'office');
  const lead = town.appoint('lead', 'lead', 'TH1');
  const teacher = town.appoint('teacher', 'teacher', 'TH1');
  town.appoint('stranger', 'teacher', 'TH2');
  office.people.invite('teacher', 'TH2');
  const id = (role: string, unit: string | null) =>
    office.people.holders().find((each) => each.role === role && each.unit === unit)?.holding ?? 0;
  const invitation = office.people.invitations()[0]?.id ?? 0;
  expect(() => lead.people.revokeHolding(id('teacher', 'TH2'))).toThrow(NotAllowed);
  expect(() => lead.people.revokeHolding(id('office', null))).toThrow(NotAllowed);
  expect(() => lead.people.revokeInvitation(invitation)).toThrow(NotAllowed);
  expect(() => teacher.people.revokeHolding(id('lead', 'TH1'))).toThrow(NotAllowed);
  lead.people.revokeHolding(id('teacher', 'TH1'));
  expect(town.turn('teacher').people.may('log')).toBe(false);
});

test('the last office stays, and with a second one either may go', () => {
  const town = openTown();
  const { people } = town.appoint('office', 'office');
  const own = () => people.holders().find((each) => each.me)?.holding ?? 0;
  expect(() => people.revokeHolding(own())).toThrow(new NotAllowed('last-office'));
  expect(town.turn('second').people.redeem(people.invite('office', 'TH1').code)).toEqual({
    ok: true,
    role: 'office',
    unit: null,
  });
  people.revokeHolding(own());
  expect(people.may('office')).toBe(false);
  expect(town.turn('second').people.may('office')).toBe(true);
});

test('no code stands in clear in the database files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'));
  const town = openTown(join(folder, 'bot.sqlite'));
  const { people } = town.appoint('office', 'office');
  const codes = Array.from({ length: 20 }, () => people.invite('teacher', 'TH1').code);
  town.turn('a').people.redeem(codes[0] ?? '');
  town.turn('a').people.redeem('ABCDE-23456-FGH7');
  const bytes = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  const found = () => [...codes, 'ABCDE23456FGH7'].filter((code) => bytes().includes(code));
  expect(bytes().includes('teacher')).toBe(true); // the search finds what is there
  expect(found()).toEqual([]);
  town.store.close();
  expect(found()).toEqual([]);
  rmSync(folder, { recursive: true });
});
