/** What a line of counts takes back itself: "ghi 50 mà khoan, 54 cuốn", "không phải 45 mà là 54 em", "sĩ số 35, vắng 3, còn 32 em". */

import type { Spellings } from '../../understanding/spellings.ts';
import { findAt, type Pieces, piecesOf } from '../pieces.ts';
import { type Figure, figuresIn, type Names, type Places, spansOf, wholeOf, without } from './figures.ts';

const TAKEN_BACK = 'counts.takenBack';
/** Counted once more: what was said before gives way. */
const AGAIN = 'counts.again';
/** What it comes to in the end. */
export const FINAL = 'counts.final';
const RATHER_THAN = 'counts.ratherThan';
/** A figure right behind it is the wrong one. */
const DENIED = 'counts.denied';
const WRITE = 'counts.write';
/** They were not there. */
export const AWAY = 'counts.away';
const BESIDES = 'counts.besides';
const AFTER_DENIED = 'counts.afterDenied';
/** Which of the two is wrong only the time tells: "hồi nãy bấm nhầm 50", where "30 em, ghi nhầm 35" may be either. */
const MISTYPED = 'counts.mistyped';
const BEFORE = 'counts.before';
/** How it came to be wrong: "bấm dư một số 0". */
const SLIPPED = 'counts.slipped';

/** Whoever tells of more lists counts, and takes none back. */
export const MOST_FIGURES = 30;

/** The line without what it takes back; null: it takes something back, and what is not certain. */
export function corrected(read: Pieces, names: Names): Pieces | null {
  const meant = withoutDenied(read, names);
  const taken = meant && takeBack(meant, names);
  const last = taken && withoutFormer(taken, names);
  return last && withoutSum(last, names);
}

/** Whether a text takes a figure back, by words that do. */
export function takesBack(text: string, spellings: Spellings): boolean {
  const { pieces } = piecesOf(text, spellings);
  return pieces.some((_, at) =>
    ([TAKEN_BACK, AGAIN, RATHER_THAN] as const).some((table) => findAt(pieces, at, table) !== null),
  );
}

/** "25 chứ không phải 20", "không phải 45 mà là 54 em": the figure that is meant keeps the name of the other. */
function withoutDenied(read: Pieces, names: Names): Pieces | null {
  const mistyped = mistypedIn(read, names);
  if (mistyped === null) return null;
  const wrong = ([RATHER_THAN, DENIED] as const)
    .flatMap((table) => spansOf(read, table, wholeOf(read)))
    .concat(mistyped);
  const slipped = spansOf(read, SLIPPED, wholeOf(read));
  if (wrong.length === 0 && slipped.length === 0) return read;
  const figures = figuresIn(read, wholeOf(read), names).filter(
    ({ from }) => !slipped.some((span) => from >= span.from && from < span.to),
  );
  const denied = wrong.flatMap(({ from, to }) => {
    const isNext = (at: number): boolean => !/[,;.\n]/.test(read.pieces[at]?.before ?? '');
    const figure = figures.find((each) => each.from >= to && each.from <= to + 1 && isNext(to) && isNext(each.from));
    return figure ? [{ from, figure }] : [];
  });
  const [first] = denied;
  // "em nhắn thiếu số 0, 70 người mới đúng"
  const isAfter =
    slipped[0] !== undefined && figures.length === 1 && figures.every(({ from }) => from >= (slipped[0]?.to ?? 0));
  if (!first) return isAfter ? without(read, slipped) : read;
  const meant = figures.filter((each) => denied.every(({ figure }) => figure !== each));
  const [only, another] = meant;
  if (!only) return null;
  const name = first.figure.name;
  const isNamed = meant.some((each) => each.name?.code === name?.code);
  const spans = denied.map(({ from, figure }): Places => {
    const end = Math.max(figure.to, figure.name?.to ?? 0);
    return { from, to: end + (findAt(read.pieces, end, AFTER_DENIED)?.length ?? 0) };
  });
  spans.push(...slipped);
  if (name === null || isNamed) return without(read, spans);
  return another || only.name ? null : moved(read, name, only, spans);
}

