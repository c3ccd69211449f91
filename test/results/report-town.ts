/** The units' reports on a real database: who is who, and what they are told. */
import { createActivitiesDoor } from '../../src/activities/door.ts';
import type { Campaign } from '../../src/campaign/types.ts';
import type { Role } from '../../src/chat/index.ts';
import { oddSigns } from '../../src/documents/signs.ts';
import { createCounting } from '../../src/results/counting.ts';
import { createUnitReportsDoor } from '../../src/results/unit-report/door.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createPeopleStore } from '../../src/store/people.ts';
import type { Activities, ActivityAnswers, UnitReports } from '../../src/turn/index.ts';
import { mustRead } from '../support/campaigns.ts';

export const UNIT = 'TH-DA';
export const OTHER = 'TH-BL';

export type Told = { readonly person: string; readonly key: string; readonly text: string };
export type ReportTown = {
  readonly store: Store;
  readonly campaign: Campaign;
  /** Somebody with a role; `unit` of the office is ''. */
  settle(name: string, role: Role | null, unit?: string, shownName?: string): number;
  /** What somebody may do at this moment of local time ('2021-10-19T14:05:00'); `said`: when the platform took the message. */
  reports(name: string, at?: string, said?: string): UnitReports;
  activities(name: string, at?: string): Activities;
  /** What people were told since the last time. */
  told(): readonly Told[];
};

const local = (at: string): Date => new Date(`${at}+07:00`);
export const USUAL = '2021-10-10T09:00:00';

export function openTown(change: (campaign: Campaign) => Campaign = (same) => same): ReportTown {
  const store = openStore(':memory:');
  const campaign = change({ ...mustRead('duc-trong-2021'), version: 1 });
  const people = createPeopleStore(store);
  const names = new Map<string, number>();
  const keys = new Set<string>();
  let told: Told[] = [];
  const nameOf = (id: number): string => [...names].find(([, each]) => each === id)?.[0] ?? '';
  const openReports = createUnitReportsDoor({
    store,
    counting: createCounting(store),
    tell(id, reply, key) {
      if (keys.has(key)) return;
      keys.add(key);
      told.push({ person: nameOf(id), key, text: JSON.stringify(reply.text) });
    },
    unknownSigns: oddSigns,
  });
  const openActivities = createActivitiesDoor(store);
  const visit = (name: string, at: string, said = at) => {
    const person = people.byId(names.get(name) ?? 0);
    if (!person) throw new Error(`${name} is nobody`);
    return { person, now: local(at), saidAt: local(said), campaign, address: { channel: 'test', id: name } };
  };
  return {
    store,
    campaign,
    settle(name, role, unit, shownName) {
      const { person } = people.open({ channel: 'test', id: name }, 'vi', local(USUAL));
      names.set(name, person.id);
      const add = store.sqlite.prepare('insert into roles (person, role, unit, granted_at) values (?, ?, ?, 0)');
      if (role) add.run(person.id, role, role === 'office' ? null : (unit ?? UNIT));
      if (shownName) store.sqlite.prepare('update persons set shown_name = ? where id = ?').run(shownName, person.id);
      return person.id;
    },
    reports: (name, at = USUAL, said = at) => openReports(visit(name, at, said)),
    activities: (name, at = USUAL) => openActivities(visit(name, at)),
    told() {
      const all = told;
      told = [];
      return all;
    },
  };
}

/** A log of the unit's, with so many people of each group. */
export const logOf = (over: Partial<ActivityAnswers> = {}): ActivityAnswers => ({
  unit: UNIT,
  category: 'TT02',
  title: 'Treo băng rôn ở cổng trường',
  from: '2021-10-03',
  to: '2021-10-03',
  mode: 'in-person',
  platform: null,
  link: null,
  place: null,
  people: { counts: { cbql: 2, gv: 20, hs: 300 }, unsorted: null, approximate: false, raw: '' },
  quantities: {},
  result: 'Học sinh rất vui',
  ...over,
});
