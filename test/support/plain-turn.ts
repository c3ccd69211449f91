/**
 * A turn on plain values, for pages and words, which only read what they are given. What was done through the doors stands in `done`; the
 * doors themselves are tested in their rooms, and together in the scenarios.
 */
import { createHash } from 'node:crypto';
import { menuOf } from '../../src/bot/typed/ways.ts';
import type { Campaign } from '../../src/campaign/types.ts';
import type { Address, Person } from '../../src/chat/index.ts';
import type { DraftView, KeptLine, Turn } from '../../src/turn/index.ts';
import { createWords } from '../../src/words/index.ts';
import { plainQuestions } from './plain-questions.ts';
import { sampleCampaign } from './sample-campaign.ts';

const words = createWords();

export type PlainTurn = {
  readonly turn: Turn;
  /** "setLanguage en", "ask B01 true": every act, in order. */
  readonly done: string[];
  readonly files: Map<string, string>;
};

const participant: Person = {
  id: 7,
  lang: 'vi',
  audience: null,
  unit: null,
  joined: true,
  holds: [],
  consent: null,
  announcements: 'unasked',
  remindAt: null,
  shownName: null,
  isNameAsked: true,
  evening: 'asked',
};

type Given = Partial<Pick<Turn, 'lang' | 'group' | 'links' | 'can' | 'elsewhere'>> & {
  /** Where the person writes from, and which of these comes first. */
  readonly addresses?: readonly { readonly channel: string; readonly id: string }[];
  readonly preferred?: string;
  readonly at?: string;
  readonly drafts?: readonly DraftView[];
  /** Lines of what is kept of them, besides what everybody has. */
  readonly kept?: readonly KeptLine[];
  /** What they said in flows that keep entries, by the flow. */
  readonly entries?: Readonly<Record<string, readonly unknown[]>>;
  readonly campaign?: Campaign;
  readonly person?: Partial<Person>;
};

const ENTRY = { id: 1, unit: null, mine: true, isSaid: true, createdAt: new Date(0), changedAt: new Date(0) } as const;

