import { unitName } from '../campaign/unit-tree.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import { mayStandInReport } from '../chat/photo-rights.ts';
import type { Page, PhotoView, Turn } from '../turn/index.ts';
import { proposeBest } from './best-proposal.ts';
import { button, cut, giving, leafAt, leafRead, page, toBack } from './frame.ts';
import { leafLine, onlyFor, to } from './office-page.ts';
import { askMark, line, markNamed, press } from './photo-marks.ts';

/** A unit's best: the plan asks for a few photos that say much. */
const LEAST = 3;
const MOST = 10;
const SIZE = 8;
const LETTERS = 28;

type Asked = { readonly unit: string | undefined; readonly act: string | undefined; readonly more: readonly string[] };

/**
 * A unit's photos, for its lead and the office: `album.<unit>`; `.ask` and `.mark.<mark>` answer for those that nobody answered for; `.take`
 * chooses the best as proposed, `.pick.<leaf>` shows them to choose from, `.put.<id>.<leaf>` and `.drop.<id>.<leaf>` choose one or leave it out,
 * `.see`, `.clear`.
 */
export const album: Page<'album', Asked> = {
  name: 'album',
  for: ['lead', 'office'],
  ways: [{ label: 'photos:album.label' }],
  read: ([unit, act, ...more]) => ({ unit, act, more }),
  show({ unit, act, more }, turn) {
    const mine = [
      ...new Set(turn.person.holds.flatMap((holding) => (holding.role === 'lead' ? (holding.unit ?? []) : []))),
    ];
    const chosen = unit ?? (mine.length === 1 ? mine[0] : undefined);
    if (chosen === undefined) return mine.length > 1 ? pickUnit(mine, turn) : withoutUnit(turn);
    if (!turn.people.may('lead', chosen)) return onlyFor('lead');
    return shown(chosen, act, more, turn);
  },
};

function shown(unit: string, act: string | undefined, more: readonly string[], turn: Turn): Reply {
  const [first, second] = more;
  if (act === 'ask') return askAll(unit, more, turn);
  if (act === 'mark') return markAll(unit, first, turn);
  if (act === 'take') return take(unit, turn);
  if (act === 'pick') return pick(unit, leafAt(first), turn);
  if (act === 'put') return put(unit, Number(first), leafAt(second), turn);
  if (act === 'drop') return drop(unit, Number(first), leafAt(second), turn);
  if (act === 'see') return see(unit, turn);
  if (act === 'clear') turn.evidence.choose(unit, []);
  return overview(unit, turn);
}

/** The office looks at a unit's from its board. */
const withoutUnit = (turn: Turn): Reply =>
  turn.people.may('office') ? page([line('album.on-board')], [[to('button.board', 'board')]]) : onlyFor('lead');

function pickUnit(units: readonly string[], turn: Turn): Reply {
  const rows = units.map((unit) => [{ label: { local: unitName(turn.campaign, unit) }, value: `album.${unit}` }]);
  return page([line('album.pick-unit')], rows);
}

/** Where one came from: the office's look at the unit, or the lead's own. */
const above = (unit: string, turn: Turn): string =>
  turn.people.may('office') ? `board.unit.${unit}` : `unit-report.${unit}`;

function overview(unit: string, turn: Turn, note?: Say): Reply {
  const counts = turn.evidence.counts(unit);
  const at = `album.${unit}`;
  const title: Say = { bold: { local: unitName(turn.campaign, unit) } };
  if (counts.pictures === 0) return page([title, line('album.none')], [], above(unit, turn));
  const { pictures, reportable, publishable, unanswered, best } = counts;
  const chosen =
    best === 0
      ? line('album.best-none', { least: LEAST, most: MOST })
      : best < LEAST
        ? line('album.best-few', { count: best, least: LEAST, most: MOST })
        : line('album.best', { count: best });
  const lines = [
    note,
    title,
    line('album.counts', { pictures, reportable, publishable }),
    unanswered > 0 && line('album.unanswered', { count: unanswered }),
    chosen,
  ];
  const mark = unanswered > 0 ? [press('album.button.mark', `${at}.ask`, { count: unanswered })] : [];
  const choose =
    reportable > 0 ? [press('album.button.take', `${at}.take`), press('album.button.pick', `${at}.pick.1`)] : [];
  const chosenOnes =
    best > 0 ? [press('album.button.see', `${at}.see`), giving(press('album.button.clear', `${at}.clear`))] : [];
  return page(lines, [mark, choose, chosenOnes], above(unit, turn));
}

