import { describe, expect, it } from 'vitest';
import { commandLists, commands, commandTarget } from '../../src/bot/commands.ts';
import { phraseRows } from '../../src/bot/phrases.ts';
import type { Role } from '../../src/chat/index.ts';
import { pages } from '../../src/pages/index.ts';
import { createWords } from '../../src/words/index.ts';
import { plainTurn } from '../support/plain-turn.ts';

const words = createWords();
const ROLE_PAGES = ['unit-report', 'log', 'board', 'roles', 'broadcasts', 'broadcast', 'mend'];
const known = new Set([...pages.map((each) => each.name), ...ROLE_PAGES, 'go', 'cancel']);
const personAs = (role: Role | null) => {
  const holds = role === null ? [] : [{ id: 1, role, unit: role === 'office' ? null : 'T1' }];
  return plainTurn({ person: { holds } }).turn.person;
};

describe('a command', () => {
  it.each([
    ['start', 'home'],
    ['menu', 'home'],
    ['chude', 'theme'],
    ['theme', 'theme'],
    ['lich', 'schedule'],
    ['schedule', 'schedule'],
    ['lop', 'classes'],
    ['classes', 'classes'],
    ['goiy', 'ideas'],
    ['ideas', 'ideas'],
    ['ghi', 'go.log'],
    ['log', 'go.log'],
    ['baocao', 'report-info'],
    ['thongbao', 'announcements'],
    ['nhac', 'reminders'],
    ['reminders', 'reminders'],
    ['ngonngu', 'language'],
    ['language', 'language'],
    ['quyenriengtu', 'privacy'],
    ['privacy', 'privacy'],
    ['huy', 'cancel'],
    ['CANCEL', 'cancel'],
    ['trogiup', 'help'],
    ['help', 'help'],
    ['nosuch', null],
    ['constructor', null],
  ])('/%s leads a participant to %s', (name, target) => expect(commandTarget(name, personAs(null))).toBe(target));

  it.each([
    ['baocao', 'teacher', 'unit-report'],
    ['report', 'lead', 'unit-report'],
    ['baocao', 'office', 'board'],
    ['thongbao', 'office', 'broadcasts'],
    ['broadcast', 'lead', 'announcements'],
  ] as const)('/%s leads the %s to %s', (name, role, target) => {
    expect(commandTarget(name, personAs(role))).toBe(target);
  });

  it('leads to a page or a flow that exists, whoever types it', () => {
    for (const role of [null, 'teacher', 'lead', 'office'] as const) {
      for (const { vi, en } of commands) {
        for (const name of [vi, en]) expect(known).toContain(commandTarget(name, personAs(role))?.split('.')[0]);
      }
    }
  });

  it('typed words lead to a page or a flow that exists', () => {
    for (const { goal } of phraseRows) if ('open' in goal) expect(known).toContain(goal.open.split('.')[0]);
  });
});

describe('the lists for the command menu', () => {
  const lists = commandLists(words);

  it('there is one for Vietnamese readers and one for all others, in private chats and in groups', () => {
    expect(lists.map(({ scope, language }) => [scope, language])).toEqual([
      ['private', 'vi'],
      ['private', null],
      ['group', 'vi'],
      ['group', null],
    ]);
  });

  it('they keep to what Telegram takes: a-z, 0-9 and _, at most 32 characters, a description of 1 to 256', () => {
    for (const list of lists) {
      expect(new Set(list.commands.map((each) => each.command)).size).toBe(list.commands.length);
      for (const { command, description } of list.commands) {
        expect(command).toMatch(/^[a-z0-9_]{1,32}$/);
        expect(description).not.toMatch(/commands:|about\./);
        expect(description.length).toBeGreaterThan(1);
        expect(description.length).toBeLessThanOrEqual(60);
      }
    }
  });

  it('a group is offered nothing that leads to a flow, a role or a figure', () => {
    const inGroup = lists.filter(({ scope }) => scope === 'group').flatMap((each) => each.commands);
    const open = new Set(pages.filter((each) => each.public).map((each) => each.name));
    for (const { command } of inGroup) expect(open).toContain(commandTarget(command, personAs('office')));
  });
});
