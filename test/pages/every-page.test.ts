import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCampaign } from '../../src/campaign/read.ts';
import type { Campaign } from '../../src/campaign/types.ts';
import { addDays } from '../../src/chat/civil.ts';
import type { Language, Reply, Say } from '../../src/chat/index.ts';
import { toPlain } from '../../src/chat/markup.ts';
import { choicesOf, numbersOf, withNumbers } from '../../src/chat/numbered.ts';
import { flows } from '../../src/flows/index.ts';
import { pages } from '../../src/pages/index.ts';
import { createWords, localesFolder } from '../../src/words/index.ts';
import { opened } from '../support/opened.ts';
import { plainTurn } from '../support/plain-turn.ts';
import { bareCampaign, sampleCampaign } from '../support/sample-campaign.ts';

const words = createWords();
const flowNames = flows.map((each) => each.name);
const names = pages.map((each) => each.name);
/** The role holders' pages look into figures, which a plain turn has none of: they are walked in their own tests. */
const rolePages = pages.filter((each) => each.for !== 'everybody').map((each) => each.name);

const people = {
  newcomer: { joined: false },
  parent: { audience: 'PH', unit: 'T1', announcements: 'yes', remindAt: '06:45', consent: 'old' },
  teacher: { holds: [{ id: 1, role: 'teacher', unit: 'T1' }] },
  lead: { holds: [{ id: 1, role: 'lead', unit: 'T1' }], consent: '2026-1' },
  office: { holds: [{ id: 1, role: 'office', unit: null }] },
} as const;

const entries: Record<Language, Set<string>> = { vi: entriesOf('vi'), en: entriesOf('en') };

/** 'pages:theme.title', plural endings taken off. */
function entriesOf(lang: Language): Set<string> {
  const flat = (node: object, path: string): string[] =>
    Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? flat(value, `${path}${key}.`)
        : [`${path}${key.replace(/_(?:one|other)$/, '')}`],
    );
  const folder = join(localesFolder, lang);
  const rooms = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8'))] as const);
  return new Set(rooms.flatMap(([file, words]) => flat(words as object, `${file.slice(0, -'.json'.length)}:`)));
}

/** Every key that a reply is said with: i18next shows a missing key as its own name, which no pattern finds for certain. */
function keysOf(say: Say): string[] {
  if ('key' in say)
    return [
      say.key,
      ...Object.values(say.with ?? {}).flatMap((each) => (typeof each === 'object' ? keysOf(each) : [])),
    ];
  if ('join' in say) return say.join.flatMap((part) => (part ? keysOf(part) : []));
  if ('bold' in say) return keysOf(say.bold);
  return 'code' in say ? keysOf(say.code) : [];
}

/** So many things are looked at that an `expect` for each would take most of the time. */
function ensure(holds: boolean, what: string): void {
  if (!holds) expect.fail(what);
}

/** Follows every button from home, as one person at one moment, and looks at each page on the way. */
function walk(
  given: Parameters<typeof plainTurn>[0],
  look: (value: string, reply: Reply<string>) => void,
): Set<string> {
  const lang = given?.lang ?? 'vi';
  const { turn } = plainTurn(given);
  const seen = new Set<string>();
  const waiting = ['home'];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    const [name] = value.split('.');
    if (seen.has(value) || name === 'go' || rolePages.includes(name ?? '')) continue;
    seen.add(value);
    const reply = opened(value, turn);
    for (const key of [reply.text, ...(reply.buttons ?? []).flat().map((each) => each.label)].flatMap(keysOf)) {
      ensure(entries[lang]?.has(key) === true, `${value} has no words for ${key}`);
    }
    look(value, words.reply(reply, lang));
    for (const button of (reply.buttons ?? []).flat()) if ('value' in button) waiting.push(button.value);
  }
  return seen;
}

function checkValue(value: string): void {
  ensure(/^[A-Za-z0-9._~-]{1,44}$/.test(value), `${value} is no value of a button`);
  const [name = '', flow = ''] = value.split('.');
  if (name !== 'go') return ensure(names.includes(name), `${value} leads to no page`);
  const begun = flow === 'resume' || flow === 'drop' ? value.split('.')[2] : flow;
  ensure(begun !== undefined && flowNames.includes(begun), `${value} leads to no flow`);
}

const LINK = /^https:\/\/(?:hop\.example|t\.me|uil\.unesco\.org)/;

const NO_BUTTONS = { edit: false, buttons: 0, textLimit: 2000, files: [] };

