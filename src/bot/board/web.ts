/** The board as a page in a browser. */
import { type FigureSource, figuresOf } from '../../campaign/figures.ts';
import type { Campaign } from '../../campaign/types.ts';
import { communeOf, communes, unitOf } from '../../campaign/unit-tree.ts';
import type { Say } from '../../chat/index.ts';
import type { WebDocument, WebList, WebPhotos, WebSection, WebTable } from '../../documents/web-page.ts';
import { shareOf } from '../../pages/figures.ts';
import type { GroupResult, PhotoView, Sum } from '../../turn/index.ts';
import { dayNotes, dayPanels, standingPanel } from './chart.ts';
import type { BoardFigures } from './figures.ts';
import { amountSaid, asOf, type WriteOut, web } from './words.ts';

export type BoardWebGiven = {
  readonly figures: BoardFigures;
  readonly campaign: Campaign;
  readonly plain: WriteOut;
  readonly lang: string;
  /** Codes of units of which nobody can be written to, where the office is told. */
  readonly mustCall: ReadonlySet<string>;
  /** What of the whole this is, where it is shown to a viewer; null: to the office. */
  readonly scope: Say | null;
  /** Those that may be shown to everybody, the newest first. */
  readonly photos: readonly PhotoView[];
};

/** All that stands on the page, in its reader's language. */
export function boardWeb(given: BoardWebGiven): WebDocument {
  const { figures, campaign, plain, lang, scope } = given;
  const { sum, at } = figures;
  return {
    lang,
    title: plain({ local: campaign.plan.title }),
    over: plain({ join: [web('board'), { local: campaign.plan.organiser.name }], by: ' – ' }),
    lines: [asOf(at), ...(scope ? [scope] : []), ...wholeOf(sum)].map(plain),
    tiles: tilesOf(sum, plain),
    sections: [
      chartsOf(given),
      groupTable('communes', figures.communes, given, (code) => communeName(campaign, code)),
      missingOf(given),
      peopleTable(given),
      figureTable(given),
      ...targetTable(given),
      groupTable('types', figures.types, given, (code) => typeName(campaign, code)),
      photosOf(given),
    ],
    foot: [plain(web('foot.again')), plain(web(scope ? 'foot.who-viewer' : 'foot.who'))],
  };
}

/** What the denominator holds, and what stands beside it. */
function wholeOf({ units, notHeld, besides }: GroupResult): readonly Say[] {
  return [
    units > 0 ? web('whole', { count: units }) : web('nobody'),
    ...(notHeld > 0 ? [web('not-held', { count: notHeld })] : []),
    ...(besides > 0 ? [web('besides', { count: besides })] : []),
  ];
}

function tilesOf(sum: GroupResult, plain: WriteOut): WebDocument['tiles'] {
  const tile = (value: Say, label: Say) => ({ value: plain(value), label: plain(label) });
  return [
    tile(shareOf(sum.standings.reported, sum.units), web('tiles.reported')),
    tile(shareOf(sum.onTime, sum.units), web('tiles.on-time')),
    tile(amountSaid(sum.total), ofUnits(web('tiles.people'), sum.total)),
    tile(
      amountSaid(sum.activities),
      ofUnits(web('tiles.activities', { photos: amountSaid(sum.photos) }), sum.activities),
    ),
  ];
}

/** Of how many units a total is: the others did not say, which is no 0. Of none it says so itself. */
const ofUnits = (what: Say, { from }: Sum): Say =>
  from === 0 ? what : web('tiles.of', { what, units: web('units', { count: from }) });

function chartsOf({ figures, campaign, plain }: BoardWebGiven): WebSection {
  const { activities, people } = dayPanels(figures, campaign, plain);
  const panels = [activities, people, standingPanel(figures, plain)];
  return { as: 'charts', title: plain(web('charts.title')), panels, notes: dayNotes(figures, campaign, plain) };
}

const communeName = (campaign: Campaign, code: string | null): Say =>
  code === null ? web('communes.none') : { plain: unitOf(campaign, code)?.name ?? code };

function typeName({ plan }: Campaign, code: string | null): Say {
  const type = plan.unitTypes.find((each) => each.code === code);
  return type ? { local: type.name } : { plain: code ?? '' };
}

/** A line for each group that holds an awaited unit or one that did something, and one for all. */
function groupTable(
  of: 'communes' | 'types',
  groups: readonly GroupResult[],
  { figures, plain }: BoardWebGiven,
  nameOf: (code: string | null) => Say,
): WebTable {
  const names = ['units', 'reported', 'on-time', 'drafting', 'logged', 'nothing', 'activities', 'people'] as const;
  const cells = (name: Say, { units, standings, onTime, activities, total }: GroupResult): string[] => [
    plain(name),
    ...[units, standings.reported, onTime, standings.drafting, standings.logged, standings.nothing].map((n) =>
      plain(web('n', { n })),
    ),
    plain(amountSaid(activities)),
    plain(amountSaid(total)),
  ];
  return {
    as: 'table',
    title: plain(web(`${of}.title`)),
    columns: [
      { title: plain(web(`${of}.name`)), kind: 'text' },
      ...names.map((name) => ({ title: plain(web(`columns.${name}`)), kind: 'number' as const })),
    ],
    rows: [
      ...groups.map((group) => ({ cells: cells(nameOf(group.of), group) })),
      { cells: cells(web('all'), figures.sum), total: true },
    ],
  };
}

