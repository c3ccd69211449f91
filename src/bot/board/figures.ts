/** What the board's page and picture are made from: read between the turns, in pieces, and as good as new for some seconds. */
import { setImmediate } from 'node:timers/promises';
import type { Unit } from '../../campaign/types.ts';
import { sightOf } from '../../people/rights.ts';
import { whenCounted } from '../../store/slices.ts';
import type { DayResult, GroupResult, ReportSource, ReportStanding, TargetSum } from '../../turn/index.ts';

/** A unit that is awaited and has not reported. */
export type MissingUnit = {
  readonly unit: Unit;
  readonly standing: Exclude<ReportStanding, 'reported'>;
};

export type BoardFigures = {
  /** The moment as of which they are. */
  readonly at: Date;
  readonly sum: GroupResult;
  readonly communes: readonly GroupResult[];
  readonly types: readonly GroupResult[];
  readonly days: readonly DayResult[];
  readonly targets: readonly TargetSum[];
  readonly missing: readonly MissingUnit[];
};

export type BoardReading = Pick<ReportSource, 'now' | 'person' | 'campaign' | 'results'>;

/** What took longer than this to read is not read anew for each look. */
const DEAR_MS = 25;
const FRESH_MS = 5_000;

/** Reads the figures; whoever asks must have the right to them already. Each piece is some milliseconds, and between them others get their turn. */
export function createBoardFigures(): (reading: BoardReading) => Promise<BoardFigures> {
  let kept: { readonly of: string; readonly until: number; readonly figures: Promise<BoardFigures> } | null = null;
  return async (reading) => {
    const { plan, version } = reading.campaign;
    // Each sees another part of it.
    const of = JSON.stringify([plan.id, version, sightOf(reading.person.holds)]);
    if (kept?.of === of && performance.now() < kept.until) return kept.figures;
    const began = performance.now();
    const figures = whenCounted(() => readFigures(reading));
    // Those who look meanwhile wait for the same.
    const own = { of, until: Infinity, figures };
    kept = own;
    let isDear = false;
    try {
      const read = await figures;
      isDear = performance.now() - began > DEAR_MS;
      return read;
    } finally {
      if (kept === own) kept = isDear ? { ...own, until: performance.now() + FRESH_MS } : null;
    }
  };
}

async function readFigures({ now, results }: BoardReading): Promise<BoardFigures> {
  const sum = results.sum();
  const days = results.days();
  await setImmediate();
  const communes = results.sums('commune');
  await setImmediate();
  const types = results.sums('type');
  await setImmediate();
  const targets = results.targetSums();
  await setImmediate();
  const missing = results
    .standings()
    .flatMap(({ unit, standing, awaited }) => (awaited && standing !== 'reported' ? [{ unit, standing }] : []));
  await setImmediate();
  return { at: now, sum, communes, types, days, targets, missing };
}
