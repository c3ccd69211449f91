import type { LocalDate } from '../chat/civil.ts';
import { shorten } from '../chat/cut.ts';
import { type Language, type Languages, type Localized, VIETNAMESE } from '../chat/languages.ts';
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
  | 'audiences'
  | 'platform'
  | 'place'
  | 'host'
  | 'link'
  | 'room'
  | 'passcode'
  | 'recording'
  | 'fee'
  | 'state'
  | 'keywords'
  | `${'title' | 'fee'}_${Language}`;

const SCHEDULE_COLUMNS: readonly (Column<Key> & { readonly inLanguages?: true })[] = [
  { key: 'code', header: 'Mã', required: true },
  { key: 'date', header: 'Ngày', required: true },
  { key: 'from', header: 'Bắt đầu', required: true },
  { key: 'to', header: 'Kết thúc', required: false },
  { key: 'title', header: 'Nội dung', required: true, inLanguages: true },
  { key: 'audiences', header: 'Đối tượng', required: true },
  { key: 'platform', header: 'Nền tảng', required: false },
  { key: 'place', header: 'Địa điểm', required: false },
  { key: 'host', header: 'Đơn vị tổ chức', required: false },
  { key: 'link', header: 'Đường dẫn', required: false },
  { key: 'room', header: 'Mã phòng', also: ['ID phòng', 'Room ID', 'Meeting ID'], required: false },
  { key: 'passcode', header: 'Mật khẩu', also: ['Mật mã', 'Passcode', 'Password'], required: false },
  { key: 'recording', header: 'Bản ghi', also: ['Đường dẫn bản ghi', 'Recording'], required: false },
  { key: 'fee', header: 'Học phí', required: false, inLanguages: true },
  { key: 'state', header: 'Tình trạng', required: false },
  { key: 'keywords', header: 'Từ khóa', also: ['Từ khoá', 'Keywords'], required: false },
];

/** A text has a further column in each other language: "Nội dung (tiếng Anh)", or "title_en". */
const columnsIn = (languages: Languages): readonly Column<Key>[] =>
  SCHEDULE_COLUMNS.flatMap((column): readonly Column<Key>[] => {
    const { key, header, inLanguages } = column;
    if (!inLanguages || (key !== 'title' && key !== 'fee')) return [column];
    const others = languages.filter(({ code }) => code !== VIETNAMESE);
    return [
      column,
      ...others.map(({ code, inVietnamese }) => ({
        key: `${key}_${code}` as const,
        header: `${header} (${inVietnamese})`,
        also: [`${header} (${code})`, `${key}_${code}`],
        required: false,
      })),
    ];
  });

const TITLE_LIMIT = 200;

/** What of campaign.yaml the schedule is checked against; null: it could not be read, so that check is left out. */
export type ScheduleContext = {
  readonly period: { readonly from: LocalDate; readonly to: LocalDate } | null;
  readonly audiences: Vocabulary | null;
  readonly platforms: Vocabulary | null;
  readonly languages: Languages;
};

/** Reads schedule.csv. A file without rows is a campaign without a schedule. */
export function readSchedule(
  text: string,
  context: ScheduleContext,
): { readonly sessions: readonly Session[]; readonly findings: readonly Finding[] } {
  if (text.trim() === '') return { sessions: [], findings: [] };
  const columns = columnsIn(context.languages);
  const headers = new Map(columns.map((column) => [column.key, column.header]));
  const table = readTable(SCHEDULE_FILE, text, columns);
  const findings = [...table.findings];
  const sessions = table.rows.map((row) =>
    readSession(row, context, table.has, (key, fault) => {
      findings.push({ file: SCHEDULE_FILE, row: row.row, column: headers.get(key) ?? key, ...fault });
    }),
  );
  findings.push(
    ...findRepeats(
      SCHEDULE_FILE,
      table.rows.map(({ row, cells }) => ({ row, column: 'Mã', code: cells.code })),
    ),
  );
  return { sessions, findings };
}

function readSession(
  { cells }: Row<Key>,
  context: ScheduleContext,
  has: ReadonlySet<Key>,
  report: (key: Key, fault: Fault) => void,
): Session {
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
  for (const { code } of context.languages) {
    const key = `title_${code}` as const;
    if (cells[key]) checkText(cells[key], (fault) => report(key, fault));
  }
  const audiences = filled('audiences') ? splitList(cells.audiences) : [];
  const platform = cells.platform || null;
  checkWay(cells, report);
  const cancelled = readState(cells.state);
  if (cancelled === null) report('state', { what: 'state-unknown', with: { value: cells.state } });

  return {
    code: cells.code,
    date: date ?? '',
    from: from ?? '',
    to,
    title: localized('title', cells, context.languages),
    audiences: audiences.map((each) => resolve(each, context.audiences, (fault) => report('audiences', fault))),
    platform: platform && resolve(platform, context.platforms, (fault) => report('platform', fault)),
    place: cells.place || null,
    host: cells.host || null,
    link: cells.link || null,
    room: cells.room || null,
    passcode: cells.passcode || null,
    recording: cells.recording || null,
    fee: cells.fee === '' ? null : localized('fee', cells, context.languages),
    cancelled: cancelled ?? false,
    keywords: splitList(cells.keywords),
  };
}

function localized(key: 'title' | 'fee', cells: Row<Key>['cells'], languages: Languages): Localized {
  const told = languages.map(({ code }) => [code, cells[`${key}_${code}`]] as const).filter(([, text]) => text);
  return { ...Object.fromEntries(told), vi: cells[key] };
}

/** How one gets in: links, the number of a room, its passcode. */
function checkWay(cells: Row<Key>['cells'], report: (key: Key, fault: Fault) => void): void {
  for (const key of ['link', 'recording'] as const)
    if (cells[key] !== '' && !isLink(cells[key])) report(key, { what: 'link-form', with: { value: cells[key] } });
  for (const key of ['room', 'passcode'] as const) {
    if (isScientific(cells[key])) report(key, { what: 'number-shortened', with: { value: cells[key] } });
    else if (!isRoomText(cells[key]))
      report(key, { what: 'room-form', with: { value: cells[key].slice(0, 60), max: ROOM_LIMIT } });
  }
}

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