/** Where a figure was typed wrong, beside another one that is meant; null: which of the two is not certain. */
function mistypedIn(read: Pieces, names: Names): readonly Places[] | null {
  const said = spansOf(read, MISTYPED, wholeOf(read));
  if (said.length === 0) return said;
  const figures = figuresIn(read, wholeOf(read), names);
  const beside = said.filter(
    ({ to }) => figures.length > 1 && figures.some(({ from }) => from === to && read.pieces[to]?.before === ''),
  );
  const isTimed = (at: number): boolean => spansOf(read, BEFORE, { from: Math.max(0, at - 4), to: at }).length > 0;
  return beside.every(({ from }) => isTimed(from)) ? beside : null;
}

/** `name` behind the figure that has none, and the line without what it stood with. */
function moved(read: Pieces, name: Places, to: Figure, spans: readonly Places[]): Pieces {
  const named = read.pieces.slice(name.from, name.to);
  const kept = read.pieces.flatMap((piece, at) => {
    const own = spans.some((span) => at >= span.from && at < span.to) ? [] : [piece];
    return at === to.to - 1 ? [...own, ...named] : own;
  });
  return { ...read, pieces: kept };
}

/** "ghi 50 mà khoan, 54 cuốn, ghi 54 nha", "20 cô ủa lộn 12 cô, 87 cháu": of each name the figure that was said last. */
function takeBack(read: Pieces, names: Names): Pieces | null {
  const only = onlySoMany(read, names);
  if (only === null) return null;
  const said = ([TAKEN_BACK, AGAIN] as const).flatMap((table) => spansOf(read, table, wholeOf(read))).concat(only);
  if (said.length === 0) return read;
  const figures = figuresIn(read, wholeOf(read), names);
  const slips = said
    .filter(({ from, to }) => figures.some((each) => each.to <= from) && figures.some((each) => each.from >= to))
    .toSorted((a, b) => a.from - b.from);
  const [slip, another] = slips;
  if (!slip) return read;
  const last = slips.at(-1) ?? slip;
  const before = figures.filter(({ to }) => to <= slip.from);
  const after = figures.filter(({ from }) => from >= last.to);
  const isBetween = figures.length > before.length + after.length;
  const [first] = after;
  if (!first || isBetween || (another && another.from > last.to)) return null;
  const again = after.slice(1).filter(({ from }) => findAt(read.pieces, from - 1, WRITE) !== null);
  const isSame = again.every(({ value }) => value === first.value);
  const fresh = after.filter((each) => !again.includes(each));
  if (!isSame) return null;
  const repeated = again.map(({ from }) => ({ from: from - 1, to: read.pieces.length }));
  return replace(read, before, fresh, { from: slip.from, to: last.to }, repeated);
}

const BUT = 'counts.but';
/** "40 em, à mà 35 em thôi" takes the forty back, "à mà còn 5 em nữa" adds some; null: which of the two is not said. */
export function onlySoMany(read: Pieces, names: Names): readonly Places[] | null {
  const said = spansOf(read, BUT, wholeOf(read));
  if (said.length === 0) return said;
  const figures = figuresIn(read, wholeOf(read), names);
  const again = said.flatMap((span) => {
    const figure = figures.find(({ from }) => from === span.to);
    const isAgain = figures.some(
      ({ to, name }) => to <= span.from && (!name || !figure?.name || name.code === figure.name.code),
    );
    return figure && isAgain ? [{ span, end: Math.max(figure.to, figure.name?.to ?? 0) }] : [];
  });
  const isOnly = again.every(({ end }) => /^(?:thoi|only)$/.test(read.pieces[end]?.plain ?? ''));
  const isMore = again.every(({ end }) => /^(?:nua|them)$/.test(read.pieces[end]?.plain ?? ''));
  if (isMore) return [];
  return isOnly ? again.map(({ span }) => span) : null;
}

