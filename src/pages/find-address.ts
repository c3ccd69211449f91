/**
 * The address of a filtered list of sessions: `find.d211004.pe.wzoom`. A part begins with a letter that says which filter it is; what an older
 * program or a forger wrote comes to as many filters as can be read.
 */
import { addDays, daysBetween, isLocalDate, isLocalTime, type LocalDate, type LocalTime } from '../chat/civil.ts';
import { DAY_PARTS, type DayPart } from '../chat/day-parts.ts';
import type { Slots } from '../understanding/slots/index.ts';
import { leafAt } from './frame.ts';

/** Which sessions are listed; null and empty: any. */
export type FindFilters = {
  readonly day: LocalDate | null;
  /** The last of several days, at most 99 after the first. */
  readonly until: LocalDate | null;
  readonly part: DayPart | null;
  readonly time: LocalTime | null;
  /** A code; 'all': everybody's; null: those of whoever looks. */
  readonly audience: string | null;
  readonly grade: number | 'kindergarten' | null;
  readonly platform: string | null;
  /** Whose session it is, by the code of the unit. */
  readonly unit: string | null;
  readonly isFree: boolean;
  /** Codes of sessions, the likeliest first. */
  readonly topic: readonly string[];
};

export const NO_FILTERS: FindFilters = {
  day: null,
  until: null,
  part: null,
  time: null,
  audience: null,
  grade: null,
  platform: null,
  unit: null,
  isFree: false,
  topic: [],
};

/** As many letters as a choice may have (chat/choice-value.ts), and room for a page's number. */
const MOST_LETTERS = 44;
const LEAF_LETTERS = 4;
const CODE = /^[A-Za-z0-9-]{1,16}$/;
const PART_LETTERS = DAY_PARTS.map((part) => [part.charAt(0), part] as const);
const MOST_DAYS = 99;

/**
 * The address that shows these sessions. Where codes are so long that all of it would not fit, what says least is left out: the page tells
 * which filters it has.
 */
export function findAddress(filters: Partial<FindFilters>, leaf = 1): string {
  let address = 'find';
  for (const part of partsOf({ ...NO_FILTERS, ...filters })) {
    if (address.length + 1 + part.length <= MOST_LETTERS - LEAF_LETTERS) address += `.${part}`;
  }
  return leaf > 1 ? `${address}.n${leaf}` : address;
}

/** The most important first. */
function partsOf(filters: FindFilters): readonly string[] {
  const { day, until, part, time, audience, grade, platform, unit, isFree, topic } = filters;
  const code = (letter: string, value: string | null): string[] =>
    value !== null && CODE.test(value) ? [letter + value] : [];
  return [
    ...(day === null ? [] : [`d${shortDay(day)}${until === null ? '' : `-${daysBetween(day, until)}`}`]),
    ...(part === null ? [] : [`p${part.charAt(0)}`]),
    ...(time === null ? [] : [`t${time.replace(':', '')}`]),
    ...(grade === null ? [] : [grade === 'kindergarten' ? 'gk' : `g${grade}`]),
    ...(isFree ? ['f'] : []),
    ...(audience === 'all' ? ['e'] : code('a', audience)),
    ...code('w', platform),
    ...code('h', unit),
    ...topic.flatMap((each) => code('s', each)),
  ];
}

const shortDay = (day: LocalDate): string => day.slice(2).replaceAll('-', '');

/** The parts of an address after its name -> the filters, and which page of the list. */
export function readFind(parts: readonly string[]): { readonly filters: FindFilters; readonly leaf: number } {
  let filters = NO_FILTERS;
  let leaf = 1;
  for (const part of parts) {
    if (part.startsWith('n')) leaf = leafAt(part.slice(1));
    else filters = { ...filters, ...readPart(part, filters) };
  }
  return { filters, leaf };
}

function readPart(part: string, before: FindFilters): Partial<FindFilters> {
  const value = part.slice(1);
  const code = CODE.test(value) ? value : null;
  switch (part.charAt(0)) {
    case 'd':
      return readDays(value);
    case 'p':
      return { part: PART_LETTERS.find(([letter]) => letter === value)?.[1] ?? null };
    case 't': {
      const time = `${value.slice(0, 2)}:${value.slice(2)}`;
      return isLocalTime(time) ? { time } : {};
    }
    case 'g':
      return readGrade(value);
    case 'f':
      return value === '' ? { isFree: true } : {};
    case 'e':
      return value === '' ? { audience: 'all' } : {};
    case 'a':
      return { audience: code };
    case 'w':
      return { platform: code };
    case 'h':
      return { unit: code };
    case 's':
      return code === null ? {} : { topic: [...before.topic, code] };
    default:
      return {};
  }
}

function readDays(value: string): Partial<FindFilters> {
  const [, year, month, date, more] = /^(\d\d)(\d\d)(\d\d)(?:-(\d{1,2}))?$/.exec(value) ?? [];
  const day = `20${year}-${month}-${date}`;
  if (year === undefined || !isLocalDate(day)) return {};
  return { day, until: more === undefined || Number(more) === 0 ? null : addDays(day, Number(more)) };
}

function readGrade(value: string): Partial<FindFilters> {
  if (value === 'k') return { grade: 'kindergarten' };
  const year = /^\d{1,2}$/.test(value) ? Number(value) : 0;
  return year >= 1 && year <= 12 ? { grade: year } : {};
}

/** What a text is about, as filters; null: it says nothing that narrows the list down. */
export function filtersOf(slots: Slots): FindFilters | null {
  const { day, until, part, time, audience, grade, platform, unit, isFree } = slots;
  const titles = slots.topic?.isSure ? slots.topic.codes : [];
  // What several titles begin with ("tập huấn") is a kind of session: for whom says more.
  const topic = titles.length > 1 && audience !== null ? [] : titles;
  // The level that a title names says no more than the title.
  const year = topic.length > 0 ? null : grade;
  const far = day !== null && until !== null && daysBetween(day, until) > MOST_DAYS;
  const filters = { day, until: far ? null : until, part, time, audience, grade: year, platform, unit, isFree, topic };
  return partsOf(filters).length === 0 ? null : filters;
}
