import type { Campaign } from '../campaign/types.ts';
import { awaitedUnits, communeOf, loggingUnits } from '../campaign/unit-tree.ts';
import type { Cell } from '../chat/document.ts';
import type { Say } from '../chat/index.ts';
import type { Report, ReportSource, UnitFigures } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';

const word = (key: KeyOf<'reports'>): Say => ({ key: `reports:${key}` });

/** How far every school and centre is, a line each, for the office. */
export const report: Report = {
  name: 'units',
  for: ['office'],
  ways: [
    {
      label: 'reports:units.label',
      menu: { board: 3 },
      command: { vi: 'bangdonvi', en: 'unittable', about: 'reports:units.label' },
      words: `
        bang don vi, bang cac don vi, tai bang don vi, tai bang cac don vi, bang so lieu, bang so lieu cac don vi,
        danh sach don vi, xuat danh sach don vi, xuat excel, tai excel, file excel, tep excel, bang tong hop,
        table of units, units table, download units, export units, excel file`,
    },
  ],
  title: () => word('units.title'),
  makes: {
    csv(_asked, { campaign, activities }) {
      const awaited = new Set(awaitedUnits(campaign).map(({ code }) => code));
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
        rows: rowsOf(campaign, activities, awaited),
      };
    },
  },
};

/** Each unit's figures are read when its row is: nothing holds the program for long, however many there are. */
function* rowsOf(
  campaign: Campaign,
  activities: ReportSource['activities'],
  awaited: ReadonlySet<string>,
): Iterable<readonly Cell[]> {
  for (const unit of loggingUnits(campaign)) {
    const figures = activities.figures(unit.code);
    const type = campaign.plan.unitTypes.find(({ code }) => code === unit.type);
    const hasLogged = figures.activities > 0;
    yield [
      { plain: unit.code },
      { plain: unit.name },
      type ? { local: type.name } : null,
      { plain: communeOf(campaign, unit)?.name ?? '' },
      figures.activities,
      figures.photos,
      peopleIn(figures),
      figures.approximate ? word('units.yes') : null,
      figures.lastAt,
      word(hasLogged ? 'units.logged' : awaited.has(unit.code) ? 'units.not-logged' : 'units.not-awaited'),
    ];
  }
}

/** Unknown is not 0: where nobody was counted the cell is empty. */
function peopleIn({ people, unsorted }: UnitFigures): number | null {
  const known = Object.values(people);
  return known.length === 0 && unsorted === 0 ? null : known.reduce((sum, n) => sum + n, unsorted);
}
