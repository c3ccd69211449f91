/** Whether it took place in person, online or both, by what people call it: "học qua zoom", "trên gút mít", "ngoài sân trường". */
import { keptFor } from '../chat/kept.ts';
import type { Mode } from '../turn/index.ts';
import { NO_SPELLINGS, type Spellings } from '../understanding/spellings.ts';
import {
  AROUND_FORM,
  AT_UNIT,
  BECAME,
  BEFORE_ON,
  BEFORE_WHERE,
  BEHIND_PLACE,
  BEHIND_REVISION,
  BESIDE_ON,
  BOTH_TOLD,
  FORMS,
  type ModeSign,
  NOBODY,
  namesOfPlatform,
  PLANNED,
  SIGNS,
  TAKES_BACK,
  WHERE,
} from './mode-words.ts';
import { findAmong, findAt, isFigure, LONGEST_LINE, type Piece, piecesOf, tableOfNames } from './pieces.ts';

type Known = {
  readonly code: string;
  readonly name: string;
  readonly words: readonly string[];
  readonly inPerson: boolean;
};

/** `which`: more than one may be meant. `platform` a code, `place` as it was typed, where they were told with it. */
export type ModeRead =
  | { readonly mode: Mode; readonly platform: string | null; readonly place: string | null; readonly isAtUnit: boolean }
  | { readonly which: readonly Mode[] };

/** What is longer is a story. */
const MOST_WORDS = 16;

/** null: it tells of neither, or denies one. `platforms`: the campaign's. */
export function readMode(text: string, platforms: readonly Known[], spellings: Spellings): ModeRead | null {
  if (text.length > LONGEST_LINE) return null;
  const read = readWhole(text, platforms, spellings);
  if (read !== null && 'mode' in read) return read;
  const { pieces } = piecesOf(text, spellings);
  const isApart = (): boolean => isRest(pieces, platforms) || isCountedApart(text, platforms, spellings);
  if (isBothTold(pieces, text) || isParted(pieces, platforms) || (!text.includes('?') && isApart()))
    return { mode: 'mixed', place: null, isAtUnit: false, platform: onlyPlatform(platformsIn(pieces, platforms)) };
  const became = whatBecame(pieces);
  if (became !== null) {
    const instead = readWhole(became, platforms, spellings);
    return instead !== null && 'mode' in instead ? instead : read;
  }
  const left = withoutNobody(text, spellings);
  const rest = left === null ? null : readWhole(left, platforms, spellings);
  return rest !== null && 'mode' in rest && rest.mode === 'online' ? rest : read;
}

/** What is said behind "chuyển qua", where a plan was told before and why it went otherwise. */
function whatBecame(pieces: readonly Piece[]): string | null {
  const at = pieces.findIndex((_, each) => findAt(pieces, each, BECAME));
  const before = pieces.slice(0, Math.max(0, at));
  const plan = before.findIndex((_, each) => findAt(pieces, each, PLANNED));
  const isWhy = before.some(({ plain }, each) => each > plan && WHY.has(plain));
  if (plan < 0 || !isWhy || NOT_YET.has(before.at(-1)?.plain ?? '')) return null;
  return pieces
    .slice(at + (findAt(pieces, at, BECAME)?.length ?? 0))
    .map(({ typed }) => typed)
    .join(' ');
}
const WHY: ReadonlySet<string> = new Set(['nen', 'nhung', 'ma', 'but', 'so']);
const NOT_YET: ReadonlySet<string> = new Set(['se', 'dinh', 'tinh', 'chua', 'khong', 'muon', 'phai']);

const onlyPlatform = (named: readonly Known[]): string | null => {
  const online = named.filter(({ inPerson }) => !inPerson);
  return online.length === 1 ? (online[0]?.code ?? null) : null;
};

/** "... nên cô cứ ghi là vừa trực tiếp vừa online": both in so many words, however long the text is, and nothing that takes it back. */
const isBothTold = (pieces: readonly Piece[], text: string): boolean =>
  !/[?？]/.test(text) &&
  pieces.some((_, at) => findAt(pieces, at, BOTH_TOLD)) &&
  !pieces.some((_, at) => findAt(pieces, at, TAKES_BACK));

/** "lớp gần thì tới tận nơi, lớp ở xa thì vào mạng": some so, and the others otherwise. */
function isParted(pieces: readonly Piece[], platforms: readonly Known[]): boolean {
  const [near = -1, far = -1] = ['gan', 'xa'].map((word) => pieces.findIndex(({ plain }) => plain === word));
  const from = Math.min(near, far);
  const between = pieces.slice(from + 1, Math.max(near, far) + 1);
  const isTurned = between.some(({ plain, before }) => plain === 'con' || /[,;.]/.test(before));
  if (from < 0 || !isTurned || pieces.some(({ plain }) => plain === 'cung')) return false;
  const signs = signsIn(pieces.filter(({ plain }) => plain !== 'nao' && plain !== 'may'));
  const named = platformsIn(pieces, platforms);
  const isOnline = signs.has('online') || named.some(({ inPerson }) => !inPerson);
  return !signs.has('against') && isOnline && signs.has('in-person');
}

