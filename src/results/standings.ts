import { isStillLate } from '../campaign/report-deadline.ts';
import type { Campaign, Unit } from '../campaign/types.ts';
import { awaitedUnits } from '../campaign/unit-tree.ts';
import { keptFor } from '../chat/kept.ts';
import type { ReportRow } from '../store/result-rows.ts';
import type { UnitStanding } from '../turn/index.ts';

const STATES = ['sent', 'received', 'more', 'merged'] as const;

// Asked for once a unit.
const awaited = keptFor((campaign: Campaign): ReadonlySet<Unit> => new Set(awaitedUnits(campaign)));

/** Whether the plan waits for the unit's report. */
export const isAwaited = (campaign: Campaign, unit: Unit): boolean => awaited(campaign).has(unit);

/** How far a unit is, by its report's versions (the first one first) and whether it logged something. */
export function standingOf(
  campaign: Campaign,
  unit: Unit,
  versions: readonly ReportRow[],
  hasLogged: boolean,
): UnitStanding {
  const sent = sentVersions(versions);
  const last = sent.at(-1);
  // What was said first: an outage, or whoever writes a call down, may bring it in after a later one.
  const [first] = sent.toSorted((a, b) => (a.sentAt ?? 0) - (b.sentAt ?? 0));
  return {
    unit,
    // A school that was closed is waited for no longer, but what it sent is counted among the others'.
    awaited: isAwaited(campaign, unit) || (unit.retired === true && last !== undefined),
    standing: last ? 'reported' : versions.length > 0 ? 'drafting' : hasLogged ? 'logged' : 'nothing',
    state: STATES.find((state) => state === last?.state) ?? null,
    notHeld: last?.notHeld ?? null,
    late: first ? sent.every((each) => isStillLate(campaign.plan, each)) : null,
    reportedAt: typeof first?.sentAt === 'number' ? new Date(first.sentAt) : null,
    phoned: last?.phoned ?? false,
  };
}

/** The versions that were sent, the first one first. */
export const sentVersions = (versions: readonly ReportRow[]): readonly ReportRow[] =>
  versions.filter(({ sentAt, state }) => sentAt !== null && state !== 'draft');
