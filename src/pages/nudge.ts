import { reportDeadline } from '../campaign/report-deadline.ts';
import { unitName } from '../campaign/unit-tree.ts';
import { addDays, dateOf, isLocalDate } from '../chat/civil.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import type { ExcuseReason, Page, Turn, UnitAsking } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';
import { button, page, playing } from './frame.ts';
import { onlyFor } from './office-page.ts';

const UNIT_ACTS = ['unit', 'log', 'report', 'later', 'away', 'not-held', 'back'] as const;
const OWN_ACTS = ['none', 'quiet', 'evening', 'off', 'on'] as const;

/** `until`: YYYY-MM-DD, of `later`. */
export type AskedNudge =
  | { readonly act: (typeof UNIT_ACTS)[number]; readonly unit: string; readonly until: string | null }
  | { readonly act: (typeof OWN_ACTS)[number] }
  | null;

/** "Gửi sau" with one tap is for so many days, or until the deadline where that comes first. */
const LATER_DAYS = 3;
const OTHER_DAYS = [1, 5, 7] as const;

export const nudgeWord = (key: KeyOf<'nudges'>, values?: Readonly<Record<string, string | number | Say>>): Say =>
  values === undefined ? { key: `nudges:${key}` } : { key: `nudges:${key}`, with: values };

export const nudgeButton = (
  key: KeyOf<'nudges', 'button'>,
  value: string,
  values?: Readonly<Record<string, string | number | Say>>,
): Button => ({ label: nudgeWord(`button.${key}`, values), value });

const dayOf = (date: string): Say => ({ date, as: 'weekday-date' });

/**
 * What the buttons under a nudge do, and whether one gets any: `nudge.later.<unit>`, `.later.<unit>.<date>`, `.away.<unit>`, `.not-held.<unit>`,
 * `.back.<unit>` (no reason any more), `.unit.<unit>`, `.none`, `.quiet`, `.evening`, `.off`, `.on`. `.log.<unit>` and `.report.<unit>` begin
 * what they name (bot/nudge.ts); in the middle of something all of them are answered beside it.
 */
export const nudge: Page<'nudge', AskedNudge> = {
  name: 'nudge',
  for: ['teacher', 'lead', 'office'],
  ways: [
    {
      label: 'nudges:button.settings',
      menu: { help: 5 },
      // The office has the board's; its words lead here all the same.
      when: ({ person }) => person.holds.some(({ role }) => role === 'teacher' || role === 'lead'),
    },
    // Who is reminded of reports by whom depends on who says it.
    { intent: 'nudge.report', instead: { office: 'chase.hand' } },
    {
      at: 'later',
      does: true,
      for: ['lead'],
    },
    { at: 'away', does: true, for: ['lead'] },
    {
      at: 'evening',
      does: true,
      for: ['teacher', 'lead'],
    },
    {
      at: 'quiet',
      does: true,
      for: ['teacher', 'lead'],
    },
    {
      at: 'off',
      does: true,
    },
    { at: 'on', does: true },
  ],
  read([act, unit = '', until]) {
    const own = OWN_ACTS.find((each) => each === act);
    if (own) return { act: own };
    const ofUnit = UNIT_ACTS.find((each) => each === act);
    return ofUnit ? { act: ofUnit, unit, until: until !== undefined && isLocalDate(until) ? until : null } : null;
  },
  show(asked, turn) {
    if (asked === null) return settings(turn, null);
    if ('unit' in asked) {
      const unit = asked.unit === '' ? unitsLed(turn) : [asked.unit];
      const [only] = unit;
      if (only === undefined || unit.length > 1) return which(unit, asked.act, turn);
      return show({ ...asked, unit: only }, turn);
    }
    return ofMine(asked.act, turn);
  },
};

const unitsLed = ({ person }: Turn): readonly string[] => [
  ...new Set(person.holds.flatMap(({ role, unit }) => (role === 'lead' && unit !== null ? [unit] : []))),
];

/** Typed, it says no unit: of several it is asked which one. */
function which(units: readonly string[], act: string, turn: Turn): Reply {
  if (units.length === 0) return onlyFor('lead');
  const rows = units.map((unit) => [
    { label: { local: unitName(turn.campaign, unit) }, value: `nudge.${act}.${unit}` },
  ]);
  return page([nudgeWord('which')], rows);
}

function show(asked: OfUnit, turn: Turn): Reply {
  if (!turn.people.may('log', asked.unit)) return onlyFor('unit');
  return turn.people.may('lead', asked.unit) ? ofUnit(asked, turn) : onlyFor('lead');
}

function ofMine(act: (typeof OWN_ACTS)[number], turn: Turn): Reply {
  if (act === 'none') return page([nudgeWord('none-noted')], []);
  if (act === 'quiet' || act === 'evening') {
    turn.nudges.setEvening(act === 'evening' ? 'yes' : 'no');
    return settings(turn, nudgeWord(act === 'evening' ? 'evening-on' : 'evening-off'));
  }
  turn.nudges.setNudges(act === 'on');
  const isOffice = turn.people.may('office');
  const noted = act === 'on' ? (isOffice ? 'digest-on' : 'nudges-on') : isOffice ? 'digest-off' : 'nudges-off';
  return settings(turn, nudgeWord(noted));
}

