import type { LocalDate } from '../chat/civil.ts';
import { shorten } from '../chat/cut.ts';
import { type Column, type Row, readTable } from './csv-table.ts';
import type { Fault, Finding } from './findings.ts';
import { findRepeats } from './repeats.ts';
import type { Session } from './types.ts';
import {
  exchangeDayAndMonth,
  hasLostLetters,
  isCode,
  isLink,
  isRoomText,
  isScientific,
  ROOM_LIMIT,
  readDate,
  readTime,
  splitList,
  type Value,
} from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

export const SCHEDULE_FILE = 'schedule.csv';

type Key =
  | 'code'
  | 'date'
  | 'from'
  | 'to'
  | 'title'
  | 'titleEn'
  | 'audiences'
  | 'platform'
  | 'place'
  | 'host'
  | 'link'
  | 'room'
  | 'passcode'
  | 'recording'
  | 'fee'
  | 'feeEn'
  | 'state';

const SCHEDULE_COLUMNS: readonly Column<Key>[] = [
  { key: 'code', header: 'Mã', required: true },
  { key: 'date', header: 'Ngày', required: true },
  { key: 'from', header: 'Bắt đầu', required: true },
  { key: 'to', header: 'Kết thúc', required: false },
  { key: 'title', header: 'Nội dung', required: true },
  { key: 'titleEn', header: 'Nội dung (tiếng Anh)', required: false },
  { key: 'audiences', header: 'Đối tượng', required: true },
  { key: 'platform', header: 'Nền tảng', required: false },
  { key: 'place', header: 'Địa điểm', required: false },
  { key: 'host', header: 'Đơn vị tổ chức', required: false },
  { key: 'link', header: 'Đường dẫn', required: false },
  { key: 'room', header: 'Mã phòng', also: ['ID phòng', 'Room ID', 'Meeting ID'], required: false },
  { key: 'passcode', header: 'Mật khẩu', also: ['Mật mã', 'Passcode', 'Password'], required: false },
  { key: 'recording', header: 'Bản ghi', also: ['Đường dẫn bản ghi', 'Recording'], required: false },
  { key: 'fee', header: 'Học phí', required: false },
  { key: 'feeEn', header: 'Học phí (tiếng Anh)', required: false },
  { key: 'state', header: 'Tình trạng', required: false },
];

const HEADERS = new Map(SCHEDULE_COLUMNS.map((column) => [column.key, column.header]));
const TITLE_LIMIT = 200;

/** What of campaign.yaml the schedule is checked against; null: it could not be read, so that check is left out. */
export type ScheduleContext = {
  readonly period: { readonly from: LocalDate; readonly to: LocalDate } | null;
  readonly audiences: Vocabulary | null;
  readonly platforms: Vocabulary | null;
};

/** Reads schedule.csv. A file without rows is a campaign without a schedule. */
export function readSchedule(
  text: string,
  context: ScheduleContext,
): { readonly sessions: readonly Session[]; readonly findings: readonly Finding[] } {
  if (text.trim() === '') return { sessions: [], findings: [] };
  const table = readTable(SCHEDULE_FILE, text, SCHEDULE_COLUMNS);
  const findings = [...table.findings];
  const sessions = table.rows.map((row) => readSession(row, context, table.has, findings));
  findings.push(
    ...findRepeats(
      SCHEDULE_FILE,
      table.rows.map(({ row, cells }) => ({ row, column: 'Mã', code: cells.code })),
    ),
  );
  return { sessions, findings };
}

