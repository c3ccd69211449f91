import { reportDeadline } from '../campaign/report-deadline.ts';
import { unitName, unitOf } from '../campaign/unit-tree.ts';
import { channelName } from '../chat/channel-name.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import { ASKING, type AskingState, type ByHand, type Page, type Turn, type UnitState } from '../turn/index.ts';
import { figuresAt } from './figures.ts';
import { apart, leaf, leafAt, leafLine, page, playing } from './frame.ts';
import { excuseLine, nudgeButton, nudgeWord } from './nudge.ts';
import { to, word } from './office-page.ts';

const SIZE = 8;
const LISTS = { call: 'must-call', excused: 'excused', nudged: 'nudged', reported: 'reported' } as const;
type List = keyof typeof LISTS;

type Asked =
  | { readonly list: List; readonly leaf: number }
  | { readonly unit: string }
  | { readonly hand: 'ask' | 'yes' }
  | null;

/**
 * How far the reports are, for the office: each awaited unit is in one of four lists. `chase`, `.call.<n>`, `.excused.<n>`, `.nudged.<n>`,
 * `.reported.<n>`, `.unit.<code>` (what to say on the telephone), `.hand` and `.hand.yes` (a nudge to all who have not reported).
 */
export const chase: Page<'chase', Asked> = {
  name: 'chase',
  for: ['office'],
  ways: [
    {
      label: 'nudges:button.chase',
      menu: { board: 1 },
    },
    { at: 'call.1' },
    {
      at: 'hand',
      label: 'nudges:button.hand',
    },
  ],
  read([view, first, answer]) {
    if (view === 'unit') return { unit: first ?? '' };
    if (view === 'hand') return { hand: first === 'yes' || answer === 'yes' ? 'yes' : 'ask' };
    const list = (Object.keys(LISTS) as List[]).find((each) => each === view);
    return list ? { list, leaf: leafAt(first) } : null;
  },
  show(asked, turn) {
    if (asked === null) return overview(turn);
    if ('hand' in asked) return asked.hand === 'yes' ? nudgeAll(turn) : askNudge(turn);
    if ('unit' in asked) return unitOf(turn.campaign, asked.unit) ? oneUnit(asked.unit, turn) : overview(turn);
    return listed(asked.list, asked.leaf, turn);
  },
};

const inState = (all: readonly UnitState[], state: AskingState): readonly UnitState[] =>
  all.filter((each) => each.state === state);

/** "9/15 đơn vị đã báo cáo; 2 có lý do; 3 đang được nhắc; 1 cần gọi điện." */
export function askingLine(all: readonly UnitState[]): Say {
  const [reported = 0, excused = 0, nudged = 0, called = 0] = ASKING.map((state) => inState(all, state).length);
  return nudgeWord('states', { all: all.length, reported, excused, nudged, called });
}

function overview(turn: Turn): Reply {
  const all = turn.nudges.all();
  const due = reportDeadline(turn.campaign.plan);
  const lists = (['call', 'nudged', 'excused'] as const).flatMap((list): Button[] => {
    const n = inState(all, LISTS[list]).length;
    return n > 0 ? [nudgeButton(list, `chase.${list}.1`, { n })] : [];
  });
  const isAnyAsked = inState(all, 'nudged').length > 0;
  return page(
    [
      { bold: nudgeWord('button.chase') },
      askingLine(all),
      due && nudgeWord('due', { day: { date: due.date, as: 'weekday-date' } }),
      figuresAt(turn),
    ],
    [
      lists,
      ...(isAnyAsked ? [[nudgeButton('hand', 'chase.hand')]] : []),
      [digestSwitch(turn), nudgeButton('board', 'board')],
    ],
    'board',
  );
}

const digestSwitch = ({ person }: Turn): Button =>
  person.nudgesOff ? nudgeButton('digest-on', 'nudge.on') : nudgeButton('digest-off', 'nudge.off');

