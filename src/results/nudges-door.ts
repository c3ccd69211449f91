import { unitOf } from '../campaign/unit-tree.ts';
import { addDays, DAY_MS, dateOf, HOUR_MS, instant, isLocalDate } from '../chat/civil.ts';
import type { Role } from '../chat/index.ts';
import { intoNudgeHours } from '../chat/reminder-times.ts';
import { allows } from '../people/rights.ts';
import type { Visit } from '../people/visit.ts';
import { type AskingRows, createAskingRows } from '../store/asking.ts';
import { createFactRows, type FactRows } from '../store/facts.ts';
import { createReadHoldings, type ReadHoldings } from '../store/holdings.ts';
import type { Store } from '../store/open.ts';
import { createQuestionRows, type QuestionRows } from '../store/questions.ts';
import { type ByHand, NotAllowed, type Nudges, type UnitRole } from '../turn/index.ts';
import { type AskingReads, createAskingReads, type IsOpen, type SinceOn } from './asking-reads.ts';

/** The rules of reminders/ by which these are said. */
export const BY_HAND = 'by-hand';
export const PROMISED = 'promised';
/** A nudge by hand to everybody may be repeated after so long. */
export const COOLING_MS = 20 * HOUR_MS;
/** Nobody puts a report off for longer. */
const LONGEST_LATER_DAYS = 60;
/** The morning of the day for which somebody promised it. */
const PROMISED_AT = '08:00';

type Parts = {
  readonly rows: AskingRows;
  readonly reads: AskingReads;
  readonly facts: FactRows;
  readonly questions: QuestionRows;
  readonly holdsOf: ReadHoldings;
  /** Tells the scheduler. */
  readonly touch: () => void;
};

/** What may be asked and done about nudges, for one turn; statements are prepared once. `touch` tells the scheduler. */
export function createNudgesDoor(
  store: Store,
  { isOpen, sinceOn }: { readonly isOpen: IsOpen; readonly sinceOn: SinceOn },
  touch: () => void,
): (visit: Visit) => Nudges {
  const rows = createAskingRows(store);
  const reads = createAskingReads(store, isOpen, sinceOn);
  const parts = {
    rows,
    reads,
    touch,
    facts: createFactRows(store),
    questions: createQuestionRows(store),
    holdsOf: createReadHoldings(store),
  };
  return (visit) => ({ ...ofUnits(parts, visit), ...ofOffice(parts, visit) });
}

type OfUnits = Pick<Nudges, 'of' | 'hasLogged' | 'excuse' | 'unexcuse' | 'setEvening' | 'setNudges'>;

const demand = ({ holdsOf }: Parts, { person }: Visit, act: 'log' | 'lead' | 'office', unit?: string): void => {
  if (!allows(holdsOf(person.id), act, unit)) throw new NotAllowed('nudge');
};

function ofUnits(parts: Parts, visit: Visit): OfUnits {
  const { rows, reads, touch } = parts;
  const { person, campaign, now } = visit;
  const [me, of] = [person.id, campaign.plan.id];
  return {
    of(unit) {
      demand(parts, visit, 'log', unit);
      return reads.of(campaign, unit, now);
    },
    hasLogged(unit, date) {
      demand(parts, visit, 'log', unit);
      return rows.hasLogged(of, unit, date);
    },
    excuse(unit, { reason, until }) {
      demand(parts, visit, 'lead', unit);
      const today = dateOf(now);
      if (!unitOf(campaign, unit) || (until !== null && !isLocalDate(until))) return false;
      if (until !== null && (until <= today || until > addDays(today, LONGEST_LATER_DAYS))) return false;
      rows.excuse({ campaign: of, unit, reason, until, by: me, at: now.getTime() });
      if (reason === 'later' && until !== null) {
        rows.call(PROMISED, until, me, instant(until, PROMISED_AT).getTime(), now.getTime());
        touch();
      }
      return true;
    },
    unexcuse(unit) {
      demand(parts, visit, 'lead', unit);
      rows.unexcuse(of, unit);
    },
    setEvening: (answer) => rows.setEvening(me, answer ?? 'asked'),
    setNudges: (on) => rows.setNudgesOff(me, !on),
  };
}

function ofOffice(parts: Parts, visit: Visit): Omit<Nudges, keyof OfUnits> {
  const { rows, reads, facts, questions, touch } = parts;
  const { campaign, now } = visit;
  const of = campaign.plan.id;
  const office = (): void => demand(parts, visit, 'office');
  const lastKey = `by-hand:${of}`;
  const again = (): Date | null => {
    const last = Number(facts.read(lastKey) ?? 0);
    // A moment from the future was a wrong clock's.
    return last + COOLING_MS > now.getTime() && last <= now.getTime() + DAY_MS
      ? intoNudgeHours(new Date(last + COOLING_MS))
      : null;
  };
  const byHand = (): ByHand & { readonly who: ReadonlySet<number> } => {
    office();
    const units = reads.all(campaign, now).filter(({ state }) => state === 'nudged');
    const who = new Set(units.flatMap(({ unit }) => reads.peopleOf(unit, now)));
    return { units: units.length, people: who.size, again: again(), at: intoNudgeHours(now), who };
  };
  return {
    all() {
      office();
      return reads.all(campaign, now);
    },
    news(since) {
      office();
      const { joined, logged, ...others } = rows.news(of, since.getTime());
      const byRole = (role: Role): number => joined.find((each) => each.role === role)?.count ?? 0;
      return {
        ...others,
        joined: { teacher: byRole('teacher'), lead: byRole('lead'), office: byRole('office') },
        logs: logged.reduce((sum, each) => sum + each.count, 0),
        logged: logged.map(({ unit }) => unit),
        questions: { fresh: questions.countSince(of, since.getTime()), open: questions.openCount(of).questions },
      };
    },
    byHand,
    nudgeByHand() {
      const { who, ...planned } = byHand();
      if (planned.again) return null;
      for (const person of who) rows.call(BY_HAND, dateOf(planned.at), person, planned.at.getTime(), now.getTime());
      if (who.size > 0) facts.write(lastKey, String(planned.at.getTime()));
      touch();
      return { ...planned, again: intoNudgeHours(new Date(planned.at.getTime() + COOLING_MS)) };
    },
    holdersOf(unit) {
      office();
      const found = new Map(rows.holdersOf(unit).map((each) => [`${each.role} ${each.person}`, each]));
      return [...found.values()].map(({ role, name, channel }) => ({ role: role as UnitRole, name, channel }));
    },
  };
}
