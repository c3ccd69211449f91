/** Numbers, shares and days as an official Vietnamese document writes them. */
import { dateOf, type LocalDate, timeOf } from '../../chat/civil.ts';
import { percentInVietnamese, percentOf } from '../../chat/share.ts';
import type { Amount, Sum } from '../../turn/index.ts';

/** What nobody told is neither 0 nor left out. */
export const NOT_SAID = 'chưa có số liệu';

/** 1234 -> "1.234". */
export const numberOf = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, '.');

/** "khoảng 1.200", "0", "chưa có số liệu". */
export function amountOf({ value, about }: Pick<Amount, 'value' | 'about'>): string {
  if (value === null) return NOT_SAID;
  return about && value > 0 ? `khoảng ${numberOf(value)}` : numberOf(value);
}

/** "khoảng 1.200 lượt người"; unknown: "chưa có số liệu". */
export const amountWith = (amount: Pick<Amount, 'value' | 'about'>, unit: string): string =>
  amount.value === null ? NOT_SAID : `${amountOf(amount)} ${unit}`;

/** Of how many units a sum is; null: it is no sum, but one unit's own figure. */
export const unitsOf = (amount: Amount | Sum | undefined): number | null =>
  amount && 'from' in amount ? amount.from : null;

/** "12/15 đơn vị (80,0%)"; of none "0/0 đơn vị". */
export function partOf(part: number, all: number, unit: string): string {
  const percent = percentOf(part, all);
  const share = percent === null ? '' : ` (${percentInVietnamese(percent)})`;
  return `${numberOf(part)}/${numberOf(all)} ${unit}${share}`;
}

/** "ngày 05 tháng 10 năm 2021": days below 10 and the months 1 and 2 with a 0 before them (Decree 30, Phụ lục I). */
export function dayOf(date: LocalDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `ngày ${day} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}

/** "08 giờ 00 ngày 05 tháng 10 năm 2021". */
export function momentOf(at: Date): string {
  const [hour = '', minute = ''] = timeOf(at).split(':');
  return `${hour} giờ ${minute} ${dayOf(dateOf(at))}`;
}

/** "ngày 02/10/2021", "từ 02/10/2021 đến 04/10/2021": within brackets and tables. */
export function daysOf(from: LocalDate, to: LocalDate): string {
  const slashed = (date: LocalDate): string => date.split('-').toReversed().join('/');
  return from === to ? `ngày ${slashed(from)}` : `từ ${slashed(from)} đến ${slashed(to)}`;
}