/** `at`: local wall-clock time in Việt Nam, '2024-05-06T07:00'. */
export function plainTurn(given: Given = {}): PlainTurn {
  const done: string[] = [];
  const files = new Map<string, string>();
  const asked = new Set<string>();
  const lang = given.lang ?? given.person?.lang ?? 'vi';
  const person: Person = { ...participant, lang, ...given.person };
  const note =
    (act: string) =>
    (...args: readonly unknown[]): void =>
      void done.push([act, ...args].join(' '));
  const notUsed = (): never => {
    throw new Error('a page looked up nothing of this');
  };
  const { elsewhere } = given;
  const here: Address = { channel: 'test', id: '42' };
  let preferred = given.preferred ?? null;
  let addresses = given.addresses ?? [here];
  const roles = new Set(person.holds.map((each) => each.role));
  const now = new Date(`${given.at ?? '2024-05-06T07:00'}:00+07:00`);
  const turn: Turn = {
    now,
    saidAt: now,
    lang,
    languages: words.languages,
    person,
    address: here,
    can: given.can ?? { edit: true, buttons: 100, textLimit: 4096, files: ['text/calendar'] },
    campaign: given.campaign ?? sampleCampaign,
    id: '1',
    links: given.links ?? { chat: null, invitation: () => null },
    ...(elsewhere ? { elsewhere } : {}),
    group: given.group ?? false,
    tapped: true,
    activities: {
      save: notUsed,
      change: notUsed,
      withdraw: notUsed,
      find: notUsed,
      restore: notUsed,
      mayRestore: notUsed,
      mine: notUsed,
      lastWithdrawn: notUsed,
      ofUnit: notUsed,
      logCount: notUsed,
      alike: notUsed,
      usual: notUsed,
      last: notUsed,
      history: notUsed,
      mayChange: notUsed,
      figures: notUsed,
      totals: () => ({ activities: 12, units: 5, people: 340, about: true }),
      board: notUsed,
    },
    questions: plainQuestions(now, notUsed),
    photos: {
      add: notUsed,
      keepEarly: notUsed,
      early: () => ({ count: 0, caption: null }),
      takeEarly: notUsed,
      dropEarly: note('dropEarly'),
      describe: notUsed,
      attachSibling: notUsed,
      ofDraft: notUsed,
      remove: notUsed,
      clearDraft: notUsed,
      loadFrom: notUsed,
    },
    evidence: {
      ofLog: notUsed,
      ofUnit: notUsed,
      counts: notUsed,
      find: notUsed,
      mayChange: notUsed,
      mark: notUsed,
      describe: notUsed,
      move: notUsed,
      takeOut: notUsed,
      tellApart: notUsed,
      twins: notUsed,
      best: notUsed,
      choose: notUsed,
    },
    reminders: {
      isAsked: (code) => asked.has(code),
      asked: () => [...asked],
      ask(code, on) {
        if (on) asked.add(code);
        else asked.delete(code);
        note('ask')(code, on);
      },
      tookCalendar: (codes) => note('tookCalendar')(codes.join(',')),
      setDaily: note('setDaily'),
      stopAll: note('stopAll'),
    },
    nudges: {
      news: notUsed,
      hasLogged: notUsed,
      of: notUsed,
      all: notUsed,
      excuse: notUsed,
      unexcuse: notUsed,
      setEvening: note('setEvening'),
      setNudges: note('setNudges'),
      byHand: notUsed,
      nudgeByHand: notUsed,
      holdersOf: notUsed,
    },
    people: {
      setLanguage: note('setLanguage'),
      setAudience: note('setAudience'),
      setUnit: note('setUnit'),
      setJoined: note('setJoined'),
      setConsent: note('setConsent'),
      setAnnouncements: note('setAnnouncements'),
      setShownName: note('setShownName'),
      may: (act) => (act === 'log' ? roles.size > 0 : roles.has('office') || (act === 'lead' && roles.has('lead'))),
      sight: () => (roles.has('office') ? 'all' : []),
      invite: notUsed,
      redeem: notUsed,
      invitations: notUsed,
      holderCount: notUsed,
      holders: notUsed,
      holder: notUsed,
      heldUnits: notUsed,
      revokeInvitation: notUsed,
      revokeHolding: notUsed,
      offerLink: () => ({ code: 'ABC234', minutes: 10 }),
      isLinkOffered: () => false,
      acceptLink: notUsed,
      confirmLink: notUsed,
      addresses: () =>
        addresses.map((each) => ({
          ...each,
          here: each.channel === here.channel && each.id === here.id,
          preferred: each.channel === preferred,
        })),
      unlink(channel, id) {
        note('unlink')(channel, id);
        addresses = addresses.filter((each) => each.channel !== channel || each.id !== id);
        return true;
      },
      setPreferred(channel) {
        note('setPreferred')(channel);
        preferred = channel;
      },
      kept: (): KeptLine[] => [
        { line: 'asked', with: { reminders: asked.size } },
        { line: 'counts', with: { reminders: asked.size, activities: 2, photos: 3, drafts: 1 } },
        ...(given.kept ?? []),
        { line: 'audience', with: { code: person.audience } },
        { line: 'unit', with: { code: person.unit } },
        { line: 'reminder', with: { time: person.remindAt } },
        { line: 'announcements', with: { answer: person.announcements } },
        { line: 'consent', with: { at: person.consent === null ? null : Date.parse('2024-05-06T01:00:00Z') } },
      ],
      erase: note('erase'),
    },
    broadcasts: {
      preview: notUsed,
      compose: notUsed,
      start: notUsed,
      cancel: notUsed,
      view: notUsed,
      recent: notUsed,
      late: notUsed,
      resultFile: notUsed,
      resendUnknown: notUsed,
    },
    schedule: {
      mend: notUsed,
      add: notUsed,
      countToTell: notUsed,
      unmend: notUsed,
      mended: () => null,
      session: () => null,
    },
    entries: {
      ask: (form) => note('ask')(form.name),
      keep: (form, answers) => note('keep')(form.name, JSON.stringify(answers)),
      mine: (form) =>
        (given.entries?.[form.name] ?? []).map((answers) => ({ ...ENTRY, answers: form.keeps.answers.parse(answers) })),
      list: notUsed,
      tally: notUsed,
      values: notUsed,
      told: () => [],
    },
    results: {
      of: notUsed,
      counted: notUsed,
      standings: notUsed,
      all: notUsed,
      sum: notUsed,
      sums: notUsed,
      days: notUsed,
      targets: notUsed,
      targetSums: notUsed,
    },
    officeReports: {
      preview: notUsed,
      versions: () => [],
      version: () => null,
      newest: () => null,
      freeze: notUsed,
      official: notUsed,
      read: notUsed,
    },
    thanks: {
      nominations: () => [],
      settle: () => null,
      approveAll: () => 0,
      thanked: () => [],
      thank: () => 0,
      count: () => 0,
      certificates: notUsed,
      handOut: notUsed,
    },
    unitReports: {
      latest: () => null,
      sent: () => null,
      versions: () => [],
      draft: notUsed,
      written: notUsed,
      fulfilled: notUsed,
      change: notUsed,
      dropDraft: notUsed,
      checks: notUsed,
      unsaid: notUsed,
      openLogs: () => null,
      send: notUsed,
      sendNotHeld: notUsed,
      changes: notUsed,
      receive: notUsed,
      askMore: notUsed,
      phone: notUsed,
      members: notUsed,
      nominations: notUsed,
      nominate: notUsed,
      takeBack: notUsed,
    },
    files: {
      keep(bytes, mime, name) {
        const hash = createHash('sha256').update(bytes).digest('hex');
        files.set(hash, new TextDecoder().decode(bytes));
        return { hash, mime, name };
      },
    },
    jobs: {
      order(what) {
        note('order')(what.name, ...(what.format ? [what.format] : []), ...what.asked);
        return { state: 'ordered', before: 0 };
      },
      size: () => null,
    },
    drafts: {
      list: () => given.drafts ?? [],
      read: () => null,
      save: notUsed,
      discard: note('discard'),
      layBy: notUsed,
      note: notUsed,
      laidBy: () => [],
      fetchBack: () => null,
    },
    passes: {
      offer: (page) => `https://hop.example/${page.kind}/AAAAAAAAAAAAAAAAAAAAAA`,
    },
    menu: (name) => menuOf(name, turn),
    plain: (say) => words.plain(say, lang),
    tell: notUsed,
  };
  return { turn, done, files };
}
