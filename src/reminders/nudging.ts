/** What the nudges share: when they may come, whom they are about, how they say it. */
import { reportDeadline } from '../campaign/report-deadline.ts';
import type { Campaign, Deadline } from '../campaign/types.ts';
import { awaitedUnits, unitName } from '../campaign/unit-tree.ts';
import { dateOf, daysBetween, HOUR_MS, instant, type LocalDate, timeOf } from '../chat/civil.ts';
import type { Button, Reply, Role, Say } from '../chat/index.ts';
import { isNudgeHour, NUDGE_TO } from '../chat/reminder-times.ts';
import type { UnitAsking, UnitRole } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';
import type { Occasion } from './rule.ts';

/** What is not sent within so long says nothing that is still true. */
const OF_USE_HOURS = 3;
/** More units than that are not named one by one. */
const MOST_NAMED = 5;
const MOST_TARGETS = 4;

export const say = (key: KeyOf<'nudges'>, values?: Readonly<Record<string, string | number | Say>>): Say =>
  values === undefined ? { key: `nudges:${key}` } : { key: `nudges:${key}`, with: values };

export const tap = (
  key: KeyOf<'nudges', 'button'>,
  value: string,
  values?: Readonly<Record<string, string | number>>,
): Button => ({ label: say(`button.${key}`, values), value });

/** Nobody is asked in the evening and at night, however long a message waited. */
export const isAllowed = ({ now }: Pick<Occasion, 'now'>): boolean => isNudgeHour(timeOf(now));

/** Three hours, and never into the night. */
export const untilNight = (_occasion: Occasion, due: Date): Date =>
  new Date(Math.min(due.getTime() + OF_USE_HOURS * HOUR_MS, instant(dateOf(due), NUDGE_TO).getTime()));

/** The units for which a person holds one of these roles and that the office waits for; a lead's own before those where they teach. */
export function unitsOf(
  { person, campaign }: Pick<Occasion, 'person' | 'campaign'>,
  role: UnitRole,
): readonly string[] {
  const awaited = new Set(awaitedUnits(campaign).map(({ code }) => code));
  const held = (which: Role) =>
    person.holds.flatMap((each) =>
      each.role === which && each.unit !== null && awaited.has(each.unit) ? [each.unit] : [],
    );
  const led = new Set(held('lead'));
  return role === 'lead' ? [...led] : [...new Set(held('teacher'))].filter((unit) => !led.has(unit));
}

/** A unit with how it is asked. */
export type AskedUnit = { readonly unit: string; readonly role: UnitRole; readonly asking: UnitAsking };

/** Those of a person's units that are being nudged at this moment, and in which role the person is theirs. */
export const nudged = (occasion: Occasion): readonly AskedUnit[] =>
  (['lead', 'teacher'] as const)
    .flatMap((role) => unitsOf(occasion, role).map((unit) => ({ unit, role, asking: occasion.doors.nudges.of(unit) })))
    .filter(({ asking }) => asking.state === 'nudged');

/** The last day for the reports, and how many days are left on a date. */
export function deadlineOn(
  campaign: Campaign,
  date: LocalDate,
): { readonly deadline: Deadline; readonly left: number } | null {
  const deadline = reportDeadline(campaign.plan);
  return deadline && { deadline, left: daysBetween(date, deadline.date) };
}

/** "Còn 5 ngày đến hạn gửi báo cáo (thứ Tư, 20/10/2021)." */
export function leftLine(campaign: Campaign, date: LocalDate): Say | null {
  const due = deadlineOn(campaign, date);
  if (!due) return null;
  const day: Say = { date: due.deadline.date, as: 'weekday-date' };
  if (due.left > 0) return say('left', { count: due.left, day });
  return due.left === 0 ? say('left-today', { day }) : say('left-past', { day });
}

/** One unit: what it logged, its targets, and what a lead, or a teacher, can do about it. */
function aboutOne({ unit, role }: AskedUnit, { campaign, doors }: Occasion, first: Say | null): Reply {
  const name: Say = { local: unitName(campaign, unit) };
  const logs = doors.results.of(unit)?.logs ?? 0;
  const targets = doors.results
    .targets(unit)
    .slice(0, MOST_TARGETS)
    .map((each) => say('target', { name: each.name, done: each.done.value ?? 0, expected: each.expected }));
  const acts: Button[][] =
    role === 'lead'
      ? [
          [tap('report', `nudge.report.${unit}`)],
          [
            tap('later', `nudge.later.${unit}`),
            tap('not-held', `nudge.not-held.${unit}`),
            tap('away', `nudge.away.${unit}`),
          ],
        ]
      : [[tap('log', `nudge.log.${unit}`), tap('none', 'nudge.none')], [tap('stop', 'nudge.off')]];
  return {
    text: { join: [first, say(`${role}-one`, { unit: name, count: logs }), ...targets, say('stop')] },
    buttons: acts,
  };
}

function aboutSeveral(asked: readonly AskedUnit[], { campaign }: Occasion, first: Say | null): Reply {
  const named = asked.slice(0, MOST_NAMED);
  const rest = asked.length - named.length;
  return {
    text: {
      join: [
        first,
        say('several', { count: asked.length }),
        ...named.map(({ unit }): Say => ({ join: [{ plain: '–' }, { local: unitName(campaign, unit) }], by: ' ' })),
        rest > 0 && say('and-more', { count: rest }),
        say('stop'),
      ],
    },
    buttons: named.map(({ unit }) => [{ label: { local: unitName(campaign, unit) }, value: `nudge.unit.${unit}` }]),
  };
}

/** What somebody is told about units whose report is missing; null: there is none. `first`: what stands above. */
export function about(asked: readonly AskedUnit[], occasion: Occasion, first: Say | null): Reply | null {
  const [one, second] = asked;
  if (!one) return null;
  return second ? aboutSeveral(asked, occasion, first) : aboutOne(one, occasion, first);
}
