import type { Campaign } from '../campaign/types.ts';
import { communeOf, loggingUnits } from '../campaign/unit-tree.ts';
import type { Cell } from '../chat/document.ts';
import type { Say } from '../chat/index.ts';
import type { Report, ReportSource, UnitStanding } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';

const word = (key: KeyOf<'reports'>): Say => ({ key: `reports:${key}` });

/** How far every school and centre is, a line each, for the office. */
export const report: Report = {
  name: 'units',
  for: ['office'],
  ways: [
    {
      label: 'reports:units.label',
      menu: { looks: 3 },
      command: { vi: 'bangdonvi', en: 'unittable', about: 'reports:units.label' },
    },
  ],
  title: () => word('units.title'),
  makes: {
    csv(_asked, { campaign, results }) {
      return {
        columns: [
          word('units.code'),
          word('units.unit'),
          word('units.type'),
          word('units.commune'),
          word('units.activities'),
          word('units.photos'),
          word('units.people'),
          word('units.about'),
          word('units.last'),
          word('units.state'),
        ],
        rows: rowsOf(campaign, results),
      };
    },
  },
};

/**
 * Each unit's figures are read when its row is: nothing holds the program for long, however many there are. What nobody said is empty, which
 * is not 0.
 */
function* rowsOf(campaign: Campaign, results: ReportSource['results']): Iterable<readonly Cell[]> {
  // Those that were closed meanwhile had reported, and are among the others.
  const closed = results.standings().flatMap(({ unit, awaited }) => (unit.retired && awaited ? unit : []));
  for (const unit of [...loggingUnits(campaign), ...closed]) {
    const result = results.of(unit.code);
    if (!result) continue;
    const type = campaign.plan.unitTypes.find(({ code }) => code === unit.type);
    yield [
      { plain: unit.code },
      { plain: unit.name },
      type ? { local: type.name } : null,
      { plain: communeOf(campaign, unit)?.name ?? '' },
      result.activities.value,
      result.photos.value,
      result.total.value,
      result.total.about ? word('units.yes') : null,
      result.lastAt,
      stateOf(result),
    ];
  }
}

function stateOf({ standing, notHeld, late, awaited }: UnitStanding): Say {
  if (standing === 'reported') {
    return word(notHeld !== null ? 'units.not-held' : late ? 'units.reported-late' : 'units.reported');
  }
  if (standing === 'nothing') return word(awaited ? 'units.not-logged' : 'units.not-awaited');
  return word(standing === 'drafting' ? 'units.drafting' : 'units.logged');
}