/** "ai ở xa thì vào meet, còn lại tới trường": some so, and the rest otherwise, on one day. */
function isRest(pieces: readonly Piece[], platforms: readonly Known[]): boolean {
  const at = pieces.findIndex(
    ({ typed, plain }, i) => typed === 'còn' || (plain === 'con' && pieces[i + 1]?.plain === 'lai'),
  );
  if (at < 1 || findAmong(pieces, TAKES_BACK) || pieces.some(({ plain }) => DAYS_APART.has(plain))) return false;
  const modes = [pieces.slice(0, at), pieces.slice(at)].map((part) => {
    const signs = signsIn(part.filter(({ plain }) => !BESIDE_PART.has(plain)));
    const named = platformsIn(part, platforms);
    const isOnline = signs.has('online') || named.some(({ inPerson }) => !inPerson);
    return signs.has('against') || isOnline === signs.has('in-person') ? null : isOnline;
  });
  return modes.every((mode) => mode !== null) && modes[0] !== modes[1];
}
/** "em nào", "mấy cháu", and "ở xa", which is no "ở xã". */
const BESIDE_PART: ReadonlySet<string> = new Set(['nao', 'may', 'xa']);
const DAYS_APART: ReadonlySet<string> = new Set('hom bua ngay tuan buoi tiet lan'.split(' '));

/** "dạy online hết, không ai tới trường", "học trên mạng chứ có tới trường đâu": without what says that nobody met; null: nothing does. */
function withoutNobody(text: string, spellings: Spellings): string | null {
  const clauses = text.normalize('NFC').split(/[,;.\n]+|\s(?:chứ|chớ|chu|cho)\s/iu);
  const left = clauses.filter((clause) => {
    const { pieces } = piecesOf(clause, spellings);
    const signs = signsIn(pieces);
    const isDenied = findAmong(pieces, NOBODY) || (pieces[0]?.plain === 'co' && isEmphasis(pieces.at(-1)));
    return !(isDenied && signs.has('in-person') && !signs.has('online'));
  });
  return left.length < clauses.length && left.length > 0 ? left.join(', ') : null;
}

const isEmphasis = (piece: Piece | undefined): boolean => /^(?:dau|mo)$/.test(piece?.plain ?? '');

function readWhole(text: string, platforms: readonly Known[], spellings: Spellings): ModeRead | null {
  const { pieces } = piecesOf(text, spellings);
  if (pieces.length > MOST_WORDS) return null;
  const named = platformsIn(pieces, platforms);
  const signs = signsIn(pieces);
  // "tt" is short for both.
  const isOpen = pieces.some(({ plain }) => plain.endsWith('%') || (plain === 'tt' && signs.has('join')));
  if (signs.has('against') || isOpen) return null;
  const isOnline = signs.has('online') || named.some(({ inPerson }) => !inPerson);
  const isInPerson = signs.has('in-person') || named.some(({ inPerson }) => inPerson);
  const told = { ...placeIn(text, spellings), platform: onlyPlatform(named) };
  // "kết hợp với đoàn thanh niên" says with whom.
  const isJoined = signs.has('joined') && (isOnline ? isInPerson : !isInPerson && !signs.has('join'));
  const isMixed = signs.has('both') || isJoined;
  if (isMixed || (isOnline && isInPerson && signs.has('join'))) return { mode: 'mixed', ...told };
  // "half here, half on Meet"
  const halves = pieces.filter(({ plain }) => plain === 'nua' || plain === 'half').length;
  if (isOnline && !isInPerson && halves > 1) return { which: ['mixed', 'online'] };
  if ((isOnline && isInPerson) || signs.has('joined')) return { which: ['in-person', 'online', 'mixed'] };
  // "nửa ở trường, nửa ở nhà": the other half was elsewhere.
  if (!isOnline && isInPerson && halves > 1)
    return pieces.some(({ plain }) => plain === 'nha') ? { mode: 'mixed', ...told } : { which: ['in-person', 'mixed'] };
  // "vừa có người tới dự vừa có người xem qua facebook": of two one is not read.
  if (isOnline !== isInPerson && pieces.filter(({ plain }) => plain === 'vua').length > 1)
    return { which: ['in-person', 'online', 'mixed'] };
  if (isOnline) return { mode: 'online', ...told, place: null, isAtUnit: false };
  return isInPerson ? { mode: 'in-person', ...told, platform: null } : null;
}

