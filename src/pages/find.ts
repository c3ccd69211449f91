import type { Session } from '../campaign/types.ts';
import { addDays, dateOf, daysBetween, type LocalDate } from '../chat/civil.ts';
import { beginOf } from '../chat/day-parts.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { countdown, phaseOf } from './countdown.ts';
import { type FindFilters, findAddress, NO_FILTERS, readFind } from './find-address.ts';
import { audienceFor, findSessions, isOpen } from './find-sessions.ts';
import { filterLine, listName, nameOf } from './find-words.ts';
import { button, leafLine, page, playing, say, toContact } from './frame.ts';
import { listAt } from './list-address.ts';
import { familyOf, suits } from './session-levels.ts';
import { joinButtons, restLine, sessionButtons, sessionEntries, sessionLeaf } from './session-lines.ts';
import { audienceSwitch, recordedSessions, sessionsFor, stateOf } from './session-list.ts';

/** More links than these stand in the text alone. */
const MOST_JOINS = 3;
/** So many ways of asking for less are offered. */
const MOST_DROPS = 3;

type Asked = ReturnType<typeof readFind>;

/**
 * The sessions that fit what was asked: `find.<filters>` (find-address.ts). Its first line says which filters it has; where nothing fits, the
 * nearest day that has something is a button, and so is each filter without which there is something.
 */
export const find: Page<'find', Asked> = {
  name: 'find',
  for: 'everybody',
  inGroups: true,
  mayBeTitle: true,
  ways: [{ frame: (slots, turn) => listAt(slots, turn) ?? 'classes' }],
  read: readFind,
  called: ({ filters }, turn) => listName(filters, turn),
  show: ({ filters, leaf }, turn) => foundPage(filters, leaf, turn),
};

/** The page of these sessions; `leaf`: which page of it. */
export function foundPage(filters: FindFilters, leaf: number, turn: Turn): Reply {
  if (turn.campaign.sessions.length === 0) {
    return page(
      [say(filters.isFree ? 'classes.free-none' : 'schedule.missing'), countdown(turn.campaign.plan.period, turn.now)],
      [[button('button.period', 'period'), toContact]],
      'home',
    );
  }
  const found = findSessions(filters, turn);
  const show = { join: true, day: filters.day === null || filters.until !== null };
  const shown = sessionLeaf(found, turn, show, leaf, (n) => findAddress(filters, n));
  const open = shown.items.filter((each) => isOpen(each, turn));
  const next = found.some((each) => isOpen(each, turn)) ? null : nextAfter(filters, turn);
  const isAllOver = found.length === 0 && next === null && phaseOf(turn.campaign.plan.period, turn.now) === 'after';
  const listed = next === null ? shown.items : [...shown.items, next];
  return page(
    [
      filterLine(filters, found.length, turn),
      levelLine(filters, found, turn),
      feeLine(filters, turn),
      leafLine(shown),
      ...sessionEntries(shown.items, turn, show),
      restLine(shown, found, turn),
      ...(next === null ? [] : nextLines(next, shown.items.length + 1, turn)),
      isAllOver && countdown(turn.campaign.plan.period, turn.now),
    ],
    [
      ...joinButtons(next === null ? open.slice(0, MOST_JOINS) : [next], listed),
      ...detailButtons(listed, show),
      shown.turns,
      ...(found.length === 0 ? instead(filters, turn) : []),
      isAllOver ? overButtons(turn) : [],
      [...wholeDay(filters), ...switchOf(filters, turn), ...(filters.isFree ? [toContact] : [])],
    ],
    'home',
  );
}

/** Where nothing comes any more: what there was. */
const overButtons = (turn: Turn): Button[] => [
  button('button.schedule', 'schedule'),
  ...(recordedSessions(turn).length > 0 ? [button('classes.again', 'classes.again')] : []),
];

/** Of the only one its time would say nothing beside the link's. */
function detailButtons(listed: readonly Session[], show: { readonly day: boolean }): Button[][] {
  const [only, ...more] = listed;
  if (!only) return [];
  if (more.length === 0) return [[playing('item', button('session.details', `session.${only.code}`))]];
  return sessionButtons(listed, { day: show.day || listed.some(({ date }) => date !== only.date) });
}

/** Where the schedule does not say for which school years a session is. */
function levelLine({ grade, audience }: FindFilters, found: readonly Session[], turn: Turn): Say | null {
  if (grade === null) return null;
  if (found.length === 0) return say('find.levels-none');
  if (found.every((each) => suits(each, grade, turn.campaign, audience) === 'own')) return null;
  const names = familyOf(turn.campaign).map(({ name }): Say => ({ local: name }));
  return names.length === 0 ? say('find.no-levels') : say('find.levels', { audiences: { join: names, by: ', ' } });
}

