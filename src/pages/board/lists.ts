import type { Unit } from '../../campaign/types.ts';
import { communeOf, communes, unitOf } from '../../campaign/unit-tree.ts';
import type { Button, Reply, Say } from '../../chat/index.ts';
import type { Turn } from '../../turn/index.ts';
import { shareOf } from '../figures.ts';
import { leaf, leafLine, page } from '../frame.ts';
import { word as office, to as toOffice } from '../office-page.ts';
import type { Tally } from './tally.ts';
import { figuresSeen, standingWord, to, word } from './words.ts';

const SIZE = 8;

type Test = (unit: Unit, tally: Tally, turn: Turn) => boolean;
const reported: Test = (unit, tally) => tally.standingOf(unit)?.standing === 'reported';
const standing =
  (name: 'drafting' | 'logged' | 'nothing'): Test =>
  (unit, tally) =>
    tally.standingOf(unit)?.standing === name;

function isNotHeld(unit: Unit, tally: Tally): boolean {
  return (tally.standingOf(unit)?.notHeld ?? null) !== null;
}

/**
 * Lists of awaited units, and the letter that each has in the address of a unit that was opened from it, so that the way back leads to the
 * same leaf of the same list.
 */
const LISTS = {
  units: { letter: 'u', has: () => true },
  none: { letter: 'n', has: (unit, tally) => !tally.hasLogged(unit) && !isNotHeld(unit, tally) },
  silent: { letter: 's', has: (unit, tally, turn) => !reported(unit, tally, turn) },
  reported: { letter: 'r', has: reported },
  late: { letter: 'x', has: (unit, tally) => tally.standingOf(unit)?.late === true },
  more: { letter: 'm', has: (unit, tally) => tally.standingOf(unit)?.state === 'more' },
  'not-held': { letter: 'h', has: isNotHeld },
  drafting: { letter: 'd', has: standing('drafting') },
  logged: { letter: 'l', has: standing('logged') },
  nothing: { letter: 'o', has: standing('nothing') },
  commune: { letter: 'c', has: () => true },
  type: { letter: 't', has: () => true },
} as const satisfies Record<string, { readonly letter: string; readonly has: Test }>;
export type BoardList = keyof typeof LISTS;

export const boardList = (name: string | undefined): BoardList | null =>
  name !== undefined && Object.hasOwn(LISTS, name) ? (name as BoardList) : null;

/** The units of a list. `of`: the commune's or the type's code. */
export function unitsIn(list: BoardList, of: string, tally: Tally, turn: Turn): readonly Unit[] {
  if (list === 'units') return tally.units;
  if (list === 'type') return tally.awaited.filter((unit) => unit.type === of);
  if (list === 'commune') return tally.awaited.filter((unit) => communeOf(turn.campaign, unit)?.code === of);
  return tally.awaited.filter((unit) => LISTS[list].has(unit, tally, turn));
}

/** Where a unit was opened from, as the last part of its address: "c2" is the second leaf of its commune's list. */
const fromOf = (list: BoardList, at: number): string => `${LISTS[list].letter}${at}`;

/** The letter of a unit that was opened from what is said to it on the telephone. */
const CALL = 'k';

/** The leaf of the list that the unit was opened from; what is no such place leads to all units. The office alone telephones. */
export function wayBack(from: string | undefined, unit: Unit, turn: Turn): string {
  if (from?.startsWith(CALL) && turn.people.may('office')) return `chase.unit.${unit.code}`;
  const [, letter = '', at = '1'] = /^([a-z])(\d{1,4})$/.exec(from ?? '') ?? [];
  const list = boardList(Object.entries(LISTS).find(([, each]) => each.letter === letter)?.[0]) ?? 'units';
  if (list === 'type') return `board.type.${unit.type}.${at}`;
  if (list !== 'commune') return `board.${list}.${at}`;
  const commune = communeOf(turn.campaign, unit);
  return commune ? `board.commune.${commune.code}.${at}` : 'board.units.1';
}

type Head = { readonly heading: Say; readonly at: string; readonly back: string };

function headOf(list: BoardList, of: string, turn: Turn): Head | null {
  if (list === 'units') return { heading: office('board.all'), at: 'board.units', back: 'board' };
  if (list === 'none') return { heading: office('board.none'), at: 'board.none', back: 'board' };
  if (list === 'type') {
    const type = turn.campaign.plan.unitTypes.find((each) => each.code === of);
    return type ? { heading: { local: type.name }, at: `board.type.${of}`, back: 'board.types' } : null;
  }
  if (list === 'commune') {
    const commune = unitOf(turn.campaign, of);
    return commune ? { heading: { plain: commune.name }, at: `board.commune.${of}`, back: 'board.communes.1' } : null;
  }
  return {
    heading: word(`list.${list}`),
    at: `board.${list}`,
    back: list === 'silent' ? 'board' : 'board.states',
  };
}

