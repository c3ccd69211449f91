/** What a line says is not counted, or takes back, goes before it is read: "60 dân, cán bộ thì không tính", "ghi 50 mà khoan, 54 cuốn". */
import { GROUPS, ORDINAL } from './count-words.ts';
import { readNumeral } from './numerals.ts';
import { findAt, isFigure, type Pieces, type PieceTable, phraseTable } from './pieces.ts';

const NOT_COUNTED = phraseTable(
  'không tính, ko tính, k tính, hông tính, hổng tính, hong tính, khỏi tính, chưa tính, chưa tính tới, không kể, ko kể, chưa kể, khỏi kể, không ghi vào, không tính tới, ' +
    'not counting, not counted, without counting, not including, were not counted',
);
/** "không tính được" says that nobody knows. */
const CANNOT = phraseTable('được, nổi, ra, kịp, hết, xuể, chính xác, lại');
const AT_HOME = phraseTable(
  'nghỉ, nghỉ học, không đi, không học, không tham gia, không dự, ở nhà, stayed home, stayed at home',
);
const NOT_ASKED = phraseTable(
  'nghỉ, nghỉ học, được nghỉ, được nghỉ học, ở nhà, không đi, không học, không tham gia, không dự, không mời, không mời ai, không có mời, không có mời ai, không được mời, ' +
    'ko mời, ko mời ai, k mời, k mời ai, hông mời, hông mời ai, hổng mời, hổng mời ai, chưa mời, chưa mời ai',
);
const AROUND_GROUP = phraseTable(
  'còn, riêng, thì, chứ, hôm đó, bữa đó, buổi đó, hôm ấy, hôm nay, bữa nay, em, các, là, đều, cũng, hết, cả, nha, nhé, ạ, luôn, rồi, đó, lận',
);
const ABSENT = phraseTable('vắng, vắng mặt, nghỉ, absent');
const ALL = phraseTable('toàn trường, cả trường, nguyên trường, sĩ số, sỉ số, whole school');
const TURNS = phraseTable('còn, chứ, chớ, nhưng, riêng, but');
const THEN = phraseTable('thì');
const TAKEN_BACK = phraseTable(
  'khoan, khoan đã, mà khoan, à không, à ko, ý không, à nhầm, ý nhầm, nhầm, à lộn, lộn, ý lộn, no wait, wait, sorry, i mean',
);
const RATHER_THAN = phraseTable(
  'chứ không phải, chứ không phải là, chứ ko phải, chứ k phải, chứ không, chớ không phải, chớ không, chứ hông phải, chứ hổng phải, chớ hông phải, chớ hổng phải, instead of, rather than',
);
const WRITE = phraseTable('ghi, ghi giùm, ghi giúp, ghi là, ghi lại, put, write');

type Span = { readonly from: number; readonly to: number };
type Names = PieceTable<string>;

/** The line without what is not counted; null: it takes something back, and what is not certain. */
export function leaveOut(read: Pieces, names: Names): Pieces | null {
  const corrected = takeBack(read, names);
  if (corrected === null) return null;
  const isOfAll = spansOf(corrected, ALL).length > 0;
  const spans = segmentsOf(corrected).flatMap((segment) => {
    const span = notCounted(corrected, segment, names, isOfAll);
    return span ? [span] : [];
  });
  return without(corrected, spans);
}

/** Whether anything of it was left out: then it is no answer by itself. */
export const isCut = (before: Pieces, after: Pieces): boolean => before.pieces.length !== after.pieces.length;

function without(read: Pieces, spans: readonly Span[]): Pieces {
  if (spans.length === 0) return read;
  return { ...read, pieces: read.pieces.filter((_, at) => !spans.some(({ from, to }) => at >= from && at < to)) };
}

/** What stands between commas and the like, and from a word on that turns to something else. */
function segmentsOf({ pieces }: Pieces): readonly Span[] {
  const starts = [...pieces.keys()].filter(
    (at) => at === 0 || /[,;.()\n]/.test(pieces[at]?.before ?? '') || findAt(pieces, at, TURNS) !== null,
  );
  return starts.map((from, i) => ({ from, to: starts[i + 1] ?? pieces.length }));
}

