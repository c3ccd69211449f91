/** One unit's result: its logs, its report, and which of the two is right. */
import type { Campaign, Unit } from '../campaign/types.ts';
import type { ReportRow, ResultRows } from '../store/result-rows.ts';
import type { StepwiseCount } from '../store/slices.ts';
import type { OnBroken } from '../store/stored.ts';
import type { UnitResult } from '../turn/index.ts';
import { readSentFigures, sentOver, unknownFigures } from './sent-figures.ts';
import { sentVersions, standingOf } from './standings.ts';
import { createUnitTally, planOf, type UnitTally } from './tally.ts';

export type ResultReading = { readonly rows: ResultRows; readonly onBroken: OnBroken };

/** Logs read in one step. */
const STEP = 400;

/** Adds the unit's logs up, so many at a time. */
export function* tallyOf(
  { rows, onBroken }: ResultReading,
  campaign: Campaign,
  unit: string,
): StepwiseCount<UnitTally> {
  const of = { campaign: campaign.plan.id, unit };
  const tally = createUnitTally(planOf(campaign.plan), onBroken);
  for (const each of rows.proposedBy(of)) tally.propose(each);
  for (let after = 0; ; ) {
    const logs = rows.logsOf(of, after, STEP);
    for (const log of logs) tally.add(log);
    const last = logs.at(-1);
    if (!last || logs.length < STEP) return tally;
    after = last.id;
    yield;
  }
}

/**
 * What a reported unit sent counts, whatever it logs afterwards: a change to it is a correction, which is sent. Before that its logs count so
 * far as they go.
 */
export function resultOf(
  { rows, onBroken }: ResultReading,
  campaign: Campaign,
  unit: Unit,
  versions: readonly ReportRow[],
  tally: UnitTally,
): UnitResult {
  const standing = standingOf(campaign, unit, versions, tally.logs() > 0);
  const last = sentVersions(versions).at(-1);
  const counted = tally.figures();
  const stored = last ? rows.sentFigures({ campaign: campaign.plan.id, unit: unit.code }, last.version) : null;
  const figures =
    standing.notHeld === null ? sentOver(counted, readSentFigures(stored, onBroken)) : unknownFigures(counted);
  return { ...standing, ...figures, logs: tally.logs(), lastAt: tally.lastAt() };
}