/** What one is asked of one's own accord, and how to turn it on and off. */
function settings(turn: Turn, note: Say | null): Reply {
  const { holds, evening, nudgesOff } = turn.person;
  const isOfUnit = holds.some(({ unit }) => unit !== null);
  const isOffice = turn.people.may('office');
  const asks = evening === 'yes';
  const rows: Button[][] = [];
  if (isOfUnit) rows.push([asks ? nudgeButton('quiet', 'nudge.quiet') : nudgeButton('evening-yes', 'nudge.evening')]);
  const [on, off] = isOffice ? (['digest-on', 'digest-off'] as const) : (['nudges-on', 'nudges-off'] as const);
  rows.push([nudgesOff ? nudgeButton(on, 'nudge.on') : nudgeButton(off, 'nudge.off')]);
  return page(
    [
      { bold: nudgeWord('button.settings') },
      note,
      isOfUnit && nudgeWord(asks ? 'evening-is-on' : 'evening-is-off'),
      nudgeWord(`${isOffice ? 'digest' : 'nudges'}-${nudgesOff ? 'are-off' : 'are-on'}`),
      nudgeWord('hours'),
      turn.people.may('lead') && !isOffice && nudgeWord('reasons'),
    ],
    rows,
    'reminders',
  );
}

type OfUnit = Extract<AskedNudge, { readonly unit: string }>;

function ofUnit(asked: OfUnit, turn: Turn): Reply {
  const { act, unit } = asked;
  if (act === 'later') return later(unit, asked.until, turn);
  if (act === 'away') return excused(unit, 'away', null, turn);
  if (act === 'not-held') return excused(unit, 'not-held', null, turn);
  if (act === 'back') turn.nudges.unexcuse(unit);
  return unitPage(unit, turn, act === 'back' ? nudgeWord('unexcused') : null);
}

/** "Gửi sau": three days, and not past the deadline while that is ahead; another day by one more tap. */
function later(unit: string, asked: string | null, turn: Turn): Reply {
  const today = dateOf(turn.now);
  const due = reportDeadline(turn.campaign.plan)?.date;
  const days = addDays(today, LATER_DAYS);
  const until = asked ?? (due !== undefined && due > today && due < days ? due : days);
  return excused(unit, 'later', until, turn);
}

function excused(unit: string, reason: ExcuseReason, until: string | null, turn: Turn): Reply {
  if (turn.nudges.of(unit).state === 'reported') return unitPage(unit, turn, null);
  if (!turn.nudges.excuse(unit, { reason, until })) return unitPage(unit, turn, nudgeWord('no-such-day'));
  return unitPage(unit, turn, nudgeWord('excuse-noted'));
}

/** The line of the reason that holds: "Gửi sau, đến hết thứ Sáu, 15/10/2021." */
export function excuseLine({ excuse }: UnitAsking): Say | null {
  if (!excuse) return null;
  if (excuse.reason === 'later')
    return excuse.until === null ? nudgeWord('is-later') : nudgeWord('is-later-until', { day: dayOf(excuse.until) });
  return nudgeWord(`is-${excuse.reason}`);
}

/** A unit, how it is asked, and what can be done about it. */
function unitPage(unit: string, turn: Turn, note: Say | null): Reply {
  const asking = turn.nudges.of(unit);
  const lines = [{ bold: { local: unitName(turn.campaign, unit) } }, note, excuseLine(asking)];
  if (asking.state === 'reported')
    return page([...lines, nudgeWord('is-reported')], [[button('button.unit-report', 'unit-report')]]);
  const report = nudgeButton('report', `nudge.report.${unit}`);
  if (asking.excuse === null)
    return page(
      [...lines, nudgeWord('is-asked')],
      [
        [report],
        [nudgeButton('later', `nudge.later.${unit}`), nudgeButton('not-held', `nudge.not-held.${unit}`)],
        [nudgeButton('away', `nudge.away.${unit}`)],
      ],
    );
  return page([...lines, nudgeWord('ends-with-report')], [[report], ...otherDays(unit, asking, turn), [back(unit)]]);
}

const back = (unit: string): Button => playing('decline', nudgeButton('unexcuse', `nudge.back.${unit}`));

function otherDays(unit: string, { excuse }: UnitAsking, turn: Turn): Button[][] {
  if (excuse?.reason !== 'later') return [];
  const today = dateOf(turn.now);
  return [
    OTHER_DAYS.map((n) => {
      const value = `nudge.later.${unit}.${addDays(today, n)}`;
      return n === 1 ? nudgeButton('tomorrow', value) : nudgeButton('in-days', value, { n });
    }),
  ];
}
