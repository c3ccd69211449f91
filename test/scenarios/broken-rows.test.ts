/** Rows that another program wrote, or that a disk has spoilt: whoever they belong to is answered all the same. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activities, drafts, persons } from '../../src/store/schema.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { at, expectNoTrouble, play } from '../support/scenario.ts';

const SECRET = 'Nguyen Thi Thu';

let rig: Rig;
let person: number;
beforeEach(async () => {
  rig = await openRig({ home: 'telegram', campaign: 'duc-trong-2021', start: at('2021-10-01 08:00') });
  await play(rig, `@teacher\n> /start ${rig.invite('teacher', 'TH-TN')}\n> ghi\n> [Đồng ý]\n> [Kỹ năng Internet]\n`);
  person = rig.core().people.whose(await rig.addressOf('teacher')) ?? 0;
});
afterEach(() => rig.close());

const store = (row: Partial<typeof persons.$inferInsert>): void =>
  void rig.store().db.update(persons).set(row).where(eq(persons.id, person)).run();

const standing = (flow: string) =>
  JSON.stringify({
    standing: { flow, version: 9, run: 'r', at: 'somewhere', answers: {}, mending: false, misses: 0 },
    since: at('2021-10-01 08:00').getTime(),
  });

const GREETED = `
  @teacher
  > xin chào
  Tuần lễ
  > lịch hôm nay
  01/10
`;

describe('a person whose standing', () => {
  it('is of a flow that this program does not know is greeted, and what they ask for is shown', async () => {
    store({ standing: standing('a-flow-of-another-program') });
    await play(rig, GREETED);
    expectNoTrouble(rig);
  });

  it.each([
    ['can not be read', `{"standing": "${SECRET}`],
    ['lacks what every one has', JSON.stringify({ standing: { at: SECRET }, since: 1 })],
    ['is none', JSON.stringify([SECRET])],
  ])('%s is greeted, and it is logged without its words', async (_, text) => {
    store({ standing: text, shown: text });
    await play(rig, GREETED);
    expect(JSON.stringify(rig.errors())).toContain('standing');
    expect(rig.logged()).toContain('choices shown');
    expect(rig.logged()).not.toContain(SECRET);
  });
});

it('a draft that can not be read is none, and the log begins anew', async () => {
  await play(rig, '@teacher\n> xin chào\n');
  store({ standing: null });
  const row = { person, flow: 'log', state: `{"answers": "${SECRET}`, at: at('2021-10-01 08:00').getTime() };
  rig
    .store()
    .db.insert(drafts)
    .values(row)
    .onConflictDoUpdate({ target: [drafts.person, drafts.flow], set: row })
    .run();
  await play(
    rig,
    `
    @teacher
    > ghi tiếp
    Hiện không có việc nào đang làm dở.
    > ghi
    Hoạt động thuộc loại nào
    `,
  );
  expect(rig.logged()).toContain('draft');
  expect(rig.logged()).not.toContain(SECRET);
});

it('a log whose answers can not be read stays, by its code', async () => {
  const log = { campaign: 'duc-trong-2021', unit: 'TH-TN', category: 'KM01', createdRole: 'teacher' };
  const instant = at('2021-10-01 08:00').getTime();
  const row = {
    ...log,
    code: 'HD-2222',
    answers: JSON.stringify({ title: 17, result: SECRET }),
    createdAt: instant,
    updatedAt: instant,
  };
  rig
    .store()
    .db.insert(activities)
    .values({ ...row, createdBy: person })
    .run();
  store({ standing: null });
  await play(
    rig,
    `
    @teacher
    > HD-2222
    HD-2222 ... 01/10/2021
    `,
  );
  expect(rig.logged()).toContain('answers of a log');
  expect(rig.logged()).not.toContain(SECRET);
});
