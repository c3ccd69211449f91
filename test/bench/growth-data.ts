/** A database as it is after years, or in a whole province: filled in one transaction, by SQL that counts for itself. */
import { join } from 'node:path';
import { readCampaign } from '../../src/campaign/read.ts';
import type { Unit } from '../../src/campaign/types.ts';
import { addDays, DAY_MS, dateOf, MINUTE_MS } from '../../src/chat/civil.ts';
import { PRIVACY_VERSION } from '../../src/chat/consent.ts';
import { createCampaignStore } from '../../src/store/campaign.ts';
import { createFactRows } from '../../src/store/facts.ts';
import { openStore, type Store } from '../../src/store/open.ts';

/** So many of each at `rows` rows; what grows slower has its own bound. */
export type Sizes = ReturnType<typeof sizesAt>;
export const sizesAt = (rows: number) => ({
  rows,
  persons: Math.min(rows, 600_000),
  roles: Math.min(rows, 100_000),
  units: Math.min(rows, 3_000),
  /** Asked for at the same minute. */
  reminders: Math.min(rows, 100_000),
});

/** The first persons hold the office. */
export const OFFICES = 150;
const COMMUNES = 30;
const BROADCASTS = 12;

/** Nine units in ten have logged; one person in ten is known on both channels. Gives the campaign's id. */
export function fill(folder: string, sizes: Sizes): string {
  const read = readCampaign(join(import.meta.dirname, '..', '..', 'campaigns', 'duc-trong-2021'));
  if (!read.ok) throw new Error('the sample campaign is broken');
  const now = new Date();
  const plan = { ...read.files.plan, period: { from: addDays(dateOf(now), -2), to: addDays(dateOf(now), 2) } };
  withStore(folder, (store) => {
    store.sqlite.pragma('synchronous = OFF');
    createCampaignStore(store).apply({ ...read.files, plan, units: unitsFor(sizes.units) }, now);
    const insert = store.sqlite.transaction(() => {
      for (const [count, text] of statements(sizes))
        store.sqlite
          .prepare(`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count}) ${text}`)
          .run({ campaign: plan.id, now: now.getTime(), consent: PRIVACY_VERSION });
    });
    insert();
    createFactRows(store).write('cleaned', '1'); // nothing was ever erased here
    store.sqlite.pragma('wal_checkpoint(truncate)');
  });
  return plan.id;
}

export function withStore<T>(folder: string, work: (store: Store) => T): T {
  const store = openStore(join(folder, 'bot.sqlite'));
  try {
    return work(store);
  } finally {
    store.close();
  }
}

/** So many people want a reminder at this time of day. */
export function askForReminders(store: Store, { reminders }: Sizes, time: string, since: Date): void {
  store.sqlite
    .prepare('update persons set remind_at = ?, remind_since = ? where id <= ?')
    .run(time, since.getTime() - DAY_MS, reminders);
}

export function orderAnnouncement(store: Store, campaign: string): number {
  const now = Date.now();
  return Number(
    store.sqlite
      .prepare(
        `insert into broadcasts (campaign, created_by, text, choosing, state, due_at, created_at, started_at, enqueued_to)
         values (?, 1, 'Thông báo thử', '{"to":"agreed"}', 'sending', ?, ?, ?, 0)`,
      )
      .run(campaign, now, now, now).lastInsertRowid,
  );
}

function unitsFor(count: number): readonly Unit[] {
  const unit = (code: string, type: string, name: string, parent: string | null): Unit => ({
    code,
    type,
    name,
    parent,
    aliases: [],
    successor: null,
  });
  const communes = Array.from({ length: COMMUNES }, (_, i) => unit(`X${i}`, 'XA', `Xã Suối Đá ${i}`, null));
  const schools = Array.from({ length: count }, (_, i) =>
    unit(`T${i}`, 'TH', `Trường Tiểu học Hoa Sim ${i}`, `X${i % COMMUNES}`),
  );
  return [...communes, ...schools];
}

const answersOf = (
  units: number,
): string => `json_object('unit', 'T' || (i % (${units} * 9 / 10)), 'category', 'TT01', 'title', 'Hoạt động ' || i,
  'from', date('2021-10-01', '+' || (i % 7) || ' days'), 'to', date('2021-10-01', '+' || (i % 7) || ' days'),
  'mode', 'in-person', 'platform', null, 'link', null, 'place', null, 'result', null, 'quantities', json('{}'),
  'people', json_object('counts', json_object('gv', i % 30, 'hs', null), 'unsorted', null, 'approximate', json('false'), 'raw', '20 cô'))`;

/** How many rows, and the statement that makes them of `n`, which counts from 1. */
function statements({ rows, persons, roles, units }: Sizes): readonly (readonly [number, string])[] {
  return [
    [
      persons,
      `insert into persons (lang, consent, announcements, joined, created_at, last_at)
       select 'vi', @consent, case when i % 20 then 'yes' else 'unasked' end, 1, @now - ${DAY_MS}, @now - ${30 * MINUTE_MS} from n`,
    ],
    [
      persons,
      `insert into addresses (channel, id, person, last_interaction_at)
       select 'telegram', i, i, @now - (i % 200) * ${MINUTE_MS} from n`,
    ],
    [
      persons / 10,
      `insert into addresses (channel, id, person, last_interaction_at)
       select 'zalo', 'z' || i, i * 10, @now - (i % 90) * ${2 * 60 * MINUTE_MS} from n`,
    ],
    [
      roles,
      `insert into roles (person, role, unit, granted_at)
       select i, case when i <= ${OFFICES} then 'office' when i % 10 then 'teacher' else 'lead' end,
         case when i > ${OFFICES} then 'T' || (i % ${units}) end, @now - i from n`,
    ],
    [
      rows,
      `insert into activities (code, campaign, unit, category, answers, created_by, created_role, created_at, updated_at)
       select 'G' || i, @campaign, 'T' || (i % (${units} * 9 / 10)), 'TT01', ${answersOf(units)}, 1 + i % ${persons}, 'teacher', @now - i, @now - i from n`,
    ],
    [
      rows,
      `insert into photos (activity, sent_by, channel, chat, ref, state, hash, at)
       select i, 1 + i % ${persons}, 'telegram', i, 'r' || i, 'kept', 'h' || i, @now - i from n`,
    ],
    [
      BROADCASTS,
      `insert into broadcasts (campaign, created_by, text, choosing, state, due_at, created_at, started_at, finished_at)
       select @campaign, 1, 'Thông báo ' || i, '{"to":"agreed"}', 'done', @now, @now, @now, @now from n`,
    ],
    [
      rows,
      `insert into outbox (key, channel, chat, person, lane, broadcast, state, message_id, created_at, settled_at, delivered_at)
       select 'filled:' || i, 'telegram', i, 1 + i % ${persons}, case when i % 10 then 2 else 0 end,
         case when i % 10 then case when i % 3 then 12 else 1 + i % ${BROADCASTS} end end, 'sent', 'm' || i, @now, @now,
         case when i % 2 then @now end from n`,
    ],
    [rows, `insert into updates (channel, id, at_real) select 'telegram', 'filled' || i, @now from n`],
  ];
}
