/** Phụ lục I: every unit's figures with their totals, and who has not reported. */
import { figureAt } from '../../campaign/figure-keys.ts';
import { figuresOf } from '../../campaign/figures.ts';
import type { CampaignPlan } from '../../campaign/types.ts';
import { communeOf } from '../../campaign/unit-tree.ts';
import { dateOf } from '../../chat/civil.ts';
import type { OfficialCell, OfficialColumn, OfficialRow, OfficialTable } from '../../documents/official.ts';
import type { Amount, Figures, FrozenReport, GroupResult, UnitResult } from '../../turn/index.ts';
import { dayOf, momentOf, NOT_SAID, numberOf, unitsOf } from './numbers.ts';
import { namesOf, notHeldLines } from './reporting.ts';

/** A figure as a column: what it is called, and where it stands in a unit's figures. */
type Figure = {
  readonly title: string;
  readonly group: string | null;
  readonly of: (figures: Figures) => Amount | undefined;
};

const PEOPLE = 'Số lượt người tham gia';

/** The columns that say something: one that no unit filled, or only with 0, is left out (see nilLines). */
export function figureColumns(plan: CampaignPlan, units: readonly Figures[]): readonly Figure[] {
  const isSaid = ({ of }: Figure): boolean => units.some((each) => (of(each)?.value ?? 0) > 0);
  return allFigures(plan).filter((figure, at) => at === 0 || figure.title === 'Tổng số' || isSaid(figure));
}

/** What somebody said there was none of, and nobody that there was some: no column, but no silence either. */
function nilLines(plan: CampaignPlan, units: readonly Figures[]): readonly string[] {
  const nil = allFigures(plan).filter(({ title, of }, at) => {
    const said = units.flatMap((each) => of(each)?.value ?? []);
    return at > 0 && title !== 'Tổng số' && said.length > 0 && said.every((value) => value === 0);
  });
  return nil.length === 0 ? [] : [`Không có (0): ${nil.map(({ title }) => title).join('; ')}.`];
}