/** Nobody sees two things under one number: what a text lists has the number of its own choice, and what is none has no number. */
function checkNumbers(value: string, reply: Reply<string>): void {
  const numbersIn = (text: string): readonly string[] => [...text.matchAll(/^(\d+)\. /gm)].map(([, n = '']) => n);
  const listed = numbersIn(toPlain(reply.text));
  const choices = choicesOf(reply);
  const numbers = numbersOf(choices);
  ensure(new Set(listed).size === listed.length, `${value} lists a number twice`);
  for (const n of listed) {
    const chosen = choices[numbers.indexOf(Number(n))];
    ensure(!chosen || chosen[2] === 'item', `${value} has ${n} in the text, and ${chosen?.[0]} under the same number`);
  }
  const shown = withNumbers(reply, NO_BUTTONS, { mayType: '-', typeNumber: '-' });
  ensure(shown.text.startsWith(reply.text), `${value} does not say its text first`);
}

function checkReply(value: string, reply: Reply<string>): void {
  checkNumbers(value, reply);
  ensure(!/pages:|\{\{|undefined/.test(reply.text), `${value} says ${reply.text}`);
  ensure(toPlain(reply.text).trim() !== '', `${value} says nothing`);
  ensure(reply.text.length <= 2000, `${value} says too much`);
  const buttons = (reply.buttons ?? []).flat();
  for (const button of buttons) {
    ensure(!/pages:|\{\{|undefined|^$/.test(button.label), `${value} has a button "${button.label}"`);
    ensure(button.label.length <= 60, `${value} has too long a button: ${button.label}`);
    if ('value' in button) checkValue(button.value);
    if ('url' in button) ensure(LINK.test(button.url), `${value} links to ${button.url}`);
  }
  const ways = buttons.flatMap((button) => ('value' in button ? [button.value] : []));
  if (value !== 'home' && !value.startsWith('who.')) ensure(ways.includes('home'), `${value} has no way home`);
  ensure(ways.length > 0, `${value} leads nowhere`);
  ensure(buttons.length <= 21, `${value} has too many buttons`);
}

/** Before the Week, on its first and last day, and long after. */
function momentsOf({ plan: { period } }: Campaign): string[] {
  const { from, to } = period;
  return [`${addDays(from, -5)}T10:00`, `${from}T08:05`, `${to}T23:59`, `${addDays(to, 40)}T10:00`];
}

function campaignIn(folder: string): Campaign {
  const read = readCampaign(join(localesFolder, '..', 'campaigns', folder));
  if (!read.ok) throw new Error(`${folder} does not pass its check`);
  return { ...read.files, version: 1 };
}

const campaigns = {
  small: sampleCampaign,
  bare: bareCampaign,
  ...Object.fromEntries(['duc-trong-2021', 'xa-mau-2025'].map((folder) => [folder, campaignIn(folder)])),
};

describe.each(Object.entries(campaigns))('in the campaign "%s"', (_name, campaign) => {
  describe.each(['vi', 'en'] as const)('in %s', (lang: Language) => {
    it.each(Object.entries(people))('the %s finds every button leading to a whole page', (_who, person) => {
      for (const at of momentsOf(campaign)) {
        const drafts = [{ flow: 'log', at: new Date(0) }];
        walk({ lang, at, campaign, person: { ...person, lang }, drafts }, checkReply);
      }
    });

    it('a group sees only public pages, and one link to the private chat for the rest', () => {
      const publicNames = new Set(pages.filter((each) => each.inGroups).map((each) => each.name));
      const seen = walk(
        {
          lang,
          campaign,
          group: true,
          links: { chat: 'https://t.me/MauBot', invitation: () => null },
          person: { joined: false },
        },
        (value, reply) => {
          checkReply(value, reply);
          for (const button of (reply.buttons ?? []).flat()) {
            if ('value' in button)
              ensure(publicNames.has(button.value.split('.')[0] ?? ''), `${value} leads a group to ${button.value}`);
          }
        },
      );
      expect(seen.size).toBeGreaterThan(8);
    });
  });
});

it('every page of the list is reached from home, in the Week or after it', () => {
  const seen = ['2024-05-06T07:00', '2024-05-09T07:00'].flatMap((at) => [
    ...walk({ person: people.parent, at }, () => undefined),
  ]);
  const reached = new Set(seen.map((value) => value.split('.')[0]));
  const own = names.filter((name) => !rolePages.includes(name));
  expect(own.filter((name) => !reached.has(name))).toEqual([]);
});

it('a forged value never breaks a page', () => {
  const forged = ['', '-1', '999', '2024-13-45', 'constructor', '__proto__', 'all', 'ics', 'at', 'as', 'x'.repeat(40)];
  const { turn } = plainTurn({ person: people.parent });
  for (const page of pages.filter((each) => !rolePages.includes(each.name))) {
    for (const first of forged) {
      for (const second of forged)
        checkReply(
          page.name === 'home' ? 'home' : `${page.name}.${first}`,
          words.reply(opened(`${page.name}.${first}.${second}`, turn), 'vi'),
        );
    }
  }
});
