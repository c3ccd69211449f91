/**
 * Hands due occurrences to the outbox: late ones are recorded as missed, a busy person is left in peace for a while.
 */
import type { Campaign } from '../campaign/types.ts';
import { MINUTE_MS } from '../chat/civil.ts';
import type { Person, Reply } from '../chat/index.ts';
import { rules } from '../reminders/index.ts';
import { LATE_MINUTES, type Occasion, type Rule } from '../reminders/rule.ts';
import type { Store } from '../store/open.ts';
import { createWaitingRows, type Waiting } from '../store/waiting-occurrences.ts';

const QUIET_MS = 10 * MINUTE_MS;

/** Handed over in one commit: some milliseconds, in which nobody is answered. */
const SLICE = 20;

export type HandOver = {
  /** Takes some of the occurrences that are due at `now`; call inside a transaction. True: there may be more. */
  handOver(campaign: Campaign, now: Date): boolean;
  /** When the next waiting one is due; null: none waits. */
  next(): Date | null;
};

/** Says it to the person: renders, enqueues under the key, for as long as it is of use. Gives false when nobody can be written to. */
export type TellDue = (person: Person, reply: Reply, key: string, now: Date, until: Date) => boolean;

/** How the units are, for a person and at a moment. */
export type DoorsFor = (person: Person, campaign: Campaign, now: Date) => Occasion['doors'];

/** What rules are composed from. */
export type Composing = { readonly personOf: (id: number) => Person | null; readonly doorsFor: DoorsFor };

export function createHandOver(store: Store, { personOf, doorsFor }: Composing, tell: TellDue): HandOver {
  const waiting = createWaitingRows(store);

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
    const occasion = { person, campaign, now, date: one.date, session, doors: doorsFor(person, campaign, now) };
    const reply = rule.compose(occasion);
    if (!reply) return 'void';
    // A session's also names the time: put off to the afternoon, it is another reminder.
    const what = session ? `${one.rule}:${one.date}:${session.from}` : `${one.rule}:${one.date}`;
    const until = rule.until(occasion, new Date(one.dueAt));
    return tell(person, reply, `reminder:${what}:${one.person}`, now, until) ? 'handed' : 'void';
  };

  return {
    handOver(campaign, now) {
      const rows = waiting.due(now, SLICE);
      for (const one of rows) {
        const decision = decide(campaign, one, now);
        if (typeof decision === 'string') waiting.settle(one, decision, now);
        else waiting.putOff(one, decision.postponedTo);
      }
      return rows.length === SLICE;
    },
    next: () => waiting.firstAt(),
  };
}

/** Ten quiet minutes after the person's last word, but no later than the rule's patience allows. A word from the future was a wrong clock's. */
const quietFrom = (rule: Rule, one: Waiting, now: number): number =>
  one.lastAt > now ? 0 : Math.min(one.lastAt + QUIET_MS, one.dueAt + rule.patienceMinutes * MINUTE_MS);
