/** Whether a unit is asked for its report, and how: one rule for the board, the nudges, the call list and the digest. */
import type { LocalDate } from '../chat/civil.ts';
import type { Excuse, UnitAsking, UnitRole } from '../turn/index.ts';

/** Somebody who holds a role in a unit. */
export type Holder = {
  readonly role: UnitRole;
  /** A message would be tried for them now. */
  readonly isOpen: boolean;
  /** They asked for no nudges. */
  readonly isSilent: boolean;
};

/** What is known of a unit at a moment. `today`: in Việt Nam. */
export type AskingFacts = {
  readonly unit: string;
  readonly hasReported: boolean;
  readonly excuse: Excuse | null;
  readonly holders: readonly Holder[];
  readonly today: LocalDate;
};

/** The one of the four states that a unit is in. A report counts before a reason, a reason before whether anybody can be written to. */
export function askingOf({ unit, hasReported, excuse, holders, today }: AskingFacts): UnitAsking {
  const holds = !hasReported && excuse !== null && (excuse.until === null || excuse.until >= today);
  const heard = holders.filter((each) => each.isOpen && !each.isSilent);
  const reachable = (['lead', 'teacher'] as const).filter((role) => heard.some((each) => each.role === role));
  const asked = reachable.length > 0 ? 'nudged' : 'must-call';
  return {
    unit,
    state: hasReported ? 'reported' : holds ? 'excused' : asked,
    excuse: holds ? excuse : null,
    reachable,
    unreached: reachable.length > 0 ? null : whyNobody(holders),
  };
}

function whyNobody(holders: readonly Holder[]): NonNullable<UnitAsking['unreached']> {
  if (holders.length === 0) return 'nobody';
  return holders.some((each) => each.isOpen) ? 'silent' : 'out-of-reach';
}
