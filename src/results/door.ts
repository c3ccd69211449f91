import { areasOf } from '../campaign/unit-tree.ts';
import { allows, sightOf } from '../people/rights.ts';
import type { Visit } from '../people/visit.ts';
import { createReadHoldings } from '../store/holdings.ts';
import type { Store } from '../store/open.ts';
import { NotAllowed, type Results, type Sight } from '../turn/index.ts';
import { createCounting } from './counting.ts';

/** Opens the results for one person and one turn; everything behind it is prepared once. */
export function createResultsDoor(store: Store): (visit: Visit) => Results {
  const counting = createCounting(store);
  const holdings = createReadHoldings(store);
  return ({ person, campaign }) => {
    const needUnit = (unit: string): void => {
      const holds = holdings(person.id);
      const may = allows(holds, 'log', unit) || allows(holds, 'look', unit, areasOf(campaign, unit));
      if (!may) throw new NotAllowed('see');
    };
    /** Who may look at a part is told of that part alone. */
    const needLook = (): Sight => {
      const holds = holdings(person.id);
      if (!allows(holds, 'look')) throw new NotAllowed('board');
      return sightOf(holds);
    };
    return {
      of(unit) {
        needUnit(unit);
        return counting.of(campaign, unit);
      },
      counted(unit) {
        needUnit(unit);
        return counting.counted(campaign, unit);
      },
      standings() {
        return counting.standings(campaign, needLook());
      },
      all() {
        return counting.all(campaign, needLook());
      },
      sum() {
        return counting.sum(campaign, needLook());
      },
      sums(by) {
        return counting.sums(campaign, by, needLook());
      },
      days() {
        return counting.days(campaign, needLook());
      },
      targets(unit) {
        needUnit(unit);
        return counting.targets(campaign, unit);
      },
      targetSums() {
        return counting.targetSums(campaign, needLook());
      },
    };
  };
}
