import { figureAt } from '../../campaign/figure-keys.ts';

import { figuresOf } from '../../campaign/figures.ts';
import type { Campaign } from '../../campaign/types.ts';
import { communeOf, unitName, unitOf } from '../../campaign/unit-tree.ts';
import type { Cell, Sheet, SheetColumn } from '../../chat/document.ts';
import type { Say } from '../../chat/index.ts';

import { percentOf } from '../../chat/share.ts';
import type { FrozenReport, FrozenUnit } from '../../turn/index.ts';
import { logColumns, logRows, numberColumn } from './logs.ts';
import { word } from './word.ts';

/** The workbook: how far the units were, their figures, their logs, people, who is missing. */
export function* sheetsOf(frozen: FrozenReport): Iterable<Sheet> {
  const { plan } = frozen.campaign;
  const keys = ['activities', ...plan.people.map(({ code }) => `people.${code}`), 'unsorted', 'total'];
  const figures = figuresOf(plan).map(({ code }) => code);
  const notes = [word('blank'), ...removedLine(frozen)];
  const totalLabel = word('total');
  const countLabel = word('with-figures');
  yield overviewSheet(frozen);
  yield {
    name: word('sheet.units'),
    totalLabel,
    countLabel,
    columns: [...UNIT_COLUMNS, ...[...keys, ...figures, 'photos'].map(numberColumn(plan)), ...STATE_COLUMNS],
    rows: frozen.units.map((unit) => [
      ...unitCells(frozen.campaign, unit),
      ...[...keys, ...figures, 'photos'].map((key) => figureAt(unit.figures, key).value),
      ...stateCells(unit),
    ]),
    notes,
  };
  yield {
    name: word('sheet.logs'),
    totalLabel,
    columns: logColumns(plan),
    rows: logRows(frozen),
  };
  yield {
    name: word('sheet.people'),
    totalLabel,
    countLabel,
    columns: [...UNIT_COLUMNS, ...keys.slice(1).map(numberColumn(plan)), { title: word('about'), kind: 'text' }],
    rows: frozen.units.map((unit) => [
      ...unitCells(frozen.campaign, unit),
      ...keys.slice(1).map((key) => figureAt(unit.figures, key).value),
      keys.some((key) => figureAt(unit.figures, key).about) ? word('yes') : null,
    ]),
    notes: [word('blank')],
  };
  yield {
    name: word('sheet.missing'),
    columns: [...UNIT_COLUMNS, ...STATE_COLUMNS],
    rows: frozen.units
      .filter(({ awaited, standing }) => awaited && standing !== 'reported')
      .map((unit) => [...unitCells(frozen.campaign, unit), ...stateCells(unit)]),
  };
}

/** How far the units were: the same shares as on the board and in the document. */
function overviewSheet({ units }: FrozenReport): Sheet {
  const awaited = units.filter((each) => each.awaited);
  const row = (name: Say, part: number): readonly Cell[] => {
    const percent = percentOf(part, awaited.length);
    return [name, part, awaited.length, percent === null ? null : percent / 100];
  };
  const count = (of: (unit: FrozenUnit) => boolean): number => awaited.filter(of).length;
  return {
    name: word('sheet.overview'),
    columns: [
      { title: word('column.what'), kind: 'text', width: 34 },
      { title: word('column.units'), kind: 'number' },
      { title: word('column.of'), kind: 'number' },
      { title: word('column.share'), kind: 'share' },
    ],
    rows: [
      row(
        word('standing.reported'),
        count(({ standing }) => standing === 'reported'),
      ),
      row(
        word('on-time'),
        count(({ late }) => late === false),
      ),
      row(
        word('late'),
        count(({ late }) => late === true),
      ),
      row(
        word('standing.not-held'),
        count(({ notHeld }) => notHeld !== null),
      ),
      row(
        word('standing.drafting'),
        count(({ standing }) => standing === 'drafting'),
      ),
      row(
        word('standing.logged'),
        count(({ standing }) => standing === 'logged'),
      ),
      row(
        word('standing.nothing'),
        count(({ standing }) => standing === 'nothing'),
      ),
    ],
    notes: [word('denominator')],
  };
}

const UNIT_COLUMNS: readonly SheetColumn[] = [
  { title: word('column.code'), kind: 'code' },
  { title: word('column.unit'), kind: 'text', width: 34 },
  { title: word('column.type'), kind: 'text', width: 18 },
  { title: word('column.commune'), kind: 'text', width: 20 },
];
const STATE_COLUMNS: readonly SheetColumn[] = [
  { title: word('column.state'), kind: 'text', width: 20 },
  { title: word('column.at'), kind: 'time' },
  { title: word('column.late'), kind: 'text' },
  { title: word('column.not-held'), kind: 'text', width: 30 },
];

function unitCells(campaign: Campaign, { unit: code }: FrozenUnit): readonly Cell[] {
  const unit = unitOf(campaign, code);
  const type = campaign.plan.unitTypes.find((each) => each.code === unit?.type);
  const commune = unit && communeOf(campaign, unit)?.name;
  return [
    { plain: code },
    { local: unitName(campaign, code) },
    type ? { local: type.name } : null,
    commune ? { plain: commune } : null,
  ];
}

const stateCells = ({ standing, late, notHeld, reportedAt }: FrozenUnit): readonly Cell[] => [
  word(notHeld === null ? `standing.${standing}` : 'standing.not-held'),
  reportedAt === null ? null : new Date(reportedAt),
  late === null ? null : word(late ? 'late' : 'on-time'),
  notHeld === null ? null : { plain: notHeld },
];

const removedLine = ({ removed, privacyAt }: FrozenReport): readonly Say[] =>
  removed.names + removed.photos === 0
    ? []
    : [
        word(privacyAt ? 'removed-at' : 'removed', {
          names: removed.names,
          photos: removed.photos,
          ...(privacyAt ? { at: { date: privacyAt.toISOString(), as: 'date' } } : {}),
        }),
      ];
