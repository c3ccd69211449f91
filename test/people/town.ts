import { createActivitiesDoor } from '../../src/activities/door.ts';
import { createEvidenceDoor } from '../../src/activities/evidence.ts';
import { createPhotosDoor } from '../../src/activities/photos.ts';
import type { Campaign } from '../../src/campaign/types.ts';
import type { Person, Role } from '../../src/chat/index.ts';
import { createAttachmentsDoor } from '../../src/files/attachments.ts';
import { createPeopleDoor } from '../../src/people/door.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createPeopleStore } from '../../src/store/people.ts';
import type { Activities, ActivityAnswers, Attachments, Evidence, People, Photos } from '../../src/turn/index.ts';
import { blankPlan } from '../support/blank-plan.ts';

export const NOON = new Date('2021-10-03T12:00:00+07:00');
export const later = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000);

const unit = (code: string, type: string, parent: string | null) => ({
  code,
  name: `Đơn vị ${code}`,
  type,
  parent,
  aliases: [],
  successor: null,
});

/** Two schools of one commune, and another without any. */
export const campaign: Campaign = {
  version: 1,
  sessions: [],
  units: [unit('X1', 'XA', null), unit('X2', 'XA', null), unit('TH1', 'TH', 'X1'), unit('TH2', 'TH', 'X1')],
  plan: {
    ...blankPlan,
    id: 'mau-2021',
    year: 2021,
    sample: true,
    title: { vi: 'Tuần lễ mẫu' },
    shortName: { vi: 'Tuần lễ' },
    otherNames: [],
    organiser: { name: { vi: 'Đơn vị tổ chức' }, short: { vi: 'ĐVTC' } },
    upperBody: null,
    scope: null,
    period: { from: '2021-10-01', to: '2021-10-07' },
    theme: { vi: 'Chủ đề mẫu' },
    purposes: { short: { vi: 'Mục đích' }, long: [] },
    legalBases: [],
    audiences: [{ code: 'PH', name: { vi: 'phụ huynh' }, sees: ['PH'], words: [], selectable: true }],
    people: [],
    unitTypes: [
      { code: 'XA', name: { vi: 'xã' }, kind: 'commune', reports: false },
      { code: 'TH', name: { vi: 'tiểu học' }, kind: 'unit', reports: true },
    ],
    categories: [],
    duties: [],
    deadlines: [],
    report: null,
    contacts: [],
    platforms: [],
    safety: null,
    links: [],
    recipients: [],
    privacy: null,
  },
};

export type Doors = {
  readonly person: Person;
  readonly people: People;
  readonly activities: Activities;
  readonly photos: Photos;
  readonly evidence: Evidence;
  readonly attachments: Attachments;
};

/** A town with its people on real SQLite. `turn` is one person's turn at a moment: what a page would be given. */
export function openTown(path = ':memory:') {
  const store: Store = openStore(path);
  const people = createPeopleStore(store);
  const peopleDoor = createPeopleDoor(store);
  const activitiesDoor = createActivitiesDoor(store);
  const photosDoor = createPhotosDoor(store);
  const evidenceDoor = createEvidenceDoor(store);
  const attachmentsDoor = createAttachmentsDoor(store);
  const turn = (who: string, now: Date = NOON): Doors => {
    const address = { channel: 'phone', id: who };
    const { person } = people.open(address, undefined, now);
    const visit = { now, person, address, campaign };
    return {
      person,
      people: peopleDoor(visit),
      activities: activitiesDoor(visit),
      photos: photosDoor(visit),
      evidence: evidenceDoor(visit),
      attachments: attachmentsDoor(visit),
    };
  };
  return {
    store,
    people,
    turn,
    /** Gives a role as the tool would. */
    appoint(who: string, role: Role, of: string | null = null): Doors {
      const { person } = turn(who);
      store.sqlite
        .prepare('insert into roles (person, role, unit, granted_at) values (?, ?, ?, ?)')
        .run(person.id, role, of, NOON.getTime());
      return turn(who);
    },
    count: (table: string, where = '1'): number =>
      store.sqlite.prepare(`select count(*) from ${table} where ${where}`).pluck().get() as number,
  };
}
export type Town = ReturnType<typeof openTown>;

/** What is kept of somebody, by the lines of "dữ liệu của tôi". */
export const keptOf = (town: Town, who: string) =>
  Object.fromEntries(
    town
      .turn(who)
      .people.kept()
      .map((each) => [each.line, each.with]),
  );

/** A whole log of TH1, with what differs. */
export const log = (differs: Partial<ActivityAnswers> = {}): ActivityAnswers => ({
  unit: 'TH1',
  category: 'LH01',
  title: 'Lớp kỹ năng sống',
  from: '2021-10-03',
  to: '2021-10-03',
  mode: 'in-person',
  platform: null,
  link: null,
  place: 'Hội trường',
  people: null,
  quantities: {},
  result: null,
  ...differs,
});
