import { figureName } from '../../campaign/figure-names.ts';

import type { Campaign, CampaignPlan } from '../../campaign/types.ts';
import { unitName } from '../../campaign/unit-tree.ts';
import type { Cell, SheetColumn } from '../../chat/document.ts';
import type { Say } from '../../chat/index.ts';

import type { FrozenLog, FrozenReport } from '../../turn/index.ts';
import { word } from './word.ts';

/** A column of the figure with this key, which is added up. */
export const numberColumn =
  (plan: CampaignPlan) =>
  (key: string): SheetColumn => ({ title: figureName(plan, key), kind: 'number', total: true });

export const logColumns = (plan: CampaignPlan): readonly SheetColumn[] => [
  { title: word('column.log'), kind: 'code' },
  { title: word('column.code'), kind: 'code' },
  { title: word('column.unit'), kind: 'text', width: 30 },
  { title: word('column.category'), kind: 'text', width: 26 },
  { title: word('column.title'), kind: 'text', width: 40 },
  { title: word('column.from'), kind: 'day' },
  { title: word('column.to'), kind: 'day' },
  { title: word('column.mode'), kind: 'text' },
  { title: word('column.place'), kind: 'text', width: 24 },
  { title: word('column.link'), kind: 'text', width: 24 },
  ...plan.people.map(({ code }) => numberColumn(plan)(`people.${code}`)),
  numberColumn(plan)('unsorted'),
  numberColumn(plan)('total'),
  { title: word('about'), kind: 'text' },
  { title: word('column.quantities'), kind: 'text', width: 30 },
  { title: word('column.result'), kind: 'text', width: 50 },
  { title: word('column.later'), kind: 'text' },
];

/** The logs of all units, a row each. */
export function* logRows({ campaign, units }: FrozenReport): Iterable<readonly Cell[]> {
  for (const { unit, logs } of units) {
    for (const log of logs) yield [{ plain: log.code }, { plain: unit }, ...logCells(campaign, unit, log)];
  }
}

function logCells(campaign: Campaign, unit: string, log: FrozenLog): readonly Cell[] {
  const { plan } = campaign;
  const category = plan.categories.find(({ code }) => code === log.category);
  const platform = plan.platforms.find(({ code }) => code === log.platform)?.name ?? log.platform;
  const known = log.people
    ? [...Object.values(log.people.counts), log.people.unsorted].filter((each) => each !== null)
    : [];
  const quantities = Object.entries(log.quantities).flatMap(([code, value]): Say[] => {
    const name = category?.counts.find((each) => each.code === code)?.name;
    return value === null
      ? []
      : [{ join: [name ? { local: name } : { plain: code }, { plain: String(value) }], by: ': ' }];
  });
  const place = [platform, log.place].filter((each) => each !== null);
  return [
    { local: unitName(campaign, unit) },
    category ? { local: category.label } : { plain: log.category },
    { plain: log.title },
    { date: log.from, as: 'date' },
    { date: log.to, as: 'date' },
    word(`mode.${log.mode}`),
    place.length > 0 ? { plain: place.join(', ') } : null,
    log.link === null ? null : { plain: log.link },
    ...plan.people.map(({ code }) => log.people?.counts[code] ?? null),
    log.people?.unsorted ?? null,
    known.length > 0 ? known.reduce((sum, each) => sum + each, 0) : null,
    log.people?.approximate && known.length > 0 ? word('yes') : null,
    quantities.length > 0 ? { join: quantities, by: '; ' } : null,
    log.result === null ? null : { plain: log.result },
    log.later ? word('yes') : null,
  ];
}
