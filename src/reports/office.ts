import { figureName } from '../campaign/figure-names.ts';
import { figuresOf } from '../campaign/figures.ts';
import type { Campaign, CampaignPlan } from '../campaign/types.ts';
import { communeOf, unitName, unitOf } from '../campaign/unit-tree.ts';
import type { Bundle, BundleFile, BundleGroup, Cell, Sheet, SheetColumn } from '../chat/document.ts';
import type { Say } from '../chat/index.ts';
import { namePhotos } from '../chat/photo-name.ts';
import { percentOf } from '../chat/share.ts';
import type { Amount, FrozenLog, FrozenReport, FrozenUnit, Report, ReportSource, SentFigures } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';

/** Which version, and of which unit; '': of all. `number` null: the newest. */
type Asked = { readonly number: number | null; readonly subject: string };

const word = (key: KeyOf<'office-report'>, values?: Extract<Say, { key: string }>['with']): Say =>
  values ? { key: `office-report:${key}`, with: values } : { key: `office-report:${key}` };

/** About what a document takes without its photos, a photo in it, all photos in it at most, and a line of a table. Bytes. */
const DOCUMENT = 40_000;
const PHOTO = 220_000;
const PHOTOS = 4_000_000;
const LINE = 130;

/** A frozen version of the office's report, or of one unit's, as each kind of file. */
export const report: Report<Asked> = {
  name: 'office',
  for: ['lead', 'office'],
  read: ([number = '', subject = '']) => ({ number: /^\d{1,6}$/.test(number) ? Number(number) : null, subject }),
  title: ({ number, subject }, { campaign }) =>
    word(subject === '' ? 'file' : 'file-unit', {
      number: number ?? '',
      name: { local: campaign.plan.shortName },
      year: String(campaign.plan.year),
      unit: { local: unitName(campaign, subject) },
    }),
  makes: {
    docx: (asked, reading) => reading.officeReports.official(asked.subject, numberOf(asked, reading)),
    pdf: (asked, reading) => reading.officeReports.official(asked.subject, numberOf(asked, reading)),
    xlsx(asked, reading) {
      const frozen = read(asked, reading);
      return { title: report.title(asked, reading), asOf: frozen.asOf, sheets: sheetsOf(frozen) };
    },
    zip: (asked, reading) => photosOf(read(asked, reading)),
    csv(asked, reading) {
      const frozen = read(asked, reading);
      return { columns: logColumns(frozen.campaign.plan).map(({ title }) => title), rows: logRows(frozen) };
    },
  },
  size({ subject, number }, format, { officeReports }) {
    const summary = number === null ? null : officeReports.version(subject, number)?.summary;
    if (!summary) return null;
    const { shown, photoBytes, logs, units } = summary;
    switch (format) {
      case 'docx':
      case 'pdf':
        return DOCUMENT + Math.min(PHOTOS, shown * PHOTO) + units * LINE;
      case 'zip':
        return photoBytes;
      default:
        return 8_000 + (logs + units) * LINE;
    }
  },
  // Made anew after something was taken out of it.
  stamp({ subject, number }, { officeReports }) {
    const version = number === null ? null : officeReports.version(subject, number);
    return version && `${version.id}.${version.privacyAt?.getTime() ?? 0}`;
  },
};

const numberOf = ({ number, subject }: Asked, { officeReports }: ReportSource): number =>
  number ?? officeReports.newest(subject) ?? 0;

function read(asked: Asked, reading: ReportSource): FrozenReport {
  const frozen = reading.officeReports.read(asked.subject, numberOf(asked, reading));
  if (!frozen) throw new Error('there is no such version');
  return frozen;
}