function readSession(
  { row, cells }: Row<Key>,
  context: ScheduleContext,
  has: ReadonlySet<Key>,
  findings: Finding[],
): Session {
  const report = (key: Key, fault: Fault): void => {
    findings.push({ file: SCHEDULE_FILE, row, column: HEADERS.get(key) ?? key, ...fault });
  };
  const filled = (key: Key): boolean => {
    if (cells[key] === '' && has.has(key)) report(key, { what: 'cell-empty' });
    return cells[key] !== '';
  };
  const take = <V>(key: Key, read: Value<V>): V | null => {
    if (read.ok) return read.value;
    report(key, read);
    return null;
  };

  if (filled('code') && !isCode(cells.code)) {
    report('code', { what: isScientific(cells.code) ? 'number-shortened' : 'code-form', with: { value: cells.code } });
  }
  const date = filled('date') ? take('date', readDate(cells.date)) : null;
  if (date && context.period) checkWithin(date, context.period, (fault) => report('date', fault));
  const from = filled('from') ? take('from', readTime(cells.from)) : null;
  const to = cells.to === '' ? null : take('to', readTime(cells.to));
  if (from && to && to <= from) report('to', { what: 'times-reversed', with: { from, to } });
  if (filled('title')) checkText(cells.title, (fault) => report('title', fault));
  checkText(cells.titleEn, (fault) => report('titleEn', fault));
  const audiences = filled('audiences') ? splitList(cells.audiences) : [];
  const platform = cells.platform || null;
  if (cells.link !== '' && !isLink(cells.link)) report('link', { what: 'link-form', with: { value: cells.link } });
  if (cells.recording !== '' && !isLink(cells.recording)) {
    report('recording', { what: 'link-form', with: { value: cells.recording } });
  }
  for (const key of ['room', 'passcode'] as const) {
    if (isScientific(cells[key])) report(key, { what: 'number-shortened', with: { value: cells[key] } });
    else if (!isRoomText(cells[key]))
      report(key, { what: 'room-form', with: { value: cells[key].slice(0, 60), max: ROOM_LIMIT } });
  }
  const cancelled = readState(cells.state);
  if (cancelled === null) report('state', { what: 'state-unknown', with: { value: cells.state } });

  return {
    code: cells.code,
    date: date ?? '',
    from: from ?? '',
    to,
    title: localized(cells.title, cells.titleEn),
    audiences: audiences.map((each) => resolve(each, context.audiences, (fault) => report('audiences', fault))),
    platform: platform && resolve(platform, context.platforms, (fault) => report('platform', fault)),
    place: cells.place || null,
    host: cells.host || null,
    link: cells.link || null,
    room: cells.room || null,
    passcode: cells.passcode || null,
    recording: cells.recording || null,
    fee: cells.fee === '' ? null : localized(cells.fee, cells.feeEn),
    cancelled: cancelled ?? false,
  };
}

const localized = (vi: string, en: string) => (en === '' ? { vi } : { vi, en });

function resolve(value: string, known: Vocabulary | null, report: (fault: Fault) => void): string {
  if (!known) return value;
  const code = known.find(value);
  if (code === null) report({ what: 'reference-unknown', with: { value, known: known.codes.join(', ') } });
  return code ?? value;
}

function checkText(text: string, report: (fault: Fault) => void): void {
  if (text.length > TITLE_LIMIT) report({ what: 'text-too-long', with: { length: text.length, max: TITLE_LIMIT } });
  if (hasLostLetters(text)) report({ what: 'letters-lost', with: { value: shorten(text, 60) } });
}

function checkWithin(
  date: LocalDate,
  period: { readonly from: LocalDate; readonly to: LocalDate },
  report: (fault: Fault) => void,
): void {
  const isInside = (each: LocalDate): boolean => each >= period.from && each <= period.to;
  if (isInside(date)) return;
  const swapped = exchangeDayAndMonth(date);
  const shown = { value: day(date), from: day(period.from), to: day(period.to) };
  if (swapped && isInside(swapped)) report({ what: 'date-exchanged', with: { ...shown, suggested: swapped } });
  else report({ what: 'date-outside', with: shown });
}

const day = (date: LocalDate) => ({ date, as: 'date' }) as const;

/** Whether the row says that the session is cancelled; null: it can't be read. */
function readState(text: string): boolean | null {
  const value = text.toLowerCase();
  if (value === '' || value === 'diễn ra' || value === 'dien ra') return false;
  return ['hủy', 'huỷ', 'huy', 'đã hủy', 'đã huỷ', 'hoãn', 'x'].includes(value) ? true : null;
}