/** Of the others the fee is not known, and nothing is promised. */
function feeLine({ isFree }: FindFilters, turn: Turn): Say | null {
  const others = sessionsFor(turn, null).some((each) => isOpen(each, turn) && each.fee === null);
  return isFree && others ? say('classes.fee-unknown') : null;
}

/** The first to come that fits all but the day and the hour, after what was asked for began, else at all. */
function nextAfter(filters: FindFilters, turn: Turn): Session | null {
  const coming = (wanted: FindFilters): readonly Session[] =>
    findSessions({ ...wanted, day: null, until: null, part: null, time: null, topic: [] }, turn).filter(
      (each) => stateOf(each, turn.now) === 'before',
    );
  if (filters.topic.length > 0) return null;
  const all = coming(filters);
  const any = all.length > 0 ? all : coming({ ...NO_FILTERS, audience: filters.audience });
  const day = filters.day ?? dateOf(turn.now);
  const begin = filters.time ?? (filters.part === null ? '' : beginOf(filters.part));
  return any.find(({ date, from }) => date > day || (date === day && from >= begin)) ?? any[0] ?? null;
}

const nextLines = (next: Session, number: number, turn: Turn): Say[] => [
  { plain: '' },
  say('schedule.part-next'),
  ...sessionEntries([next], turn, { day: true, join: true }, number).slice(1),
];

/** Where nothing fits: the nearest day that has something, and the filters without which there is something. */
function instead(filters: FindFilters, turn: Turn): Button[][] {
  const day = nearestDay(filters, turn);
  const near =
    day === null
      ? []
      : [
          [
            button('schedule.nearest', findAddress({ ...filters, day, until: null }), {
              day: { date: day, as: 'short' },
            }),
          ],
        ];
  const drops = dropsOf(filters)
    .flatMap(([without, what]): Button[] => {
      const count = findSessions(without, turn).length;
      return count === 0 ? [] : [button('find.without', findAddress(without), { what: nameOf(what, filters, turn) })];
    })
    .slice(0, MOST_DROPS);
  return [...near, ...drops.map((each) => [each])];
}

/** Each filter left out for itself, what says least first. */
function dropsOf(filters: FindFilters): readonly (readonly [FindFilters, keyof FindFilters])[] {
  const isSaid = (name: keyof FindFilters): boolean => {
    const value = filters[name];
    return Array.isArray(value) ? value.length > 0 : value !== NO_FILTERS[name] && value !== 'all';
  };
  const names = ['time', 'platform', 'part', 'isFree', 'grade', 'audience', 'unit', 'topic'] as const;
  return names
    .filter(isSaid)
    .map((name) => [{ ...filters, [name]: name === 'audience' ? 'all' : NO_FILTERS[name] }, name] as const);
}

/** The day nearest to the one that was asked for on which something fits, the later one where two are as near; null: that very day, or none. */
function nearestDay(filters: FindFilters, turn: Turn): LocalDate | null {
  const { day } = filters;
  if (day === null) return null;
  const far = (date: LocalDate): number => Math.abs(daysBetween(day, date));
  const all = { ...filters, day: addDays(day, -MOST_FAR), until: addDays(day, MOST_FAR) };
  const [nearest] = findSessions(all, turn)
    .map(({ date }) => date)
    .sort((a, b) => far(a) - far(b) || (a < b ? 1 : -1));
  return nearest === undefined || nearest === day ? null : nearest;
}
const MOST_FAR = 60;

function wholeDay({ day, until, part, time, audience }: FindFilters): Button[] {
  if (day === null || until !== null || (part === null && time === null)) return [];
  const kind = audience === 'all' ? 'all' : 'mine';
  return [button('schedule.whole-day', `schedule.${day}.${kind}`, { day: { date: day, as: 'short' } })];
}

/** From one's own sessions to everybody's and back; where an audience or a school year was asked for, it is not about who asks. */
function switchOf(filters: FindFilters, turn: Turn): readonly Button[] {
  const { audience, grade, topic } = filters;
  if (grade !== null || topic.length > 0 || (audience !== null && audience !== 'all')) return [];
  const to = (of: 'all' | 'mine'): string => findAddress({ ...filters, audience: of === 'all' ? 'all' : null });
  return audienceSwitch(audienceFor(filters, turn), to, turn);
}
