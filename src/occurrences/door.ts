import type { Campaign } from '../campaign/types.ts';
import { isLocalTime } from '../chat/civil.ts';
import { isQuiet } from '../chat/reminder-times.ts';
import type { Store } from '../store/open.ts';
import type { Reminders } from '../turn/index.ts';

type Visit = { readonly person: { readonly id: number }; readonly campaign: Campaign; readonly now: Date };

/** What a person may do with their reminders, for one turn; statements are prepared once. `touch` tells the scheduler. */
export function createRemindersDoor(store: Store, touch: () => void): (visit: Visit) => Reminders {
  const { sqlite } = store;
  const asked = sqlite
    .prepare('select 1 from session_reminders where person = ? and campaign = ? and session = ?')
    .pluck();
  const ask = sqlite.prepare(
    'insert or ignore into session_reminders (person, campaign, session, at) values (?, ?, ?, ?)',
  );
  const unask = sqlite.prepare('delete from session_reminders where person = ? and campaign = ? and session = ?');
  const unaskAll = sqlite.prepare('delete from session_reminders where person = ?');
  const take = sqlite.prepare(
    'insert or ignore into calendar_sessions (person, campaign, session, at) values (?, ?, ?, ?)',
  );
  const daily = sqlite.prepare('update persons set remind_at = ?, remind_since = ? where id = ?');
  // Deleted, not marked: asked for again, it may happen again; what was handed over stays and never happens twice.
  const drop = sqlite.prepare(
    `delete from occurrences where person = ? and state = 'waiting' and (? is null or rule = ?)`,
  );
  const dropRows = sqlite.prepare(
    `update outbox set state = 'cancelled', body = null, settled_at = ? where person = ? and state = 'waiting' and lane = 1 and key like ?`,
  );

  return ({ person, campaign, now }) => ({
    isAsked: (session) => asked.get(person.id, campaign.plan.id, session) !== undefined,
    ask(session, on) {
      if (!campaign.sessions.some((each) => each.code === session)) return;
      if (on) ask.run(person.id, campaign.plan.id, session, now.getTime());
      else {
        unask.run(person.id, campaign.plan.id, session);
        drop.run(person.id, `session:${session}`, `session:${session}`);
        dropRows.run(now.getTime(), person.id, `reminder:session:${session}:%`);
      }
      touch();
    },
    tookCalendar(sessions) {
      for (const each of sessions) take.run(person.id, campaign.plan.id, each, now.getTime());
    },
    setDaily(time) {
      if (time !== null && (!isLocalTime(time) || isQuiet(time))) return;
      daily.run(time, time === null ? null : now.getTime(), person.id);
      drop.run(person.id, 'morning', 'morning');
      if (time === null) dropRows.run(now.getTime(), person.id, 'reminder:morning:%');
      touch();
    },
    stopAll() {
      daily.run(null, null, person.id);
      unaskAll.run(person.id);
      drop.run(person.id, null, null);
      dropRows.run(now.getTime(), person.id, 'reminder:%');
      touch();
    },
  });
}
