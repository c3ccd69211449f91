/** What was understood, in full: dates with their weekday, figures with what they count. For flows and pages. */
import type { CountUnit, PeopleGroup } from '../campaign/types.ts';
import type { LocalDate } from '../chat/civil.ts';
import type { Say } from '../chat/index.ts';
import type { Headcount, Mode } from '../turn/index.ts';

/** "thứ Năm, 07/10/2021". */
export const sayDay = (date: LocalDate): Say => ({ date, as: 'weekday-date' });

/** "thứ Năm, 07/10/2021"; "từ thứ Sáu, 01/10/2021 đến thứ Năm, 07/10/2021". */
export const sayDays = (from: LocalDate, to: LocalDate): Say =>
  from === to ? sayDay(from) : { key: 'dialog:days.from-to', with: { from: sayDay(from), to: sayDay(to) } };

/** All people of a headcount; null: no figure is known. */
export function totalOf(headcount: Pick<Headcount, 'counts' | 'unsorted'>): number | null {
  const known = [...Object.values(headcount.counts), headcount.unsorted].filter((count) => count !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}

/** "khoảng 50 lượt người"; "5 cán bộ quản lý, 20 giáo viên; tổng 25 lượt người"; null: "chưa có số liệu". */
export function sayHeadcount(headcount: Headcount | null, groups: readonly PeopleGroup[]): Say {
  const total = headcount && totalOf(headcount);
  if (headcount === null || total === null) return { key: 'dialog:people.unknown' };
  if (total === 0) return { key: 'dialog:people.nobody' };
  const sum: Say = {
    key: headcount.approximate ? 'dialog:people.about' : 'dialog:people.exactly',
    with: { count: total, n: total },
  };
  const parts = partsOf(headcount, groups);
  return parts ? { key: 'dialog:people.parts', with: { parts, sum } } : sum;
}

/** The same for a button: the groups alone, or the bare total. */
export function sayHeadcountBriefly(headcount: Headcount, groups: readonly PeopleGroup[]): Say {
  return partsOf(headcount, groups) ?? sayHeadcount(headcount, groups);
}

/** "5 cán bộ quản lý, 20 giáo viên, 100 người chưa phân nhóm"; null: no group was named. */
function partsOf(headcount: Headcount, groups: readonly PeopleGroup[]): Say | null {
  const parts: Say[] = groups.flatMap((group) => {
    const n = headcount.counts[group.code] ?? null;
    return n === null ? [] : [{ key: 'dialog:people.part', with: { n, group: { local: group.name } } }];
  });
  if (parts.length === 0) return null;
  if (headcount.unsorted !== null) parts.push({ key: 'dialog:people.rest', with: { n: headcount.unsorted } });
  return { join: parts, by: ', ' };
}

/** "3 băng rôn, 250 lượt xem"; what is not known is left out; nothing known: "chưa có số liệu". */
export function sayQuantities(quantities: Readonly<Record<string, number | null>>, units: readonly CountUnit[]): Say {
  const parts: Say[] = units.flatMap((unit) => {
    const n = quantities[unit.code] ?? null;
    return n === null ? [] : [{ key: 'dialog:people.part', with: { n, group: { local: unit.name } } }];
  });
  return parts.length > 0 ? { join: parts, by: ', ' } : { key: 'dialog:people.unknown' };
}

/** "trực tiếp", "trực tuyến", "kết hợp". */
export const sayMode = (mode: Mode): Say => ({ key: `dialog:mode.${mode}` });
