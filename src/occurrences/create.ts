/**
 * Makes occurrences: one row per rule, local date and person. The primary key makes each happen once, whatever restarts in between.
 */
import type { Campaign } from '../campaign/types.ts';
import { DAY_MS, dateOf, datesFrom, HOUR_MS, instant, MINUTE_MS, timeOf } from '../chat/civil.ts';
import { rules as all } from '../reminders/index.ts';
import type { Calls, Rule } from '../reminders/rule.ts';
import { createMaking, type Making, type Moment } from '../store/making.ts';
import type { Store } from '../store/open.ts';

/** Persons gone through in one commit. */
const SLICE = 500;
/** Who asked just before a moment may be committed after it was made: it is made once more within this time. */
const OVERLAP_MS = HOUR_MS;

/** What holders of roles were to be called for longer ago is not gone through at each start: nobody gets it any more. */
const CALLED_LATE_MS = DAY_MS;

/** The moments that are still to be gone through, and the last person of the first of them who was. */
export type Left = { readonly moments: readonly Moment[]; readonly after: number };

export type Creator = {
  /** What has come due up to `now`, and not already by `since`; an hour before that is looked at again. */
  due(campaign: Campaign, since: Date, now: Date): Left;
  /** Writes what is due for some hundred persons; call inside a transaction. null: nothing is left. */
  create(left: Left, now: Date): Left | null;
  /** The next moment at which something is to be created after `now`; null: nothing ever. */
  next(campaign: Campaign, now: Date): Date | null;
};

/** Statements are prepared once. */
export function createCreator(store: Store, rules: readonly Rule[] = all): Creator {
  const making = createMaking(store);
  const momentsUpTo = (campaign: Campaign, now: Date): readonly Moment[] =>
    rules.flatMap((rule): readonly Moment[] => {
      if (rule.calls === 'daily') return dailyUpTo(rule, campaign, now, making);
      return 'roles' in rule.calls
        ? callsOf(rule.name, rule.calls, campaign).filter(({ due }) => due > now.getTime() - CALLED_LATE_MS)
        : sessionsOf(rule.name, rule.calls, campaign, now);
    });
  return {
    due(campaign, since, now) {
      const isDue = ({ due }: Moment): boolean => due > since.getTime() - OVERLAP_MS && due <= now.getTime();
      return { moments: momentsUpTo(campaign, now).filter(isDue), after: 0 };
    },
    create({ moments, after }, now) {
      let from = after;
      let room = SLICE;
      for (const [at, moment] of moments.entries()) {
        const { persons, last } = making.next(moment, from, room);
        if (persons > 0) making.write(moment, from, last, now);
        room -= persons;
        if (room === 0) return { moments: moments.slice(at), after: last };
        from = 0;
      }
      return null;
    },
    next(campaign, now) {
      const moments = rules.map(({ name, calls }) => {
        if (calls === 'daily') return nextDaily(campaign, now, making);
        const coming = ('roles' in calls ? callsOf(name, calls, campaign) : sessionsOf(name, calls, campaign, now))
          .filter(({ due }) => due > now.getTime())
          .toSorted((a, b) => a.due - b.due);
        return coming.find((each) => !('session' in each) || making.isAsked(each.campaign, each.session))?.due ?? null;
      });
      const known = moments.filter((each) => each !== null);
      return known.length > 0 ? new Date(Math.min(...known)) : null;
    },
  };
}

/** Each day's moments of the period, one for each time that somebody wants. */
function dailyUpTo({ name: rule }: Rule, { plan }: Campaign, now: Date, making: Making): readonly Moment[] {
  const times: string[] = [];
  for (let time = making.timeAfter(''); time !== null; time = making.timeAfter(time)) times.push(time);
  return datesFrom(plan.period.from, plan.period.to)
    .filter((date) => instant(date) <= now)
    .flatMap((date) => times.map((time) => ({ rule, date, time, due: instant(date, time).getTime() })));
}

function nextDaily({ plan }: Campaign, now: Date, making: Making): number | null {
  const today = dateOf(now);
  for (const date of datesFrom(plan.period.from, plan.period.to)) {
    const time = date < today ? null : making.timeAfter(date === today ? timeOf(now) : '');
    if (time !== null) return instant(date, time).getTime();
  }
  return null;
}

/** From a week back on: what was missed while the program was down is still recorded as missed. */
function sessionsOf(
  rule: string,
  { minutesBefore }: { readonly minutesBefore: number },
  { plan, sessions }: Campaign,
  now: Date,
): readonly Moment[] {
  const from = dateOf(new Date(now.getTime() - 7 * DAY_MS));
  return sessions
    .filter((each) => !each.cancelled && each.date >= from)
    .map(({ date, from: begin, code: session }) => {
      const due = instant(date, begin).getTime() - minutesBefore * MINUTE_MS;
      return { rule, date, due, campaign: plan.id, session };
    });
}

function callsOf(
  rule: string,
  { roles, moments }: Extract<Calls, { roles: unknown }>,
  campaign: Campaign,
): readonly Moment[] {
  return moments(campaign).map(({ date, time }) => ({ rule, roles, date, due: instant(date, time).getTime() }));
}
