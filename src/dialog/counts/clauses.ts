/** "Mưa nên ít, cỡ 40 bà con", "30 em, phụ huynh bận rẫy không đi": what stands beside the counts and says nothing of how many. */

import { findAt, isFigure, type Pieces, type PieceTable } from '../pieces.ts';
import { AWAY, FINAL, MOST_FIGURES } from './corrected.ts';
import { type Figure, figuresIn, isGrade, type Names, type Places, spansOf } from './figures.ts';
import { readNumeral } from './numerals.ts';
import { strangersAt } from './strangers.ts';
import { COURTESY, FILLER, GROUPS, NONE, OTHERS, PEOPLE, PLURAL, WHOLE } from './words.ts';

const BECAUSE = 'counts.because';
const THEREFORE = 'counts.therefore';
const SO = 'counts.so';
/** They turn the sense of the figures beside them, wherever they stand: a choice, a condition, a plan, a correction, a share. */
const TURNING = 'counts.turning';
/** They say how many, if only roughly, unless the clause is a reason. */
const MANY = 'counts.many';
const NOT_THERE = 'counts.notThere';
/** Why those who are named here are not counted. */
const BUSY = 'counts.busy';
const INEXACT = 'counts.inexact';

type Clause = Places & {
  /** A reason: it begins with "vì", or one with "nên" or "nhưng" follows. */
  readonly isReason: boolean;
  /** Both: it begins with "vì", and "nên" follows. */
  readonly isCause: boolean;
  readonly figures: readonly Figure[];
  readonly names: ReadonlySet<string>;
};

/** The clauses that count; null: all do, or none does, or those that don't may tell whom the others count. */
export function withoutAsides(
  read: Pieces,
  names: Names,
): { readonly rest: Pieces; readonly isInexact: boolean } | null {
  if (read.pieces.filter(isFigure).length > MOST_FIGURES) return null;
  const isCounted = (_: unknown, at: number): boolean =>
    readNumeral(read.pieces, at, read.isAccented) !== null || findAt(read.pieces, at, NONE) !== null;
  if (!read.pieces.some(isCounted)) return null;
  const clauses = clausesOf(read, names);
  const nobody = clauses.filter((clause) => saysNobody(read, clause, names));
  const kept = clauses.filter((clause) => nobody.includes(clause) || !isAside(read, clause, names));
  const asides = clauses.filter((clause) => !kept.includes(clause));
  if (asides.length === 0 || !kept.some((clause) => nobody.includes(clause) || clause.figures.length > 0)) return null;
  const known = new Set(kept.flatMap((clause) => [...clause.names]));
  const others = asides.filter((clause) => [...clause.names].some((code) => !known.has(code)));
  const isUnnamed = kept.some(({ figures }) => figures.some(({ name }) => name === null));
  const isBusy = (clause: Clause): boolean => spansOf(read, BUSY, clause).length > 0 && !saysMany(read, clause, names);
  if (others.length > 0 && (isUnnamed || !others.every(isBusy))) return null;
  const first = Math.min(...kept.map(({ from }) => from));
  const isInexact = asides.some(
    (clause) => clause.from < first && clause.names.size === 0 && spansOf(read, INEXACT, clause).length > 0,
  );
  return { rest: { ...read, pieces: kept.flatMap((clause) => piecesIn(read, clause)) }, isInexact };
}

/** Without the word that joined it to what is gone, which would stand where a name does. */
function piecesIn({ pieces }: Pieces, { from, to }: Places): Pieces['pieces'] {
  const joint = findAt(pieces, from, SO) ?? findAt(pieces, from, FINAL);
  const [first, ...rest] = pieces.slice(from + (joint?.length ?? 0), to);
  return first ? [{ ...first, before: from === 0 ? first.before : ',' }, ...rest] : [];
}

