import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { groupCode, makeCode } from '../../src/people/code.ts';
import { createCodeHealth } from '../../src/people/code-health.ts';
import { CEILING, createTries } from '../../src/people/tries.ts';
import { createHousekeeping } from '../../src/store/housekeeping.ts';
import { openStore } from '../../src/store/open.ts';
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
  expect(town.turn('a').people.redeem(once.toLowerCase())).toMatchObject({ ok: true });
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

test('neither erasing oneself nor unlinking gives new tries', () => {
  const town = openTown();
  const guess = (code = makeCode()) => town.turn('guesser', later(1)).people.redeem(code);
  const { code } = town.appoint('office', 'office').people.invite('teacher', 'TH1');
  for (let tries = 0; tries < 5; tries += 1) expect(guess()).toEqual({ ok: false, why: 'unknown' });
  town.turn('guesser').people.erase();
  expect(guess(code)).toMatchObject({ ok: false, why: 'slow-down' });
  // What is kept is no address and no person, and is gone an hour after the last wrong code.
  expect(JSON.stringify(town.store.sqlite.prepare('select * from code_tries').all())).not.toContain('guesser');
  createHousekeeping(town.store).run(later(70), 0);
  expect(town.count('code_tries')).toBe(0);
});

test('who guesses from many addresses is slowed down for all of them, and a right code still works at once', () => {
  const town = openTown();
  const { people } = town.appoint('office', 'office');
  const code = people.invite('teacher', 'TH1', { uses: 3 }).code;
  const health = createCodeHealth(town.store);
  const guess = (who: string, minute: number) => town.turn(who, later(minute)).people.redeem(makeCode());
  expect(health(NOON)).toBeNull();
  for (let n = 0; n < CEILING; n += 1) guess(`guesser ${Math.floor(n / 5)}`, 1);
  expect(health(later(1))).toBe(`${CEILING} wrong codes within an hour: somebody may be guessing`);
  expect(town.turn('honest', later(2)).people.redeem(code)).toMatchObject({ ok: true });
  // A slip is still forgiven; the second costs an hour instead of the sixth ten minutes.
  guess('slipping', 2);
  expect(town.turn('slipping', later(3)).people.redeem(code)).toMatchObject({ ok: true });
  guess('guesser x', 2);
  guess('guesser x', 2);
  expect(guess('guesser x', 13)).toEqual({ ok: false, why: 'slow-down', waitMinutes: 49 });
  expect(health(later(62))).toBeNull();
  expect(guess('guesser x', 63)).toEqual({ ok: false, why: 'unknown' });
});

test('wrong codes that trickle in over days never add up to a guesser', () => {
  const { store } = openTown();
  const tries = createTries(store);
  for (let n = 0; n < 3 * CEILING; n += 1)
    tries.attempt({ channel: 'phone', id: String(n) }, later(n), () => undefined);
  expect(tries.guessed(later(3 * CEILING))).toBeNull();
});

test('a copy of the database takes codes with the key’s file only, and says so', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'));
  const at = (name: string): string => join(folder, name);
  const town = openTown(at('bot.sqlite'));
  const { code } = town.appoint('office', 'office').people.invite('teacher', 'TH1', { uses: 2 });
  town.store.close();
  for (const [name, files] of Object.entries({ whole: ['bot.sqlite', 'code.key'], alone: ['bot.sqlite'] })) {
    mkdirSync(at(name));
    for (const file of files) copyFileSync(at(file), join(at(name), file));
  }
  const whole = openTown(join(at('whole'), 'bot.sqlite'));
  expect(createCodeHealth(whole.store)(NOON)).toBeNull();
  expect(whole.turn('a').people.redeem(code)).toMatchObject({ ok: true });
  whole.store.close();

  const alone = openTown(join(at('alone'), 'bot.sqlite'));
  expect(createCodeHealth(alone.store)(NOON)).toMatch(
    /^1 open invitations were made under another code\.key: put that file back/,
  );
  expect(createCodeHealth(alone.store)(later(15 * DAY))).toBeNull();
  expect(alone.turn('a').people.redeem(code)).toEqual({ ok: false, why: 'unknown' });
  const office = alone.turn('office').people;
  expect(office.invitations()).toEqual([]);
  expect(alone.turn('b').people.redeem(office.invite('teacher', 'TH1').code)).toMatchObject({ ok: true });
  alone.store.close();
  // Put back while the program was off.
  copyFileSync(at('code.key'), join(at('alone'), 'code.key'));
  const mended = openTown(join(at('alone'), 'bot.sqlite'));
  expect(mended.turn('c').people.redeem(code)).toMatchObject({ ok: true });
  mended.store.close();
  rmSync(folder, { recursive: true });
});

test('a database of the version before opens, with its people and its codes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'));
  const path = join(folder, 'bot.sqlite');
  makeFirstVersion(path);
  const store = openStore(path);
  expect(store.sqlite.prepare('select id, unit from persons').all()).toEqual([{ id: 1, unit: 'TH1' }]);
  expect(store.sqlite.prepare('select person from addresses').all()).toEqual([{ person: 1 }]);
  expect(store.sqlite.pragma('foreign_key_check')).toEqual([]);
  expect(createTries(store).attempt({ channel: 'phone', id: 'a' }, NOON, () => 1)).toEqual({ ok: true, row: 1 });
  store.close();
  rmSync(folder, { recursive: true });
});

/** The database as the first migration made it, with a person in it who was waiting. */
function makeFirstVersion(path: string): void {
  const before = new Database(path);
  const sql = readFileSync('drizzle/0000_start.sql', 'utf8');
  for (const statement of sql.split('--> statement-breakpoint')) before.exec(statement);
  const journal = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as { entries: { when: number }[] };
  before.exec('create table __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)');
  before
    .prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
    .run(createHash('sha256').update(sql).digest('hex'), journal.entries[0]?.when);
  before.exec(`insert into persons (id, unit, wrong_codes, wrong_code_at, created_at, last_at) values (1, 'TH1', 5, ${NOON.getTime()}, 1, 1);
    insert into addresses (channel, id, person) values ('phone', 'a', 1)`);
  before.close();
}

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

test('each holder is shown where they wrote last, and told from another of the same role and school', () => {
  const town = openTown();
  town.appoint('binh', 'teacher', 'TH1');
  town.appoint('chi', 'teacher', 'TH1');
  const { people } = town.appoint('office', 'office');
  town.store.sqlite.exec(`update addresses set channel = 'zalo' where id = 'binh'`);
  const shown = people.holders().map(({ role, channel, twin }) => `${role} ${channel} ${twin}`);
  expect(shown).toEqual(['office phone false', 'teacher zalo true', 'teacher phone true']);
  const [, first] = people.holders();
  expect(people.holder(first?.holding ?? 0)).toEqual(first);
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