const unansweredOf = (unit: string, turn: Turn): readonly PhotoView[] =>
  turn.evidence
    .ofUnit(unit)
    .filter(({ kind, children, consent }) => kind === 'picture' && children === null && consent === null);

function askAll(unit: string, said: readonly string[], turn: Turn): Reply {
  const count = unansweredOf(unit, turn).length;
  if (count === 0) return overview(unit, turn);
  const at = `album.${unit}`;
  return askMark(line('ask.unit', { count }), at, said, at);
}

function markAll(unit: string, name: string | undefined, turn: Turn): Reply {
  const mark = markNamed(name);
  const photos = unansweredOf(unit, turn);
  // A second tap finds nothing that is not answered: what was answered stays.
  if (!mark || photos.length === 0) return overview(unit, turn);
  turn.evidence.mark(
    photos.map(({ id }) => id),
    mark,
  );
  return overview(unit, turn, {
    join: [line('marked.unit', { count: photos.length }), line('marked.change')],
    by: ' ',
  });
}

const reportableOf = (unit: string, turn: Turn): readonly PhotoView[] =>
  turn.evidence.ofUnit(unit).filter(mayStandInReport);

function take(unit: string, turn: Turn): Reply {
  const proposed = proposeBest(reportableOf(unit, turn), MOST);
  if (proposed.length === 0) return overview(unit, turn, line('album.too-few'));
  turn.evidence.choose(
    unit,
    proposed.map(({ id }) => id),
  );
  return overview(unit, turn, line('album.taken', { count: proposed.length }));
}

function put(unit: string, id: number, leaf: number, turn: Turn): Reply {
  const ids = turn.evidence.best(unit).map((each) => each.id);
  if (ids.length >= MOST && !ids.includes(id)) return pick(unit, leaf, turn, line('album.full', { most: MOST }));
  turn.evidence.choose(unit, [...ids, id]);
  return pick(unit, leaf, turn);
}

function drop(unit: string, id: number, leaf: number, turn: Turn): Reply {
  const ids = turn.evidence.best(unit).map((each) => each.id);
  turn.evidence.choose(
    unit,
    ids.filter((each) => each !== id),
  );
  return pick(unit, leaf, turn);
}

function pick(unit: string, asked: number, turn: Turn, note?: Say): Reply {
  const photos = reportableOf(unit, turn);
  const at = `album.${unit}`;
  if (photos.length === 0) return overview(unit, turn, line('album.too-few'));
  const shownNow = leafRead(
    photos.length,
    SIZE,
    asked,
    (n) => `${at}.pick.${n}`,
    (skip, most) => photos.slice(skip, skip + most),
  );
  const count = photos.filter(({ best }) => best !== null).length;
  const rows = shownNow.items.map((photo) => [rowOf(photo, at, shownNow.at, turn)]);
  const done = press('album.button.done', at);
  return page(
    [note, line('album.pick', { count, most: MOST }), leafLine(shownNow)],
    [...rows, shownNow.turns, [done]],
    at,
  );
}

function rowOf(photo: PhotoView, at: string, leaf: number, turn: Turn): Button {
  const act = photo.best === null ? 'put' : 'drop';
  const label = line(photo.best === null ? 'album.row' : 'album.row-best', partsOf(photo, turn));
  return { label, value: `${at}.${act}.${photo.id}.${leaf}` };
}

function partsOf(photo: PhotoView, turn: Turn): Readonly<Record<'day' | 'category' | 'what', Say>> {
  const category = turn.campaign.plan.categories.find((each) => each.code === photo.category);
  return {
    day: { date: photo.from, as: 'short' },
    category: category ? { local: category.label } : { plain: photo.category },
    what: photo.caption === null ? line('album.number', { number: photo.number }) : cut({ vi: photo.caption }, LETTERS),
  };
}

/** A message of its own, as every album. */
function see(unit: string, turn: Turn): Reply {
  const best = turn.evidence.best(unit);
  const at = `album.${unit}`;
  if (best.length === 0) return overview(unit, turn);
  const lines = best.map((photo, n) => line('album.line', { rank: n + 1, ...partsOf(photo, turn) }));
  return {
    text: { join: [line('album.of', { unit: { local: unitName(turn.campaign, unit) } }), ...lines] },
    images: best.map(({ hash, mime, name }) => ({ hash, mime, name })),
    buttons: [[toBack(at), button('button.home', 'home')]],
  };
}