function spansOf({ pieces }: Pieces, table: PieceTable<true>, within?: Span): readonly Span[] {
  const { from, to } = within ?? { from: 0, to: pieces.length };
  const found: Span[] = [];
  for (let at = from; at < to; at += 1) {
    const length = findAt(pieces, at, table)?.length ?? 0;
    if (length === 0) continue;
    found.push({ from: at, to: at + length });
    at += length - 1;
  }
  return found;
}

/** The numbers of a part; "khối 6" is none, and neither is "ba mẹ". */
function numbersOf({ pieces, isAccented }: Pieces, { from, to }: Span, names: Names): readonly Span[] {
  const found: Span[] = [];
  for (let at = from; at < to; ) {
    const numeral = readNumeral(pieces, at, isAccented);
    const name = findAt(pieces, at, names);
    const isName = name !== null && (numeral === null || name.length > numeral.end - at);
    const end = isName ? at + name.length : (numeral?.end ?? at + 1);
    if (!isName && (numeral !== null || isFigure(pieces[at])) && !isGrade(pieces, at))
      found.push({ from: at, to: end });
    at = end;
  }
  return found;
}

const isGrade = (pieces: Pieces['pieces'], at: number): boolean =>
  at > 0 && (findAt(pieces, at - 1, GROUPS) ?? findAt(pieces, at - 1, ORDINAL)) !== null;

function notCounted(read: Pieces, segment: Span, names: Names, isOfAll: boolean): Span | null {
  const { pieces } = read;
  const numbers = numbersOf(read, segment, names);
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
  const isBefore = numbers.every(({ to }) => to <= said.from);
  const hasName = [...pieces.keys()].some((at) => at >= said.to && at < segment.to && findAt(pieces, at, names));
  if (isBefore) return hasName ? { from: said.from, to: segment.to } : null;
  const [then] = spansOf(read, THEN, { from: said.to, to: segment.to });
  const isBehind = then !== undefined && numbers.every(({ from }) => from >= then.to);
  return isBehind ? { from: said.from, to: then.to } : null;
}

/** "ghi 50 mà khoan, 54 cuốn, ghi 54 nha", "25 chứ không phải 20": the one figure that is meant. */
function takeBack(read: Pieces, names: Names): Pieces | null {
  const all = { from: 0, to: read.pieces.length };
  const wrong = segmentEnds(read, spansOf(read, RATHER_THAN), names);
  if (wrong.length > 0) return without(read, wrong);
  const numbers = numbersOf(read, all, names);
  const slips = spansOf(read, TAKEN_BACK).filter(
    ({ from, to }) => numbers.some((each) => each.to <= from) && numbers.some((each) => each.from >= to),
  );
  const slip = slips.at(-1);
  if (!slip) return read;
  const before = numbers.filter(({ to }) => to <= slip.from);
  const after = numbers.filter(({ from }) => from >= slip.to);
  const again = after.slice(1).filter(({ from }) => from > 0 && findAt(read.pieces, from - 1, WRITE) !== null);
  const isSame = again.every((each) => textOf(read, each) === textOf(read, after[0]));
  const isNamed = after[0] !== undefined && findAt(read.pieces, after[0].to, names) !== null;
  if (slips.length > 1 || before.length > 1 || !isNamed || after.length - again.length > 1 || !isSame) return null;
  const repeated = again.map(({ from }) => ({ from: from - 1, to: read.pieces.length }));
  return without(read, [{ from: 0, to: slip.to }, ...repeated]);
}

/** "2 hiệu phó và 25 gv, học sinh thì nghỉ": a group that no other part names, which was not there, and nothing else. */
function isGroupAway({ pieces }: Pieces, { from, to }: Span, names: Names): boolean {
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

const textOf = ({ pieces }: Pieces, span: Span | undefined): string =>
  pieces
    .slice(span?.from, span?.to)
    .map(({ plain }) => plain)
    .join(' ');

/** Each from its words to the end of its part, where a number stands before them and one behind. */
function segmentEnds(read: Pieces, spans: readonly Span[], names: Names): readonly Span[] {
  return spans.flatMap(({ from, to }) => {
    const end = segmentsOf(read).find((segment) => segment.from >= to)?.from ?? read.pieces.length;
    const isBefore = numbersOf(read, { from: 0, to: from }, names).length > 0;
    return isBefore && numbersOf(read, { from: to, to: end }, names).length === 1 ? [{ from, to: end }] : [];
  });
}
