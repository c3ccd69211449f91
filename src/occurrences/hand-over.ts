/**
 * Hands due occurrences to the outbox: late ones are recorded as missed, a busy person is left in peace for a while.
 */
import type { Campaign } from '../campaign/types.ts';
import { MINUTE_MS } from '../chat/civil.ts';
import type { Person, Reply } from '../chat/index.ts';
import { rules } from '../reminders/index.ts';
import { LATE_MINUTES, type Rule } from '../reminders/rule.ts';
import type { Store } from '../store/open.ts';

const QUIET_MS = 10 * MINUTE_MS;

export type Waiting = {
  readonly rule: string;
  readonly date: string;
  readonly person: number;
  readonly dueAt: number;
  readonly lastAt: number;
};

export type HandOver = {
  /** Takes up to `limit` occurrences that are due at `now`; call inside a transaction. Gives how many were settled or put off. */
  handOver(campaign: Campaign, now: Date, limit: number): number;
  /** When the next waiting one is due; null: none waits. */
  next(): Date | null;
};

/** Says it to the person: renders, enqueues under the key, for as long as it is of use. Gives false when nobody can be written to. */
export type Tell = (person: Person, reply: Reply, key: string, now: Date, until: Date) => boolean;

export function createHandOver(store: Store, personOf: (id: number) => Person | null, tell: Tell): HandOver {
  const due = store.sqlite.prepare(`
    select o.rule, o.date, o.person, o.due_at as dueAt, p.last_at as lastAt from occurrences o join persons p on p.id = o.person
    where o.state = 'waiting' and coalesce(o.postponed_to, o.due_at) <= ? order by o.due_at, o.person limit ?`);
  const settle = store.sqlite.prepare(
    `update occurrences set state = @state, handed_at = @now where rule = @rule and date = @date and person = @person`,
  );
  const postpone = store.sqlite.prepare(
    `update occurrences set postponed_to = @to where rule = @rule and date = @date and person = @person`,
  );
  const first = store.sqlite
    .prepare(`select min(coalesce(postponed_to, due_at)) from occurrences where state = 'waiting'`)
    .pluck();

  const decide = (
    campaign: Campaign,
    one: Waiting,
    now: Date,
  ): 'handed' | 'missed' | 'void' | { readonly postponedTo: number } => {
    const rule = rules.find((each) => each.name === one.rule.split(':')[0]);
    if (!rule) return 'void';
    if (now.getTime() - one.dueAt > LATE_MINUTES * MINUTE_MS) return 'missed';
    const peace = quietFrom(rule, one, now.getTime());
    if (peace > now.getTime()) return { postponedTo: peace };
    const person = personOf(one.person);
    if (!person) return 'void';
    const code = one.rule.split(':')[1];
    const session = campaign.sessions.find((each) => each.code === code) ?? null;
    const occasion = { person, campaign, now, date: one.date, session };
    const reply = rule.compose(occasion);
    if (!reply) return 'void';
    // A session's also names the time: put off to the afternoon, it is another reminder.
    const what = session ? `${one.rule}:${one.date}:${session.from}` : `${one.rule}:${one.date}`;
    const until = rule.until(occasion, new Date(one.dueAt));
    return tell(person, reply, `reminder:${what}:${one.person}`, now, until) ? 'handed' : 'void';
  };

  return {
    handOver(campaign, now, limit) {
      const rows = due.all(now.getTime(), limit) as Waiting[];
      for (const one of rows) {
        const key = { rule: one.rule, date: one.date, person: one.person };
        const decision = decide(campaign, one, now);
        if (typeof decision === 'string') settle.run({ ...key, state: decision, now: now.getTime() });
        else postpone.run({ ...key, to: decision.postponedTo });
      }
      return rows.length;
    },
    next() {
      const at = first.get() as number | null;
      return at === null ? null : new Date(at);
    },
  };
}

/** Ten quiet minutes after the person's last word, but no later than the rule's patience allows. A word from the future was a wrong clock's. */
const quietFrom = (rule: Rule, one: Waiting, now: number): number =>
  one.lastAt > now ? 0 : Math.min(one.lastAt + QUIET_MS, one.dueAt + rule.patienceMinutes * MINUTE_MS);