function listed(list: List, asked: number, turn: Turn): Reply {
  const all = inState(turn.nudges.all(), LISTS[list]);
  if (all.length === 0) return page([nudgeWord(`list.${list}`), nudgeWord('list.empty')], [], 'chase');
  const shown = leaf(all, SIZE, asked, (n) => `chase.${list}.${n}`);
  const rows = shown.items.map((each) => [
    { label: { local: unitName(turn.campaign, each.unit) }, value: `chase.unit.${each.unit}` },
  ]);
  return page([{ bold: nudgeWord(`list.${list}`) }, leafLine(shown), figuresAt(turn)], [...rows, shown.turns], 'chase');
}

/** What is said on the telephone, or sent by hand. */
function readyText(unit: string, turn: Turn): Say {
  const { plan } = turn.campaign;
  const due = reportDeadline(plan);
  return nudgeWord(due ? 'ready' : 'ready-undated', {
    unit: { local: unitName(turn.campaign, unit) },
    office: { local: plan.organiser.name },
    week: { local: plan.shortName },
    day: due ? { date: due.date, as: 'weekday-date' } : '',
    count: turn.results.of(unit)?.logs ?? 0,
  });
}

function oneUnit(unit: string, turn: Turn): Reply {
  const asking = turn.nudges.of(unit);
  const holders = turn.nudges.holdersOf(unit).map(({ role, name, channel }): Say => {
    const who = { role: word(`role.${role}`), channel: channel === null ? '' : channelName(channel) };
    return name === null ? nudgeWord('holder', who) : nudgeWord('holder-named', { ...who, name });
  });
  const isOpen = asking.state === 'must-call' || asking.state === 'nudged';
  const text = readyText(unit, turn);
  return page(
    [
      { bold: { local: unitName(turn.campaign, unit) } },
      nudgeWord(`state.${asking.state}`),
      excuseLine(asking),
      isOpen && asking.unreached !== null && nudgeWord(`why.${asking.unreached}`),
      ...holders,
      ...(isOpen ? [{ plain: '' }, nudgeWord('say-so'), text] : []),
    ],
    [
      isOpen ? [{ label: nudgeWord('button.copy'), copy: text }] : [],
      isOpen ? [nudgeButton('phone', `go.phone-report.${unit}`)] : [],
      asking.state === 'excused' ? [nudgeButton('unexcuse', `nudge.back.${unit}`)] : [],
      isOpen ? [nudgeButton('later', `nudge.later.${unit}`), nudgeButton('away', `nudge.away.${unit}`)] : [],
      holders.length === 0 ? [nudgeButton('invite', 'go.invite')] : [],
      [to('report.button.list', `board.unit.${unit}.1.k1`)],
    ],
    'chase',
  );
}

const wait = (again: Date): Say => nudgeWord('hand-again', { at: { date: again.toISOString(), as: 'moment' } });

/** How many it is for stands before the yes. */
function askNudge(turn: Turn): Reply {
  const planned = turn.nudges.byHand();
  if (planned.units === 0) return page([nudgeWord('hand-none')], [[nudgeButton('chase', 'chase')]], 'board');
  if (planned.again) return page([nudgeWord('hand-title'), wait(planned.again)], [], 'chase');
  const all = turn.nudges.all();
  const [excused, called] = [inState(all, 'excused').length, inState(all, 'must-call').length];
  const others = excused + called;
  return apart(
    page(
      [
        nudgeWord('hand-ask', { units: planned.units, people: planned.people }),
        atLine(planned, turn),
        others > 0 && nudgeWord('hand-not', { excused, called }),
      ],
      [[playing('agree', nudgeButton('hand-yes', 'chase.hand.yes'))]],
      'chase',
    ),
  );
}

const atLine = ({ at }: ByHand, { now }: Turn): Say | false =>
  at > now && nudgeWord('hand-morning', { at: { date: at.toISOString(), as: 'moment' } });

/** A second tap finds that it was done, and says when it may be done again. */
function nudgeAll(turn: Turn): Reply {
  const done = turn.nudges.nudgeByHand();
  if (!done || done.units === 0) return askNudge(turn);
  const { again } = done;
  return apart(
    page(
      [nudgeWord('hand-done', { units: done.units, people: done.people }), atLine(done, turn), again && wait(again)],
      [],
      'chase',
    ),
  );
}
