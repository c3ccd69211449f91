/** The results of logs that stand in a list: counted by the program itself, on a database of their own. */
import type { Campaign } from '../../src/campaign/types.ts';
import { createCounting, type ResultCounting } from '../../src/results/counting.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { type Activity, NotAllowed, type Results, type Right, type Sight } from '../../src/turn/index.ts';

// One for all: opening it takes longer than any test that reads a page.
let opened: Store | null = null;
let lists = 0;

export function plainResults(
  campaign: Campaign,
  logs: readonly Activity[],
  may: (act: Right, unit?: string) => boolean,
  sight: () => Sight,
): Results {
  lists += 1;
  const own = { ...campaign, plan: { ...campaign.plan, id: `${campaign.plan.id}-${lists}` } };
  const make = (): ResultCounting => {
    opened ??= openStore(':memory:');
    const add = opened.sqlite.prepare(
      `insert into activities (code, campaign, unit, category, answers, created_role, created_at, updated_at, withdrawn_at)
       values (?, ?, ?, ?, ?, 'teacher', ?, ?, ?)`,
    );
    for (const { code, unit, category, createdAt, updatedAt, withdrawn, ...answers } of logs) {
      const times = [createdAt, updatedAt, withdrawn?.at].map((at) => at?.getTime() ?? null);
      add.run(`${code}-${own.plan.id}`, own.plan.id, unit, category, JSON.stringify(answers), ...times);
    }
    return createCounting(opened);
  };
  let made: ResultCounting | null = null;
  const need = (act: Right, unit?: string): ResultCounting => {
    if (!may(act, unit) && !may('look', unit)) throw new NotAllowed('see');
    return (made ??= make());
  };
  return {
    of: (unit) => need('log', unit).of(own, unit),
    counted: (unit) => need('log', unit).counted(own, unit),
    standings: () => need('look').standings(own, sight()),
    all: () => need('look').all(own, sight()),
    sum: () => need('look').sum(own, sight()),
    sums: (by) => need('look').sums(own, by, sight()),
    days: () => need('look').days(own, sight()),
    targets: (unit) => need('log', unit).targets(own, unit),
    targetSums: () => need('look').targetSums(own, sight()),
  };
}
