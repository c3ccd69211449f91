/** Adds one unit's logs up to its figures. */
import { z } from 'zod';
import { figuresOf, type PlanFigure } from '../campaign/figures.ts';
import type { CampaignPlan } from '../campaign/types.ts';
import type { LoggedRow, ProposedRow } from '../store/result-rows.ts';
import { type OnBroken, stored } from '../store/stored.ts';
import type { Amount, Figures } from '../turn/index.ts';
import { type Adder, createAdder, exactly, UNKNOWN } from './amounts.ts';

const counts = z.record(z.string(), z.number().nullable()).default({});
const readNumbers = stored(
  'numbers of a log',
  z.object({
    people: z
      .object({
        counts,
        unsorted: z.number().nullable().default(null),
        approximate: z.boolean().default(false),
      })
      .nullable()
      .default(null),
    quantities: counts,
    mode: z.string().default('in-person'),
  }),
);
type Numbers = NonNullable<ReturnType<typeof readNumbers>>;
const NOTHING: Numbers = { people: null, quantities: {}, mode: 'in-person' };

/** What a campaign's figures need of each log, found once. */
export type FigurePlan = {
  readonly plan: CampaignPlan;
  readonly figures: readonly PlanFigure[];
  /** By category: which figures one of its logs is part of. */
  readonly ofCategory: (category: string) => readonly PlanFigure[];
};

/** Reads the campaign's list of figures for counting. */
export function planOf(plan: CampaignPlan): FigurePlan {
  const figures = figuresOf(plan);
  const known = new Map<string, readonly PlanFigure[]>();
  const ofCategory = (category: string): readonly PlanFigure[] => {
    const found = known.get(category) ?? figures.filter((figure) => isPart(figure, category));
    known.set(category, found);
    return found;
  };
  return { plan, figures, ofCategory };
}

function isPart({ of }: PlanFigure, category: string): boolean {
  switch (of.what) {
    case 'activities':
    case 'people':
      return of.categories.length === 0 || of.categories.includes(category);
    case 'quantity':
      return of.counts.some((each) => each.category === category);
    default:
      return false;
  }
}

/** One unit's logs, while they are read. */
export type UnitTally = {
  add(log: LoggedRow): void;
  propose(proposed: ProposedRow): void;
  readonly logs: () => number;
  readonly lastAt: () => Date | null;
  /** Of what was not logged nothing is known: only people say that there was none. */
  figures(): Figures;
};

/** `onBroken` is told of numbers that can't be read: their log counts, its numbers are not known. */
export function createUnitTally(figurePlan: FigurePlan, onBroken: OnBroken): UnitTally {
  const { plan, figures } = figurePlan;
  const groups = new Map(plan.people.map(({ code }) => [code, createAdder()]));
  const [unsorted, total] = [createAdder(), createAdder()];
  const adders = new Map(figures.map(({ code }) => [code, createAdder()]));
  const proposals = new Map<string, number>();
  let [logs, photos, last] = [0, 0, 0];

  return {
    add(log) {
      logs += 1;
      photos += log.photos;
      last = Math.max(last, log.updatedAt);
      const numbers = readNumbers(log.answers, onBroken) ?? NOTHING;
      const { people } = numbers;
      total.add(peopleIn(numbers, []), people?.approximate);
      if (people) {
        if (people.unsorted !== null) unsorted.add(people.unsorted, people.approximate);
        for (const [code, value] of Object.entries(people.counts)) {
          // A group that the campaign no longer has is not told apart from the others.
          if (value !== null) (groups.get(code) ?? unsorted).add(value, people.approximate);
        }
      }
      for (const figure of figurePlan.ofCategory(log.category)) addLog(figure, log, numbers, adders.get(figure.code));
    },
    propose: ({ kind, count }) => void proposals.set(kind, (proposals.get(kind) ?? 0) + count),
    logs: () => logs,
    lastAt: () => (last > 0 ? new Date(last) : null),
    figures() {
      const isSaid = logs > 0;
      return {
        activities: isSaid ? exactly(logs) : UNKNOWN,
        photos: isSaid ? exactly(photos) : UNKNOWN,
        people: Object.fromEntries([...groups].map(([code, adder]) => [code, adder.amount()])),
        unsorted: unsorted.amount(),
        total: total.amount(),
        figures: Object.fromEntries(
          figures.map(({ code, of }) => {
            switch (of.what) {
              case 'photos':
                return [code, isSaid ? exactly(photos) : UNKNOWN];
              case 'units':
                return [code, isSaid ? exactly(1) : UNKNOWN];
              case 'asked':
                return [code, UNKNOWN];
              case 'nominations':
                return [code, proposedIn(proposals, of.kinds)];
              default:
                return [code, adders.get(code)?.amount() ?? UNKNOWN];
            }
          }),
        ),
      };
    },
  };
}

/** How many people one log tells of; null: nobody said. */
export function peopleOfLog(log: Pick<LoggedRow, 'answers'>, onBroken: OnBroken): Amount {
  const numbers = readNumbers(log.answers, onBroken) ?? NOTHING;
  return { value: peopleIn(numbers, []), about: numbers.people?.approximate ?? false };
}

function addLog({ of }: PlanFigure, log: LoggedRow, numbers: Numbers, adder: Adder | undefined): void {
  if ('mode' in of && of.mode !== undefined && of.mode !== numbers.mode) return;
  if (of.what === 'activities') adder?.add(1);
  if (of.what === 'people') adder?.add(peopleIn(numbers, of.groups), numbers.people?.approximate);
  if (of.what !== 'quantity') return;
  // "10 tiết" says all there is to say where lessons and units are added up: of the log nothing is missing.
  const values = of.counts
    .filter(({ category }) => category === log.category)
    .map(({ count }) => numbers.quantities[count] ?? null);
  adder?.add(sumKnown(values));
}

/** null: no number is known. */
function peopleIn({ people }: Numbers, groups: readonly string[]): number | null {
  const values =
    groups.length > 0
      ? groups.map((code) => people?.counts[code] ?? null)
      : [...Object.values(people?.counts ?? {}), people?.unsorted ?? null];
  return sumKnown(values);
}

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

function proposedIn(proposals: ReadonlyMap<string, number>, kinds: readonly string[]): Amount {
  const counted = [...proposals].filter(([kind]) => kinds.length === 0 || kinds.includes(kind));
  if (counted.length === 0) return UNKNOWN;
  return exactly(counted.reduce((sum, [, count]) => sum + count, 0));
}
