import { DAY_MS, dateOf } from '../chat/civil.ts';
import { createMarkUnclean } from '../store/clean.ts';
import type { Store } from '../store/open.ts';
import { createTries } from './tries.ts';

const SILENT_DAYS = 30;
/** So many at a time: a commit of a few milliseconds. */
const AT_ONCE = 100;
const ROWS_AT_ONCE = 5000;

export type Forgetting = {
  /** Removes the person and all that names them. Activities and their photos stay with the unit, without the name. */
  erase(person: number, now: Date): void;
  /**
   * Housekeeping: forgets up to a hundred of those who only looked things up and were silent for 30 days; tells how many.
   * Without `byAge` (the clock can't be trusted with it) nobody. Also goes once more through what was said, some thousand rows each time, for addresses of people who are gone, and forgets wrong codes.
   */
  forgetSilent(now: Date, byAge?: boolean): number;
};

// What outlives the person keeps no trace of who it was. The rest (addresses, roles, drafts, photos of a draft, reminders asked for,
// occurrences) goes with the person's row: foreign keys.
const NAMELESS = [
  'update activities set created_by = null where created_by = @person',
  'update activity_versions set "by" = null where "by" = @person',
  `update photos set sent_by = null, chat = '' where sent_by = @person`,
  'update invitations set created_by = null where created_by = @person',
  'update roles set revoked_by = null where revoked_by = @person',
  'update broadcasts set created_by = null where created_by = @person',
  'update schedule_sessions set mended_by = null where mended_by = @person',
  'delete from backlog where (channel, sender) in (select channel, id from addresses where person = @person)',
  // Cancelled rather than deleted: a broadcast's progress is a count over its rows.
  `update outbox set state = 'cancelled', reason = 'erased', settled_at = @now where person = @person and state = 'waiting'`,
];

// Rows in flight keep their address until they are settled (outbox/rows.ts): the sender still needs it.
const SCRUB = `update outbox set chat = '', person = null, body = null, message_id = null
  where state not in ('waiting', 'sending')`;

const SILENT = `select id from persons p where last_at < @before
  and consent is null and remind_at is null and announcements <> 'yes'
  and not exists (select 1 from roles r where r.person = p.id and r.revoked_at is null)
  and not exists (select 1 from activities a where a.created_by = p.id)
  and not exists (select 1 from session_reminders s
    join schedule_sessions x on x.campaign = s.campaign and x.code = s.session
    where s.person = p.id and coalesce(json_extract(x.mend, '$.date'), json_extract(x."row", '$.date')) >= @today)
  limit ${AT_ONCE}`;

/** Everything is prepared once; call it inside a transaction. */
export function createForgetting(store: Store): Forgetting {
  const nameless = NAMELESS.map((text) => store.sqlite.prepare<{ person: number; now: number }>(text));
  const scrubOwn = store.sqlite.prepare<{ person: number }>(`${SCRUB} and person = @person`);
  const scrubGone = store.sqlite.prepare<{ after: number; to: number }>(
    `${SCRUB} and id > @after and id <= @to and person is not null
       and not exists (select 1 from persons p where p.id = outbox.person)`,
  );
  const newest = store.sqlite.prepare<[], number | null>('select max(id) from outbox').pluck();
  let scrubbed = 0;
  const remove = store.sqlite.prepare<{ person: number }>('delete from persons where id = @person');
  const silent = store.sqlite.prepare<{ before: number; today: string }, { id: number }>(SILENT);

  const tries = createTries(store);
  const markUnclean = createMarkUnclean(store);

  const erase = (person: number, now: Date): void => {
    markUnclean();
    for (const statement of nameless) statement.run({ person, now: now.getTime() });
    scrubOwn.run({ person });
    remove.run({ person });
  };

  return {
    erase,
    forgetSilent(now, byAge = true) {
      const before = now.getTime() - SILENT_DAYS * DAY_MS;
      const gone = byAge ? silent.all({ before, today: dateOf(now) }) : [];
      for (const { id } of gone) erase(id, now);
      tries.sweep(now);
      const to = scrubbed + ROWS_AT_ONCE;
      scrubGone.run({ after: scrubbed, to });
      scrubbed = to < (newest.get() ?? 0) ? to : 0;
      return gone.length;
    },
  };
}
