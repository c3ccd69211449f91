/**
 * Makes occurrences: one row per rule, local date and person. The primary key makes each happen once, whatever restarts in between.
 */
import type { Campaign, Session } from '../campaign/types.ts';
import { DAY_MS, dateOf, datesFrom, instant, MINUTE_MS } from '../chat/civil.ts';
import { AHEAD_MINUTES } from '../chat/reminder-times.ts';
import type { Store } from '../store/open.ts';

const dueOfSession = (session: Session): Date =>
  new Date(instant(session.date, session.from).getTime() - AHEAD_MINUTES * MINUTE_MS);

export type Creator = {
  /** Writes what has become due up to `now`; call inside a transaction. Gives how many. */
  create(campaign: Campaign, now: Date): number;
  /** The next moment at which something is to be created after `now`; null: nothing ever. */
  next(campaign: Campaign, now: Date): Date | null;
};

/** Statements are prepared once. */
export function createCreator(store: Store): Creator {
  // A moment before the reminder was asked for is not made up, nor one that an earlier row already stands for.
  const daily = store.sqlite.prepare(`
    insert or ignore into occurrences (rule, date, person, state, due_at, created_at)
    select 'morning', @date, id, 'waiting', @midnight + (substr(remind_at, 1, 2) * 60 + substr(remind_at, 4, 2)) * 60000, @now
    from persons
    where remind_at is not null
      and @midnight + (substr(remind_at, 1, 2) * 60 + substr(remind_at, 4, 2)) * 60000 between coalesce(remind_since, 0) and @now`);
  // A session that was put off to later on the same day is called again, at its new time.
  const asked = store.sqlite.prepare(`
    insert into occurrences (rule, date, person, state, due_at, created_at)
    select 'session:' || session, @date, person, 'waiting', @due, @now from session_reminders
    where campaign = @campaign and session = @session and at <= @due
    on conflict (rule, date, person) do update
      set state = 'waiting', due_at = excluded.due_at, postponed_to = null, handed_at = null where excluded.due_at > due_at`);
  const times = store.sqlite
    .prepare('select distinct remind_at as time from persons where remind_at is not null')
    .pluck();
  const sessions = store.sqlite.prepare('select distinct session from session_reminders where campaign = ?').pluck();

  const soon = (campaign: Campaign, now: Date): readonly Session[] => {
    const wanted = new Set(sessions.all(campaign.plan.id) as string[]);
    // A week back: what was missed while the program was down is still recorded as missed.
    const from = dateOf(new Date(now.getTime() - 7 * DAY_MS));
    return campaign.sessions.filter((each) => wanted.has(each.code) && !each.cancelled && each.date >= from);
  };

  return {
    create(campaign, now) {
      let made = 0;
      for (const date of datesFrom(campaign.plan.period.from, campaign.plan.period.to)) {
        const midnight = instant(date).getTime();
        if (midnight > now.getTime()) break;
        made += daily.run({ date, midnight, now: now.getTime() }).changes;
      }
      for (const session of soon(campaign, now)) {
        const due = dueOfSession(session).getTime();
        if (due > now.getTime()) continue;
        made += asked.run({
          date: session.date,
          due,
          now: now.getTime(),
          campaign: campaign.plan.id,
          session: session.code,
        }).changes;
      }
      return made;
    },
    next(campaign, now) {
      const moments: number[] = [];
      const dates = datesFrom(campaign.plan.period.from, campaign.plan.period.to).filter((date) => date >= dateOf(now));
      for (const time of times.all() as string[]) {
        const moment = dates.map((date) => instant(date, time).getTime()).find((each) => each > now.getTime());
        if (moment !== undefined) moments.push(moment);
      }
      for (const session of soon(campaign, now)) {
        const due = dueOfSession(session).getTime();
        if (due > now.getTime()) moments.push(due);
      }
      return moments.length > 0 ? new Date(Math.min(...moments)) : null;
    },
  };
}
