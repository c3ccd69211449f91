import { unitOf } from '../campaign/unit-tree.ts';
import { addDays, DAY_MS, dateOf, HOUR_MS, isLocalDate } from '../chat/civil.ts';
import { intoNudgeHours } from '../chat/reminder-times.ts';
import { allows } from '../people/rights.ts';
import type { Visit } from '../people/visit.ts';
import { createAskingRows } from '../store/asking.ts';
import { createFactRows } from '../store/facts.ts';
import { createReadHoldings } from '../store/holdings.ts';
import type { Store } from '../store/open.ts';
import { type ByHand, NotAllowed, type Nudges, type UnitRole } from '../turn/index.ts';
import { createAskingReads, type IsOpen } from './asking-reads.ts';

/** The rules of reminders/ by which these are said. */
export const BY_HAND = 'by-hand';
export const PROMISED = 'promised';
/** A nudge by hand to everybody may be repeated after so long. */
export const COOLING_MS = 20 * HOUR_MS;
/** Nobody puts a report off for longer. */
const LONGEST_LATER_DAYS = 60;
/** The morning of the day for which somebody promised it. */
const PROMISED_AT = 8 * HOUR_MS;

/** What may be asked and done about nudges, for one turn; statements are prepared once. `touch` tells the scheduler. */
export function createNudgesDoor(store: Store, isOpen: IsOpen, touch: () => void): (visit: Visit) => Nudges {
  const rows = createAskingRows(store);
  const reads = createAskingReads(store, isOpen, rows);
  const facts = createFactRows(store);
  const holdings = createReadHoldings(store);

  return ({ person: { id: me }, campaign, now }) => {
    const of = campaign.plan.id;
    const lastKey = `by-hand:${of}`;
    const demand = (act: 'log' | 'office', unit?: string): void => {
      if (!allows(holdings(me), act, unit)) throw new NotAllowed('nudge');
    };
    const asked = () => {
      const units = reads.all(campaign, now).filter(({ state }) => state === 'nudged');
      const people = new Set(units.flatMap(({ unit }) => reads.peopleOf(unit, now)));
      return { units: units.length, people };
    };
    const again = (): Date | null => {
      const last = Number(facts.read(lastKey) ?? 0);
      // A moment from the future was a wrong clock's.
      return last + COOLING_MS > now.getTime() && last <= now.getTime() + DAY_MS ? new Date(last + COOLING_MS) : null;
    };
    const byHand = (): ByHand & { readonly who: ReadonlySet<number> } => {
      demand('office');
      const { units, people } = asked();
      return { units, people: people.size, again: again(), at: intoNudgeHours(now), who: people };
    };
    return {
      of(unit) {
        demand('log', unit);
        return reads.of(campaign, unit, now);
      },
      all() {
        demand('office');
        return reads.all(campaign, now);
      },
      excuse(unit, { reason, until }) {
        demand('log', unit);
        const today = dateOf(now);
        if (!unitOf(campaign, unit) || (until !== null && !isLocalDate(until))) return false;
        if (until !== null && (until <= today || until > addDays(today, LONGEST_LATER_DAYS))) return false;
        rows.excuse({ campaign: of, unit, reason, until, by: me, at: now.getTime() });
        if (reason === 'later' && until !== null) {
          const due = new Date(`${until}T00:00:00+07:00`).getTime() + PROMISED_AT;
          rows.call(PROMISED, until, me, due, now.getTime());
          touch();
        }
        return true;
      },
      unexcuse(unit) {
        demand('log', unit);
        rows.unexcuse(of, unit);
      },
      setEvening: (answer) => rows.setEvening(me, answer ?? 'asked'),
      setNudges: (on) => rows.setNudgesOff(me, !on),
      byHand,
      nudgeByHand() {
        const { who, ...planned } = byHand();
        if (planned.again) return null;
        for (const person of who) rows.call(BY_HAND, dateOf(planned.at), person, planned.at.getTime(), now.getTime());
        if (who.size > 0) facts.write(lastKey, String(planned.at.getTime()));
        touch();
        return planned;
      },
      holdersOf(unit) {
        demand('office');
        const found = new Map(rows.holdersOf(unit).map((each) => [`${each.role} ${each.person}`, each]));
        return [...found.values()].map(({ role, name, channel }) => ({ role: role as UnitRole, name, channel }));
      },
    };
  };
}
