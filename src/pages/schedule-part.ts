import type { Audience, Session } from '../campaign/types.ts';
import { addDays, dateOf, type LocalDate, timeOf } from '../chat/civil.ts';
import { beginOf, type DayPart, isInPart } from '../chat/day-parts.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { button, leafLine, page, say } from './frame.ts';
import { restLine, sessionButtons, sessionEntries, sessionLeaf } from './session-lines.ts';
import { audienceSwitch, endOf, joinButtons, sessionsFor, stateOf } from './session-list.ts';

type Asked = {
  readonly day: LocalDate;
  readonly part: DayPart;
  readonly audience: Audience | null;
  readonly wanted: number;
};

const JOIN = { join: true } as const;
/** More links than these stand in the text alone. */
const MOST_JOINS = 3;

/** "Tối nay": that part of the day with all that one needs to join, in one message; where nothing is left, what comes next. */
export function schedulePart({ day, part, audience, wanted }: Asked, turn: Turn): Reply {
  const all = sessionsFor(turn, audience);
  const found = all.filter((each) => each.date === day && isInPart(part, each.from, endTime(each)));
  const kind = audience === null ? 'all' : 'mine';
  const at = (of: 'all' | 'mine'): string => `schedule.${day}.${of}.${part}`;
  const shown = sessionLeaf(found, turn, JOIN, wanted, (n) => `${at(kind)}.${n}`);
  const open = shown.items.filter((each) => isOpen(each, turn));
  const next = found.some((each) => isOpen(each, turn)) ? null : nextAfter(all, day, part, turn);
  const listed = next === null ? shown.items : [...shown.items, next];
  return page(
    [
      headLine(day, part, turn),
      audience && found.length > 0 && say('schedule.for', { audience: { local: audience.name } }),
      found.length === 0 && emptyLine(audience),
      leafLine(shown),
      ...sessionEntries(shown.items, turn, JOIN),
      restLine(shown, found, turn),
      ...(next === null ? [] : nextLines(next, shown.items.length + 1, turn)),
    ],
    [
      ...joinButtons(next === null ? open.slice(0, MOST_JOINS) : [next]),
      ...detailButtons(listed),
      shown.turns,
      [wholeDay(day, kind), ...audienceSwitch(audience, at, turn)],
    ],
    'home',
  );
}

/** Of the only one its time would say nothing beside the link's. */
function detailButtons(listed: readonly Session[]): Button[][] {
  const [only, ...more] = listed;
  return only && more.length === 0 ? [[button('session.details', `session.${only.code}`)]] : sessionButtons(listed);
}

const isOpen = (session: Session, turn: Turn): boolean => !session.cancelled && stateOf(session, turn.now) !== 'ended';

/** Of one that lasts past midnight, the day's end. */
function endTime(session: Session): string {
  const end = endOf(session);
  return dateOf(end) === session.date ? timeOf(end) : '24:00';
}

const headLine = (day: LocalDate, part: DayPart, turn: Turn): Say => ({ bold: partName(day, part, turn.now) });

/** "Tối nay, thứ Ba, 05/10/2021"; the whole day: "Lịch thứ Ba, 05/10/2021". */
export function partName(day: LocalDate, part: DayPart | null, now: Date): Say {
  const today = dateOf(now);
  const date: Say = { date: day, as: 'weekday-date' };
  if (part === null) return say(day === today ? 'schedule.title-today' : 'schedule.title', { day: date });
  const near = day === today ? '-today' : day === addDays(today, 1) ? '-tomorrow' : '';
  return say(`schedule.part${near}.${part}`, { day: date });
}

const emptyLine = (audience: Audience | null): Say =>
  audience === null ? say('schedule.part-none') : say('schedule.part-none-for', { audience: { local: audience.name } });

/** The first that is still to come after the beginning of the part that was asked for; there is none: after this moment. */
function nextAfter(all: readonly Session[], day: LocalDate, part: DayPart, turn: Turn): Session | null {
  const coming = all.filter((each) => !each.cancelled && stateOf(each, turn.now) === 'before');
  const isAfter = ({ date, from }: Session): boolean => date > day || (date === day && from >= beginOf(part));
  return coming.find(isAfter) ?? coming[0] ?? null;
}

const nextLines = (next: Session, number: number, turn: Turn): Say[] => [
  { plain: '' },
  say('schedule.part-next'),
  ...sessionEntries([next], turn, { day: true, join: true }, number).slice(1),
];

const wholeDay = (day: LocalDate, kind: 'all' | 'mine'): Button =>
  button('schedule.whole-day', `schedule.${day}.${kind}`, { day: { date: day, as: 'short' } });
