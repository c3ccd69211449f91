import type { Unit } from '../campaign/types.ts';
import { communeOf, communes, unitOf } from '../campaign/unit-tree.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import type { Tally } from './board-tally.ts';
import { figuresAt, shareOf } from './figures.ts';
import { leaf, page } from './frame.ts';
import { leafLine, to, word } from './office-page.ts';

const SIZE = 8;
type Group = { readonly heading: Say; readonly units: readonly Unit[]; readonly at: string; readonly back: string };

/** The units of all, of a commune or of a type, each with how many activities it logged; null: there is no such group. */
export function listOf(
  kind: 'units' | 'commune' | 'type',
  code: string,
  asked: number,
  tally: Tally,
  turn: Turn,
): Reply | null {
  const group = groupOf(kind, code, tally, turn);
  if (!group) return null;
  // Some schools may log though the plan waits for nothing from them: they are listed, and not counted.
  const expected = new Set(tally.awaited);
  const awaited = group.units.filter((unit) => expected.has(unit));
  const shown = leaf(group.units, SIZE, asked, (n) => `${group.at}.${n}`);
  const rows = shown.items.map((unit) => [
    to('board.unit-row', `board.unit.${unit.code}`, { name: unit.name, n: tally.activitiesOf(unit.code) }),
  ]);
  const lines = [
    { bold: group.heading },
    word('board.logged', { share: shareOf(tally.logged(awaited), awaited.length) }),
    awaited.length < group.units.length && word('board.also', { count: group.units.length - awaited.length }),
    leafLine(shown),
    figuresAt(turn),
  ];
  return page(lines, [...rows, shown.turns], group.back);
}

function groupOf(kind: string, code: string, tally: Tally, turn: Turn): Group | null {
  if (kind === 'units') return { heading: word('board.all'), units: tally.units, at: 'board.units', back: 'board' };
  if (kind === 'type') {
    const type = turn.campaign.plan.unitTypes.find((each) => each.code === code);
    const units = tally.awaited.filter((unit) => unit.type === code);
    return type ? { heading: { local: type.name }, units, at: `board.type.${code}`, back: 'board.types' } : null;
  }
  const commune = unitOf(turn.campaign, code);
  if (!commune) return null;
  return {
    heading: { plain: commune.name },
    units: inCommune(commune, tally, turn),
    at: `board.commune.${code}`,
    back: 'board.communes.1',
  };
}

const inCommune = (commune: Unit, tally: Tally, turn: Turn): readonly Unit[] =>
  tally.awaited.filter((unit) => communeOf(turn.campaign, unit)?.code === commune.code);

/** Those that are awaited and have logged nothing, with a way to write to them. */
export function unitsWithoutLog(asked: number, tally: Tally, turn: Turn): Reply {
  if (tally.without.length === 0) return page([word('board.none-empty'), figuresAt(turn)], [], 'board');
  const shown = leaf(tally.without, SIZE, asked, (n) => `board.none.${n}`);
  const rows = shown.items.map((unit) => [{ label: { plain: unit.name }, value: `board.unit.${unit.code}` }]);
  const lines = [
    { bold: word('board.none') },
    word('board.none-share', { share: shareOf(tally.without.length, tally.awaited.length) }),
    leafLine(shown),
    figuresAt(turn),
  ];
  // On a channel with few buttons it stands beside the first units.
  const write: Button = { ...to('board.button.write', 'go.broadcast.no-log'), pinned: true };
  return page(lines, [...rows, shown.turns, [write]], 'board');
}

/** Communes that have awaited units, each with how many of them logged. */
export function communeList(asked: number, tally: Tally, turn: Turn): Reply {
  const byCommune = Map.groupBy(tally.awaited, (unit) => communeOf(turn.campaign, unit)?.code);
  const groups = communes(turn.campaign)
    .map((commune) => ({ commune, units: byCommune.get(commune.code) ?? [] }))
    .filter((group) => group.units.length > 0);
  const shown = leaf(groups, SIZE, asked, (n) => `board.communes.${n}`);
  const rows = shown.items.map(({ commune, units }) => [
    groupButton({ plain: commune.name }, units, `board.commune.${commune.code}.1`, tally),
  ]);
  return page([{ bold: word('board.communes') }, leafLine(shown), figuresAt(turn)], [...rows, shown.turns], 'board');
}

/** The same by type of unit. */
export function typeList(tally: Tally, turn: Turn): Reply {
  const rows = turn.campaign.plan.unitTypes.flatMap((type): Button[][] => {
    const units = tally.awaited.filter((unit) => unit.type === type.code);
    return units.length > 0 ? [[groupButton({ local: type.name }, units, `board.type.${type.code}.1`, tally)]] : [];
  });
  return page([{ bold: word('board.types') }, figuresAt(turn)], rows, 'board');
}

function groupButton(name: Say, units: readonly Unit[], value: string, tally: Tally): Button {
  return to('board.group-row', value, { name, part: tally.logged(units), whole: units.length });
}