/** A list of units, each with how far it is; null: there is no such commune or type. */
export function listOf(list: BoardList, of: string, asked: number, tally: Tally, turn: Turn): Reply | null {
  const head = headOf(list, of, turn);
  if (!head) return null;
  const units = unitsIn(list, of, tally, turn);
  if (units.length === 0) {
    const none = list === 'none' ? office('board.none-empty') : word('empty');
    return page([{ bold: head.heading }, none, figuresSeen(turn)], [], head.back);
  }
  const shown = leaf(units, SIZE, asked, (n) => `${head.at}.${n}`);
  const rows = shown.items.map((unit) => [unitButton(unit, fromOf(list, shown.at), tally)]);
  const isWhole = list === 'units' || list === 'commune' || list === 'type';
  const lines = [
    { bold: head.heading },
    ...(isWhole ? sharesOf(units, tally) : [word('share', { share: shareOf(units.length, tally.awaited.length) })]),
    leafLine(shown),
    figuresSeen(turn),
  ];
  return page(lines, [...rows, shown.turns, actsOf(list, of, turn)], head.back);
}

/** How many of these reported, in time and at all, and how many logged. Units that are not awaited are in the list and in no share. */
function sharesOf(units: readonly Unit[], tally: Tally): readonly (Say | null)[] {
  const expected = new Set(tally.awaited);
  const awaited = units.filter((unit) => expected.has(unit));
  const besides = units.length - awaited.length;
  return [
    ...reportLines(awaited, tally),
    office('board.logged', { share: shareOf(awaited.filter(tally.hasLogged).length, awaited.length) }),
    besides > 0 ? office('board.also', { count: besides }) : null,
  ];
}

/** The share that reported, and the share that did so in time: both of all that are awaited. */
export function reportLines(awaited: readonly Unit[], tally: Tally): readonly Say[] {
  const sent = awaited.map(tally.standingOf).filter((each) => each?.standing === 'reported');
  const onTime = sent.filter((each) => each?.late === false).length;
  const line = word('reported', { share: shareOf(sent.length, awaited.length) });
  return sent.length === 0
    ? [line]
    : [{ join: [line, word('on-time', { share: shareOf(onTime, awaited.length) })], by: ' ' }];
}

function unitButton(unit: Unit, from: string, tally: Tally): Button {
  const state = standingWord(tally.standingOf(unit), tally.activitiesOf(unit.code));
  return to('row', `board.unit.${unit.code}.1.${from}`, { name: unit.name, state });
}

/** What can be done about the whole list. On a channel with few buttons it stands beside the first units. */
function actsOf(list: BoardList, of: string, turn: Turn): readonly Button[] {
  if (list === 'none' && !turn.people.may('office')) return [];
  if (list === 'none') return [{ ...toOffice('board.button.write', 'go.broadcast.no-log'), pinned: true }];
  return list === 'commune' || list === 'type' ? [to('button.sums', `board.sums.1.${list}.${of}`)] : [];
}

/** Communes that have awaited units, each with how many of them reported. */
export function communeList(asked: number, tally: Tally, turn: Turn): Reply {
  const byCommune = Map.groupBy(tally.awaited, (unit) => communeOf(turn.campaign, unit)?.code);
  const groups = communes(turn.campaign)
    .map((commune) => ({ commune, units: byCommune.get(commune.code) ?? [] }))
    .filter((group) => group.units.length > 0);
  const shown = leaf(groups, SIZE, asked, (n) => `board.communes.${n}`);
  const rows = shown.items.map(({ commune, units }) => [
    groupButton({ plain: commune.name }, units, `board.commune.${commune.code}.1`, tally),
  ]);
  const lines = [{ bold: office('board.communes') }, word('group-key'), leafLine(shown), figuresSeen(turn)];
  return page(lines, [...rows, shown.turns], 'board.looks');
}

/** The same by type of unit. */
export function typeList(tally: Tally, turn: Turn): Reply {
  const rows = turn.campaign.plan.unitTypes.flatMap((type): Button[][] => {
    const units = tally.awaited.filter((unit) => unit.type === type.code);
    return units.length > 0 ? [[groupButton({ local: type.name }, units, `board.type.${type.code}.1`, tally)]] : [];
  });
  return page([{ bold: office('board.types') }, word('group-key'), figuresSeen(turn)], rows, 'board.looks');
}

function groupButton(name: Say, units: readonly Unit[], value: string, tally: Tally): Button {
  const count = (has: (unit: Unit) => boolean): number => units.filter(has).length;
  const part = count((unit) => tally.standingOf(unit)?.standing === 'reported');
  return to('group-row', value, { name, part, logged: count(tally.hasLogged), whole: units.length });
}
