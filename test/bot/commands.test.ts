import { describe, expect, it } from 'vitest';
import { commandLists, commands, commandTarget } from '../../src/bot/commands.ts';
import { addressFor, spokenIn, ways } from '../../src/bot/typed/ways.ts';
import type { Role } from '../../src/chat/index.ts';
import { flows } from '../../src/flows/index.ts';
import { pages } from '../../src/pages/index.ts';
import { createWords } from '../../src/words/index.ts';
import { plainTurn } from '../support/plain-turn.ts';
import { wordsWithThird } from '../support/third-language.ts';

const words = createWords();
const known = new Set([...pages.map((each) => each.name), ...flows.map((each) => `go.${each.name}`), 'cancel']);
/** 'classes', 'go.log': the page or the flow that an address opens. */
const opened = (address: string): string | undefined => /^(?:go\.)?[^.]+/.exec(address)?.[0];
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
    ['baocao', 'office', 'frozen'],
    ['thongbao', 'office', 'broadcasts'],
    ['broadcast', 'lead', 'announcements'],
  ] as const)('/%s leads the %s to %s', (name, role, target) => {
    expect(commandTarget(name, personAs(role))).toBe(target);
  });

  it('leads to a page or a flow that exists, whoever types it', () => {
    for (const role of [null, 'teacher', 'lead', 'office'] as const) {
      for (const { vi, en } of commands) {
        for (const name of [vi, en]) expect(known).toContain(opened(commandTarget(name, personAs(role)) ?? ''));
      }
    }
  });

  it('so do all words and all buttons that pages and flows name', () => {
    for (const role of [null, 'teacher', 'lead', 'office'] as const) {
      for (const way of ways) expect(known).toContain(opened(addressFor(way, personAs(role))));
    }
  });

  it('no words and no command are told twice: they would lead to one of two places', () => {
    const typed = spokenIn(words.languages).flatMap(({ phrases }) => phrases);
    const told = [...typed, ...commands.flatMap(({ vi, en }) => [...new Set([`/${vi}`, `/${en}`])])];
    expect(told.filter((each, i) => told.indexOf(each) !== i)).toEqual([]);
  });
});

describe('the lists for the command menu', () => {
  const lists = commandLists(words);

  it('there is one for Vietnamese readers, one for all others and one for each further language, in private chats and in groups', () => {
    const further = words.languages.map(({ code }) => code).filter((code) => code !== 'vi' && code !== 'en');
    const each = ['vi', null, ...further];
    expect(lists.map(({ scope, language }) => [scope, language])).toEqual([
      ...each.map((language) => ['private', language]),
      ...each.map((language) => ['group', language]),
    ]);
  });

  it('a further language has lists of its own: the twins, described in it as far as it goes', () => {
    const more = commandLists(wordsWithThird()).filter(({ language }) => language === 'km');
    expect(more.map(({ scope }) => scope)).toEqual(['private', 'group']);
    expect(more[0]?.commands).toContainEqual({ command: 'schedule', description: 'កម្មវិធី' });
    expect(more[0]?.commands).toContainEqual({ command: 'help', description: 'Trợ giúp' });
  });

  it('they keep to what Telegram takes: a-z, 0-9 and _, at most 32 characters, a description of 1 to 256', () => {
    for (const list of lists) {
      expect(new Set(list.commands.map((each) => each.command)).size).toBe(list.commands.length);
      for (const { command, description } of list.commands) {
        expect(command).toMatch(/^[a-z0-9_]{1,32}$/);
        expect(description).not.toMatch(/pages:|about\./);
        expect(description.length).toBeGreaterThan(1);
        expect(description.length).toBeLessThanOrEqual(60);
      }
    }
  });

  it('a group is offered nothing that leads to a flow, a role or a figure', () => {
    const inGroup = lists.filter(({ scope }) => scope === 'group').flatMap((each) => each.commands);
    const open = new Set(pages.filter((each) => each.inGroups).map((each) => each.name));
    for (const { command } of inGroup) expect(open).toContain(commandTarget(command, personAs('office')));
  });
});
