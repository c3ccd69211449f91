import { allows } from '../people/rights.ts';
import type { Visit } from '../people/visit.ts';
import { createReadHoldings } from '../store/holdings.ts';
import type { Store } from '../store/open.ts';
import { NotAllowed, type Results } from '../turn/index.ts';
import { createCounting } from './counting.ts';

/** Opens the results for one person and one turn; everything behind it is prepared once. */
export function createResultsDoor(store: Store): (visit: Visit) => Results {
  const counting = createCounting(store);
  const holdings = createReadHoldings(store);
  return ({ person, campaign }) => {
    const needUnit = (unit: string): void => {
      if (!allows(holdings(person.id), 'log', unit)) throw new NotAllowed('see');
    };
    const needOffice = (): void => {
      if (!allows(holdings(person.id), 'office')) throw new NotAllowed('board');
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
        needOffice();
        return counting.standings(campaign);
      },
      all() {
        needOffice();
        return counting.all(campaign);
      },
      sum() {
        needOffice();
        return counting.sum(campaign);
      },
      sums(by) {
        needOffice();
        return counting.sums(campaign, by);
      },
      days() {
        needOffice();
        return counting.days(campaign);
      },
      targets(unit) {
        needUnit(unit);
        return counting.targets(campaign, unit);
      },
      targetSums() {
        needOffice();
        return counting.targetSums(campaign);
      },
    };
  };
}