/** Who has not reported, by commune; whoever has to be called is marked. */
function missingOf({ figures, campaign, plain, mustCall }: BoardWebGiven): WebList {
  const { missing } = figures;
  const byCommune = Map.groupBy(missing, ({ unit }) => communeOf(campaign, unit)?.code ?? null);
  const call = plain(web('missing.call'));
  const groups = [...communes(campaign).map(({ code }) => code), null].flatMap((code) => {
    const units = byCommune.get(code);
    if (!units) return [];
    const items = units.map(({ unit, standing }) => ({
      text: plain(web('missing.unit', { name: unit.name, standing: web(`standing.${standing}`) })),
      ...(mustCall.has(unit.code) ? { mark: call } : {}),
    }));
    return [{ name: plain(communeName(campaign, code)), items }];
  });
  const toCall = missing.filter(({ unit }) => mustCall.has(unit.code)).length;
  return {
    as: 'list',
    title: plain(missing.length > 0 ? web('missing.title', { count: missing.length }) : web('missing.title-none')),
    groups,
    ...(toCall > 0 ? { notes: [plain(web('missing.to-call', { count: toCall }))] } : {}),
  };
}

/** A total, how many units said a number, and the average over those alone. */
function sumCells(name: Say, sum: Sum, plain: WriteOut): string[] {
  const { value, about, from } = sum;
  const average = value === null || from === 0 ? null : Math.round((value / from) * 10) / 10;
  return [
    plain(name),
    plain(amountSaid(sum)),
    plain(web('n', { n: from })),
    plain(amountSaid({ value: average, about })),
  ];
}

function sumTable(
  of: 'people' | 'figures',
  first: Say,
  rows: readonly { readonly name: Say; readonly sum: Sum | undefined; readonly total?: boolean }[],
  plain: WriteOut,
): WebTable {
  return {
    as: 'table',
    title: plain(web(`${of}.title`)),
    columns: [
      { title: plain(first), kind: 'text' },
      ...(['amount', 'from', 'average'] as const).map((name) => ({
        title: plain(web(`columns.${name}`)),
        kind: 'number' as const,
      })),
    ],
    rows: rows.flatMap(({ name, sum, total = false }) => (sum ? [{ cells: sumCells(name, sum, plain), total }] : [])),
  };
}

function peopleTable({ figures: { sum }, campaign, plain }: BoardWebGiven): WebTable {
  const groups = campaign.plan.people.map(({ code, name }) => ({ name: { local: name }, sum: sum.people[code] }));
  const rows = [
    ...groups,
    { name: web('people.unsorted'), sum: sum.unsorted },
    { name: web('columns.total'), sum: sum.total, total: true },
  ];
  const { missing = 0 } = sum.total;
  const notes = missing > 0 ? { notes: [plain(web('people.missing', { count: missing }))] } : {};
  return { ...sumTable('people', web('people.group'), rows, plain), ...notes };
}

/** What is more than nothing; the others are named below. */
function figureTable({ figures: { sum }, campaign, plain }: BoardWebGiven): WebTable {
  const all = figuresOf(campaign.plan)
    .filter(({ of }) => !isGroupOfPeople(of))
    .map(({ code, name }) => ({ name: { local: name }, sum: sum.figures[code] }));
  const named = (value: number | null): string =>
    all
      .filter((each) => each.sum && each.sum.value === value)
      .map(({ name }) => plain(name))
      .join('; ');
  const [nil, unknown] = [named(0), named(null)];
  const notes = [
    ...(nil ? [plain(web('figures.nil', { names: nil }))] : []),
    ...(unknown ? [plain(web('figures.unknown', { names: unknown }))] : []),
  ];
  const rows = all.filter((each) => (each.sum?.value ?? 0) > 0);
  return { ...sumTable('figures', web('figures.name'), rows, plain), notes };
}

/** Those stand in a table of their own. */
const isGroupOfPeople = (of: FigureSource): boolean =>
  of.what === 'people' && of.categories.length === 0 && of.groups.length <= 1;

/** Nothing where the plan sets none. */
function targetTable({ figures: { targets }, plain }: BoardWebGiven): readonly WebTable[] {
  if (targets.length === 0) return [];
  const names = ['done', 'expected', 'percent', 'met'] as const;
  return [
    {
      as: 'table',
      title: plain(web('targets.title')),
      columns: [
        { title: plain(web('targets.name')), kind: 'text' },
        ...names.map((name) => ({ title: plain(web(`columns.${name}`)), kind: 'number' as const })),
      ],
      rows: targets.map(({ name, done, expected, percent, met, units }) => ({
        cells: [
          plain(name),
          plain(amountSaid(done)),
          plain(web('n', { n: expected })),
          percent === null ? plain({ key: 'office:figures.unknown' }) : plain(web('percent', { n: percent })),
          `${met}/${units}`,
        ],
      })),
    },
  ];
}

function photosOf({ photos, campaign, plain }: BoardWebGiven): WebPhotos {
  const textOf = ({ unit, from, caption, title }: PhotoView): Say => {
    const values = { unit: unitOf(campaign, unit)?.name ?? unit, day: { date: from, as: 'date' as const } };
    return web('photos.caption', { ...values, caption: caption ?? title });
  };
  return {
    as: 'photos',
    title: plain(web('photos.title')),
    photos: photos.map((photo) => ({ src: `bang/anh/${photo.id}`, text: plain(textOf(photo)) })),
    ...(photos.length === 0 ? { notes: [plain(web('photos.none'))] } : {}),
  };
}