/** `old` gives way to `fresh`; null: which of them is not certain. */
function replace(
  read: Pieces,
  old: readonly Figure[],
  fresh: readonly Figure[],
  slip: Places,
  repeated: readonly Places[],
): Pieces | null {
  const [first, more] = fresh;
  const only = old.length === 1 ? old[0] : undefined;
  if (!first) return null;
  if (only && first.name && !more) return without(read, [{ from: 0, to: slip.to }, ...repeated]);
  if (first.name === null) {
    const isEnd = first.to === read.pieces.length || read.pieces[first.to]?.before !== '';
    if (!only?.name || more || !isEnd) return null;
    const isBefore = only.name.to <= only.from;
    const spans = [{ from: only.from, to: slip.to }, ...repeated];
    return isBefore ? without(read, spans) : moved(read, only.name, first, spans);
  }
  const codes = fresh.flatMap(({ name }) => (name ? [name.code] : []));
  const given = old.filter(({ name }) => name !== null && codes.includes(name.code));
  const isOnce = given.every((each) => given.every((other) => other === each || other.name?.code !== each.name?.code));
  if (!isOnce || !given.some(({ name }) => name?.code === first.name?.code)) return null;
  return without(read, [...given.map(spanOf), slip, ...repeated]);
}

const spanOf = ({ from, to, name }: Figure): Places => ({
  from: Math.min(from, name?.from ?? from),
  to: Math.max(to, name?.to ?? to),
});

/** "đăng ký 60 em, thực tế 48 em": what it comes to in the end. null: of what was told before is not certain. */
function withoutFormer(read: Pieces, names: Names): Pieces | null {
  const [final] = spansOf(read, FINAL, wholeOf(read));
  if (!final) return read;
  const before = figuresIn(read, { from: 0, to: final.from }, names);
  const after = figuresIn(read, { from: final.to, to: read.pieces.length }, names);
  const [former, earlier] = before;
  const [only, another] = after;
  if (!former || !only) return read;
  const isSame = only.name === null || former.name === null || former.name.code === only.name.code;
  if (earlier || another || !isSame) {
    const codes = new Set(before.map(({ name }) => name?.code ?? null));
    return after.some(({ name }) => name !== null && codes.has(name.code)) ? null : read;
  }
  const spans = [{ from: 0, to: final.to }];
  return former.name && !only.name ? moved(read, former.name, only, spans) : without(read, spans);
}

/** "sĩ số 35, vắng 3, còn 32 em", "38 em, hai cháu vào trễ nữa là 40": three figures of which the last is what comes of the others. */
function withoutSum(read: Pieces, names: Names): Pieces {
  if (([AWAY, BESIDES] as const).every((table) => spansOf(read, table, wholeOf(read)).length === 0)) return read;
  const figures = figuresIn(read, wholeOf(read), names);
  if (figures.length > MOST_FIGURES) return read;
  for (const [at, whole] of figures.entries()) {
    const isAlike = ({ name }: Figure): boolean => !name || !whole.name || name.code === whole.name.code;
    const [part, left] = figures.slice(at + 1).filter(isAlike);
    if (!part || !left || whole.value === null || part.value === null || left.value === null) continue;
    const between = { from: whole.to, to: left.from };
    const isAway = whole.value - part.value === left.value && spansOf(read, AWAY, between).length > 0;
    const isMore = whole.value + part.value === left.value && spansOf(read, BESIDES, between).length > 0;
    const codes = new Set([whole, part, left].flatMap(({ name }) => (name ? [name.code] : [])));
    const isOfOthers =
      part.name !== null && whole.name === null && (left.name === null || left.name.from === part.name.from);
    const isApart = figures.some(({ from }) => from > part.from && from < left.from);
    if ((!isAway && !isMore) || codes.size > 1 || isOfOthers || isApart) continue;
    const isBehind = whole.name !== null && whole.name.from >= whole.to;
    const isNext = figures[at + 1] === part;
    const spans = isNext
      ? [{ from: whole.from, to: left.from }]
      : [
          { from: whole.from, to: isBehind ? (whole.name?.to ?? whole.to) : whole.to },
          { from: part.from, to: left.from },
        ];
    const rest = isBehind && !left.name && whole.name ? moved(read, whole.name, left, spans) : without(read, spans);
    return withoutSum(rest, names);
  }
  return read;
}