/** "sân trường, trực tiếp", "hội trường trực tiếp": the form behind a place is none of it. */
export function withoutForm(place: string, spellings: Spellings): string {
  const raws = place.split(/\s+/);
  for (let from = 1; from < raws.length; from += 1) {
    const { pieces } = piecesOf(raws.slice(from).join(' '), spellings);
    if (isFormAlone(pieces))
      return raws
        .slice(0, from)
        .join(' ')
        .replace(/[,;.:(–-]+$/, '')
        .trim();
  }
  return place;
}

/** Nothing but the words of a form, and what may stand around them. */
function isFormAlone(pieces: readonly Piece[]): boolean {
  let isSaid = false;
  for (let at = 0; at < pieces.length; ) {
    const form = findAt(pieces, at, FORMS)?.length ?? 0;
    const length = form || (findAt(pieces, at, AROUND_FORM)?.length ?? 0);
    if (length === 0) return false;
    isSaid ||= form > 0;
    at += length;
  }
  return isSaid;
}

/** A counted part online, another where people met: "20 cô học qua zoom, 10 cô ngồi ở hội trường". */
export function isCountedApart(text: string, platforms: readonly Known[], spellings: Spellings): boolean {
  if (findAmong(piecesOf(text, spellings).pieces, TAKES_BACK)) return false;
  const parts = text
    .split(/[,;.\n]+\s+|\s(?:và|còn|va)\s/iu)
    .map((part) => piecesOf(part, spellings).pieces)
    .filter((own) => own.some(isFigure));
  // "… zoom, hôm nay 10 cô tới trường" are two.
  if (parts.slice(1).some((own) => own.some(({ plain }) => DAYS_APART.has(plain)))) return false;
  const modes = parts.flatMap((own) => {
    const signs = signsIn(own);
    const isOnline = signs.has('online') || platformsIn(own, platforms).some(({ inPerson }) => !inPerson);
    return signs.has('against') || isOnline === signs.has('in-person') ? [] : [isOnline];
  });
  return modes.includes(true) && modes.includes(false);
}

/** The longest words at each place: "phát trực tiếp" is online, "trực tiếp" is not. */
function signsIn(pieces: readonly Piece[]): ReadonlySet<ModeSign> {
  const signs = new Set<ModeSign>();
  for (let at = 0; at < pieces.length; ) {
    const read = findAt(pieces, at, SIGNS);
    const found = read?.length === 1 && pieces[at]?.plain === 'on' && !isFormAt(pieces, at) ? null : read;
    if (found) signs.add(found.value);
    if (!found && /[&+/]/.test(pieces[at]?.before ?? '')) signs.add('join');
    at += found?.length ?? 1;
  }
  return signs;
}

/** "On" is the form beside "off", behind what is done so, or alone; in "cam on", "on tap", "em on" another word typed without its marks. */
const isFormAt = (pieces: readonly Piece[], at: number): boolean =>
  pieces.some(({ plain }) => plain === 'off') ||
  (BEFORE_ON.has(pieces[at - 1]?.plain ?? '') && !BEHIND_REVISION.has(pieces[at + 1]?.plain ?? '')) ||
  pieces.every((_, each) => each === at || findAt(pieces, each, BESIDE_ON) !== null);

const tableOf = keptFor((platforms: readonly Known[]) =>
  tableOfNames(platforms.flatMap((each) => namesOfPlatform(each).map((word) => [word, each] as const))),
);

function platformsIn(pieces: readonly Piece[], platforms: readonly Known[]): readonly Known[] {
  const table = tableOf(platforms);
  const found = pieces.flatMap((_, at) => findAt(pieces, at, table)?.value ?? []);
  return [...new Set(found)];
}

/** "trực tiếp ở sân trường": the place in the person's own words; `isAtUnit`: it is the unit itself. */
function placeIn(text: string, { lists }: Spellings): { readonly place: string | null; readonly isAtUnit: boolean } {
  const raws = text.normalize('NFC').trim().split(/\s+/);
  const { pieces } = piecesOf(raws.map((raw) => raw.replace(/[^\p{L}\p{N}]/gu, '') || '-').join(' '), {
    ...NO_SPELLINGS,
    lists,
  });
  const none = { place: null, isAtUnit: false };
  if (pieces.length !== raws.length) return none;
  let from = 0;
  for (let skipped = findAt(pieces, from, BEFORE_WHERE); skipped; skipped = findAt(pieces, from, BEFORE_WHERE))
    from += skipped.length;
  const where = findAt(pieces, from, WHERE);
  let to = raws.length;
  while (to > from && findAt(pieces.slice(0, to), to - 1, BEHIND_PLACE)) to -= 1;
  if (!where || to <= from + where.length) return none;
  const unit = findAt(pieces, from + where.length, AT_UNIT);
  if (unit && from + where.length + unit.length === to) return { place: null, isAtUnit: true };
  const place = raws
    .slice(from + where.length, to)
    .join(' ')
    .replace(/[\s,.;!]+$/, '');
  return { place, isAtUnit: false };
}
