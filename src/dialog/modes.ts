/** Whether it took place in person, online or both, by what people call it: "học qua zoom", "trên gút mít", "ngoài sân trường". */
import type { Mode } from '../turn/index.ts';
import type { Spellings } from '../understanding/spellings.ts';
import { AT_UNIT, BEFORE_WHERE, BEHIND_PLACE, type ModeSign, namesOfPlatform, SIGNS, WHERE } from './mode-words.ts';
import { findAt, LONGEST_LINE, type Piece, type PieceTable, piecesOf, tableOfNames } from './pieces.ts';

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
export function readMode(text: string, platforms: readonly Known[], spellings?: Spellings): ModeRead | null {
  if (text.length > LONGEST_LINE) return null;
  const { pieces } = piecesOf(text, spellings);
  if (pieces.length > MOST_WORDS) return null;
  const named = platformsIn(pieces, platforms);
  const signs = signsIn(pieces);
  // "tt" is short for both.
  const isOpen = pieces.some(({ plain }) => plain.endsWith('%') || (plain === 'tt' && signs.has('join')));
  if (signs.has('against') || isOpen) return null;
  const isOnline = signs.has('online') || named.some(({ inPerson }) => !inPerson);
  const isInPerson = signs.has('in-person') || named.some(({ inPerson }) => inPerson);
  const online = named.filter(({ inPerson }) => !inPerson);
  const told = { ...placeIn(text), platform: online.length === 1 ? (online[0]?.code ?? null) : null };
  // "kết hợp với đoàn thanh niên" says with whom.
  const isJoined = signs.has('joined') && (isOnline ? isInPerson : !isInPerson && !signs.has('join'));
  const isMixed = signs.has('both') || isJoined;
  if (isMixed || (isOnline && isInPerson && signs.has('join'))) return { mode: 'mixed', ...told };
  if (isParted(pieces)) return isOnline && isInPerson ? { mode: 'mixed', ...told } : null;
  if ((isOnline && isInPerson) || signs.has('joined')) return { which: ['in-person', 'online', 'mixed'] };
  // "nửa ở trường, nửa ở nhà": the other half was elsewhere.
  if (!isOnline && isInPerson && pieces.filter(({ plain }) => plain === 'nua').length > 1)
    return pieces.some(({ plain }) => plain === 'nha') ? { mode: 'mixed', ...told } : { which: ['in-person', 'mixed'] };
  if (isOnline) return { mode: 'online', ...told, place: null, isAtUnit: false };
  return isInPerson ? { mode: 'in-person', ...told, platform: null } : null;
}

/** "lớp gần thì đến tận nơi, còn cháu ở xa thì vào mạng": some so, and the others otherwise. */
function isParted(pieces: readonly Piece[]): boolean {
  const at = ['gan', 'xa', 'con', 'cung'].map((word) => pieces.findIndex(({ plain }) => plain === word));
  const [near = -1, far = -1, turn = -1, also = -1] = at;
  return near >= 0 && far >= 0 && also < 0 && turn > Math.min(near, far) && turn < Math.max(near, far);
}

/** The longest words at each place: "phát trực tiếp" is online, "trực tiếp" is not. */
function signsIn(pieces: readonly Piece[]): ReadonlySet<ModeSign> {
  const signs = new Set<ModeSign>();
  for (let at = 0; at < pieces.length; ) {
    const found = findAt(pieces, at, SIGNS);
    if (found) signs.add(found.value);
    if (!found && /[&+/]/.test(pieces[at]?.before ?? '')) signs.add('join');
    at += found?.length ?? 1;
  }
  return signs;
}

const kept = new WeakMap<readonly Known[], PieceTable<Known>>();

function platformsIn(pieces: readonly Piece[], platforms: readonly Known[]): readonly Known[] {
  const table =
    kept.get(platforms) ??
    tableOfNames(platforms.flatMap((each) => namesOfPlatform(each).map((word) => [word, each] as const)));
  kept.set(platforms, table);
  const found = pieces.flatMap((_, at) => findAt(pieces, at, table)?.value ?? []);
  return [...new Set(found)];
}

/** "trực tiếp ở sân trường": the place in the person's own words; `isAtUnit`: it is the unit itself. */
function placeIn(text: string): { readonly place: string | null; readonly isAtUnit: boolean } {
  const raws = text.normalize('NFC').trim().split(/\s+/);
  const { pieces } = piecesOf(raws.map((raw) => raw.replace(/[^\p{L}\p{N}]/gu, '') || '-').join(' '));
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