function allFigures(plan: CampaignPlan): readonly Figure[] {
  return [
    { title: 'Số hoạt động', group: null, of: ({ activities }) => activities },
    ...plan.people.map(({ code, name }): Figure => {
      return { title: capital(name.vi), group: PEOPLE, of: ({ people }) => people[code] };
    }),
    { title: 'Chưa phân loại', group: PEOPLE, of: ({ unsorted }) => unsorted },
    { title: 'Tổng số', group: PEOPLE, of: ({ total }) => total },
    // How many units held something is 1 or nothing of each: the sentences say it of all.
    ...figuresOf(plan)
      .filter(({ of }) => of.what !== 'units')
      .map(({ code, name }): Figure => ({ title: capital(name.vi), group: null, of: ({ figures }) => figures[code] })),
    { title: 'Số ảnh', group: null, of: ({ photos }) => photos },
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A number, one that is about so many with a star, or nothing where nobody said. */
function cellOf(amount: Amount | undefined): OfficialCell {
  if (!amount || amount.value === null) return null;
  return amount.about && amount.value > 0 ? `${numberOf(amount.value)}*` : amount.value;
}

/** All units, commune by commune where there are several. */
export function figuresTable(report: FrozenReport, units: readonly UnitResult[], sum: GroupResult): OfficialTable {
  const figures = figureColumns(report.campaign.plan, units);
  const columns: readonly OfficialColumn[] = [
    { title: 'STT', width: 10, kind: 'order' },
    { title: 'Đơn vị', width: 45, kind: 'text' },
    ...figures.map(({ title, group }): OfficialColumn => ({ title, group, width: 14, kind: 'number' })),
    { title: 'Ghi chú', width: 28, kind: 'text' },
  ];
  const row = (unit: UnitResult, number: number): OfficialRow => ({
    cells: [String(number), unit.unit.name, ...figures.map(({ of }) => cellOf(of(unit))), noteOf(unit)],
  });
  const byCommune = Map.groupBy(units, ({ unit }) => communeOf(report.campaign, unit)?.name ?? '');
  // Those that are in none come last.
  const communes = new Map([...byCommune].toSorted(([a], [b]) => Number(a === '') - Number(b === '')));
  const isGrouped = communes.size > 1;
  let number = 0;
  const rows = [...communes].flatMap(([name, own]): OfficialRow[] => [
    ...(isGrouped ? [{ cells: [name === '' ? 'Đơn vị khác' : name], as: 'group' } as const] : []),
    ...own.map((unit) => row(unit, (number += 1))),
  ]);
  const total: OfficialRow = {
    cells: [null, 'Tổng cộng', ...figures.map(({ of }) => cellOf(of(sum))), null],
    as: 'total',
  };
  const from: OfficialRow = {
    cells: [null, 'Số đơn vị có số liệu', ...figures.map(({ of }) => unitsOf(of(sum))), null],
    as: 'total',
  };
  return {
    as: 'table',
    title: 'Biểu tổng hợp số liệu theo đơn vị',
    before: [`Số liệu tính đến ${momentOf(report.asOf)}`],
    columns,
    rows: [...rows, total, from],
    after: [...linesBelow(report.campaign.plan, units, sum), ...removedLines(report)],
  };
}

function linesBelow(plan: CampaignPlan, units: readonly UnitResult[], sum: GroupResult): readonly string[] {
  const awaited = units.filter((each) => each.awaited);
  const missing = awaited.filter(({ standing }) => standing !== 'reported').map(({ unit }) => unit.name);
  const about = units.some((each) => amountsOf(each).some((amount) => amount.about));
  return [
    `Ghi chú: ô để trống là ${NOT_SAID}; 0 là không có.${about ? ' Dấu * là số ước lượng.' : ''} Dòng tổng cộng chỉ cộng số của những đơn vị đã có số liệu.`,
    ...nilLines(plan, units),
    ...notHeldLines(units).map((line) => `Không tổ chức: ${line}`),
    missing.length > 0
      ? `Đơn vị chưa báo cáo (${numberOf(missing.length)}/${numberOf(sum.units)}): ${namesOf(missing, missing.length)}.`
      : `Tất cả ${numberOf(sum.units)} đơn vị thuộc diện báo cáo đã báo cáo.`,
  ];
}

/** What was taken out of the version since it was frozen: it says so itself. */
function removedLines({ number, removed, privacyAt }: FrozenReport): readonly string[] {
  const what = [
    removed.names > 0 ? `${numberOf(removed.names)} tên` : null,
    removed.photos > 0 ? `${numberOf(removed.photos)} ảnh` : null,
  ].filter((each) => each !== null);
  if (what.length === 0) return [];
  const when = privacyAt === null ? '' : `, ${dayOf(dateOf(privacyAt))}`;
  return [
    `Bản số ${numberOf(number)} đã bỏ ${what.join(', ')} theo yêu cầu về dữ liệu cá nhân${when}; số liệu giữ nguyên.`,
  ];
}

const amountsOf = ({ people, unsorted, total, figures }: Figures): readonly Amount[] => [
  ...Object.values(people),
  unsorted,
  total,
  ...Object.values(figures),
];

function noteOf({ awaited, standing, notHeld, late, phoned }: UnitResult): string | null {
  const notes = [
    notHeld === null ? null : 'không tổ chức',
    late === true ? 'gửi muộn' : null,
    phoned ? 'báo cáo qua điện thoại' : null,
    standing === 'nothing' ? NOT_SAID : null,
    awaited && (standing === 'drafting' || standing === 'logged') ? 'chưa gửi báo cáo' : null,
  ].filter((each) => each !== null);
  return notes.length > 0 ? notes.join('; ') : null;
}

/** One unit's figures, a row each, with what was counted where the lead put another number. */
export function unitTable(report: FrozenReport, unit: UnitResult): OfficialTable {
  const { plan } = report.campaign;
  const rows = figureColumns(plan, [unit]).map(({ title, group, of }): OfficialRow => {
    const amount = of(unit);
    const key = Object.keys(unit.overrides).find((each) => figureAt(unit, each) === amount);
    const changed = key === undefined ? undefined : unit.overrides[key];
    const was = changed?.counted.value;
    const note = changed
      ? `Tính từ hoạt động đã ghi: ${was === null || was === undefined ? NOT_SAID : numberOf(was)}${changed.reason === null || changed.reason === '' ? '' : `; ${changed.reason}`}`
      : null;
    const name = group === null ? title : `${group}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
    return { cells: [name, amount?.value === null ? NOT_SAID : cellOf(amount), note] };
  });
  const about = amountsOf(unit).some((amount) => amount.about);
  return {
    as: 'table',
    title: 'Biểu tổng hợp số liệu',
    before: [`Số liệu tính đến ${momentOf(report.asOf)}`],
    columns: [
      { title: 'STT', width: 12, kind: 'order' },
      { title: 'Nội dung', width: 80, kind: 'text' },
      { title: 'Số liệu', width: 28, kind: 'number' },
      { title: 'Ghi chú', width: 40, kind: 'text' },
    ],
    rows: rows.map(({ cells }, at) => ({ cells: [String(at + 1), ...cells] })),
    after: [...(about ? ['Ghi chú: dấu * là số ước lượng.'] : []), ...nilLines(plan, [unit]), ...removedLines(report)],
  };
}
