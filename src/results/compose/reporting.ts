/** Who has reported and who has not, in sentences. */
import { reportDeadline } from '../../campaign/report-deadline.ts';
import type { GroupResult, UnitResult } from '../../turn/index.ts';
import { inOneLine } from '../sentences.ts';
import { dayOf, momentOf, numberOf, partOf } from './numbers.ts';

/** So many names stand in a sentence; the others are in the appendix, which has all of them. */
const MOST_NAMES = 20;

type Told = {
  readonly asOf: Date;
  readonly deadline: ReturnType<typeof reportDeadline>;
  readonly units: readonly UnitResult[];
  readonly sum: GroupResult;
};

/** "A; B; C", cut after so many with where the others are. */
export function namesOf(names: readonly string[], most = MOST_NAMES): string {
  const shown = names.slice(0, most).join('; ');
  const more = names.length - most;
  return more > 0 ? `${shown} và ${numberOf(more)} đơn vị khác (danh sách tại phụ lục kèm theo)` : shown;
}

/** How many of the awaited units reported, in time or late, and who is missing: a paragraph each. */
export function reportingLines({ asOf, deadline, units, sum }: Told): readonly string[] {
  const { reported } = sum.standings;
  const awaited = units.filter((each) => each.awaited);
  const until = deadline ? ` (hạn báo cáo: ${dayOf(deadline.date)})` : '';
  if (sum.units === 0) return [`Tính đến ${momentOf(asOf)}, kế hoạch không giao đơn vị nào báo cáo.`];
  const late = reported - sum.onTime;
  const isTimed = deadline !== null && reported > 0;
  const parts = [
    isTimed ? `${partOf(sum.onTime, sum.units, 'đơn vị')} đúng hạn` : null,
    isTimed && late > 0 ? `${numberOf(late)} đơn vị gửi muộn` : null,
    sum.notHeld > 0 ? `${numberOf(sum.notHeld)} đơn vị báo cáo không tổ chức` : null,
  ].filter((each) => each !== null);
  const among = parts.length > 0 ? `, trong đó ${parts.join('; ')}` : '';
  const first = `Tính đến ${momentOf(asOf)}, ${partOf(reported, sum.units, 'đơn vị')} thuộc diện báo cáo đã báo cáo${until}${among}.`;
  const begun = awaited.filter(({ standing }) => standing === 'drafting' || standing === 'logged');
  const silent = awaited.filter(({ standing }) => standing === 'nothing');
  return [
    first,
    ...(begun.length > 0
      ? [`Chưa gửi báo cáo, số liệu lấy từ hoạt động đã ghi: ${namesOf(begun.map(({ unit }) => unit.name))}.`]
      : []),
    ...(sum.besides > 0
      ? [`Ngoài ra có ${numberOf(sum.besides)} đơn vị không thuộc diện báo cáo đã ghi hoạt động.`]
      : []),
    ...(silent.length > 0 ? [`Chưa có số liệu của: ${namesOf(silent.map(({ unit }) => unit.name))}.`] : []),
  ];
}

/** Units that report that nothing was held, each with its reason. */
export const notHeldLines = (units: readonly UnitResult[]): readonly string[] =>
  units.flatMap(({ unit, notHeld }) => (notHeld === null ? [] : [`${unit.name}: ${reasonOf(notHeld)}`]));

const reasonOf = (reason: string): string => (reason.trim() === '' ? 'không nêu lý do' : inOneLine(reason));
