/** What the office sees of all units together: how many are how far, the sums of people and of every quantity, the targets. */
import { figuresOf } from '../../campaign/figures.ts';
import type { Unit } from '../../campaign/types.ts';
import type { Button, Reply, Say } from '../../chat/index.ts';
import { sharesOf } from '../../chat/share.ts';
import type { GroupResult, Sum, Turn } from '../../turn/index.ts';
import { leaf, leafLine, page } from '../frame.ts';
import { type BoardList, unitsIn } from './lists.ts';
import type { Tally } from './tally.ts';
import { amountWord, doneWord, figuresSeen, to, word } from './words.ts';

const LINES = 14;

/** Every unit is in exactly one of these, and their shares add up to 100,0%. */
const STANDINGS = ['reported', 'drafting', 'logged', 'nothing'] as const satisfies readonly BoardList[];
/** Some of those that reported. */
const AMONG = ['late', 'more', 'not-held'] as const satisfies readonly BoardList[];

type Line = readonly [name: Say, sum: Sum, isOfUnits?: boolean];
type Told = (typeof STANDINGS)[number] | (typeof AMONG)[number];

/** How many units are how far, each a list. */
export function stateList(tally: Tally, turn: Turn): Reply {
  const sizes = STANDINGS.map((list) => unitsIn(list, '', tally, turn).length);
  const shares = sharesOf(sizes);
  const lines = STANDINGS.map((list, at) =>
    word('standing', { name: word(`list.${list}`), n: sizes[at] ?? 0, percent: shares[at] ?? 0 }),
  );
  const row = (list: Told, n: number): Button[] =>
    n > 0 ? [to('list-row', `board.${list}.1`, { name: word(`list.${list}`), n })] : [];
  const among = AMONG.map((list) => row(list, unitsIn(list, '', tally, turn).length));
  return page(
    [{ bold: word('states') }, word('of', { count: tally.awaited.length }), ...lines, figuresSeen(turn)],
    [...STANDINGS.map((list, at) => row(list, sizes[at] ?? 0)), ...among],
    'board.looks',
  );
}

/** Sums of all, or of a commune or a type: people by group, then every quantity; what nobody said is named at the end. */
export function sumsPage(of: readonly [by: string, code: string] | null, asked: number, turn: Turn): Reply | null {
  const group = of ? groupOf(of, turn) : turn.results.sum();
  if (!group) return null;
  const { plan } = turn.campaign;
  const people: Line[] = [
    ...plan.people.flatMap(({ code, name }): Line[] => {
      const sum = group.people[code];
      return sum ? [[{ local: name }, sum]] : [];
    }),
    [word('unsorted'), group.unsorted],
    [word('total'), group.total],
  ];
  const figures = figuresOf(plan).flatMap(({ code, name, of: what }): Line[] => {
    const sum = group.figures[code];
    return sum ? [[{ local: name }, sum, what.what === 'units']] : [];
  });
  const isKnown = ([, sum]: Line): boolean => sum.value !== null;
  const lines: Say[] = [
    ...(people.some(isKnown) ? [word('people'), ...people.filter(isKnown).map(sumLine)] : [word('people-unknown')]),
    group.activities.value === null
      ? word('quantities-unknown')
      : word('quantities', { count: group.activities.value, photos: amountWord(group.photos) }),
    ...figures.filter(isKnown).map(sumLine),
    ...unknownLine(figures.filter((each) => !isKnown(each)).map(([name]) => name)),
  ];
  const at = of ? `.${of.join('.')}` : '';
  const shown = leaf(lines, LINES, asked, (n) => `board.sums.${n}${at}`);
  return page(
    [
      { bold: of ? word('sums-of', { name: nameOf(of, turn) }) : word('sums') },
      ...shown.items,
      leafLine(shown),
      figuresSeen(turn),
    ],
    [shown.turns],
    of ? `board.${of.join('.')}.1` : 'board',
  );
}

/** So many names are read; more of them only say the same. */
const NAMED = 6;

/** What nobody said, in a line. */
function unknownLine(names: readonly Say[]): readonly Say[] {
  if (names.length === 0) return [];
  const shown: Say = { join: names.slice(0, NAMED), by: '; ' };
  const count = names.length - NAMED;
  return [
    count > 0 ? word('figures-unknown-more', { names: shown, count }) : word('figures-unknown', { names: shown }),
  ];
}

const groupOf = ([by, code]: readonly [string, string], turn: Turn): GroupResult | null =>
  (by === 'commune' || by === 'type' ? turn.results.sums(by) : []).find((each) => each.of === code) ?? null;

function nameOf([by, code]: readonly [string, string], { campaign }: Turn): Say {
  if (by === 'type') return { local: campaign.plan.unitTypes.find((type) => type.code === code)?.name ?? { vi: code } };
  return { plain: campaign.units.find((unit: Unit) => unit.code === code)?.name ?? code };
}

/** `isOfUnits`: it is a number of units itself. */
const sumLine = ([name, sum, isOfUnits = false]: Line): Say =>
  isOfUnits
    ? word('line', { name, n: amountWord(sum) })
    : word('line-of', { name, n: amountWord(sum), count: sum.from });

/** The targets over all units that have them. */
export function targetsPage(turn: Turn): Reply {
  const lines = turn.results
    .targetSums()
    .map(({ name, done, expected, met, units }) =>
      word('target-sum', { name, done: doneWord(done, expected), met, units }),
    );
  return page(
    [{ bold: word('targets') }, ...(lines.length > 0 ? lines : [word('no-targets')]), figuresSeen(turn)],
    [],
    'board.looks',
  );
}
