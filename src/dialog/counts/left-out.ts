/** What a line says is not counted goes before it is read: "60 dân, cán bộ thì không tính". */

import { findAt, type Pieces } from '../pieces.ts';
import { corrected } from './corrected.ts';
import { figuresIn, isGrade, type Names, type Places, spansOf, wholeOf, without } from './figures.ts';
import { readNumeral } from './numerals.ts';

const NOT_COUNTED = 'counts.notCounted';
/** "80 hs chưa kể 4 cô": not among the first, but they were there. */
const BESIDES = 'counts.leftoutBesides';
/** "không tính được" says that nobody knows. */
const CANNOT = 'counts.cannot';
const AT_HOME = 'counts.atHome';
const NOT_ASKED = 'counts.notAsked';
const AROUND_GROUP = 'counts.aroundGroup';
const ABSENT = 'counts.absent';
const ALL = 'counts.all';
const TURNS = 'counts.turns';
const THEN = 'counts.then';
/** The line without what is not counted; null: it takes something back, and what is not certain. */
export function leaveOut(read: Pieces, names: Names): Pieces | null {
  const meant = corrected(read, names);
  if (meant === null) return null;
  const isOfAll = spansOf(meant, ALL, wholeOf(meant)).length > 0;
  const spans = segmentsOf(meant).flatMap((segment) => {
    const span = notCounted(meant, segment, names, isOfAll);
    return span ? [span] : [];
  });
  return without(meant, spans);
}

/** Whether anything of it was left out: then it is no answer by itself. */
export const isCut = (before: Pieces, after: Pieces): boolean => before.pieces.length !== after.pieces.length;

/** What stands between commas and the like, and from a word on that turns to something else. */
function segmentsOf({ pieces }: Pieces): readonly Places[] {
  const starts = [...pieces.keys()].filter(
    (at) => at === 0 || /[,;.()\n]/.test(pieces[at]?.before ?? '') || findAt(pieces, at, TURNS) !== null,
  );
  return starts.map((from, i) => ({ from, to: starts[i + 1] ?? pieces.length }));
}

function notCounted(read: Pieces, segment: Places, names: Names, isOfAll: boolean): Places | null {
  const { pieces } = read;
  const numbers = figuresIn(read, segment, names);
  const [said, another] = spansOf(read, NOT_COUNTED, segment);
  if (another) return null;
  if (!said) {
    // "120 hs, khối 6 thì nghỉ"; of a whole school nobody knows whether they are among its number.
    const [home] = spansOf(read, AT_HOME, segment);
    const isOfGrade =
      home !== undefined && pieces.some((_, at) => at < home.from && at > segment.from && isGrade(pieces, at));
    if (isOfGrade && numbers.length === 0 && !isOfAll) return segment;
    return isGroupAway(read, segment, names) ? segment : null;
  }
  if (said.to < segment.to && findAt(pieces, said.to, CANNOT)) return null;
  // "không tính các cô, 30 em" may begin another sentence than "140 em, không tính các cô".
  if (said.from === 0 && numbers.length === 0) return null;
  if (numbers.length === 0 || findAt(pieces, segment.from, ABSENT)) return segment;
  const besides = findAt(pieces, said.from, BESIDES);
  if (besides && areOthers(read, said.from + besides.length, segment.to, names))
    return { from: said.from, to: said.from + besides.length };
  const isBefore = numbers.every(({ to }) => to <= said.from);
  const hasName = [...pieces.keys()].some((at) => at >= said.to && at < segment.to && findAt(pieces, at, names));
  if (isBefore) return hasName || said.to < segment.to ? { from: said.from, to: segment.to } : null;
  const [then] = spansOf(read, THEN, { from: said.to, to: segment.to });
  const isBehind = then !== undefined && numbers.every(({ from }) => from >= then.to);
  return isBehind ? { from: said.from, to: then.to } : null;
}

/** Nothing but a number of one group follows, of which none was told before. */
function areOthers({ pieces, isAccented }: Pieces, from: number, to: number, names: Names): boolean {
  const numeral = readNumeral(pieces, from, isAccented);
  const group = numeral && findAt(pieces, numeral.end, names);
  if (!numeral || !group || numeral.end + group.length !== to || to !== pieces.length) return false;
  const before = [...pieces.keys()].flatMap((at) => {
    const name = at < from ? findAt(pieces, at, names) : null;
    return name ? [name.value] : [];
  });
  return before.length > 0 && !before.includes(group.value);
}

/** "2 hiệu phó và 25 gv, học sinh thì nghỉ": a group that no other part names, which was not there, and nothing else. */
function isGroupAway({ pieces }: Pieces, { from, to }: Places, names: Names): boolean {
  const codes = new Set<string>();
  let away = 0;
  for (let at = from; at < to; ) {
    const absent = findAt(pieces, at, NOT_ASKED);
    const name = findAt(pieces, at, names);
    const around = findAt(pieces, at, AROUND_GROUP);
    const length = Math.max(absent?.length ?? 0, name?.length ?? 0, around?.length ?? 0);
    if (length === 0 || (at > from && at + length > to)) return false;
    if (absent?.length === length) away += 1;
    else if (name?.length === length && around?.length !== length) codes.add(name.value);
    at += length;
  }
  const isOther = [...pieces.keys()].every((at) => {
    const name = at < from || at >= to ? findAt(pieces, at, names) : null;
    return name === null || !codes.has(name.value);
  });
  return from > 0 && away === 1 && codes.size === 1 && isOther;
}
