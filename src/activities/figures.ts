import type { Campaign } from '../campaign/types.ts';
import { MINUTE_MS } from '../chat/civil.ts';
import { createFigureRows, type Part } from '../store/figures.ts';
import type { Store } from '../store/open.ts';
import { createCounts, type StepwiseCount } from '../store/slices.ts';
import type { Activities, Board, UnitFigures } from '../turn/index.ts';

/** Logs summed up in one step. */
const STEP = 1_000;
/** What others log is taken from so many: enough to tell what is usual. */
const LATEST = 1_000;
const BOARD_FRESH_MS = 30_000;
/** Once it is over little changes, and everybody looks at it. */
const TOTALS_FRESH_MS = 10 * MINUTE_MS;

/** The sums that a unit and the office are shown. What was withdrawn is not counted; what is not known adds nothing. */
export function createFigures(store: Store): {
  ofUnit(unit: string, campaign: string): UnitFigures;
  /** Of the whole campaign. May throw NotYet, as may the board's sums. */
  ofAll(campaign: Campaign): ReturnType<Activities['totals']>;
  board(campaign: Campaign): Board;
  /** How often each category was logged: by the unit, and by all of late. */
  perCategory(unit: string, campaign: string): ReturnType<Activities['usual']>;
} {
  const rows = createFigureRows(store);
  const counts = createCounts();

  function* sumUp(campaign: string): StepwiseCount<Part> {
    let sum: Part = { activities: 0, photos: 0, people: 0, about: 0 };
    const last = rows.lastId();
    for (let after = 0; after < last; after += STEP) {
      if (after > 0) yield;
      const part = rows.part(campaign, after, after + STEP);
      if (part) sum = added(sum, part);
    }
    return sum;
  }

  const loggedIn = ({ plan, units }: Campaign): ReadonlySet<string> =>
    rows.logged(
      plan.id,
      units.map((unit) => unit.code),
    );

  return {
    ofUnit(unit, campaign) {
      const of = { unit, campaign };
      const sum = rows.ofUnit(of);
      const groups = rows.people(of);
      return {
        unit,
        activities: sum?.activities ?? 0,
        photos: sum?.photos ?? 0,
        byCategory: named(rows.categories(of)),
        people: named(groups),
        unsorted: sum?.unsorted ?? 0,
        approximate: sum?.approximate === 1,
        estimated: [
          ...groups.filter((group) => group.about === 1).map((group) => group.name),
          ...(sum?.unsortedAbout === 1 ? ['unsorted'] : []),
        ],
        uncounted: sum?.uncounted ?? 0,
        lastAt: typeof sum?.last === 'number' ? new Date(sum.last) : null,
      };
    },
    ofAll(of) {
      const campaign = of.plan.id;
      const { activities, people, about } = counts(`all ${campaign}`, () => sumUp(campaign), TOTALS_FRESH_MS, Infinity);
      return { activities, people, about: about === 1, units: loggedIn(of).size };
    },
    board: (of) => ({
      logged: loggedIn(of),
      activitiesOf: (unit) => rows.activitiesOf({ unit, campaign: of.plan.id }),
      sums: () => counts(`board ${of.plan.id}`, () => sumUp(of.plan.id), BOARD_FRESH_MS),
    }),
    perCategory(unit, campaign) {
      const own = named(rows.categories({ unit, campaign }));
      const all = named(rows.latestCategories(campaign, LATEST));
      const names = [...new Set([...Object.keys(own), ...Object.keys(all)])].toSorted();
      return names.map((category) => ({ category, own: own[category] ?? 0, all: all[category] ?? 0 }));
    },
  };
}

const named = (rows: readonly { readonly name: string; readonly sum: number }[]): Record<string, number> =>
  Object.fromEntries(rows.map((row) => [row.name, row.sum]));

const added = (one: Part, other: Part): Part => ({
  activities: one.activities + other.activities,
  photos: one.photos + other.photos,
  people: one.people + other.people,
  about: Math.max(one.about, other.about),
});