function* sheetsOf(frozen: FrozenReport): Iterable<Sheet> {
  const { plan } = frozen.campaign;
  const keys = ['activities', ...plan.people.map(({ code }) => `people.${code}`), 'unsorted', 'total'];
  const figures = figuresOf(plan).map(({ code }) => code);
  const notes = [word('blank'), ...removedLine(frozen)];
  const totalLabel = word('total');
  yield overviewSheet(frozen);
  yield {
    name: word('sheet.units'),
    totalLabel,
    columns: [...UNIT_COLUMNS, ...[...keys, ...figures, 'photos'].map(numberColumn(plan)), ...STATE_COLUMNS],
    rows: frozen.units.map((unit) => [
      ...unitCells(frozen.campaign, unit),
      ...[...keys, ...figures, 'photos'].map((key) => amountAt(unit.figures, key)?.value ?? null),
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
    columns: [...UNIT_COLUMNS, ...keys.slice(1).map(numberColumn(plan)), { title: word('about'), kind: 'text' }],
    rows: frozen.units.map((unit) => [
      ...unitCells(frozen.campaign, unit),
      ...keys.slice(1).map((key) => amountAt(unit.figures, key)?.value ?? null),
      keys.some((key) => amountAt(unit.figures, key)?.about) ? word('yes') : null,
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

const numberColumn =
  (plan: CampaignPlan) =>
  (key: string): SheetColumn => ({ title: figureName(plan, key), kind: 'number', total: true });

function amountAt(figures: SentFigures, key: string): Amount | undefined {
  if (key === 'activities' || key === 'photos' || key === 'unsorted' || key === 'total') return figures[key];
  const group = /^people\.(.+)$/.exec(key)?.[1];
  return (group === undefined ? undefined : figures.people[group]) ?? figures.figures[key];
}

const logColumns = (plan: CampaignPlan): readonly SheetColumn[] => [
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
];

function* logRows({ campaign, units }: FrozenReport): Iterable<readonly Cell[]> {
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
  ];
}

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

/** By commune, unit and day, under names that a person can read. */
function photosOf(frozen: FrozenReport): Bundle {
  const { campaign, units } = frozen;
  const perCommune = Map.groupBy(units, ({ unit }) => {
    const found = unitOf(campaign, unit);
    return (found && communeOf(campaign, found)?.name) ?? '';
  });
  return {
    asOf: frozen.asOf,
    list: {
      name: word('list.name'),
      place: word('list.place'),
      columns: [
        word('column.unit'),
        word('column.from'),
        word('column.category'),
        word('column.title'),
        word('column.caption'),
      ],
      gone: word('list.gone'),
    },
    groups: [...perCommune].map(([name, own]): BundleGroup => {
      const folder = name === '' ? campaign.plan.shortName.vi : name;
      // Asked for again, it begins anew.
      return { name: folder, files: { [Symbol.iterator]: () => filesOf(frozen, folder, own) } };
    }),
  };
}

function* filesOf({ campaign, pictures }: FrozenReport, folder: string, units: readonly FrozenUnit[]) {
  const named = namePhotos();
  for (const { unit, photos, logs } of units) {
    const byCode = new Map(logs.map((log) => [log.code, log]));
    for (const photo of photos) {
      const found = pictures.get(photo.id);
      const log = byCode.get(photo.log);
      if (!found || !log) continue;
      const category = campaign.plan.categories.find(({ code }) => code === log.category)?.label ?? {
        vi: log.category,
      };
      const name = unitName(campaign, unit);
      const cells: readonly Cell[] = [
        { local: name },
        { date: log.from, as: 'date' },
        { local: category },
        { plain: log.title },
        photo.caption === null ? null : { plain: photo.caption },
      ];
      const file: BundleFile = {
        hash: found.hash,
        folders: [folder, name.vi, log.from],
        name: named({ unit, day: log.from, category: category.vi }, endingOf(found.mime)),
        cells,
      };
      yield file;
    }
  }
}

const endingOf = (mime: string): string => (mime === 'image/png' ? 'png' : mime === 'image/webp' ? 'webp' : 'jpg');