function clausesOf(read: Pieces, names: Names): readonly Clause[] {
  const { pieces } = read;
  const starts = startsIn(read, names);
  if (starts.length < 2) return [];
  const spans = starts.map((from, i): Places => ({ from, to: starts[i + 1] ?? pieces.length }));
  return spans.map((span, i) => {
    const next = spans[i + 1];
    const isFollowed = next !== undefined && (findAt(pieces, next.from, SO) ?? findAt(pieces, next.from, FINAL));
    const isBecause = findAt(pieces, span.from, BECAUSE) !== null;
    const isCause = isBecause && next !== undefined && findAt(pieces, next.from, THEREFORE) !== null;
    return {
      ...span,
      isReason: isBecause || Boolean(isFollowed),
      isCause,
      figures: figuresIn(read, span, names),
      names: namesIn(read, span, names),
    };
  });
}

/** Where a clause begins: behind a sign, or with a word that joins it; never within a name ("ba má"). */
function startsIn({ pieces }: Pieces, names: Names): readonly number[] {
  const starts: number[] = [];
  for (let at = 0; at < pieces.length; ) {
    const joint = ([BECAUSE, SO, FINAL] as const).some((table) => findAt(pieces, at, table) !== null);
    if (at === 0 || joint || /[,;.!?\n]/.test(pieces[at]?.before ?? '')) starts.push(at);
    at += Math.max(1, findAt(pieces, at, names)?.length ?? 0);
  }
  return starts;
}

function namesIn({ pieces }: Pieces, { from, to }: Places, names: Names): ReadonlySet<string> {
  const codes = new Set<string>();
  for (let at = from; at < to; ) {
    const found = findAt(pieces, at, names);
    const isAddress = (findAt(pieces, at, COURTESY)?.length ?? 0) >= (found?.length ?? 1);
    if (found && !isAddress) codes.add(found.value);
    at += Math.max(1, found?.length ?? 0);
  }
  return codes;
}

function isAside(read: Pieces, clause: Clause, names: Names): boolean {
  const { pieces } = read;
  // "vì 5 em ốm nên có 30 em"
  if (clause.isCause && spansOf(read, AWAY, clause).length > 0) return true;
  const places = [...pieces.keys()].slice(clause.from, clause.to);
  if (clause.figures.some((figure) => isCounting(read, figure))) return false;
  if (places.some((at) => isFigure(pieces[at]) && !isGrade(pieces, at))) return false;
  // "dân 120, cán bộ ấp 4"
  if (places.some((at) => strangersAt(read, at, names, false) !== null)) return false;
  // "không đếm từng đứa"
  if (spansOf(read, TURNING, clause).some(({ from }) => pieces[from - 1]?.plain !== 'dem')) return false;
  return clause.isReason || !saysMany(read, clause, names);
}

/** "vắng nhiều"; of those who are named "hs nghỉ hè" says that they are none. */
const saysMany = (read: Pieces, clause: Clause, names: Names): boolean =>
  (clause.names.size === 0 ? ([MANY, WHOLE, NOT_THERE] as const) : ([MANY, WHOLE] as const)).some((table) =>
    spansOf(read, table, clause).some(
      ({ from }) => !findAt(read.pieces, from, PLURAL) && !findAt(read.pieces, from, names),
    ),
  );

/** A number of several words, or of one beside what may be counted: "ba" and "năm" are words of any reason. */
const isCounting = ({ pieces }: Pieces, { from, to, name }: Figure): boolean =>
  to - from > 1 ||
  name !== null ||
  ([PEOPLE, OTHERS, GROUPS] as const).some((table: PieceTable<unknown>) => findAt(pieces, to, table) !== null);

/** "không có phụ huynh", "không ai đi": nobody, where "không có điện" is no count. */
function saysNobody(read: Pieces, clause: Clause, names: Names): boolean {
  const tables: readonly PieceTable<unknown>[] = [names, PEOPLE, FILLER];
  return spansOf(read, NONE, clause).some(
    ({ to }) => to === clause.to || tables.some((table) => findAt(read.pieces, to, table) !== null),
  );
}
